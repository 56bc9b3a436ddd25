#pragma once

#include "composition.h"
#include "world.h"

namespace casus::events {

[[nodiscard]] bool is_infinitive(const Frame& frame, const World& world);
[[nodiscard]] bool is_gerund(const Frame& frame, const World& world);

/// "A strategy to defeat the rebels", "spoke about defeating them", "the goal is to defeat them",
/// "defeating them would be a mistake": an infinitive or gerund that no predicate vouches for.
/// Behind a marker of time, means or cause a gerund tells what was done ("after defeating them").
[[nodiscard]] bool only_named(const Frame& frame, const World& world,
                              const Composition& composition);

/// "The candidates are A, B, under investigation, C and D": a participle says of one name in a roll
/// of them who that is.
[[nodiscard]] bool is_tag(const Frame& frame, const World& world);

/// "Kenya is to send officers": somebody, not a goal or task, is to do it.
[[nodiscard]] bool is_to(const Frame& frame, const World& world);

/// The first of the infinitives joined with it, itself when there is none.
[[nodiscard]] const Frame& first_of_row(const Frame& frame, const World& world);

/// "Would have met him in another year": what did not come about.
[[nodiscard]] bool counterfactual(const Frame& frame, const World& world);

/// What a governor makes of its content is more than nothing.
[[nodiscard]] inline bool carried(const Passing& passing) {
  return passing.effect != Effect::none || passing.inherit || passing.presupposed;
}

}  // namespace casus::events
