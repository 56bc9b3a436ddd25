#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "annotator.h"
#include "casus/mapped_file.h"
#include "casus/syntax.h"
#include "encoder.h"
#include "heads.h"
#include "pool.h"
#include "tokenizer.h"
#include "word_vectors.h"

namespace casus::syntax {

struct ParseScratch {
  TokenizerScratch tokenizer;
  AnnotatorScratch annotator;
};

/// Everything that a model file holds, ready to run.
class Model::Network {
 public:
  /// The bytes must live as long as the network and be aligned to 64.
  [[nodiscard]] static Result<std::unique_ptr<Network>> read(std::string_view bytes,
                                                             const std::string& name);
  struct Bidirectional {
    Direction forward, backward;
  };

  std::string_view language, version;
  WordVectors vectors;
  std::vector<Bidirectional> layers;
  GateTables gates{};
  Heads heads;
  Tokenizer tokenizer;
  MappedFile file;       ///< what the views point into, when it was mapped
  Aligned<char> memory;  ///< the same, when it was given
  mutable Pool<ParseScratch> scratch;

  std::size_t state_width() const { return 2 * layers.back().forward.hidden(); }

 private:
  Result<void> read_encoder(const ModelFile& model);
  void read_meta(const std::vector<std::string_view>& lines);
};

}  // namespace casus::syntax
