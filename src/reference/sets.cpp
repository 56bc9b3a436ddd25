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

/// How many are counted: "the three allies"; two when no number stands there, 0 for a number that
/// no set has ("the six fighters").
std::size_t Resolver::size_of_set(const Mention& m) const {
  const auto counted = [&](std::uint32_t token) {
    return words_.count(sentence(m).tokens[token].lemma);
  };
  for (std::uint32_t t = m.first; t < m.last; ++t) {
    if (counted(t) != 0) return counted(t);
  }
  for (const std::uint32_t child : sentence(m).children(m.head)) {
    if (counted(child) != 0) return counted(child);
    if (sentence(m).tokens[child].is("nummod")) return 0;
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
      const bool states = kind == Kind::country || kind == Kind::government;
      const bool again =
          kind != Kind::person && std::any_of(sides.begin(), sides.end(), [&](std::uint32_t side) {
            return states ? same_side(side, member) : same_camp(side, member);
          });
      if (again) continue;
      sides.push_back(member);
      const bool out = std::any_of(excluded.begin(), excluded.end(),
                                   [&](std::uint32_t x) { return same_side(x, member); });
      if (out) continue;
      ++left;
      const Entity& one = entities_[member];
      if (kind == Kind::person) fits = fits && is_somebody(one);
      if (kind == Kind::country) fits = fits && !one.country.empty();
      if (kind == Kind::group) fits = fits && is_band(one);
      if (kind == Kind::any) fits = fits && is_of_sort(one, m);
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
      return is_sector(entities_[one.entity], "bystander") ||
             words_.is_word("watcher", entities_[one.entity].identity.code);
    });
    // "The two factions" are no ministers and no countries.
    if (kind == Kind::group) {
      std::erase_if(ranked, [this](const Scored& one) { return !is_band(entities_[one.entity]); });
    }
    std::erase_if(ranked, [&](const Scored& one) {
      return !is_of_sort(entities_[one.entity], mentions_[index]);
    });
    // Who watches over a conflict is no party to it.
    if (words_.is_word("adversary", head(mentions_[index]).lemma)) {
      for (Scored& one : ranked) {
        if (entities_[one.entity].country.empty()) one.score *= words_.preference("outsider");
      }
    }
    for (Scored& one : ranked) {
      if (kind == Kind::person && !is_somebody(entities_[one.entity])) one.score *= 0.4;
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Scored& a, const Scored& b) { return a.score > b.score; });
  }
  std::vector<Scored> sides;
  const auto same = [&](std::uint32_t e) {
    const bool countries = kind == Kind::country || kind == Kind::government;
    // A government and its parliament are not "both sides".
    const bool organ = is_sector(entities_[e], "organ");
    return [this, e, countries, organ](const Scored& other) {
      const bool state = organ && is_sector(entities_[other.entity], "organ");
      return countries || state ? same_side(other.entity, e) : same_camp(other.entity, e);
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

/// "A handed it to B under a deal that C did not broker. The two …": those who had most to do with
/// each other come first.
bool Resolver::pair_off(std::vector<Scored>& sides, const Mention& m) const {
  const std::size_t few = std::min<std::size_t>(sides.size(), 4);
  std::size_t first = 0;
  std::size_t second = 1;
  double best = -1;
  for (std::size_t i = 0; i < few; ++i) {
    for (std::size_t j = i + 1; j < few; ++j) {
      // What lies far back counts once.
      const std::size_t near = meetings(sides[i].entity, sides[j].entity, m, 3);
      const bool far = meetings(sides[i].entity, sides[j].entity, m, m.sentence) > near;
      const std::size_t met = std::min<std::size_t>(near + (far ? 1 : 0), 3);
      const double value =
          sides[i].score + sides[j].score + words_.preference("met") * static_cast<double>(met);
      if (value <= best) continue;
      best = value;
      first = i;
      second = j;
    }
  }
  if (few < 3 || (first == 0 && second == 1)) return false;
  const std::vector<Scored> chosen = {sides[first], sides[second]};
  sides.erase(sides.begin() + static_cast<std::ptrdiff_t>(second));
  sides.erase(sides.begin() + static_cast<std::ptrdiff_t>(first));
  sides.insert(sides.begin(), chosen.begin(), chosen.end());
  return true;
}

/// Whether two of these did each other harm before the mention.
bool Resolver::are_foes(const std::vector<std::uint32_t>& members, const Mention& m) const {
  for (const frames::Frame& frame : frames_.frames) {
    if (frame.sentence > m.sentence || !is_one_of(frame.concept_, "hostile")) continue;
    std::vector<std::uint32_t> seen;
    for (const frames::Argument& argument : frame.arguments) {
      const std::uint32_t mention = argument.filler.mention;
      if (mention >= mentions_.size() || entity_of_[mention] == no_index) continue;
      for (const std::uint32_t member : members) {
        if (same_side(member, entity_of_[mention])) seen.push_back(member);
      }
    }
    for (const std::uint32_t one : seen) {
      if (!same_side(one, seen[0])) return true;
    }
  }
  return false;
}

/// Puts the most present two foes first; false when there are none.
bool Resolver::foes_first(std::vector<Scored>& sides, const Mention& m) const {
  const std::size_t few = std::min<std::size_t>(sides.size(), 5);
  for (std::size_t j = 1; j < few; ++j) {
    for (std::size_t i = 0; i < j; ++i) {
      if (!are_foes({sides[i].entity, sides[j].entity}, m)) continue;
      const std::vector<Scored> chosen = {sides[i], sides[j]};
      sides.erase(sides.begin() + static_cast<std::ptrdiff_t>(j));
      sides.erase(sides.begin() + static_cast<std::ptrdiff_t>(i));
      sides.insert(sides.begin(), chosen.begin(), chosen.end());
      return true;
    }
  }
  return false;
}

/// Of those who deny something: whoever said it is none of them.
std::uint32_t Resolver::accuser_before(std::uint32_t index) const {
  const Mention& m = mentions_[index];
  const bool denies = std::any_of(uses(m).begin(), uses(m).end(), [&](const Use& use) {
    return use.role == frames::Role::agent &&
           frames_.frames[use.frame].stance == frames::Stance::denies;
  });
  std::uint32_t found = no_index;
  for (const frames::Claim& claim : frames_.claims) {
    if (!denies || claim.content.empty() || claim.speaker >= mentions_.size()) continue;
    const Mention& speaker = mentions_[claim.speaker];
    if (position(speaker) >= position(m) || m.sentence - speaker.sentence > 1) continue;
    if (entity_of_[claim.speaker] != no_index) found = entity_of_[claim.speaker];
  }
  return found;
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
  // "Both chambers": of one parliament.
  if (words_.is_word("twin", head(m).lemma) && !m.sector.empty()) {
    inherit(index);
    return;
  }
  bool listed = false;
  Kind kind = words_.kind(head(m).lemma, &listed);
  if (!listed) kind = words_.kind(m.kind);
  // "The two teachers killed in the crash": told here for the first time.
  const bool people = words_.is_word("bystander", m.sector);
  if ((people || (kind == Kind::person && m.sector.empty())) && is_told_apart(m)) return;
  // "The two armies": of countries.
  const bool organs = kind == Kind::any && words_.is_word("organ", m.sector);
  if (organs) kind = Kind::country;
  const std::size_t size = size_of_set(m);
  if (size == 0) return;
  // "Other parts of the world".
  const Complement whole = complement_of(m);
  if (kind == Kind::any && m.sector.empty() && whole.noun != no_token &&
      words_.is_word("generic", sentence(m).tokens[whole.noun].lemma)) {
    return;
  }
  // "To both encourage and praise": an adverb.
  if (m.type == Type::pronoun && m.head > 0 &&
      sentence(m).tokens[m.head - 1].upos == syntax::Upos::PART) {
    return;
  }
  std::vector<std::uint32_t> excluded;
  const std::uint32_t accuser = accuser_before(index);
  if (accuser != no_index) excluded.push_back(accuser);
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
  std::vector<Scored> sides = sides_of_set(index, kind, excluded);
  const bool met = size == 2 && pair_off(sides, m);
  // The least present of those that would be put together must beat the set named as one.
  double score = sides.size() >= size ? sides[size - 1].score : 0;
  std::uint32_t set = known_set(index, size, kind, excluded, score);
  // "Both sides" of a conflict are those who did each other harm.
  const bool fought = size == 2 && words_.is_word("adversary", head(m).lemma) &&
                      (set == no_index || !are_foes(entities_[set].members, m)) &&
                      foes_first(sides, m);
  if (fought) set = no_index;
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
    sure = met || fought ? 0.6F : static_cast<float>(0.4 + 0.5 * std::min(1.0, lead));
    for (std::size_t i = 0; i < size; ++i) members.push_back(sides[i].entity);
  } else {
    look_ahead(index, kind, size);
    return;
  }
  for (std::uint32_t& member : members) {
    const std::string country = entities_[member].country;
    member = organs && !country.empty() ? entity_for(sector_identity(country, m.sector), Type::role)
                                        : as_kind(member, kind);
  }
  settle(index, set_of(std::move(members)), sure, How::both,
         set != no_index ? "those named side by side" : "the sides most present");
}

/// Whether it was last named as one of a set that may be meant as well.
bool Resolver::is_part_of(const Scored& one, const std::vector<Scored>& ranked) const {
  const auto& seen = entities_[one.entity].seen;
  return std::any_of(ranked.begin(), ranked.end(), [&](const Scored& other) {
    const Entity& set = entities_[other.entity];
    return std::find(set.members.begin(), set.members.end(), one.entity) != set.members.end() &&
           !seen.empty() && !set.seen.empty() && seen.back().position <= set.seen.back().position;
  });
}

bool Resolver::does_together(std::uint32_t index) const {
  const Mention& m = mentions_[index];
  for (const frames::Frame& frame : frames_.frames) {
    if (frame.sentence != m.sentence) continue;
    const bool does =
        (m.type == Type::zero && frame.predicate == m.head) ||
        std::any_of(uses(m).begin(), uses(m).end(), [&](const Use& use) {
          return &frames_.frames[use.frame] == &frame && use.role == frames::Role::agent;
        });
    if (!does) continue;
    for (const std::string& name : words_.words("together")) {
      const frames::Concept act = concepts_.find(name);
      if (act != frames::Concept::none && concepts_.is_a(frame.concept_, act)) return true;
    }
  }
  return false;
}

/// "X received Y. They signed": nobody plural was named lately, two persons were.
bool Resolver::resolve_pair(std::uint32_t index, const std::vector<Scored>& ranked) {
  const Mention& m = mentions_[index];
  const bool together = does_together(index);
  // "Among them were …": of those who were counted.
  if (words_.is_word("facing", case_of(m))) return false;
  const auto recent = [&](const Entity& entity) {
    return std::any_of(entity.seen.begin(), entity.seen.end(), [&](const Occurrence& seen) {
      return seen.position < position(m) && m.sentence - seen.sentence <= 1;
    });
  };
  for (const Scored& one : ranked) {
    const Entity& entity = entities_[one.entity];
    if (!recent(entity)) continue;
    if (!entity.members.empty() || (entity.number == 'p' && !together)) return false;
  }
  std::vector<std::uint32_t> pair;
  for (const Scored& one : rank(index, &Resolver::fits_any, {})) {
    const Entity& entity = entities_[one.entity];
    if (!recent(entity) || entity.is_place) continue;
    if (!together && (!is_somebody(entity) || entity.number == 'p')) continue;
    if (together && !is_somebody(entity) && entity.country.empty()) continue;
    const bool known = std::any_of(pair.begin(), pair.end(),
                                   [&](std::uint32_t e) { return same_camp(e, one.entity); });
    if (!known) pair.push_back(one.entity);
  }
  if (pair.size() != 2) return false;
  // A band or a state beside a person: only if they had to do with each other.
  const bool persons = is_somebody(entities_[pair[0]]) && is_somebody(entities_[pair[1]]);
  if (!persons && !faced(pair[0], pair[1], m)) return false;
  const How how = m.type == Type::zero ? How::zero : How::pronoun;
  settle(index, set_of(std::move(pair)), 0.6F, how, "the two just named");
  return true;
}

}  // namespace casus::reference
