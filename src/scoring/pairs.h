#pragma once

#include <string>
#include <vector>

#include "aliases.h"
#include "casus/scoring.h"
#include "item.h"

namespace casus::scoring {

/// The countries and organisations of codes.
[[nodiscard]] std::set<std::string> states_of(const std::vector<std::string>& codes,
                                              const Aliases& aliases);

/// Fills what is compared from what is written: pairs and states.
void complete(Reading& reading, const Aliases& aliases);

/// Whether all that a level asks for agrees, but the two sides.
[[nodiscard]] bool agree(Level level, const Reading& gold, const Reading& system);

[[nodiscard]] const Pairs& pairs(Level level, const Reading& reading);

/// Puts the pairs of `mine` that `other` has as well into `covered`, as `mine` writes them.
void cover(Level level, const Reading& mine, const Reading& other, std::set<Pair>& covered);
/// Whether the two agree and share a pair.
[[nodiscard]] bool meet(Level level, const Reading& gold, const Reading& system);

}  // namespace casus::scoring
