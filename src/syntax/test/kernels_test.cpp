// The kernels for vectors against their definitions, on every kind of processor that the machine
// can play.
#include "kernels.h"

#include <gtest/gtest.h>
#include <hwy/targets.h>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

namespace casus::syntax {
namespace {

constexpr std::size_t lengths[] = {0, 1, 2, 3, 7, 8, 15, 16, 17, 31, 33, 63, 64, 65, 129};

template <class T>
std::vector<T> random_numbers(std::size_t count, int low, int high, std::mt19937& random) {
  std::uniform_int_distribution<int> value(low, high);
  std::vector<T> numbers(count);
  for (T& number : numbers) number = static_cast<T>(value(random));
  return numbers;
}

std::vector<std::int8_t> random_weights(std::size_t count, std::mt19937& random) {
  auto weights = random_numbers<std::int8_t>(count, -128, 127, random);
  for (std::size_t i = 0; i < count; i += 5) weights[i] = i % 2 == 0 ? -128 : 127;
  return weights;
}

std::vector<float> random_reals(std::size_t count, float size, std::mt19937& random) {
  std::uniform_real_distribution<float> value(-size, size);
  std::vector<float> reals(count);
  for (float& real : reals) real = value(random);
  return reals;
}

std::vector<std::uint32_t> bits(const std::vector<float>& reals) {
  std::vector<std::uint32_t> found;
  for (const float real : reals) found.push_back(std::bit_cast<std::uint32_t>(real));
  return found;
}

/// Runs `check` once with each instruction set that the processor has.
template <class Check>
void on_every_processor(Check check) {
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    SCOPED_TRACE(hwy::TargetName(target));
    hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    check();
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

struct Shape {
  std::size_t outputs, inputs, rows, gap;  // gap: what a row of the sums is wider than it must be
};

void compare_products(const Shape& shape, std::mt19937& random) {
  const std::size_t columns = shape.inputs + 3, stride = shape.inputs + 1;
  const auto weights = random_weights(shape.outputs * columns, random);
  const Packed packed = pack(weights.data(), shape.outputs, columns, 2, shape.inputs);
  const auto x = random_numbers<std::int16_t>(shape.rows * stride + 1, -32768, 32767, random);
  const Rows rows{x.data(), shape.rows, stride};
  const std::size_t sums_stride = padded(shape.outputs) + shape.gap;
  for (const bool add : {false, true}) {
    auto expected =
        random_numbers<std::int32_t>(shape.rows * sums_stride, -2147483647, 2147483647, random);
    auto sums = expected;
    plain::multiply(packed, rows, expected.data(), sums_stride, add);
    multiply(packed, rows, sums.data(), sums_stride, add);
    ASSERT_EQ(sums, expected) << shape.rows << " rows of " << shape.inputs << " times "
                              << shape.outputs << (add ? ", added" : "");
  }
}

TEST(Kernels, multiply_equals_its_definition) {
  on_every_processor([] {
    std::mt19937 random(1);
    std::uniform_int_distribution<std::size_t> outputs(0, 70), inputs(0, 70), rows(0, 30);
    for (int round = 0; round < 300; ++round) {
      const std::size_t gap = round % 3 == 0 ? panel : 0;
      compare_products({outputs(random), inputs(random), rows(random), gap}, random);
    }
    for (const std::size_t length : lengths) compare_products({17, length, 13, 0}, random);
  });
}

TEST(Kernels, multiply_holds_at_the_extremes_of_its_numbers) {
  on_every_processor([] {
    const std::size_t inputs = 65, outputs = 16;
    const std::vector<std::int8_t> weights(outputs * inputs, -128);
    const std::vector<std::int16_t> x(inputs + 1, -32768);
    const Packed packed = pack(weights.data(), outputs, inputs, 0, inputs);
    std::vector<std::int32_t> sums(outputs, 1);
    multiply(packed, {x.data(), 1, inputs}, sums.data(), outputs, true);
    EXPECT_EQ(sums, std::vector<std::int32_t>(outputs, 65 * 128 * 32768 + 1));
  });
}

TEST(Kernels, multiply_is_the_product_of_the_matrix_as_it_was_given) {
  const std::int8_t weights[] = {1, 2, 3, 4, 5, 6};  // two outputs of three columns
  const std::int16_t x[] = {10, -20, 30, 40, 0};     // two rows

  const Packed packed = pack(weights, 2, 3, 1, 2);  // the last two columns
  std::vector<std::int32_t> sums(2 * panel);
  multiply(packed, {x, 2, 2}, sums.data(), panel, false);
  EXPECT_EQ(sums[0], 2 * 10 - 3 * 20);
  EXPECT_EQ(sums[1], 5 * 10 - 6 * 20);
  EXPECT_EQ(sums[panel], 2 * 30 + 3 * 40);
  EXPECT_EQ(sums[panel + 1], 5 * 30 + 6 * 40);
}

TEST(Kernels, lstm_cell_equals_its_definition) {
  std::mt19937 random(2);
  const auto sigmoid = random_reals(gate_table_size, 1.0f, random);
  const auto tanh = random_reals(gate_table_size, 1.0f, random);
  const GateTables tables{sigmoid.data(), tanh.data()};
  on_every_processor([&] {
    for (const std::size_t hidden : lengths) {
      const auto sums = random_numbers<std::int32_t>(4 * hidden, -3000000, 3000000, random);
      const auto factor = random_reals(4 * hidden, 1e-5f, random);
      const auto bias = random_reals(4 * hidden, 3.0f, random);
      auto expected_cell = random_reals(hidden, 12.0f, random);
      auto cell = expected_cell;
      std::vector<std::int16_t> expected(hidden), out(hidden);
      plain::lstm_cell(sums.data(), factor.data(), bias.data(), hidden, tables,
                       expected_cell.data(), expected.data());
      lstm_cell(sums.data(), factor.data(), bias.data(), hidden, tables, cell.data(), out.data());
      ASSERT_EQ(out, expected) << hidden << " units";
      ASSERT_EQ(bits(cell), bits(expected_cell)) << hidden << " units";
    }
  });
}

TEST(Kernels, affine_equals_its_definition) {
  on_every_processor([] {
    std::mt19937 random(3);
    for (const std::size_t count : lengths) {
      auto sums = random_numbers<std::int32_t>(count, -2147483647, 2147483647, random);
      if (count > 0) sums[0] = std::numeric_limits<std::int32_t>::min();
      const auto factor = random_reals(count, 1e-3f, random);
      const auto bias = random_reals(count, 1e6f, random);
      for (const float floor : {0.0f, -std::numeric_limits<float>::infinity()}) {
        std::vector<float> expected(count), out(count);
        plain::affine(sums.data(), factor.data(), bias.data(), count, floor, expected.data());
        affine(sums.data(), factor.data(), bias.data(), count, floor, out.data());
        ASSERT_EQ(bits(out), bits(expected)) << count << " numbers over " << floor;
      }
    }
  });
}

/// Numbers of every size, those that lie half-way between two of the grid, and its ends.
std::vector<float> hard_to_round(std::size_t count, Grid grid, std::mt19937& random) {
  auto x = random_reals(count, 10.0f, random);
  const float ends[] = {
      grid.limit, -grid.limit, std::nextafter(grid.limit, 100.0f),    1e30f, -1e30f,
      0.0f,       1e-30f,      std::numeric_limits<float>::infinity()};
  for (std::size_t i = 0; i < count; i += 3) {
    x[i] = i % 2 == 0 ? (std::floor(x[i] * 100.0f) + 0.5f) / grid.unit : ends[i / 3 % 8];
  }
  return x;
}

TEST(Kernels, quantise_equals_its_definition) {
  on_every_processor([] {
    std::mt19937 random(4);
    for (const Grid grid : {activation_grid, arc_grid}) {
      for (const std::size_t count : lengths) {
        const auto x = hard_to_round(count, grid, random);
        std::vector<std::int16_t> expected(count), out(count);
        plain::quantise(x.data(), count, grid, expected.data());
        quantise(x.data(), count, grid, out.data());
        ASSERT_EQ(out, expected) << count << " numbers";
      }
    }
  });
}

TEST(Kernels, quantise_rounds_half_to_even_and_holds_the_limit) {
  const float x[] = {0.5f / 4096, 1.5f / 4096, -0.5f / 4096, -2.5f / 4096, 100.0f, -100.0f};
  std::vector<std::int16_t> out(6);
  on_every_processor([&] {
    quantise(x, 6, activation_grid, out.data());
    EXPECT_EQ(out, (std::vector<std::int16_t>{0, 2, 0, -2, 32764, -32764}));
  });
}

TEST(Kernels, sum_rows_equals_its_definition) {
  on_every_processor([] {
    std::mt19937 random(5);
    for (const std::size_t row_count : {0u, 1u, 6u, 10u, 40u}) {
      for (const std::size_t count : lengths) {
        std::vector<std::vector<std::int8_t>> rows;
        std::vector<const std::int8_t*> at;
        for (std::size_t r = 0; r < row_count; ++r) rows.push_back(random_weights(count, random));
        for (const auto& row : rows) at.push_back(row.data());
        std::vector<std::int16_t> expected(count), out(count);
        plain::sum_rows(at.data(), row_count, 0.0123f, count, expected.data());
        sum_rows(at.data(), row_count, 0.0123f, count, out.data());
        ASSERT_EQ(out, expected) << row_count << " rows of " << count;
      }
    }
  });
}

TEST(Kernels, dot_equals_its_definition_and_fits_500_numbers_at_their_limit) {
  const auto limit = static_cast<std::int16_t>(arc_grid.limit * arc_grid.unit);
  const std::vector<std::int16_t> greatest(500, limit),
      least(500, static_cast<std::int16_t>(-limit));
  on_every_processor([&] {
    std::mt19937 random(6);
    for (const std::size_t count : lengths) {
      const auto a = random_numbers<std::int16_t>(count, -limit, limit, random);
      const auto b = random_numbers<std::int16_t>(count, -limit, limit, random);
      ASSERT_EQ(dot(a.data(), b.data(), count), plain::dot(a.data(), b.data(), count)) << count;
    }
    EXPECT_EQ(dot(greatest.data(), greatest.data(), 500), 500 * limit * limit);
    EXPECT_EQ(dot(greatest.data(), least.data(), 500), -500 * limit * limit);
  });
}

}  // namespace
}  // namespace casus::syntax
