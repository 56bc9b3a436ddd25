#pragma once

#include <vector>

#include "casus/events.h"

namespace casus::exports {

/// Who does it to whom, one pair at a time; either may be nobody (null).
struct Dyad {
  const events::Side* source = nullptr;
  const events::Side* target = nullptr;
};

/// Every source with every target; a reciprocal event both ways, never an actor with itself.
[[nodiscard]] std::vector<Dyad> dyads_of(const events::Event& event);

}  // namespace casus::exports
