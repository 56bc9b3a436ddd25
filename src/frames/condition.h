#pragma once

#include "predicate.h"

namespace casus::frames {

/// Whether a condition on one filler holds. `verbal_head`: what it hangs on is no noun.
[[nodiscard]] bool filler_fits(const Scene& scene, const Condition& condition, TokenIndex filler,
                               bool verbal_head);

/// Whether a sentence without a verb rests on the noun.
[[nodiscard]] bool stands_alone(const Scene& scene, TokenIndex token);

/// Whether a sense's condition holds of a predicate and its slots.
[[nodiscard]] bool holds(const Scene& scene, const Condition& condition,
                         const Predicate& predicate);

/// Chooses the predicate's sense among the words' candidates: the longest phrase, then most
/// conditions, then the narrowest concepts in them, then the concept's name, so that the order of
/// files never matters. Sets `sense` and `rest`, and collects the slots anew for a phrase.
void choose_sense(const Scene& scene, Predicate& predicate);

}  // namespace casus::frames
