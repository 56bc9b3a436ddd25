#include "narrow.h"

#include <algorithm>

#include "matcher.h"

namespace casus::events {
namespace {

bool applies(const Rule& rule, const Event& event, const World& world) {
  if (std::find(rule.of.begin(), rule.of.end(), event.cameo) == rule.of.end()) return false;
  if (rule.abroad) {
    const auto at_home = [&](const Side& side) {
      return country(side.actor.code) == event.site.country;
    };
    if (event.site.country.empty() || event.sources.size() < 2) return false;
    if (std::any_of(event.sources.begin(), event.sources.end(), at_home)) return false;
  }
  const Pattern& pattern = rule.patterns.front();
  return std::any_of(event.frames.begin(), event.frames.end(), [&](std::uint32_t frame) {
    const frames::Concept id = world.reading.frames.frames[frame].concept_;
    return world.concepts.is_a(id, pattern.concept_) &&
           match(pattern, rule, frame, world, false).has_value();
  });
}

}  // namespace

void narrow(Event& event, const World& world, const RuleBook::Data& book) {
  const auto found = std::find_if(book.narrowings.begin(), book.narrowings.end(),
                                  [&](const Rule& rule) { return applies(rule, event, world); });
  if (found == book.narrowings.end()) return;
  event.cameo = found->narrow->cameo;
  event.goldstein = found->narrow->goldstein;
  if (!found->narrow->mode.empty()) event.mode = found->narrow->mode;
  for (const auto& context : found->narrow->contexts) {
    if (std::find(event.contexts.begin(), event.contexts.end(), context) == event.contexts.end()) {
      event.contexts.emplace_back(context);
    }
  }
}

}  // namespace casus::events
