#pragma once

#include "options.h"

namespace casus::cli {

[[nodiscard]] Exit code(const Options& options);
[[nodiscard]] Exit parse(const Options& options);
[[nodiscard]] Exit show_actors(const Options& options);
[[nodiscard]] Exit explain(const Options& options);
[[nodiscard]] Exit gaps(const Options& options);
[[nodiscard]] Exit eval(const Options& options);
[[nodiscard]] Exit eval_syntax(const Options& options);
[[nodiscard]] Exit lint_knowledge(const Options& options);

}  // namespace casus::cli
