// The definition of every kernel: what the vector code is compared with.
#include <algorithm>
#include <cmath>

#include "kernels.h"

namespace casus::syntax {

Packed pack(const std::int8_t* weights, std::size_t outputs, std::size_t columns, std::size_t first,
            std::size_t inputs) {
  Packed packed{outputs, inputs, {}};
  const std::size_t pairs = (inputs + 1) / 2;
  packed.weights.assign(padded(outputs) * pairs * 2, 0);
  for (std::size_t o = 0; o < outputs; ++o) {
    const std::int8_t* row = weights + o * columns + first;
    std::int8_t* out = packed.weights.data() + o / panel * panel * pairs * 2 + o % panel * 2;
    for (std::size_t k = 0; k < inputs; ++k) out[k / 2 * panel * 2 + k % 2] = row[k];
  }
  return packed;
}

namespace plain {
namespace {

std::int16_t quantised(float x, Grid grid) {
  const float held = std::clamp(x, -grid.limit, grid.limit);
  return static_cast<std::int16_t>(std::nearbyint(held * grid.unit));
}

float look_up(const float* table, float x) {
  const float place = (x + 8.0f) * 256.0f;
  return table[static_cast<int>(std::clamp(place, 0.0f, float{gate_table_size - 1}))];
}

}  // namespace

void multiply(const Packed& weights, const Rows& rows, std::int32_t* sums, std::size_t sums_stride,
              bool add) {
  const std::size_t pairs = (weights.inputs + 1) / 2;
  for (std::size_t r = 0; r < rows.count; ++r) {
    for (std::size_t o = 0; o < padded(weights.outputs); ++o) {
      const std::int8_t* w = weights.weights.data() + o / panel * panel * pairs * 2 + o % panel * 2;
      // Unsigned: a model that overflows wraps on every processor alike.
      std::uint32_t sum = add ? static_cast<std::uint32_t>(sums[r * sums_stride + o]) : 0;
      for (std::size_t k = 0; k < weights.inputs; ++k) {
        sum +=
            static_cast<std::uint32_t>(w[k / 2 * panel * 2 + k % 2] * rows.x[r * rows.stride + k]);
      }
      sums[r * sums_stride + o] = static_cast<std::int32_t>(sum);
    }
  }
}

void lstm_cell(const std::int32_t* sums, const float* factor, const float* bias, std::size_t hidden,
               const GateTables& tables, float* cell, std::int16_t* out) {
  const auto gate = [&](std::size_t which, std::size_t unit) {
    const std::size_t at = which * hidden + unit;
    return static_cast<float>(sums[at]) * factor[at] + bias[at];
  };
  for (std::size_t unit = 0; unit < hidden; ++unit) {
    const float i = look_up(tables.sigmoid, gate(0, unit));
    const float f = look_up(tables.sigmoid, gate(1, unit));
    const float g = look_up(tables.tanh, gate(2, unit));
    const float o = look_up(tables.sigmoid, gate(3, unit));
    cell[unit] = f * cell[unit] + i * g;
    out[unit] = quantised(o * look_up(tables.tanh, cell[unit]), activation_grid);
  }
}

void affine(const std::int32_t* sums, const float* factor, const float* bias, std::size_t count,
            float floor, float* out) {
  for (std::size_t i = 0; i < count; ++i) {
    out[i] = std::max(static_cast<float>(sums[i]) * factor[i] + bias[i], floor);
  }
}

void quantise(const float* x, std::size_t count, Grid grid, std::int16_t* out) {
  for (std::size_t i = 0; i < count; ++i) out[i] = quantised(x[i], grid);
}

void sum_rows(const std::int8_t* const* rows, std::size_t row_count, float scale, std::size_t count,
              std::int16_t* out) {
  for (std::size_t i = 0; i < count; ++i) {
    std::int32_t sum = 0;
    for (std::size_t r = 0; r < row_count; ++r) sum += rows[r][i];
    out[i] = quantised(static_cast<float>(sum) * scale, activation_grid);
  }
}

std::int32_t dot(const std::int16_t* a, const std::int16_t* b, std::size_t count) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += static_cast<std::uint32_t>(a[i] * b[i]);
  return static_cast<std::int32_t>(sum);
}

}  // namespace plain
}  // namespace casus::syntax
