#pragma once

#include <vector>

#include "world.h"

namespace casus::events {

/// Whether nobody's word stands behind a claim: sources and media that nobody names, or a report of
/// nobody we know. `speakers` are those that the claim names.
[[nodiscard]] bool is_hearsay(const frames::Claim& claim, const std::vector<Side>& speakers,
                              const World& world);

/// Who the claim's speaker is, as sides.
[[nodiscard]] std::vector<Side> speakers_of(const frames::Claim& claim, const World& world);

/// Media are no speakers of their own (CODEBOOK §4).
[[nodiscard]] bool is_media(const Side& side);

}  // namespace casus::events
