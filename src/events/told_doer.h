#pragma once

#include <cstdint>
#include <vector>

#include "world.h"

namespace casus::events {

/// Who did the act of an event without a source, by a clause nearby that tells such an act with its
/// doer though not so that both are one event ("A policeman was stabbed. … One was stabbed by a
/// protester"). Nobody where several are told. `apart`: frames that tell other acts.
[[nodiscard]] std::vector<Side> told_doer(const Event& event, const std::vector<Event>& events,
                                          const std::vector<std::uint32_t>& apart,
                                          const World& world);

}  // namespace casus::events
