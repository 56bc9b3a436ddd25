// Who belongs to a role: the adjectives, owner and person around a noun like "president". The tree
// is asked first; what stands side by side counts even where the tree is wrong.
#include "compose.h"

#include <algorithm>

namespace casus::actors {
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
