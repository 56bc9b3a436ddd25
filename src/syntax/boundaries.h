#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "atoms.h"
#include "hash.h"
#include "kernels.h"
#include "layer.h"
#include "model_file.h"
#include "word_vectors.h"

namespace casus::syntax {

/// What happens between two atoms.
enum class Boundary : std::uint8_t { join, split, end };

/// Scratch of one paragraph; lent.
struct BoundaryScratch {
  struct Spelling {  // bytes in `low` and `shapes`
    std::uint32_t low = 0, low_end = 0, suffix = 0, shape = 0, shape_end = 0, length = 0;
  };
  std::vector<char32_t> code_points;
  std::string low, shapes;  ///< of all atoms, one behind the other
  std::vector<Spelling> atoms;
  std::vector<std::uint32_t> chunk_first, chunk_end;  ///< per atom: its chunk's first atom, and the
                                                      ///< end of the chunk's text in `low`
  std::vector<std::uint64_t> low_hashes;              ///< per atom, to count equal ones nearby
  Aligned<std::int16_t> around, pairs, hidden;
  Aligned<std::int32_t> sums;
  std::vector<float> values;
};

/// A small network that looks at five atoms on either side of every boundary.
class Boundaries {
 public:
  [[nodiscard]] static Result<Boundaries> read(const ModelFile& file);
  /// choices[k]: what happens before atom k; the first is `split`.
  void choose(std::string_view paragraph, const std::vector<Atom>& atoms,
              const Normaliser& normaliser, std::string_view style, BoundaryScratch& scratch,
              std::vector<Boundary>& choices) const;

 private:
  void spell(std::string_view paragraph, const std::vector<Atom>& atoms,
             const Normaliser& normaliser, BoundaryScratch& scratch) const;
  void find_chunks(const std::vector<Atom>& atoms, BoundaryScratch& scratch) const;
  void write_atom(const Atom& atom, std::size_t k, BoundaryScratch& scratch) const;
  void write_pair(const std::vector<Atom>& atoms, std::size_t k, std::uint64_t style,
                  BoundaryScratch& scratch) const;
  const std::int8_t* feature(const Hash& hash) const {
    return embeddings_.row(hash.value() % embeddings_.rows);
  }

  Tensor<std::int8_t> embeddings_;
  float scale_ = 0;
  bool counts_marks_ = false;  ///< whether the model was trained with the count of nearby marks
  Layer hidden_layer_, out_;
  Packed around_, pair_;  // the columns of the hidden layer, in two parts
};

}  // namespace casus::syntax
