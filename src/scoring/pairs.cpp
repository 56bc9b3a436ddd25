// An event lists actors on two sides. It is compared as the set of its pairs of a source and a
// target, so that one event with two sources equals two events with one each.
#include "pairs.h"

#include <algorithm>
#include <iterator>

namespace casus::scoring {
namespace {

constexpr std::string_view open_side = "None";
constexpr std::string_view no_country = "?";

std::vector<Actor> actors_of(const std::vector<std::string>& codes, const Aliases& aliases) {
  std::vector<Actor> actors;
  for (const std::string& code : codes) {
    if (auto actor = aliases.actor(code)) actors.push_back(std::move(*actor));
  }
  return actors;
}

/// A bare country stands for its government.
std::string with_sector(const Actor& actor) {
  const bool is_bare = actor.sector.empty() && !actor.is_body;
  return "(" + actor.state + " " + (is_bare ? "GOV" : actor.sector) + ")";
}

using Key = std::pair<std::string, std::string>;
std::set<Key> distinct(const std::vector<Actor>& actors) {
  std::set<Key> keys;
  for (const Actor& actor : actors) keys.insert({actor.state, actor.sector});
  return keys;
}

Pair undirected(Pair pair) {
  if (pair.second < pair.first) std::swap(pair.first, pair.second);
  return pair;
}

struct Sides {
  std::vector<Actor> sources, targets;
  bool reciprocal = false;
  bool symmetric = false;
};

Sides sides_of(const Reading& reading, const Aliases& aliases) {
  Sides sides{actors_of(reading.sources, aliases), actors_of(reading.targets, aliases)};
  const auto sources = distinct(sides.sources);
  const bool many = sources.size() > 1;
  if (sides.targets.empty()) {
    sides.reciprocal = many && aliases.is_together(reading.type);
  } else {
    sides.reciprocal = many && sources == distinct(sides.targets);
  }
  sides.symmetric = sides.reciprocal || aliases.is_symmetric(reading.type);
  return sides;
}

template <class Name>
Pairs pairs_of(const Sides& sides, const Name& name) {
  const auto names = [&](const std::vector<Actor>& actors) {
    std::vector<std::string> all;
    for (const Actor& actor : actors) all.push_back(name(actor));
    if (all.empty()) all.emplace_back(open_side);
    return all;
  };
  const auto sources = names(sides.sources);
  const auto targets = names(sides.targets);
  Pairs pairs;
  pairs.symmetric = sides.symmetric;
  const auto add = [&](const std::string& source, const std::string& target) {
    Pair pair{source, target};
    pairs.undirected.insert(undirected(pair));
    pairs.directed.insert(sides.symmetric ? undirected(pair) : pair);
  };
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (sides.reciprocal) {
      for (std::size_t j = i + 1; j < sources.size(); ++j) add(sources[i], sources[j]);
    } else {
      for (const std::string& target : targets) add(sources[i], target);
    }
  }
  return pairs;
}

/// Who says so. Speakers of no country (the press, "sources") are the same as none; a system that
/// names the source of the act as its claimant adds nothing.
bool same_claimant(const Reading& gold, const Reading& system) {
  const auto named = [](std::set<std::string> states) {
    states.erase(std::string(no_country));
    return states;
  };
  const auto asked = named(gold.claimant_states);
  const auto given = named(system.claimant_states);
  if (asked.empty()) {
    return std::includes(system.source_states.begin(), system.source_states.end(), given.begin(),
                         given.end());
  }
  return std::any_of(asked.begin(), asked.end(),
                     [&](const std::string& state) { return given.contains(state); });
}

/// A code of two digits in the gold asks for its root only.
bool same_code(Level level, const std::string& gold, const std::string& system) {
  constexpr std::size_t root_digits = 2;
  if (gold.empty() || system.empty()) return false;
  if (level != Level::root && gold.size() != root_digits) return gold == system;
  return gold.substr(0, root_digits) == system.substr(0, root_digits);
}

}  // namespace

std::set<std::string> states_of(const std::vector<std::string>& codes, const Aliases& aliases) {
  std::set<std::string> states;
  for (Actor& actor : actors_of(codes, aliases)) states.insert(std::move(actor.state));
  return states;
}

void complete(Reading& reading, const Aliases& aliases) {
  const Sides sides = sides_of(reading, aliases);
  reading.countries = pairs_of(sides, [](const Actor& actor) { return actor.state; });
  reading.sectors = pairs_of(sides, with_sector);
  reading.source_states = states_of(reading.sources, aliases);
  reading.claimant_states = states_of(reading.claimants, aliases);
}

bool agree(Level level, const Reading& gold, const Reading& system) {
  if (level != Level::pair && gold.type != system.type) return false;
  switch (level) {
    case Level::actors0:
      return gold.status == "asserted" && system.status == "asserted";
    case Level::status:
      return gold.status == system.status;
    case Level::claimant:
      return gold.status == system.status && same_claimant(gold, system);
    case Level::code:
    case Level::root:
      return same_code(level, gold.code, system.code);
    default:
      return true;
  }
}

const Pairs& pairs(Level level, const Reading& reading) {
  return level == Level::roles ? reading.sectors : reading.countries;
}

void cover(Level level, const Reading& mine, const Reading& other, std::set<Pair>& covered) {
  const Pairs& have = pairs(level, mine);
  const Pairs& want = pairs(level, other);
  const bool any_direction = level == Level::pair || have.symmetric || want.symmetric;
  for (const Pair& pair : have.directed) {
    const bool is_there =
        any_direction ? want.undirected.contains(undirected(pair)) : want.directed.contains(pair);
    if (is_there) covered.insert(pair);
  }
}

bool meet(Level level, const Reading& gold, const Reading& system) {
  if (!agree(level, gold, system)) return false;
  std::set<Pair> covered;
  cover(level, gold, system, covered);
  return !covered.empty();
}

}  // namespace casus::scoring
