#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "kernels.h"
#include "model_file.h"

namespace casus::syntax {

inline constexpr float no_floor = -std::numeric_limits<float>::infinity();

/// Room for the results of a few rows; lent, grows to what the widest layer needs.
struct LayerScratch {
  Aligned<std::int32_t> sums;
  Aligned<float> values;
};

/// y = Wx + b, from the sections NAME.w, NAME.scale and NAME.bias of a model.
class Layer {
 public:
  /// `inputs` 0 takes what the file says; anything else must agree with it.
  [[nodiscard]] static Result<Layer> read(const ModelFile& file, const std::string& name,
                                          std::size_t inputs, std::size_t outputs = 0);
  std::size_t inputs() const { return weights_.inputs; }
  std::size_t outputs() const { return weights_.outputs; }

  /// Calls take(row, const float* y) for every row; y holds max(Wx + b, floor).
  template <class Take>
  void for_rows(const Rows& rows, float floor, LayerScratch& scratch, Take&& take) const;

  const float* factor() const { return factor_.data(); }
  const float* bias() const { return bias_.data(); }

 private:
  friend class Direction;
  Packed weights_;
  std::vector<float> factor_;  // scale / 4096, padded
  std::vector<float> bias_;    // padded
};

template <class Take>
void Layer::for_rows(const Rows& rows, float floor, LayerScratch& scratch, Take&& take) const {
  constexpr std::size_t together = 48;  // sums of so many rows stay in the nearest cache
  const std::size_t width = padded(outputs());
  if (scratch.sums.size() < together * width) scratch.sums.resize(together * width);
  if (scratch.values.size() < width) scratch.values.resize(width);
  for (std::size_t first = 0; first < rows.count; first += together) {
    const std::size_t count = std::min(together, rows.count - first);
    multiply(weights_, {rows.x + first * rows.stride, count, rows.stride}, scratch.sums.data(),
             width, false);
    for (std::size_t r = 0; r < count; ++r) {
      affine(scratch.sums.data() + r * width, factor_.data(), bias_.data(), width, floor,
             scratch.values.data());
      take(first + r, scratch.values.data());
    }
  }
}

/// The first greatest of `count` values, `except` left out.
std::size_t argmax(const float* values, std::size_t count,
                   std::size_t except = std::numeric_limits<std::size_t>::max());

}  // namespace casus::syntax
