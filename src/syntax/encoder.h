#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "kernels.h"
#include "layer.h"
#include "model_file.h"

namespace casus::syntax {

/// The words of several sentences, step by step: row starts[t] + s is word t of sentence s. The
/// sentences stand longest first, so those that still run at a step are always the first ones.
struct Steps {
  std::vector<std::uint32_t> starts;  ///< one a step, and the number of rows at the end
  std::size_t rows() const { return starts.empty() ? 0 : starts.back(); }
  std::size_t count() const { return starts.empty() ? 0 : starts.size() - 1; }
  std::size_t live(std::size_t step) const { return starts[step + 1] - starts[step]; }
  /// From the lengths of sentences, which must stand longest first.
  void set(const std::vector<std::uint32_t>& lengths);
};

struct EncoderScratch {
  Aligned<std::int32_t> sums;
  Aligned<float> cells;
};

/// One direction of an LSTM layer. The weights of all words of a few steps are applied at once,
/// those of the state step by step for all sentences together, so that a weight is loaded once for
/// many words.
class Direction {
 public:
  [[nodiscard]] static Result<Direction> read(const ModelFile& file, const std::string& name,
                                              std::size_t inputs);
  std::size_t hidden() const { return hidden_; }
  /// Writes the state of every row to out + row * out_stride.
  void run(const Steps& steps, const Rows& input, bool backward, const GateTables& tables,
           EncoderScratch& scratch, std::int16_t* out, std::size_t out_stride) const;

 private:
  void step(const Steps& steps, std::size_t t, bool backward, const GateTables& tables,
            std::int32_t* sums, float* cells, std::int16_t* out, std::size_t out_stride) const;

  std::size_t hidden_ = 0;
  Packed input_;
  Packed state_;
  std::vector<float> factor_;
  std::vector<float> bias_;
};

}  // namespace casus::syntax
