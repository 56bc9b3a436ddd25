#pragma once

#include "options.h"

namespace casus::cli {

/// Leaves out the events that --status, --quad and --min-confidence do not want. What pointed to
/// one of them points to nothing afterwards. Those that are not sure enough are kept among what was
/// not admitted.
void filter_events(engine::Coded& coded, double least_confidence, const Options& options);

/// --min-confidence, or what the rule book asks of the article's language.
[[nodiscard]] double least_confidence(const Options& options, const engine::Engine& engine,
                                      const engine::Coded& coded);

}  // namespace casus::cli
