#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casus/events.h"

namespace casus::events {

/// Why a sentence gave no event, for `explain`: the frame that came nearest to a rule.
struct NearMiss {
  std::uint32_t frame = 0;
  std::string_view rule;  ///< empty: no rule asks for the frame's concept
  std::string why;        ///< "lacks content=ACT", "excepted by is=negative", …
};
/// Of each frame's rules the one with the fewest unmet conditions, of each sentence the frame that
/// lacks least; sentences without a frame that the lexicon knows have none. In order of sentences.
[[nodiscard]] std::vector<NearMiss> near_misses(const Reading& reading, const RuleBook& rules,
                                                const frames::Concepts& concepts);

/// Where a rule stands in the rule book; null for a name that no rule has.
[[nodiscard]] const casus::Place* place_of(const RuleBook& rules, std::string_view name);

}  // namespace casus::events
