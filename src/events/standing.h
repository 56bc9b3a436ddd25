#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "composition.h"
#include "world.h"

namespace casus::events {

/// How an act stands in the article: what its predicate, its governors and the claims around it
/// make of it (CODEBOOK §4).
struct Standing {
  std::string_view blocked;  ///< why the codebook does not admit it; empty when it does
  bool negative = false;
  bool alleged = false;
  bool denied = false;
  Certainty certainty = Certainty::certain;
  Time time = Time::past;
  std::vector<Side> claimants;           ///< speaker of the innermost claim that counts
  std::uint32_t claim = no_index;        ///< that claim
  std::vector<std::uint32_t> governors;  ///< frames above it, nearest first
};

/// `now`: the act is done by being told ("will not tolerate"): the predicate's own tense, modality
/// and negation do not count.
[[nodiscard]] Standing stand(std::uint32_t frame, bool now, const World& world,
                             const Composition& composition);

/// The first that fits of CODEBOOK §4's order.
[[nodiscard]] Status status_of(const Standing& standing);

}  // namespace casus::events
