// Who a name can be: every sense of it, weighed by what the article is about.
#include <algorithm>

#include "unit.h"

namespace casus::actors {
namespace {

constexpr float sure = 0.95F;

/// How much the rest of the article speaks for an actor.
float support(const Actor& actor, std::uint32_t index, const Standing& now,
              const Context& context) {
  float score = 0;
  if (context.named.contains(index)) score += 0.3F;
  if (now.in_office) score += 0.15F;
  // Without a date whoever is still in office is meant rather than a namesake of old.
  const bool sits = std::any_of(actor.terms.begin(), actor.terms.end(), [](const Term& term) {
    return term.office != no_index && term.to == Day::max();
  });
  if (now.undated && sits) score += 0.1F;
  const auto country = context.countries.find(actor.country);
  if (country != context.countries.end()) {
    score += 0.1F + 0.01F * static_cast<float>(std::min<std::uint32_t>(country->second, 10));
  }
  return score;
}

bool condition_holds(std::string_view condition, const Context& context) {
  if (condition.empty()) return true;
  if (context.countries.find(condition) != context.countries.end()) return true;
  const std::uint32_t actor = context.data.find_actor(condition);
  return actor != no_index && context.named.contains(actor);
}

/// "Georgia" beside "Alabama": a country's name that is a region's elsewhere means the region where
/// the article names other towns of that country and nothing else of this one.
bool means_region(const Unit& unit, const Context& context) {
  const auto named = [](const auto& counts, const std::string& country) {
    const auto found = counts.find(country);
    return found != counts.end() ? found->second : 0;
  };
  for (const Sense& sense : unit.senses) {
    if (sense.kind != SenseKind::place) continue;
    const std::string& country = context.data.actors[sense.target].country;
    // … or where the whole article stays in that country.
    const bool at_home = context.countries.size() == 1 && named(context.countries, country) > 0;
    if (named(context.towns, country) == 0 && !at_home) continue;
    return std::none_of(unit.senses.begin(), unit.senses.end(), [&](const Sense& other) {
      return other.kind == SenseKind::country &&
             named(context.countries, context.data.actors[other.target].country) > 0;
    });
  }
  return false;
}

Candidate read(const Sense& sense, const Context& context, bool elsewhere) {
  const Dictionary::Data& data = context.data;
  const Actor& actor = data.actors[sense.target];
  const Standing now = standing(data, actor, context.day);
  const auto make = [&](const std::string& code, float confidence, std::string_view reason) {
    return candidate(data, sense.target, code, context.code, confidence, reason);
  };
  const bool nation = actor.type == Type::country;
  switch (sense.kind) {
    case SenseKind::country:
      if (elsewhere) return make(now.code, 0.5F, "name of the country");
      return make(now.code, sure, "name of the country");
    case SenseKind::demonym:
    case SenseKind::prefix:
      return make(now.code, 0.9F, "adjective of the country");
    case SenseKind::capital:
      return make(with_sector(data, now.code, "GOV"), 0.8F, "capital for its government");
    case SenseKind::seat:
      if (!nation) return make(now.code, 0.85F, "seat of the organisation");
      return make(with_sector(data, now.code, sense.extra.empty() ? "GOV" : sense.extra), 0.9F,
                  "seat of power");
    case SenseKind::place:
      return make(now.code, 0.6F, "place in the country");
    case SenseKind::epithet:
      return make(now.code, condition_holds(sense.extra, context) ? 0.75F : 0.3F, "epithet");
    case SenseKind::short_name: {
      Candidate found = make(now.code, 0.8F, now.reason);
      if (!context.named.contains(sense.target)) found.confidence = 0.7F;
      return found;
    }
    default:
      return make(now.code, sure, now.reason);
  }
}

}  // namespace

std::vector<Candidate> candidates_of(const Unit& unit, const Context& context) {
  std::vector<std::pair<float, Candidate>> found;
  const bool elsewhere = means_region(unit, context);
  const bool nation = std::any_of(unit.senses.begin(), unit.senses.end(), [](const Sense& sense) {
    return sense.kind == SenseKind::country;
  });
  for (const Sense& sense : unit.senses) {
    if (sense.kind == SenseKind::role || sense.kind == SenseKind::pronoun) continue;
    if (sense.target >= context.data.actors.size()) continue;
    if (sense.kind == SenseKind::place && nation && !elsewhere) continue;
    const Actor& actor = context.data.actors[sense.target];
    Candidate one = read(sense, context, elsewhere);
    // A name with a missing condition is kept behind the others, not dropped.
    const float extra =
        support(actor, sense.target, standing(context.data, actor, context.day), context);
    found.emplace_back(one.confidence + extra, std::move(one));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Candidate> result;
  for (auto& scored : found) {
    Candidate& one = scored.second;
    const bool known = std::any_of(result.begin(), result.end(), [&](const Candidate& other) {
      return other.actor.id == one.actor.id;
    });
    if (known) continue;
    // What another sense contests is less sure, the more so the closer they are.
    if (found.size() > 1 && found[0].second.actor.id != found[1].second.actor.id) {
      const float lead = found[0].first - found[1].first;
      one.confidence *= result.empty() ? std::min(1.0F, 0.7F + lead) : 0.5F;
    }
    result.push_back(std::move(one));
  }
  return result;
}

}  // namespace casus::actors
