#pragma once

#include "item.h"

namespace casus::scoring {

/// The characters of spans. Those of the title lie beyond every text.
[[nodiscard]] Stretches stretches(const std::vector<Span>& spans);
[[nodiscard]] std::uint64_t length(const Stretches& stretches);
/// How many characters two have in common.
[[nodiscard]] std::uint64_t common(const Stretches& a, const Stretches& b);

}  // namespace casus::scoring
