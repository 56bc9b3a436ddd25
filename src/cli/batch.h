#pragma once

#include <functional>
#include <string>

#include "options.h"

namespace casus::cli {

/// What a verb prints of one article.
using Render =
    std::function<std::string(engine::Coded&, const engine::Engine&, std::size_t columns)>;

/// Codes all inputs up to `last` on the threads that the options give, and prints what `render`
/// makes of each, in the order of the inputs. Each failure is one sentence on standard error.
[[nodiscard]] Exit run_batch(const Options& options, engine::Stage last, const Render& render);

}  // namespace casus::cli
