// The kernels for vectors. This file is compiled once for every kind of processor that Highway
// knows and the best is chosen when the program runs. Vectors of unknown length (SVE, RVV) cannot
// stand in arrays, so Arm runs as NEON.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels.cpp"
#include <hwy/foreach_target.h>
// Highway wants its own order.
#include <hwy/highway.h>

#include <cstring>

#include "kernels.h"

HWY_BEFORE_NAMESPACE();
namespace casus::syntax::HWY_NAMESPACE {
#if HWY_TARGET == HWY_SCALAR  // a processor without vectors that Highway knows
using plain::affine;
using plain::dot;
using plain::lstm_cell;
using plain::multiply;
using plain::quantise;
using plain::sum_rows;
#else
namespace hn = hwy::HWY_NAMESPACE;

using D32 = hn::CappedTag<std::int32_t, panel>;
using D16 = hn::Repartition<std::int16_t, D32>;
using D8 = hn::Rebind<std::int8_t, D16>;
using V32 = hn::Vec<D32>;
constexpr std::size_t lanes = hn::MaxLanes(D32());
constexpr std::size_t vectors = panel / lanes;
// As many sums as fit the registers: the weights that are widened once serve that many rows.
constexpr std::size_t rows_together = vectors == 1 ? 12 : vectors == 2 ? 6 : 2;

std::int32_t pair_at(const std::int16_t* x) {
  std::int32_t pair;
  std::memcpy(&pair, x, sizeof pair);
  return pair;
}

/// One panel of outputs for `count` rows.
template <std::size_t count>
HWY_INLINE void multiply_panel(const std::int8_t* weights, std::size_t pairs, const std::int16_t* x,
                               std::size_t stride, std::int32_t* sums, std::size_t sums_stride,
                               bool add) {
  const D32 d32;
  const D16 d16;
  V32 even[count][vectors], odd[count][vectors];
  for (std::size_t r = 0; r < count; ++r) {
    for (std::size_t v = 0; v < vectors; ++v) even[r][v] = odd[r][v] = hn::Zero(d32);
  }
  for (std::size_t p = 0; p < pairs; ++p) {
    hn::Vec<D16> w[vectors];
    for (std::size_t v = 0; v < vectors; ++v) {
      w[v] = hn::PromoteTo(d16, hn::LoadU(D8(), weights + (p * panel + v * lanes) * 2));
    }
    for (std::size_t r = 0; r < count; ++r) {
      const auto both = hn::BitCast(d16, hn::Set(d32, pair_at(x + r * stride + 2 * p)));
      for (std::size_t v = 0; v < vectors; ++v) {
        even[r][v] = hn::ReorderWidenMulAccumulate(d32, w[v], both, even[r][v], odd[r][v]);
      }
    }
  }
  for (std::size_t r = 0; r < count; ++r) {
    for (std::size_t v = 0; v < vectors; ++v) {
      std::int32_t* out = sums + r * sums_stride + v * lanes;
      V32 sum = hn::RearrangeToOddPlusEven(even[r][v], odd[r][v]);
      if (add) sum = hn::Add(sum, hn::LoadU(d32, out));
      hn::StoreU(sum, d32, out);
    }
  }
}

void multiply(const Packed& packed, const Rows& rows, std::int32_t* sums, std::size_t sums_stride,
              bool add) {
  const std::size_t pairs = (packed.inputs + 1) / 2;
  for (std::size_t o = 0; o < packed.outputs; o += panel) {
    const std::int8_t* weights = packed.weights.data() + o * pairs * 2;
    std::size_t r = 0;
    for (; r + rows_together <= rows.count; r += rows_together) {
      multiply_panel<rows_together>(weights, pairs, rows.x + r * rows.stride, rows.stride,
                                    sums + r * sums_stride + o, sums_stride, add);
    }
    if (vectors < 4 && r + rows_together / 2 <= rows.count) {
      multiply_panel<rows_together / 2>(weights, pairs, rows.x + r * rows.stride, rows.stride,
                                        sums + r * sums_stride + o, sums_stride, add);
      r += rows_together / 2;
    }
    for (; r < rows.count; ++r) {
      multiply_panel<1>(weights, pairs, rows.x + r * rows.stride, rows.stride,
                        sums + r * sums_stride + o, sums_stride, add);
    }
  }
}

using DF = hn::ScalableTag<float>;
using DF1 = hn::CappedTag<float, 1>;

template <class D>
HWY_INLINE void store_quantised(D d, hn::Vec<D> x, Grid grid, std::int16_t* out) {
  const hn::Rebind<std::int16_t, D> d16;
  const auto held = hn::Min(hn::Max(x, hn::Set(d, -grid.limit)), hn::Set(d, grid.limit));
  const auto scaled = hn::Mul(held, hn::Set(d, grid.unit));
  hn::StoreU(hn::DemoteTo(d16, hn::NearestInt(scaled)), d16, out);
}

template <class D>
HWY_INLINE hn::Vec<D> affine_at(D d, const std::int32_t* sums, const float* factor,
                                const float* bias) {
  const hn::Rebind<std::int32_t, D> d32;
  return hn::Add(hn::Mul(hn::ConvertTo(d, hn::LoadU(d32, sums)), hn::LoadU(d, factor)),
                 hn::LoadU(d, bias));
}

template <class D>
HWY_INLINE hn::Vec<D> look_up(D d, const float* table, hn::Vec<D> x) {
  const hn::Rebind<std::int32_t, D> d32;
  const auto place = hn::Mul(hn::Add(x, hn::Set(d, 8.0f)), hn::Set(d, 256.0f));
  const auto held = hn::Min(hn::Max(place, hn::Zero(d)), hn::Set(d, float{gate_table_size - 1}));
  return hn::GatherIndex(d, table, hn::ConvertTo(d32, held));
}

template <class D>
HWY_INLINE void lstm_units(D d, const std::int32_t* sums, const float* factor, const float* bias,
                           std::size_t hidden, const GateTables& tables, float* cell,
                           std::int16_t* out) {
  const auto i = look_up(d, tables.sigmoid, affine_at(d, sums, factor, bias));
  const auto f =
      look_up(d, tables.sigmoid, affine_at(d, sums + hidden, factor + hidden, bias + hidden));
  const auto g = look_up(d, tables.tanh,
                         affine_at(d, sums + 2 * hidden, factor + 2 * hidden, bias + 2 * hidden));
  const auto o = look_up(d, tables.sigmoid,
                         affine_at(d, sums + 3 * hidden, factor + 3 * hidden, bias + 3 * hidden));
  const auto now = hn::Add(hn::Mul(f, hn::LoadU(d, cell)), hn::Mul(i, g));
  hn::StoreU(now, d, cell);
  store_quantised(d, hn::Mul(o, look_up(d, tables.tanh, now)), activation_grid, out);
}

void lstm_cell(const std::int32_t* sums, const float* factor, const float* bias, std::size_t hidden,
               const GateTables& tables, float* cell, std::int16_t* out) {
  const DF d;
  std::size_t unit = 0;
  for (; unit + hn::Lanes(d) <= hidden; unit += hn::Lanes(d)) {
    lstm_units(d, sums + unit, factor + unit, bias + unit, hidden, tables, cell + unit, out + unit);
  }
  for (; unit < hidden; ++unit) {
    lstm_units(DF1(), sums + unit, factor + unit, bias + unit, hidden, tables, cell + unit,
               out + unit);
  }
}

template <class D>
HWY_INLINE void affine_units(D d, const std::int32_t* sums, const float* factor, const float* bias,
                             float floor, float* out) {
  hn::StoreU(hn::Max(affine_at(d, sums, factor, bias), hn::Set(d, floor)), d, out);
}

void affine(const std::int32_t* sums, const float* factor, const float* bias, std::size_t count,
            float floor, float* out) {
  const DF d;
  std::size_t i = 0;
  for (; i + hn::Lanes(d) <= count; i += hn::Lanes(d)) {
    affine_units(d, sums + i, factor + i, bias + i, floor, out + i);
  }
  for (; i < count; ++i) affine_units(DF1(), sums + i, factor + i, bias + i, floor, out + i);
}

void quantise(const float* x, std::size_t count, Grid grid, std::int16_t* out) {
  const DF d;
  std::size_t i = 0;
  for (; i + hn::Lanes(d) <= count; i += hn::Lanes(d)) {
    store_quantised(d, hn::LoadU(d, x + i), grid, out + i);
  }
  for (; i < count; ++i) store_quantised(DF1(), hn::LoadU(DF1(), x + i), grid, out + i);
}

template <class D>
HWY_INLINE void sum_rows_at(D d, const std::int8_t* const* rows, std::size_t row_count, float scale,
                            std::size_t at, std::int16_t* out) {
  const hn::Rebind<std::int32_t, D> d32;
  const hn::Rebind<std::int8_t, D> d8;
  auto sum = hn::Zero(d32);
  for (std::size_t r = 0; r < row_count; ++r) {
    sum = hn::Add(sum, hn::PromoteTo(d32, hn::LoadU(d8, rows[r] + at)));
  }
  store_quantised(d, hn::Mul(hn::ConvertTo(d, sum), hn::Set(d, scale)), activation_grid, out + at);
}

void sum_rows(const std::int8_t* const* rows, std::size_t row_count, float scale, std::size_t count,
              std::int16_t* out) {
  const DF d;
  std::size_t i = 0;
  for (; i + hn::Lanes(d) <= count; i += hn::Lanes(d)) {
    sum_rows_at(d, rows, row_count, scale, i, out);
  }
  for (; i < count; ++i) sum_rows_at(DF1(), rows, row_count, scale, i, out);
}

std::int32_t dot(const std::int16_t* a, const std::int16_t* b, std::size_t count) {
  const hn::ScalableTag<std::int16_t> d16;
  const hn::Repartition<std::int32_t, decltype(d16)> d32;
  auto even = hn::Zero(d32), odd = hn::Zero(d32);
  std::size_t i = 0;
  for (; i + hn::Lanes(d16) <= count; i += hn::Lanes(d16)) {
    even =
        hn::ReorderWidenMulAccumulate(d32, hn::LoadU(d16, a + i), hn::LoadU(d16, b + i), even, odd);
  }
  return hn::GetLane(hn::SumOfLanes(d32, hn::Add(even, odd))) + plain::dot(a + i, b + i, count - i);
}

#endif
}  // namespace casus::syntax::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace casus::syntax {

HWY_EXPORT(multiply);
HWY_EXPORT(lstm_cell);
HWY_EXPORT(affine);
HWY_EXPORT(quantise);
HWY_EXPORT(sum_rows);
HWY_EXPORT(dot);

void multiply(const Packed& weights, const Rows& rows, std::int32_t* sums, std::size_t sums_stride,
              bool add) {
  HWY_DYNAMIC_DISPATCH(multiply)(weights, rows, sums, sums_stride, add);
}
void lstm_cell(const std::int32_t* sums, const float* factor, const float* bias, std::size_t hidden,
               const GateTables& tables, float* cell, std::int16_t* out) {
  HWY_DYNAMIC_DISPATCH(lstm_cell)(sums, factor, bias, hidden, tables, cell, out);
}
void affine(const std::int32_t* sums, const float* factor, const float* bias, std::size_t count,
            float floor, float* out) {
  HWY_DYNAMIC_DISPATCH(affine)(sums, factor, bias, count, floor, out);
}
void quantise(const float* x, std::size_t count, Grid grid, std::int16_t* out) {
  HWY_DYNAMIC_DISPATCH(quantise)(x, count, grid, out);
}
void sum_rows(const std::int8_t* const* rows, std::size_t row_count, float scale, std::size_t count,
              std::int16_t* out) {
  HWY_DYNAMIC_DISPATCH(sum_rows)(rows, row_count, scale, count, out);
}
std::int32_t dot(const std::int16_t* a, const std::int16_t* b, std::size_t count) {
  return HWY_DYNAMIC_DISPATCH(dot)(a, b, count);
}

}  // namespace casus::syntax
#endif
