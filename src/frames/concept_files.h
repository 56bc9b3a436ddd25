#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/concepts.h"

namespace casus::frames {

/// Longest chain of parents; a longer one is taken for a circle.
inline constexpr std::uint32_t concept_depth_max = 32;

[[nodiscard]] std::optional<Effect> find_effect(std::string_view name);

/// Reads knowledge/concepts/*.tsv; every mistake goes to `errors`, what is sound is kept.
[[nodiscard]] Concepts load_concepts(const std::vector<std::string>& roots,
                                     std::vector<Error>& errors);

}  // namespace casus::frames
