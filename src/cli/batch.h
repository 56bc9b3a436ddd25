#pragma once

#include <functional>
#include <string>
#include <vector>

#include "casus/gaps.h"
#include "options.h"

namespace casus::cli {

/// What a verb prints of one article.
using Render =
    std::function<std::string(engine::Coded&, const engine::Engine&, std::size_t columns)>;

/// Codes all inputs up to `last` on the threads that the options give, and prints what `render`
/// makes of each, in the order of the inputs. Each failure is one sentence on standard error.
[[nodiscard]] Exit run_batch(const Options& options, engine::Stage last, const Render& render);

/// A file that a verb writes (empty or "-": standard output), and its first line.
struct Sheet {
  std::string path, heading;
};
/// What a verb writes of one article: to each sheet its rows.
using RenderSheets = std::function<std::vector<std::string>(engine::Coded&, const engine::Engine&)>;
/// Codes all inputs like the other, into several files.
[[nodiscard]] Exit run_batch(const Options& options, engine::Stage last,
                             const std::vector<Sheet>& sheets, const RenderSheets& render);

/// What a report over all articles takes from one of them, on any thread …
using Examine = std::function<engine::Gaps(engine::Coded&, const engine::Engine&)>;
/// … and adds up, in the order of the inputs.
using Gather = std::function<void(engine::Gaps)>;

/// Codes all inputs like the other, and prints what `report` says when all are gathered.
[[nodiscard]] Exit run_batch(const Options& options, engine::Stage last, const Examine& examine,
                             const Gather& gather, const std::function<std::string()>& report);

}  // namespace casus::cli
