#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "casus/syntax.h"
#include "data.h"

namespace casus::actors {

/// Where a name of the dictionary stands in a sentence, and all that it may mean there.
struct Match {
  std::uint32_t first = 0, last = 0;  ///< tokens [first, last)
  std::vector<Sense> senses;          ///< best written first
  bool part = false;                  ///< only a part of a hyphenated token: "US-led"
};

/// The longest names from every token on; matches may overlap.
[[nodiscard]] std::vector<Match> scan(const syntax::Sentence& sentence, const Language& language);

/// The longest name that starts at token `first` and ends before token `limit`.
[[nodiscard]] std::optional<Match> scan_until(const syntax::Sentence& sentence,
                                              const Language& language, std::uint32_t first,
                                              std::uint32_t limit);

}  // namespace casus::actors
