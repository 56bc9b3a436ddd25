// Sets: "the two countries", "both leaders", "its two neighbours", "le parti".
#include <algorithm>

#include "resolver.h"

namespace casus::reference {

using actors::How;
using actors::Type;
using syntax::no_token;

/// The set of these members, known or new.
std::uint32_t Resolver::set_of(std::vector<std::uint32_t> members) {
  std::sort(members.begin(), members.end());
  for (std::uint32_t e = 0; e < entities_.size(); ++e) {
    if (entities_[e].members == members) return e;
  }
  Entity set;
  set.number = 'p';
  set.type = entities_[members[0]].type;
  set.members = std::move(members);
  entities_.push_back(std::move(set));
  return static_cast<std::uint32_t>(entities_.size() - 1);
}

/// The set whose first member the mention names: "Sweden" of "Sweden and Finland".
std::uint32_t Resolver::set_at(std::uint32_t mention) const {
  for (std::uint32_t e = 0; e < entities_.size(); ++e) {
    const Entity& set = entities_[e];
    if (set.members.empty()) continue;
    for (const Occurrence& seen : set.seen) {
      if (seen.mention == mention) return e;
    }
  }
  return no_index;
}

/// How many are counted: "the three allies"; two when no number stands there.
std::size_t Resolver::size_of_set(const Mention& m) const {
  const auto counted = [&](std::uint32_t token) {
    return words_.count(sentence(m).tokens[token].lemma);
  };
  for (std::uint32_t t = m.first; t < m.last; ++t) {
    if (counted(t) != 0) return counted(t);
  }
  for (const std::uint32_t child : sentence(m).children(m.head)) {
    if (counted(child) != 0) return counted(child);
  }
  return 2;
}

/// The most present set of which `size` members remain beside those excluded. It was named side by
/// side, which tells more than that two sides were named at all.
std::uint32_t Resolver::known_set(std::uint32_t index, std::size_t size, Kind kind,
                                  const std::vector<std::uint32_t>& excluded, double& score) const {
  const Mention& m = mentions_[index];
  std::uint32_t best = no_index;
  for (std::uint32_t e = 0; e < entities_.size(); ++e) {
    const Entity& set = entities_[e];
    if (set.members.empty()) continue;
    std::size_t left = 0;
    bool fits = true;
    std::vector<std::uint32_t> sides;
    for (const std::uint32_t member : set.members) {
      // Two of one country are two persons, but one side.
      const bool again = kind != Kind::person &&
                         std::any_of(sides.begin(), sides.end(),
                                     [&](std::uint32_t side) { return same_camp(side, member); });
      if (again) continue;
      sides.push_back(member);
      const bool out = std::any_of(excluded.begin(), excluded.end(),
                                   [&](std::uint32_t x) { return same_side(x, member); });
      if (out) continue;
      ++left;
      const Entity& one = entities_[member];
      if (kind == Kind::person) fits = fits && is_somebody(one);
      if (kind == Kind::country) fits = fits && !one.country.empty();
    }
    const double present = salience(set, m) * words_.preference("pair");
    if (left != size || !fits || present <= score) continue;
    best = e;
    score = present;
  }
  return best;
}

/// The sides of the article by how present they are, one entity a side.
std::vector<Scored> Resolver::sides_of_set(std::uint32_t index, Kind kind,
                                           const std::vector<std::uint32_t>& excluded) const {
  std::vector<Scored> ranked;
  if (kind == Kind::country || kind == Kind::government) {
    ranked = countries_before(index);
  } else {
    ranked = rank(index, &Resolver::fits_any, {});
    std::erase_if(ranked, [this](const Scored& one) { return entities_[one.entity].is_place; });
    std::erase_if(ranked, [this](const Scored& one) {
      return is_sector(entities_[one.entity], "bystander");
    });
    for (Scored& one : ranked) {
      if (kind == Kind::person && !is_somebody(entities_[one.entity])) one.score *= 0.4;
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Scored& a, const Scored& b) { return a.score > b.score; });
  }
  std::vector<Scored> sides;
  const auto same = [&](std::uint32_t e) {
    const bool countries = kind == Kind::country || kind == Kind::government;
    return [this, e, countries](const Scored& other) {
      return countries ? same_side(other.entity, e) : same_camp(other.entity, e);
    };
  };
  for (const Scored& one : ranked) {
    const bool out = std::any_of(excluded.begin(), excluded.end(),
                                 [&](std::uint32_t e) { return same_side(e, one.entity); });
    if (out || std::any_of(sides.begin(), sides.end(), same(one.entity))) continue;
    sides.push_back(one);
  }
  return sides;
}

/// The member as the noun asks for it: of "the two countries", the country of a president.
std::uint32_t Resolver::as_kind(std::uint32_t e, Kind kind) {
  const std::string country = entities_[e].country;
  if (country.empty() || (kind != Kind::country && kind != Kind::government)) return e;
  return entity_for(
      kind == Kind::government ? sector_identity(country, "GOV") : country_identity(country),
      Type::country);
}

/// A first sentence may count those whom the next ones name.
void Resolver::look_ahead(std::uint32_t index, Kind kind, std::size_t size) {
  const Mention& m = mentions_[index];
  if (kind == Kind::any) return;
  std::vector<std::uint32_t> members;
  for (const std::uint32_t other : order_) {
    const Mention& o = mentions_[other];
    const std::uint32_t entity = entity_of_[other];
    if (position(o) <= position(m) || entity == no_index || result_[other].is_place) continue;
    if (o.sentence - m.sentence > 2 || members.size() == size) break;
    const Entity& one = entities_[entity];
    const bool fits = one.members.empty() && !one.country.empty() &&
                      (kind == Kind::person ? is_somebody(one) && one.number != 'p' : true);
    const bool known = std::any_of(members.begin(), members.end(),
                                   [&](std::uint32_t e) { return same_side(e, entity); });
    if (fits && !known) members.push_back(entity);
  }
  if (members.size() != size) return;
  for (std::uint32_t& member : members) member = as_kind(member, kind);
  settle(index, set_of(std::move(members)), 0.5F, How::both, "those that are named next");
}

void Resolver::resolve_set(std::uint32_t index) {
  const Mention& m = mentions_[index];
  if (words_.is_word("generic", head(m).lemma)) return;
  bool listed = false;
  Kind kind = words_.kind(head(m).lemma, &listed);
  if (!listed) kind = words_.kind(m.kind);
  const std::size_t size = size_of_set(m);
  std::vector<std::uint32_t> excluded;
  for (const std::uint32_t other : co_arguments(index)) {
    if (entity_of_[other] != no_index) excluded.push_back(entity_of_[other]);
  }
  const std::uint32_t owner = owner_of(index);
  if (owner != no_index && entity_of_[owner] != no_index) excluded.push_back(entity_of_[owner]);
  // "Oslo shared it with the two neighbours": with its own.
  if (words_.relation(head(m).lemma) == Relation::partner ||
      words_.relation(m.kind) == Relation::partner) {
    const std::uint32_t verb = clause_of(m);
    const std::uint32_t subject = verb == no_token ? no_index : subject_of(m.sentence, verb);
    if (subject != no_index && subject != index && entity_of_[subject] != no_index) {
      excluded.push_back(entity_of_[subject]);
    }
  }
  // "The three foreign ministers" of three countries named side by side: one of each.
  if (kind == Kind::person && !m.sector.empty()) {
    double none = 0;
    double some = 0;
    if (known_set(index, size, kind, excluded, none) == no_index) {
      const std::uint32_t countries = known_set(index, size, Kind::country, excluded, some);
      if (countries != no_index) {
        std::vector<std::uint32_t> members;
        for (const std::uint32_t member : std::vector(entities_[countries].members)) {
          const std::string country = entities_[member].country;
          members.push_back(entity_for(sector_identity(country, m.sector), Type::role));
        }
        if (members.size() == size) {
          settle(index, set_of(std::move(members)), 0.7F, How::both, "one of each country");
          return;
        }
      }
    }
  }
  bool met = false;
  std::vector<Scored> sides = sides_of_set(index, kind, excluded);
  // "A handed it to B under a deal that C did not broker. The two …": those who faced each other.
  if (size == 2 && sides.size() > 2 && !faced(sides[0].entity, sides[1].entity, m) &&
      faced(sides[0].entity, sides[2].entity, m)) {
    std::swap(sides[1], sides[2]);
    met = true;
  }
  // The least present of those that would be put together must beat the set named as one.
  double score = sides.size() >= size ? sides[size - 1].score : 0;
  const std::uint32_t set = known_set(index, size, kind, excluded, score);
  std::vector<std::uint32_t> members;
  float sure = 0.8F;
  if (set != no_index) {
    for (const std::uint32_t member : entities_[set].members) {
      const bool out = std::any_of(excluded.begin(), excluded.end(),
                                   [&](std::uint32_t x) { return same_side(x, member); });
      if (!out) members.push_back(member);
    }
  } else if (sides.size() >= size) {
    const double lead = sides.size() > size ? (sides[size - 1].score - sides[size].score) /
                                                  words_.preference("margin")
                                            : 1.0;
    sure = met ? 0.6F : static_cast<float>(0.4 + 0.5 * std::min(1.0, lead));
    for (std::size_t i = 0; i < size; ++i) members.push_back(sides[i].entity);
  } else {
    look_ahead(index, kind, size);
    return;
  }
  for (std::uint32_t& member : members) member = as_kind(member, kind);
  settle(index, set_of(std::move(members)), sure, How::both,
         set != no_index ? "those named side by side" : "the sides most present");
}

}  // namespace casus::reference
