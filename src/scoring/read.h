#pragma once

#include <string>
#include <string_view>

#include "aliases.h"
#include "casus/result.h"
#include "item.h"

namespace casus::scoring {

/// A line of a gold file, strictly: what a reader of the figures would not notice is an Error.
[[nodiscard]] Result<Gold> read_gold(std::string_view line, const Aliases& aliases,
                                     const Place& where);

struct OutputLine {
  std::string id;
  Output output;
};
/// A line of an output. Events without a known type are left out.
[[nodiscard]] Result<OutputLine> read_output(std::string_view line, const Aliases& aliases,
                                             const Place& where);

}  // namespace casus::scoring
