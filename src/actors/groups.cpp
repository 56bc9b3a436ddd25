// Groups that a role names ("Hamas militants"), and countries that only repeat whose they are.
#include <algorithm>

#include "compose.h"

namespace casus::actors {

/// "Milizie Houthi dello Yemen", "Hamas militants": the group's own name beside the noun says more
/// than any country around it.
void Composer::take_group(std::uint32_t role) {
  Found& found = found_[role];
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    Unit& group = units_[i];
    if (group.used || group.part || group.kind != UnitKind::name ||
        group.sense().kind != SenseKind::actor || is_person(group)) {
      continue;
    }
    const Standing now =
        standing(context_.data, context_.data.actors[group.sense().target], context_.day);
    const auto row = context_.data.codes.find(now.code);
    const bool international =
        row != context_.data.codes.end() && row->second.kind == "organisation";
    if (international || (group.last != found.first && group.first != found.last)) continue;
    if (sentence_.tokens[group.head].is("nsubj")) continue;
    found.bases.push_back(bases_of(i));
    found.first = std::min(found.first, group.first);
    found.last = std::max(found.last, group.last);
    group.used = true;
    return;
  }
}

/// A group that was found beside its country's adjective is meant alone.
void Composer::keep_groups(std::uint32_t role) {
  auto& bases = found_[role].bases;
  const auto is_group = [&](const std::vector<Base>& several) {
    return !several.empty() && !context_.data.is_country(several[0].code) &&
           several[0].reason == "role in an organisation";
  };
  if (std::any_of(bases.begin(), bases.end(), is_group)) {
    std::erase_if(bases, [&](const auto& several) { return !is_group(several); });
  }
}

/// "Peru's Congress", "the Ukrainian National Guard": a name that is also a common word is that
/// word where another country stands beside it as its owner.
void Composer::disown_names() {
  const auto country_of = [&](const Unit& unit) -> const std::string& {
    return context_.data.actors[unit.sense().target].country;
  };
  for (std::size_t i = 0; i < units_.size(); ++i) {
    Unit& name = units_[i];
    if (name.used || name.part || name.kind != UnitKind::name) continue;
    if (name.sense().kind != SenseKind::actor || is_person(name)) continue;
    const bool common = std::any_of(name.senses.begin(), name.senses.end(), [](const Sense& sense) {
      return sense.kind == SenseKind::role;
    });
    if (!common) continue;
    for (const std::size_t k : {i - 1, i + 1}) {
      if (k >= units_.size()) continue;
      const Unit& owner = units_[k];
      const bool demonym = owner.kind == UnitKind::demonym;
      const bool country = owner.kind == UnitKind::name && owner.sense().kind == SenseKind::country;
      if (owner.part || (!demonym && !country) || country_of(owner) == country_of(name)) continue;
      const bool adjective = demonym && (owner.last == name.first || owner.first == name.last);
      const bool genitive =
          owner.last + 1 == name.first && has_function(owner.last, Function::belongs);
      bool of = k > i && has_function(name.last, Function::of);
      for (std::uint32_t t = name.last + 1; of && t < owner.first; ++t) {
        of = sentence_.tokens[t].upos == syntax::Upos::DET;
      }
      if (!adjective && !genitive && !of) continue;
      std::erase_if(name.senses, [](const Sense& sense) { return sense.kind != SenseKind::role; });
      name.kind = UnitKind::role;
      name.type = Type::role;
      break;
    }
  }
}

/// "I maoisti indiani", "the Syrian Kurdish YPG": what only repeats a group's own country is told
/// by the group.
void Composer::absorb_demonyms() {
  for (std::size_t i = 0; i < units_.size(); ++i) {
    Unit& group = units_[i];
    const bool named = group.kind == UnitKind::name && group.sense().kind == SenseKind::actor;
    if (group.used || group.part || !named || is_person(group)) continue;
    for (const std::size_t k : {i - 1, i + 1}) {
      if (k >= units_.size()) continue;
      Unit& demonym = units_[k];
      if (demonym.used || demonym.part || demonym.kind != UnitKind::demonym) continue;
      const syntax::Token& token = sentence_.tokens[demonym.head];
      const bool beside = demonym.first == group.last || demonym.last == group.first;
      if (!beside || token.head == syntax::no_token || !inside(token.head, group)) continue;
      // Of groups that share a name it is the one of that country: "i maoisti nepalesi".
      const std::string& country = context_.data.actors[demonym.sense().target].country;
      const auto own = std::find_if(group.senses.begin(), group.senses.end(), [&](const Sense& s) {
        return s.kind == SenseKind::actor && context_.data.actors[s.target].country == country;
      });
      if (own == group.senses.end()) continue;
      group.senses = {Sense(*own)};
      demonym.used = true;
    }
  }
}

}  // namespace casus::actors
