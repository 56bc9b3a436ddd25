#include "encoder.h"

#include <algorithm>

namespace casus::syntax {
namespace {

// Rows whose input sums are made at once: few enough to stay in the second cache.
constexpr std::size_t rows_together = 64;

}  // namespace

void Steps::set(const std::vector<std::uint32_t>& lengths) {
  starts.assign(1, 0);
  std::size_t live = lengths.size();
  for (std::uint32_t t = 0; live > 0; ++t) {
    while (live > 0 && lengths[live - 1] <= t) --live;
    if (live > 0) starts.push_back(starts.back() + static_cast<std::uint32_t>(live));
  }
}

Result<Direction> Direction::read(const ModelFile& file, const std::string& name,
                                  std::size_t inputs) {
  const auto weights = file.bytes8(name + ".w");
  if (!weights) return tl::unexpected(weights.error());
  const std::size_t rows = weights->rows, hidden = rows / 4;
  const auto layer = Layer::read(file, name, inputs + hidden);
  if (!layer) return tl::unexpected(layer.error());
  if (hidden == 0 || rows % 4 != 0) {
    return file.bad("layer '" + name + "' of the model has no four gates");
  }
  Direction direction;
  direction.hidden_ = hidden;
  direction.input_ = pack(weights->data, rows, weights->columns, 0, inputs);
  direction.state_ = pack(weights->data, rows, weights->columns, inputs, hidden);
  direction.factor_ = layer->factor_;
  direction.bias_ = layer->bias_;
  return direction;
}

void Direction::run(const Steps& steps, const Rows& input, bool backward, const GateTables& tables,
                    EncoderScratch& scratch, std::int16_t* out, std::size_t out_stride) const {
  if (steps.count() == 0) return;
  const std::size_t width = padded(4 * hidden_);
  scratch.cells.assign(steps.live(0) * hidden_, 0.0f);
  const std::size_t room = (rows_together + steps.live(0)) * width;
  if (scratch.sums.size() < room) scratch.sums.resize(room);
  for (std::size_t done = 0; done < steps.count();) {
    std::size_t first = backward ? steps.count() - done - 1 : done, last = first + 1;
    const auto more = [&] { return backward ? first > 0 : last < steps.count(); };
    while (more() && steps.starts[last] - steps.starts[first] < rows_together) {
      if (backward) {
        --first;
      } else {
        ++last;
      }
    }
    // The last step taken may pass the bound by as many rows as sentences run.
    const std::size_t row = steps.starts[first], count = steps.starts[last] - row;
    multiply(input_, {input.x + row * input.stride, count, input.stride}, scratch.sums.data(),
             width, false);
    for (std::size_t i = 0; i < last - first; ++i) {
      const std::size_t t = backward ? last - 1 - i : first + i;
      step(steps, t, backward, tables, scratch.sums.data() + (steps.starts[t] - row) * width,
           scratch.cells.data(), out, out_stride);
    }
    done += last - first;
  }
}

void Direction::step(const Steps& steps, std::size_t t, bool backward, const GateTables& tables,
                     std::int32_t* sums, float* cells, std::int16_t* out,
                     std::size_t out_stride) const {
  const std::size_t width = padded(4 * hidden_), live = steps.live(t);
  const bool first = backward ? t + 1 == steps.count() : t == 0;
  if (!first) {
    // Backward, a sentence whose last word this is has no state yet: it starts from zero.
    const std::size_t before = backward ? t + 1 : t - 1;
    const std::size_t running = std::min(live, steps.live(before));
    multiply(state_, {out + steps.starts[before] * out_stride, running, out_stride}, sums, width,
             true);
  }
  for (std::size_t s = 0; s < live; ++s) {
    lstm_cell(sums + s * width, factor_.data(), bias_.data(), hidden_, tables, cells + s * hidden_,
              out + (steps.starts[t] + s) * out_stride);
  }
}

}  // namespace casus::syntax
