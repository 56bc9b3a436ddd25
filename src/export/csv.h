#pragma once

#include "casus/flat.h"
#include "view.h"

namespace casus::exports {

/// The four sheets of `--format csv`: events, claims, commitments, articles.
[[nodiscard]] std::string csv_heading(Flat sheet);
[[nodiscard]] std::string csv_rows(const View& view, const engine::Engine& engine, Flat sheet);

}  // namespace casus::exports
