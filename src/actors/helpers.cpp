// Words that say something about the name beside them: "Piazza Kim Il-sung" is a place, "Real
// Madrid" a club, "ex presidente" out of office; and numbers that stand for a set.
#include "compose.h"

namespace casus::actors {
namespace {

bool is_place_name(const Unit& unit) {
  return unit.kind == UnitKind::name &&
         (unit.type == Type::place || unit.type == Type::country || unit.type == Type::person);
}

}  // namespace

bool Composer::has_function(std::uint32_t token, Function function) const {
  const syntax::Token& word = sentence_.tokens[token];
  return context_.language.has(function, fold(word.form)) ||
         context_.language.has(function, fold(word.lemma));
}

/// Whether a case marker of `token` has the function.
bool Composer::marked(std::uint32_t token, Function function) const {
  for (std::uint32_t t = 0; t < sentence_.tokens.size(); ++t) {
    if (sentence_.tokens[t].head == token && sentence_.tokens[t].is("case") &&
        has_function(t, function)) {
      return true;
    }
  }
  return false;
}

void Composer::apply_helpers() {
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    // "Seoul-based": the town, not the government.
    if (units_[i].kind == UnitKind::name && is_seated(units_[i])) units_[i].place_only = true;
    if (is_stance(units_[i]) || is_style(units_[i])) units_[i].used = true;
    for (const Sense& sense : units_[i].senses) {
      if (sense.kind != SenseKind::role || units_[i].used) continue;
      const RoleClass role_class = context_.data.roles[sense.target].role_class;
      if (role_class == RoleClass::place || role_class == RoleClass::street ||
          role_class == RoleClass::club || role_class == RoleClass::former) {
        apply_helper(i);
        break;
      }
    }
  }
}

/// "Seoul-based", in one token or three.
bool Composer::is_seated(const Unit& unit) const {
  if (unit.part) {
    const auto parts = atoms(sentence_.tokens[unit.first].form);
    return context_.language.has(Function::seated, parts.back().text);
  }
  return unit.last + 1 < sentence_.tokens.size() && sentence_.tokens[unit.last].form == "-" &&
         has_function(unit.last + 1, Function::seated);
}

/// "A Cuban cigar", "cucina cinese", "Manila envelopes": made there or after its manner, nobody's.
bool Composer::is_style(const Unit& unit) const {
  const bool origin =
      unit.kind == UnitKind::demonym || (is_place_name(unit) && !is_person_name(unit));
  const syntax::Token& word = sentence_.tokens[unit.head];
  return origin && (word.is("amod") || word.is("compound")) && word.head != syntax::no_token &&
         has_function(word.head, Function::style);
}

/// "Opposition to the dam": an attitude, and nobody's party.
bool Composer::is_stance(const Unit& unit) const {
  if (unit.kind != UnitKind::role || unit.last >= sentence_.tokens.size()) return false;
  const syntax::Token& next = sentence_.tokens[unit.last];
  return next.is("case") && has_function(unit.head, Function::stance) &&
         has_function(unit.last, Function::toward);
}

void Composer::apply_helper(std::uint32_t helper) {
  Unit& word = units_[helper];
  const auto class_is = [&](RoleClass wanted) {
    for (const Sense& sense : word.senses) {
      if (sense.kind == SenseKind::role && context_.data.roles[sense.target].role_class == wanted) {
        return true;
      }
    }
    return false;
  };
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    Unit& unit = units_[i];
    if (i == helper || unit.used || unit.kind == UnitKind::pronoun) continue;
    const bool behind = unit.first == word.last;
    const bool before = unit.last == word.first;
    const bool same_token = unit.first == word.first && i > helper;
    if (class_is(RoleClass::former)) {
      // "Parliament ousted X" tells of it, "the ousted president" is past.
      const syntax::Token& head = sentence_.tokens[word.head];
      if (head.upos == syntax::Upos::VERB && !head.is("amod") && !head.is("acl")) continue;
      const bool modifies = sentence_.tokens[word.head].head == unit.head;
      if ((behind || same_token || modifies) && unit.kind != UnitKind::demonym) unit.former = true;
      if (behind && unit.kind == UnitKind::demonym && i + 1 < units_.size() &&
          units_[i + 1].first == unit.last) {
        units_[i + 1].former = true;  // "former Russian president"
      }
      continue;
    }
    if (class_is(RoleClass::club)) {
      // "La nazionale francese", "the Kenyan national team": players, not the state.
      const auto upos = sentence_.tokens[word.head].upos;
      if ((behind || before) && unit.kind == UnitKind::demonym &&
          (upos == syntax::Upos::NOUN || upos == syntax::Upos::PROPN)) {
        unit.used = true;
        word.used = true;
      }
      const bool owns = unit.last + 1 == word.first && has_function(unit.last, Function::belongs);
      if ((behind || before || owns) && is_place_name(unit)) {
        unit.first = std::min(unit.first, word.first);
        unit.last = std::max(unit.last, word.last);
        unit.head = head_of(sentence_, unit.first, unit.last);
        unit.kind = UnitKind::unknown;
        unit.type = Type::organisation;
        unit.alias = text_of(sentence_, unit.first, unit.last);
        unit.place_only = true;
        word.used = true;
        return;
      }
      continue;
    }
    // "Pretoria porta il caso": a verb is no gate.
    if (sentence_.tokens[word.head].upos == syntax::Upos::VERB) continue;
    // A street word before the name, or behind it and written as part of it.
    const bool of_it =
        inside(sentence_.tokens[unit.head].head, word) && marked(unit.head, Function::of);
    bool linked = sentence_.tokens[word.head].head == unit.head;
    for (std::uint32_t t = unit.first; t < unit.last; ++t) {
      linked = linked || sentence_.tokens[t].head == word.head;
    }
    // "The band Europe played": two subjects of one verb side by side are one.
    linked = linked || (behind && sentence_.tokens[word.head].is("nsubj") &&
                        sentence_.tokens[unit.head].is("nsubj") &&
                        sentence_.tokens[word.head].head == sentence_.tokens[unit.head].head);
    // "The London Road branch": written as part of the name it belongs to it, whatever the tree.
    const bool written = before && class_is(RoleClass::street) && word.last == word.first + 1 &&
                         atoms(sentence_.tokens[word.first].form).front().letters != Case::lower;
    const bool joined = behind || (before && (linked || written));
    if (!joined && !of_it) continue;
    // "The film Russia banned", but "Piazza Kim Il-sung".
    const bool named = atoms(sentence_.tokens[word.first].form).front().letters != Case::lower ||
                       has_function(word.head, Function::odonym);
    if (class_is(RoleClass::street) && behind && !linked && !named) continue;
    if (class_is(RoleClass::street) && behind && unit.kind == UnitKind::demonym &&
        sentence_.tokens[unit.first].upos == syntax::Upos::PROPN) {
      unit.used = true;  // "the river Jordan" where the name is an adjective's too
      continue;
    }
    if (!is_place_name(unit) && unit.kind != UnitKind::unknown) continue;
    unit.place_only = true;
    // A square that bears a country's name lies anywhere, an airport of a town lies there.
    const bool town = unit.kind == UnitKind::name && unit.type == Type::place;
    if (class_is(RoleClass::street) && !(of_it && town)) unit.namesake = true;
    if (of_it && !behind) continue;
    unit.type = Type::place;
    unit.first = std::min(unit.first, word.first);
    unit.last = std::max(unit.last, word.last);
    unit.head = head_of(sentence_, unit.first, unit.last);
    word.used = true;
    return;
  }
}

/// "i due Paesi", "entrambi i ministri", "both sides".
bool Composer::counted(const Unit& unit) const {
  for (std::uint32_t t = 0; t < sentence_.tokens.size(); ++t) {
    const bool child =
        sentence_.tokens[t].head == unit.head || (t + 1 == unit.first && t < unit.first);
    if (!child || inside(t, unit)) continue;
    if (has_function(t, Function::all)) return true;
    if (!has_function(t, Function::number)) continue;
    // A possessor's article hangs on what is owned: "the two presidents' meeting".
    if (t > 0 && sentence_.tokens[t - 1].upos == syntax::Upos::DET &&
        sentence_.tokens[t - 1].feat("Definite") == "Def") {
      return true;
    }
    // "i due Paesi" means those that were named, "due Paesi" any.
    for (std::uint32_t d = 0; d < unit.head; ++d) {
      const syntax::Token& det = sentence_.tokens[d];
      if ((det.head == unit.head || det.head == t) && det.upos == syntax::Upos::DET &&
          (det.feat("Definite") == "Def" || det.feat("PronType") == "Dem")) {
        return true;
      }
    }
  }
  return false;
}

/// "I due hanno firmato": a number that stands for its set alone.
void Composer::numeral_sets(std::vector<Mention>& mentions) const {
  for (std::uint32_t t = 0; t < sentence_.tokens.size(); ++t) {
    const syntax::Token& token = sentence_.tokens[t];
    if (!has_function(t, Function::number) || token.is("nummod") || token.is("flat")) continue;
    bool definite = false;
    bool noun = false;
    for (const std::uint32_t child : sentence_.children(t)) {
      const syntax::Token& below = sentence_.tokens[child];
      definite = definite || (below.upos == syntax::Upos::DET && below.feat("Definite") == "Def");
      noun = noun || below.upos == syntax::Upos::NOUN;
    }
    const bool argument = token.is("nsubj") || token.is("obj") || token.is("obl") ||
                          token.is("nmod") || token.is("iobj") || token.is("root");
    if (!definite || noun || !argument) continue;
    Unit unit;
    unit.first = unit.head = t;
    unit.last = t + 1;
    Mention mention = blank(unit, Type::pronoun, How::both);
    mention.anaphor = Anaphor::set;
    mention.number = 'p';
    mentions.push_back(std::move(mention));
  }
}

}  // namespace casus::actors
