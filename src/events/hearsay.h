#pragma once

#include <vector>

#include "world.h"

namespace casus::events {

/// Whether nobody's word stands behind a claim: sources and media that nobody names, or a report of
/// nobody we know. `speakers` are those that the claim names.
[[nodiscard]] bool is_hearsay(const frames::Claim& claim, const std::vector<Side>& speakers,
                              const World& world);

/// Whether it is told by "some" or "others", whoever they are.
[[nodiscard]] bool is_anybody(const frames::Claim& claim, const World& world);

/// Who the claim's speaker is, as sides.
[[nodiscard]] std::vector<Side> speakers_of(const frames::Claim& claim, const World& world);

/// Whether a clause on a noun tells what the narrator knows, whatever a speaker does to the noun: a
/// relative clause, and a participle in what is wished for ("urged to ratify the pact signed with
/// Chile").
[[nodiscard]] bool tells_aside(const syntax::Token& clause, frames::Effect effect);

/// Media are no speakers of their own (CODEBOOK §4).
[[nodiscard]] bool is_media(const Side& side);

}  // namespace casus::events
