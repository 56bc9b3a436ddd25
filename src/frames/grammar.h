#pragma once

#include "predicate.h"

namespace casus::frames {

/// Polarity, tense and modality of a predicate's frame. `headline`: a present tells what happened.
void read_grammar(const Scene& scene, const Predicate& predicate, bool headline, Frame& frame);

/// The tokens that show the predicate: auxiliaries, particles and the words of its phrase.
void read_trigger(const Scene& scene, const Predicate& predicate, Frame& frame);

}  // namespace casus::frames
