#include "stretches.h"

#include <algorithm>

namespace casus::scoring {
namespace {

constexpr std::uint64_t title_offset = std::uint64_t{1} << 32;

}  // namespace

Stretches stretches(const std::vector<Span>& spans) {
  Stretches all;
  for (const Span& span : spans) {
    const std::uint64_t offset = span.in_title ? title_offset : 0;
    if (span.start < span.end) all.emplace_back(offset + span.start, offset + span.end);
  }
  std::sort(all.begin(), all.end());
  Stretches merged;
  for (const auto& one : all) {
    if (!merged.empty() && one.first <= merged.back().second) {
      merged.back().second = std::max(merged.back().second, one.second);
    } else {
      merged.push_back(one);
    }
  }
  return merged;
}

std::uint64_t length(const Stretches& stretches) {
  std::uint64_t characters = 0;
  for (const auto& [start, end] : stretches) characters += end - start;
  return characters;
}

std::uint64_t common(const Stretches& a, const Stretches& b) {
  std::uint64_t characters = 0;
  auto one = a.begin();
  auto other = b.begin();
  while (one != a.end() && other != b.end()) {
    const std::uint64_t start = std::max(one->first, other->first);
    const std::uint64_t end = std::min(one->second, other->second);
    if (start < end) characters += end - start;
    if (one->second < other->second) {
      ++one;
    } else {
      ++other;
    }
  }
  return characters;
}

}  // namespace casus::scoring
