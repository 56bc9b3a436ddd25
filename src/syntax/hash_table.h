#pragma once

#include <cstddef>
#include <cstdint>

#include "model_file.h"

namespace casus::syntax {

/// Place of `hash` in a sorted table, or its size. Hashes are spread evenly, so the search starts
/// where the value would stand in a perfectly even table and rarely has far to go.
inline std::size_t find_hash(const Tensor<std::uint64_t>& table, std::uint64_t hash) {
  const std::size_t size = table.size();
  if (size == 0) return 0;
  const auto guess = static_cast<std::size_t>((hash >> 32) * size >> 32);
  std::size_t low = guess, high = guess, step = 16;
  while (low > 0 && table.data[low] >= hash) {
    low = low > step ? low - step : 0;
    step *= 2;
  }
  step = 16;
  while (high < size && table.data[high] <= hash) {
    high = high + step < size ? high + step : size;
    step *= 2;
  }
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (table.data[middle] < hash) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < size && table.data[low] == hash ? low : size;
}

}  // namespace casus::syntax
