#pragma once

#include "options.h"

namespace casus::cli {

/// Whether `--format` names one of the formats of one row an event.
[[nodiscard]] bool is_flat(const std::string& format);

/// `casus code` in such a format. csv with --out naming a folder (an existing one, or a path that
/// ends in "/") writes events.csv, claims.csv, commitments.csv and articles.csv there. The field's
/// own formats carry `asserted` only unless --status widens them; what is left out is counted on
/// standard error.
[[nodiscard]] Exit code_flat(const Options& options);

}  // namespace casus::cli
