#pragma once

#include <cstdint>
#include <vector>

#include "world.h"

namespace casus::events {

/// Participles that say of an act named by a noun how it stands: "the *alleged* raid", "her
/// release, *expected* soon".
[[nodiscard]] std::vector<std::uint32_t> qualifiers(std::uint32_t act, const World& world);

/// Whether the act is what a question asks for: "Has Kenya signed?", "What does Kenya want?", but
/// not "Why did Kenya sign?".
[[nodiscard]] bool asked(const Frame& frame, const World& world);

/// "He was not at the summit": the act was done without him.
[[nodiscard]] bool stayed_away(const Frame& frame, const World& world);

/// "Officials do not meet them": no single act that was left undone.
[[nodiscard]] bool is_left_undone(const Frame& frame, const World& world);

}  // namespace casus::events
