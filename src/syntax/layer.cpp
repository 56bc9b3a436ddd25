#include "layer.h"

namespace casus::syntax {
namespace {

constexpr std::size_t width_max = 1 << 16;

}  // namespace

Result<Layer> Layer::read(const ModelFile& file, const std::string& name, std::size_t inputs,
                          std::size_t outputs) {
  const auto weights = file.bytes8(name + ".w");
  if (!weights) return tl::unexpected(weights.error());
  const auto scale = file.reals(name + ".scale");
  if (!scale) return tl::unexpected(scale.error());
  const auto bias = file.reals(name + ".bias");
  if (!bias) return tl::unexpected(bias.error());
  const std::size_t rows = weights->rows, columns = weights->columns;
  const bool fits = rows > 0 && columns > 0 && rows <= width_max && columns <= width_max &&
                    scale->size() == rows && bias->size() == rows &&
                    (inputs == 0 || inputs == columns) && (outputs == 0 || outputs == rows);
  if (!fits) return file.bad("layer '" + name + "' of the model does not fit its neighbours");
  Layer layer;
  layer.weights_ = pack(weights->data, rows, columns, 0, columns);
  layer.factor_.assign(padded(rows), 0.0f);
  layer.bias_.assign(padded(rows), 0.0f);
  for (std::size_t o = 0; o < rows; ++o) {
    layer.factor_[o] = scale->data[o] / activation_grid.unit;
    layer.bias_[o] = bias->data[o];
  }
  return layer;
}

std::size_t argmax(const float* values, std::size_t count, std::size_t except) {
  std::size_t best = except == 0 ? 1 : 0;
  for (std::size_t i = best + 1; i < count; ++i) {
    if (values[i] > values[best] && i != except) best = i;
  }
  return best;
}

}  // namespace casus::syntax
