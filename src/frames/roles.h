#pragma once

#include "predicate.h"

namespace casus::frames {

/// A slot's argument together with the slot it came from, while the sentence is being read.
struct Placed {
  Argument argument;
  const SlotFiller* from = nullptr;
};

/// Role of a filler by the sense's row, then `light` (the row of a light verb whose noun the
/// predicate is), then the class's default, then the marker's.
[[nodiscard]] Role role_of(const Scene& scene, const Predicate& predicate, const SlotFiller& filler,
                           const SenseRow* light = nullptr);

/// Adds the predicate's slots to the frame as arguments. The object that carries a light verb is
/// left out by `skip`.
void add_arguments(const Scene& scene, const Predicate& senses, const Predicate& fillers,
                   const SenseRow* light, TokenIndex skip, Frame& frame);

/// Whether the filler only says when: "on Monday".
[[nodiscard]] bool is_time(const Scene& scene, const SlotFiller& filler);

[[nodiscard]] bool has_role(const Frame& frame, Role role);

}  // namespace casus::frames
