#pragma once

#include <cstdint>

namespace casus {

/// Half-open range in Unicode code points of the article's text as it was given.
/// `in_title` says that the range counts in the title instead.
struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  bool in_title = false;
  bool operator==(const Span&) const = default;
};

}  // namespace casus
