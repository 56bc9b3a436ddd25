#pragma once

#include <string>
#include <vector>

#include "casus/engine.h"

namespace casus::exports {

/// One JSON object and a line feed, exactly as DESIGN §1 shows it: every field present, null or
/// empty where nothing is known.
[[nodiscard]] std::string json_line(const engine::Coded& coded, const engine::Engine& engine);

/// Events, claims and commitments as tables for a terminal `columns` wide (80 at least).
[[nodiscard]] std::string table(const engine::Coded& coded, const engine::Engine& engine,
                                std::size_t columns = 120);

}  // namespace casus::exports
