#pragma once

namespace casus::cli {

/// The program: reads the arguments, does what they say. Data goes to standard output, talk to
/// standard error. 0: all done; 1: some inputs failed or nothing was found; 2: wrong usage.
[[nodiscard]] int run(int argc, const char* const* argv);

}  // namespace casus::cli
