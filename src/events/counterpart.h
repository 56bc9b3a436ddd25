#pragma once

#include <cstdint>
#include <vector>

#include "draft.h"

namespace casus::events {

/// Whom `sources` face where their act names nobody: the other side of the latest act of theirs in
/// this sentence or the two before it, or else the one other country that the sentence names.
[[nodiscard]] std::vector<Side> counterpart(const std::vector<Side>& sources, std::uint32_t frame,
                                            const std::vector<Draft>& before, const World& world);

}  // namespace casus::events
