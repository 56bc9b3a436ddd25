// Who belongs to a role: the adjectives, owner and person around a noun like "president". The tree
// is asked first; what stands side by side counts even where the tree is wrong.
#include "compose.h"

#include <algorithm>

namespace casus::actors {
namespace {

using syntax::Upos;

bool joins_names(const syntax::Token& token) {
  return token.is("flat") || token.is("compound") || token.is("appos") || token.is("nmod");
}

}  // namespace

Composer::Composer(const syntax::Sentence& sentence, std::uint32_t index, std::vector<Unit> units,
                   const Context& context)
    : sentence_(sentence),
      index_(index),
      units_(std::move(units)),
      found_(units_.size()),
      context_(context) {}

bool Composer::is_person_name(const Unit& unit) const {
  return unit.kind == UnitKind::name &&
         context_.data.actors[unit.sense().target].type == Type::person;
}

bool Composer::is_person(const Unit& unit) const {
  if (unit.place_only) return false;
  if (unit.kind == UnitKind::unknown) return unit.type == Type::person;
  if (unit.kind != UnitKind::name) return false;
  return context_.data.actors[unit.sense().target].type == Type::person &&
         unit.sense().kind != SenseKind::role;
}

std::vector<std::uint32_t> Composer::roles_by_depth() const {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order;
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    if (units_[i].kind != UnitKind::role || units_[i].used) continue;
    std::uint32_t depth = 0;
    std::uint32_t token = units_[i].head;
    while (sentence_.tokens[token].head != syntax::no_token && depth <= sentence_.tokens.size()) {
      token = sentence_.tokens[token].head;
      ++depth;
    }
    order.emplace_back(depth, i);
  }
  // Deepest first: "portavoce del ministero russo" takes its country from "ministero russo".
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::uint32_t> roles;
  for (const auto& [depth, role] : order) roles.push_back(role);
  return roles;
}

bool Composer::demonym_belongs(const Unit& demonym, const Unit& role) const {
  if (demonym.used || demonym.part || demonym.kind != UnitKind::demonym) return false;
  const syntax::Token& token = sentence_.tokens[demonym.head];
  // Chains of coordinated adjectives: "Russian, Belarusian and Iranian soldiers".
  std::uint32_t head = token.head;
  if (inside(demonym.head, role)) return true;
  for (std::size_t steps = 0; steps < sentence_.tokens.size() && head != syntax::no_token;
       ++steps) {
    if (inside(head, role)) {
      return steps > 0 || token.is("amod") || token.is("flat") || token.is("compound") ||
             token.is("nmod") || token.is("appos");
    }
    const bool adjective = std::any_of(units_.begin(), units_.end(), [&](const Unit& other) {
      return other.kind == UnitKind::demonym && other.head == head;
    });
    if (!adjective || !sentence_.tokens[demonym.head].is("conj")) break;
    head = sentence_.tokens[head].head;
  }
  // "Le forze di difesa israeliane": behind a bare complement it may still be the noun's.
  const syntax::Token& within =
      token.head == syntax::no_token ? token : sentence_.tokens[token.head];
  bool apart = false;
  for (std::uint32_t t = role.last; t < demonym.first; ++t) {
    apart = apart || sentence_.tokens[t].upos == Upos::PUNCT;
  }
  if (!apart && token.is("amod") && within.upos == Upos::NOUN && within.is("nmod") &&
      within.head != syntax::no_token && inside(within.head, role) &&
      demonym.first == token.head + 1 && marked(token.head, Function::of) &&
      sentence_.child(token.head, "det") == syntax::no_token) {
    return true;
  }
  // "A Bahraini Shia cleric": on a word between them that is nobody itself.
  const bool between = token.is("amod") && within.is("compound") &&
                       within.head != syntax::no_token && inside(within.head, role) &&
                       demonym.last == token.head && token.head + 1 == role.first;
  if (between && std::none_of(units_.begin(), units_.end(),
                              [&](const Unit& other) { return inside(token.head, other); })) {
    return true;
  }
  // "La vicepresidente venezuelana": side by side on one head, or one on the other, they are one
  // subject, even where the adjective was taken for a noun.
  const std::uint32_t above = sentence_.tokens[role.head].head;
  const bool one_subject = demonym.first == role.last && token.upos != Upos::ADJ &&
                           sentence_.child(demonym.head, "det") == syntax::no_token &&
                           (above == token.head || above == demonym.head);
  if (one_subject) return true;
  if (token.upos == Upos::NOUN && token.is("nsubj")) return false;
  const bool adjective = token.upos == Upos::ADJ || token.is("amod") || token.upos == Upos::PROPN;
  if (demonym.first == role.last && token.upos != Upos::NOUN) return true;
  return adjective && demonym.last == role.first;
}

void Composer::take_demonyms(std::uint32_t role) {
  Unit& noun = units_[role];
  Found& found = found_[role];
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    // An adjective right behind another that was taken goes with it: "russo-ucraino".
    const bool same_token = i > 0 && units_[i].kind == UnitKind::demonym && !units_[i].part &&
                            units_[i - 1].used && units_[i - 1].kind == UnitKind::demonym &&
                            units_[i - 1].first == units_[i].first && !found.bases.empty();
    if (!same_token && !demonym_belongs(units_[i], noun)) continue;
    take_demonym(i, role);
  }
  if (found.bases.empty()) return;
  // "The Uzbek and Tajik armies": what is coordinated with a taken adjective, however it hangs.
  for (auto i = static_cast<std::uint32_t>(units_.size()); i-- > 0;) {
    if (coordinated(i, i + 1)) take_demonym(i, role);
  }
  for (std::uint32_t i = 1; i < units_.size(); ++i) {
    if (coordinated(i, i - 1)) take_demonym(i, role);
  }
}

/// Whether an adjective is joined to one that was taken by nothing but "and" and commas.
bool Composer::coordinated(std::uint32_t demonym, std::uint32_t taken) const {
  if (taken >= units_.size()) return false;
  const Unit& one = units_[demonym];
  const Unit& other = units_[taken];
  // "The US and Chinese presidents": an acronym serves as its adjective.
  const bool acronym = one.kind == UnitKind::name && one.sense().kind == SenseKind::country &&
                       one.last <= other.first && one.last == one.first + 1 &&
                       atoms(sentence_.tokens[one.first].form).front().letters == Case::upper;
  if (one.used || one.part || (one.kind != UnitKind::demonym && !acronym)) return false;
  if (!other.used || other.kind != UnitKind::demonym) return false;
  const std::uint32_t first = std::min(one.last, other.last);
  const std::uint32_t last = std::max(one.first, other.first);
  bool joined = false;
  for (std::uint32_t t = first; t < last; ++t) {
    const Upos upos = sentence_.tokens[t].upos;
    if (upos != Upos::CCONJ && upos != Upos::PUNCT) return false;
    joined = true;
  }
  return joined && last - first <= 2;
}

void Composer::take_demonym(std::uint32_t i, std::uint32_t role) {
  Unit& noun = units_[role];
  Found& found = found_[role];
  // Where the tree has put the noun below its adjective, the whole hangs where the adjective does.
  if (sentence_.tokens[noun.head].head == units_[i].head) noun.head = units_[i].head;
  const Actor& actor = context_.data.actors[units_[i].sense().target];
  const bool bloc = !context_.data.is_country(actor.country);
  units_[i].used = true;
  // "African country" is one of many, "African leaders" is the continent's.
  if (bloc && sentence_.tokens[noun.head].feat("Number") != "Plur") return;
  found.bases.push_back(bases_of(i));
  if (units_[i].first >= found.last && units_[i].first <= found.last + 1) {
    found.last = units_[i].last;
  }
  if (units_[i].last <= found.first) found.first = units_[i].first;
}

bool Composer::owner_belongs(const Unit& owner, const Unit& role, bool& of_phrase) const {
  const syntax::Token& head = sentence_.tokens[owner.head];
  const bool child = head.head != syntax::no_token && inside(head.head, role);
  of_phrase = false;
  if (child && (head.is("nmod") || head.is("obl"))) {
    if (marked(owner.head, Function::of)) return of_phrase = true;
    if (marked(owner.head, Function::belongs) || head.deprel == "nmod:poss") return true;
    // "A spokesman for the Malian army": he speaks as the army does.
    const bool speaks = role_of(role).kind.starts_with("spokesperson");
    if (speaks && marked(owner.head, Function::behalf)) return true;
  }
  // "of" side by side, whatever the tree says: "presidente di la Russia".
  std::uint32_t t = found_of(role).last;
  if (t < owner.first && has_function(t, Function::of)) {
    ++t;
    while (t < owner.first && sentence_.tokens[t].upos == Upos::DET) ++t;
    if (t == owner.first) return of_phrase = true;
  }
  // "Seoul's military", "Myanmar's ruling junta".
  if (owner.last < role.first && has_function(owner.last, Function::belongs)) {
    std::uint32_t next = owner.last + 1;
    while (next < found_of(role).first && sentence_.tokens[next].is("amod")) ++next;
    if (next == found_of(role).first) return true;
  }
  if (owner.kind == UnitKind::role) return false;
  const bool linked = child || inside(sentence_.tokens[role.head].head, owner) ||
                      head.head == sentence_.tokens[role.head].head;
  const bool before = owner.last == found_of(role).first && linked;
  const bool behind = owner.first == found_of(role).last;
  if (!before && !behind) {
    // "The X Forces massacred worshippers": a verb between them parts them, whatever the tree.
    for (std::uint32_t between = owner.last; between < role.first; ++between) {
      if (sentence_.tokens[between].upos == Upos::VERB) return false;
    }
    return child && head.is("compound");
  }
  if (behind && head.is("nsubj")) return false;
  if (!is_person(owner)) return before || joins_names(head) || child;
  // "governo Netanyahu", "Trump administration", "a Putin adviser": a body may be called by its
  // head, an attendant by whom he serves.
  const RoleClass role_class = role_of(role).role_class;
  if (before && child && head.is("compound")) return true;
  if (before && sentence_.tokens[role.head].is("flat") &&
      inside(sentence_.tokens[role.head].head, owner)) {
    return true;
  }
  return role_class == RoleClass::body || (before && role_class == RoleClass::people);
}

void Composer::take_owner(std::uint32_t role) {
  Found& found = found_[role];
  const RoleClass role_class = role_of(units_[role]).role_class;
  // "da parte della Russia" names Russia, not a side of it.
  if (role_class == RoleClass::side) return;
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    Unit& owner = units_[i];
    if (i == role || owner.used || owner.part) continue;
    const bool nested = owner.kind == UnitKind::role && found_[i].settled;
    if (owner.kind != UnitKind::name && owner.kind != UnitKind::unknown && !nested) continue;
    if (nested && found_[i].bases.empty() && found_[i].title_of == no_index) continue;
    bool of_phrase = false;
    if (!owner_belongs(owner, units_[role], of_phrase)) continue;
    found.owner = i;
    if (owner.first >= found.last && owner.first <= found.last + 3) found.last = owner.last;
    if (owner.last <= found.first && owner.last + 1 >= found.first) found.first = owner.first;
    if (role_class == RoleClass::relation) return;
    auto bases = bases_of(i);
    if (!bases.empty()) found.bases.push_back(std::move(bases));
    // What only says whose is told by the role; people stay mentions of their own.
    const bool country = nested && role_of(owner).role_class == RoleClass::kind;
    if (country || (!is_person(owner) && owner.kind == UnitKind::name)) owner.used = true;
    if (of_phrase && owner.used) take_further_owners(role, i);
    return;
  }
  // "le autorità in Iraq": surely there, less surely theirs.
  if (role_class == RoleClass::relation || role_class == RoleClass::kind) return;
  // … and an ambassador's least of all.
  const std::string& kind = role_of(units_[role]).kind;
  const bool abroad = kind == "ambassador" || kind == "envoy";
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    const Unit& place = units_[i];
    if (place.used || place.kind != UnitKind::name || place.type == Type::person) continue;
    const std::uint32_t head = sentence_.tokens[place.head].head;
    if (head == syntax::no_token || !inside(head, units_[role])) continue;
    if (!marked(place.head, Function::in) || !found.bases.empty()) continue;
    if (abroad && marked(place.head, Function::posted)) continue;
    auto bases = bases_of(i);
    for (Base& base : bases) base.confidence *= 0.6F;
    if (!bases.empty()) found.bases.push_back(std::move(bases));
  }
}

/// "The navies of India and Oman", "i ministri di Francia, Germania e Italia": of each.
void Composer::take_further_owners(std::uint32_t role, std::uint32_t owner) {
  Found& found = found_[role];
  if (sentence_.tokens[units_[role].head].feat("Number") != "Plur") return;
  std::uint32_t end = found.last, last = owner;
  for (std::uint32_t i = owner + 1; i < units_.size(); ++i) {
    const Unit& next = units_[i];
    if (next.used || next.part || next.kind != UnitKind::name || is_person(next)) break;
    // An article without the case marker begins something new.
    bool comma = false, conjunction = false, of = false, article = false, other = false;
    for (std::uint32_t t = end; t < next.first; ++t) {
      const syntax::Token& token = sentence_.tokens[t];
      if (token.form == ",")
        comma = true;
      else if (token.upos == Upos::CCONJ)
        conjunction = true;
      else if (has_function(t, Function::of))
        of = true;
      else if (token.upos == Upos::DET)
        article = true;
      else
        other = true;
    }
    if (other || !(comma || conjunction) || (article && !of) || bases_of(i).empty()) break;
    end = next.last;
    if (!conjunction) continue;
    last = i;  // what a comma joins counts once "and" has closed the list
    break;
  }
  for (std::uint32_t i = owner + 1; i <= last; ++i) {
    found.bases.push_back(bases_of(i));
    found.last = units_[i].last;
    units_[i].used = true;
  }
}

void Composer::take_person(std::uint32_t role) {
  Found& found = found_[role];
  const Unit& noun = units_[role];
  const RoleClass role_class = role_of(noun).role_class;
  if (role_class == RoleClass::body || role_class == RoleClass::side ||
      role_class == RoleClass::kind) {
    return;
  }
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    // Behind an office a name is a person's, whatever else it may look like.
    const bool titled = units_[i].kind == UnitKind::unknown && units_[i].first == found.last &&
                        role_class == RoleClass::office;
    const syntax::Token& own = sentence_.tokens[noun.head];
    // "X, a police officer": whatever the model took X for.
    const bool described = units_[i].kind == UnitKind::unknown && units_[i].type == Type::place &&
                           own.is("appos") && own.head != syntax::no_token &&
                           inside(own.head, units_[i]) &&
                           (role_class == RoleClass::office || role_class == RoleClass::person);
    if (described) units_[i].type = Type::person;
    if (units_[i].used || units_[i].part || !(titled || is_person(units_[i]))) continue;
    const syntax::Token& head = sentence_.tokens[units_[i].head];
    // "Guests of Prime Minister X": X is the prime minister.
    const bool taken = std::any_of(found_.begin(), found_.end(), [&](const Found& other) {
      return other.settled && other.title_of == i;
    });
    const bool behind = units_[i].first == found.last && i != found.owner;
    if (taken && behind) continue;
    if (behind && role_class != RoleClass::people) {
      found.title_of = i;
      found.last = units_[i].last;
      return;
    }
    const bool below = head.is("appos") && head.head != syntax::no_token && inside(head.head, noun);
    // "Colonel X, a spokesman": the tree may hang him on the title.
    const bool titled_above = own.head != syntax::no_token && own.head + 1 == units_[i].first &&
                              i > 0 && units_[i - 1].kind == UnitKind::role &&
                              inside(own.head, units_[i - 1]);
    const bool above = own.is("appos") && own.head != syntax::no_token &&
                       (inside(own.head, units_[i]) || titled_above);
    // One person is no "soldiers", whatever the tree says.
    if ((below || above) && own.feat("Number") != "Plur") found.appositive = i;
  }
}

/// Of a word with several meanings the one that what was found around it allows.
void Composer::choose_sense(Unit& role) const {
  const Found& found = found_of(role);
  const auto class_of = [&](const Sense& sense) {
    return context_.data.roles[sense.target].role_class;
  };
  std::erase_if(role.senses, [&](const Sense& sense) {
    return sense.kind != SenseKind::role || class_of(sense) == RoleClass::title ||
           class_of(sense) == RoleClass::place || class_of(sense) == RoleClass::street ||
           class_of(sense) == RoleClass::club || class_of(sense) == RoleClass::thing;
  });
  if (role.senses.size() < 2) return;
  const bool alone = found.bases.empty();
  const bool plural = role.sense().number == 'p';
  for (std::size_t i = 1; i < role.senses.size(); ++i) {
    // "the parties" are the sides, "the Labour party" is not.
    if (alone && plural && class_of(role.senses[i]) == RoleClass::side) {
      std::swap(role.senses[0], role.senses[i]);
      return;
    }
  }
}

void Composer::gather(std::uint32_t role) {
  Unit& noun = units_[role];
  Found& found = found_[role];
  found.first = noun.first;
  found.last = noun.last;
  if (is_private(noun) || is_town(noun)) {
    noun.used = true;
    return;
  }
  take_portfolio(role);
  take_group(role);
  const bool grouped = !found.bases.empty();
  take_demonyms(role);
  if (!grouped && found.bases.empty()) take_owner(role);
  take_distant_owner(role);
  if (!grouped) take_group(role);  // behind an adjective: "ribelli yemeniti Houthi"
  if (found.bases.size() > 1) keep_groups(role);
  choose_sense(noun);
  if (noun.senses.empty()) {
    noun.used = true;
    return;
  }
  if (found.title_of != no_index) {
    found.last = units_[found.title_of].last;
  } else {
    take_person(role);
  }
  found.settled = true;
}

std::string Composer::combine(const std::string& base, std::string_view sector) const {
  return with_sector(context_.data, base, sector);
}

std::vector<Composer::Base> Composer::bases_of(std::uint32_t index) const {
  const Unit& unit = units_[index];
  std::vector<Base> bases;
  if (unit.kind == UnitKind::role) {
    for (const auto& several : found_[index].bases) {
      for (Base base : several) {
        base.code = combine(base.code, role_of(unit).sector);
        base.confidence *= 0.95F;
        bases.push_back(std::move(base));
      }
    }
    return bases;
  }
  if (unit.kind == UnitKind::unknown || unit.namesake) return bases;
  if (unit.place_only && is_person_name(unit)) return bases;
  for (const Candidate& one : candidates_of(unit, context_)) {
    for (const Sense& sense : unit.senses) {
      if (sense.target >= context_.data.actors.size() || sense.kind == SenseKind::role) continue;
      const Actor& actor = context_.data.actors[sense.target];
      const bool same = one.actor.id == actor.id || one.actor.id.starts_with(actor.id + "/");
      if (!same) continue;
      Base base;
      base.confidence = one.confidence;
      base.reason = "role with its country";
      base.code = one.actor.code;
      base.actor = sense.target;
      if (actor.type == Type::country) base.code = actor.country;
      if (actor.type == Type::person) {
        // "La Commissione von der Leyen" is the Union's, not her country's.
        if (!one.actor.code.empty() && !context_.data.is_country(one.actor.code.substr(0, 3))) {
          base.reason = "role with its head";
          bases.push_back(std::move(base));
          break;
        }
        const std::uint32_t country = context_.data.find_actor("country/" + actor.country);
        if (country == no_index) break;
        base.actor = country;
        base.code = actor.country;
        base.reason = "role with its head";
      } else if (actor.type != Type::country) {
        base.reason = "role in an organisation";
      }
      bases.push_back(std::move(base));
      break;
    }
  }
  return bases;
}

/// "Il presidente e il ministro degli Esteri russi": what one of a coordination has, all have.
void Composer::share_between_conjuncts() {
  const auto bare = [&](std::uint32_t i) {
    return units_[i].kind == UnitKind::role && !units_[i].used && found_[i].settled &&
           found_[i].bases.empty() && found_[i].owner == no_index;
  };
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    if (!bare(i)) continue;
    for (std::uint32_t k = 0; k < units_.size(); ++k) {
      if (k == i || units_[k].kind != UnitKind::role || found_[k].bases.size() != 1) continue;
      if (found_[k].title_of != no_index || found_[i].title_of != no_index) continue;
      const syntax::Token& there = sentence_.tokens[units_[k].head];
      const bool conjoined = there.is("conj") && there.head == units_[i].head;
      if (!conjoined || units_[k].first < units_[i].first) continue;
      auto bases = found_[k].bases[0];
      for (Base& base : bases) {
        base.confidence *= 0.7F;
        base.reason = "shared by coordination";
      }
      found_[i].bases.push_back(std::move(bases));
      break;
    }
  }
}

std::vector<Mention> Composer::run() {
  apply_helpers();
  drop_titles();
  disown_names();
  for (const std::uint32_t role : roles_by_depth()) gather(role);
  share_between_conjuncts();
  absorb_demonyms();
  std::vector<Mention> mentions;
  // Titles first: they take names and mark them as told.
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    if (units_[i].kind == UnitKind::role && !units_[i].used) emit_role(i, mentions);
  }
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    const Unit& unit = units_[i];
    if (unit.used) continue;
    if (unit.kind == UnitKind::name || unit.kind == UnitKind::unknown) emit_name(i, mentions);
    if (unit.kind == UnitKind::demonym) emit_demonym(i, mentions);
    if (unit.kind == UnitKind::pronoun) emit_pronoun(unit, mentions);
  }
  numeral_sets(mentions);
  return mentions;
}

}  // namespace casus::actors
