#include "network.h"

#include <algorithm>

namespace casus::syntax {
namespace {

constexpr std::size_t layers_max = 8;
constexpr std::size_t hidden_max = 1024;
constexpr std::size_t input_max = 2048;

}  // namespace

Result<void> Model::Network::read_encoder(const ModelFile& model) {
  std::size_t inputs = vectors.width();
  if (inputs > input_max) return model.bad("the word vectors of the model are too wide");
  for (std::size_t i = 0; i < layers_max; ++i) {
    const std::string name = "lstm." + std::to_string(i);
    if (!model.has(name + ".f.w")) break;
    auto forward = Direction::read(model, name + ".f", inputs);
    if (!forward) return tl::unexpected(forward.error());
    auto backward = Direction::read(model, name + ".b", inputs);
    if (!backward) return tl::unexpected(backward.error());
    if (forward->hidden() != backward->hidden() || forward->hidden() > hidden_max) {
      return model.bad("layer '" + name + "' of the model does not fit its neighbours");
    }
    inputs = 2 * forward->hidden();
    layers.push_back({std::move(*forward), std::move(*backward)});
  }
  if (layers.empty()) return model.bad("the model has no encoder");
  const auto sigmoid = model.reals("gate.sigmoid");
  if (!sigmoid) return tl::unexpected(sigmoid.error());
  const auto tanh = model.reals("gate.tanh");
  if (!tanh) return tl::unexpected(tanh.error());
  if (sigmoid->size() != gate_table_size || tanh->size() != gate_table_size) {
    return model.bad("the gate tables of the model have another size");
  }
  gates = {sigmoid->data, tanh->data};
  return {};
}

void Model::Network::read_meta(const std::vector<std::string_view>& lines) {
  for (const std::string_view line : lines) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const std::string_view key = line.substr(0, tab);
    const std::string_view value = line.substr(std::min(tab + 1, line.size()));
    if (key == "lang") language = value;
    if (key == "version") version = value;
  }
}

Result<std::unique_ptr<Model::Network>> Model::Network::read(std::string_view bytes,
                                                             const std::string& name) {
  const auto model = ModelFile::open(bytes, name);
  if (!model) return tl::unexpected(model.error());
  auto network = std::make_unique<Network>();
  const auto meta = model->lines("meta");
  if (!meta) return tl::unexpected(meta.error());
  network->read_meta(*meta);
  auto vectors = WordVectors::read(*model);
  if (!vectors) return tl::unexpected(vectors.error());
  network->vectors = std::move(*vectors);
  if (auto done = network->read_encoder(*model); !done) return tl::unexpected(done.error());
  auto heads = Heads::read(*model, network->state_width());
  if (!heads) return tl::unexpected(heads.error());
  network->heads = std::move(*heads);
  auto tokenizer = Tokenizer::read(*model);
  if (!tokenizer) return tl::unexpected(tokenizer.error());
  network->tokenizer = std::move(*tokenizer);
  return network;
}

Model::Model() = default;
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;
Model::~Model() = default;

std::string_view Model::language() const { return network_->language; }
std::string_view Model::version() const { return network_->version; }

Result<Model> Model::load(const std::string& path) {
  auto file = MappedFile::open(path);
  if (!file) return tl::unexpected(file.error());
  auto network = Network::read(file->bytes(), path);
  if (!network) return tl::unexpected(network.error());
  Model model;
  model.network_ = std::move(*network);
  model.network_->file = std::move(*file);  // the mapping itself does not move
  return model;
}

Result<Model> Model::read(std::string_view bytes, const std::string& name) {
  Aligned<char> memory(bytes.begin(), bytes.end());
  auto network = Network::read({memory.data(), memory.size()}, name);
  if (!network) return tl::unexpected(network.error());
  Model model;
  model.network_ = std::move(*network);
  model.network_->memory = std::move(memory);  // what it points to stays in its place
  return model;
}

}  // namespace casus::syntax
