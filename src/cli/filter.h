#pragma once

#include "options.h"

namespace casus::cli {

/// Leaves out the events that --status, --quad and --min-confidence do not want. What pointed to
/// one of them points to nothing afterwards.
void filter_events(engine::Coded& coded, const Options& options);

}  // namespace casus::cli
