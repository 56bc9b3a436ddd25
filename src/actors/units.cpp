// From all that the dictionary matched to one reading a stretch: longest first.
#include <algorithm>

#include "unit.h"

namespace casus::actors {
namespace {

using syntax::Upos;

/// "Pro-Russian": whoever is so called is no Russian. "Russo-Ukrainian" names two.
bool hangs_on_prefix(const syntax::Sentence& sentence, const Unit& unit,
                     const std::vector<Unit>& before) {
  if (unit.first == 0) return false;
  const syntax::Token& left = sentence.tokens[unit.first - 1];
  const bool joined = left.form.ends_with('-') && left.last == sentence.tokens[unit.first].first;
  if (!joined) return false;
  return before.empty() || before.back().last + 1 < unit.first;
}

/// "Mrs Griffiths" is no Mr Griffiths: takes from a name the senses of the other sex. False when
/// none is left.
bool title_allows(const Unit& title, Unit& name, const Context& context) {
  if (title.kind != UnitKind::helper || title.last != name.first) return true;
  const Role& role = context.data.roles[title.sense().target];
  if (role.role_class != RoleClass::title || role.gender == 0) return true;
  if (name.kind != UnitKind::name) return true;
  std::erase_if(name.senses, [&](const Sense& sense) {
    const bool bearer = sense.kind == SenseKind::short_name || sense.kind == SenseKind::actor;
    if (!bearer) return false;
    const char sex = context.data.actors[sense.target].gender;
    return sex != 0 && sex != role.gender;
  });
  return !name.senses.empty();
}

/// Counts what the article is about, to weigh what is ambiguous later.
void remember(const syntax::Sentence& sentence, const Unit& unit, Context& context) {
  if (unit.senses.size() != 1) return;
  const Sense& sense = unit.sense();
  if (unit.kind == UnitKind::name && sense.kind == SenseKind::actor) {
    ++context.named[sense.target];
    const auto last = atoms(sentence.tokens[unit.last - 1].form);
    const bool person = context.data.actors[sense.target].type == Type::person;
    if (person && unit.last - unit.first > 1 && !last.empty()) {
      context.bearers[last.back().text] = sense;
    }
  }
  if (unit.kind != UnitKind::name && unit.kind != UnitKind::demonym) return;
  if (sense.kind == SenseKind::epithet) return;
  const std::string& country = context.data.actors[sense.target].country;
  if (!country.empty()) ++context.countries[country];
}

/// Whether the name in `inner` takes the end of the office in `outer`: "capo dello | Stato
/// islamico", "presidente della | Repubblica Democratica del Congo".
bool is_torn(const Match& outer, const Match& inner, const Context& context) {
  if (inner.first <= outer.first || inner.first >= outer.last || inner.last <= outer.last) {
    return false;
  }
  const auto office = std::find_if(outer.senses.begin(), outer.senses.end(),
                                   [](const Sense& one) { return one.kind == SenseKind::role; });
  if (office == outer.senses.end()) return false;
  const bool fancy = std::any_of(outer.senses.begin(), outer.senses.end(),
                                 [](const Sense& one) { return one.kind == SenseKind::epithet; });
  return std::any_of(inner.senses.begin(), inner.senses.end(), [&](const Sense& sense) {
    if (sense.kind == SenseKind::country || sense.kind == SenseKind::seat) return true;
    if (sense.kind == SenseKind::actor) {
      return context.data.actors[sense.target].type == Type::organisation;
    }
    if (sense.kind != SenseKind::role) return false;
    const Role& body = context.data.roles[sense.target];
    const bool other = fancy || body.sector != context.data.roles[office->target].sector;
    return body.role_class == RoleClass::body && other;
  });
}

}  // namespace

std::uint32_t head_of(const syntax::Sentence& sentence, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t t = first; t < last; ++t) {
    const std::uint32_t head = sentence.tokens[t].head;
    const bool outside = head == syntax::no_token || head < first || head >= last;
    if (outside && sentence.tokens[t].upos != Upos::ADP && sentence.tokens[t].upos != Upos::DET) {
      return t;
    }
  }
  return last - 1;
}

std::vector<Unit> find_units(const syntax::Sentence& sentence, Context& context) {
  std::vector<Unit> units;
  std::uint32_t done = 0;
  std::uint32_t shared = syntax::no_token;  // a hyphenated token holds several
  std::vector<Match> matches = scan(sentence, context.language);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    Match& match = matches[i];
    for (std::size_t k = i + 1; k < matches.size() && matches[k].first < match.last; ++k) {
      if (!is_torn(match, matches[k], context)) continue;
      auto shorter = scan_until(sentence, context.language, match.first, matches[k].first);
      if (shorter) match = std::move(*shorter);
      break;
    }
    // "The South" is nobody in "the South China Sea": an article starts no name that is cut short.
    const bool cut = i + 1 < matches.size() && matches[i + 1].first == match.first + 1 &&
                     match.last > match.first + 1 && matches[i + 1].last > match.last &&
                     sentence.tokens[match.first].upos == Upos::DET;
    if (cut) continue;
    const bool same_token = match.last == match.first + 1 && match.first == shared;
    if (match.first < done && !same_token) continue;
    auto unit = read_match(sentence, match, context);
    if (!unit) continue;
    done = unit->last;
    if (unit->kind == UnitKind::demonym && hangs_on_prefix(sentence, *unit, units)) continue;
    if (!units.empty() && !title_allows(units.back(), *unit, context)) continue;
    shared = unit->first;
    units.push_back(std::move(*unit));
  }
  add_unknown_names(sentence, context, units);
  place_towns(sentence, context, units);
  drop_works(sentence, context, units);
  for (const Unit& unit : units) remember(sentence, unit, context);
  return units;
}

}  // namespace casus::actors
