#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <vector>

/// The arithmetic of the network. Activations are int16 on a fixed grid, weights int8, sums exact
/// integers, so neither the order of a sum nor the width of a register changes a byte of the
/// result. Every function exists twice: written for vectors (Highway, run-time dispatch) and, in
/// `plain`, written as its definition; the tests compare them.
namespace casus::syntax {

template <class T, std::size_t alignment = 64>
struct AlignedAllocator {
  using value_type = T;
  template <class U>
  struct rebind {
    using other = AlignedAllocator<U, alignment>;
  };
  AlignedAllocator() = default;
  template <class U>
  AlignedAllocator(const AlignedAllocator<U, alignment>&) {}
  T* allocate(std::size_t count) {
    return static_cast<T*>(::operator new (count * sizeof(T), std::align_val_t{alignment}));
  }
  void deallocate(T* pointer, std::size_t) {
    ::operator delete (pointer, std::align_val_t{alignment});
  }
  bool operator==(const AlignedAllocator&) const { return true; }
};
template <class T>
using Aligned = std::vector<T, AlignedAllocator<T>>;

/// How reals become int16: held inside ±limit, times unit, rounded half to even.
struct Grid {
  float limit;
  float unit;
};
inline constexpr Grid activation_grid{7.999f, 4096.0f};
inline constexpr Grid arc_grid{7.99f, 256.0f};  ///< coarser, so that a dot product fits 32 bits
inline constexpr std::size_t gate_table_size = 4096;
inline constexpr std::size_t panel = 16;  ///< outputs that are computed together
inline std::size_t padded(std::size_t count) { return (count + panel - 1) / panel * panel; }

/// Weights [outputs, inputs] laid out for `multiply`: panels of 16 outputs, in each the inputs in
/// pairs, in each pair the 16 outputs in turn. Padded with zeros.
struct Packed {
  std::size_t outputs = 0;
  std::size_t inputs = 0;
  Aligned<std::int8_t> weights;
};
/// Columns [first, first + inputs) of a row-major matrix of `columns` columns.
Packed pack(const std::int8_t* weights, std::size_t outputs, std::size_t columns, std::size_t first,
            std::size_t inputs);

/// A row of `x` may be read one number past its end when the inputs are odd in number.
struct Rows {
  const std::int16_t* x;
  std::size_t count;
  std::size_t stride;
};

struct GateTables {
  const float* sigmoid;
  const float* tanh;
};

#define CASUS_KERNELS                                                                              \
  /* sums[r][o] = (add ? sums[r][o] : 0) + Σ weights[o][k]·x[r][k]; the stride of `sums` is */   \
  /* padded(outputs) or more. */                                                                   \
  void multiply(const Packed& weights, const Rows& rows, std::int32_t* sums,                       \
                std::size_t sums_stride, bool add);                                                \
  /* One LSTM step: sums hold i, f, g, o, `hidden` each; cell changes in place. */                 \
  void lstm_cell(const std::int32_t* sums, const float* factor, const float* bias,                 \
                 std::size_t hidden, const GateTables& tables, float* cell, std::int16_t* out);    \
  /* out = max(sums·factor + bias, floor) */                                                      \
  void affine(const std::int32_t* sums, const float* factor, const float* bias, std::size_t count, \
              float floor, float* out);                                                            \
  void quantise(const float* x, std::size_t count, Grid grid, std::int16_t* out);                  \
  /* out = quantise(scale · Σ rows), the rows int8, on the grid of activations */                \
  void sum_rows(const std::int8_t* const* rows, std::size_t row_count, float scale,                \
                std::size_t count, std::int16_t* out);                                             \
  /* Σ a·b; exact for up to 500 numbers of arc_grid. */                                          \
  std::int32_t dot(const std::int16_t* a, const std::int16_t* b, std::size_t count);

CASUS_KERNELS
namespace plain {
CASUS_KERNELS
}
#undef CASUS_KERNELS

}  // namespace casus::syntax
