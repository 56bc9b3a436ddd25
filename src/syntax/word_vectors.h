#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model_file.h"

namespace casus::syntax {

/// Typography levelled out: what a model knows of "’" it knows of "'".
class Normaliser {
 public:
  [[nodiscard]] static Result<Normaliser> read(const ModelFile& file);
  /// Appends the normal form of `form` to `out`.
  void apply(std::string_view form, std::vector<char32_t>& out) const;

 private:
  std::vector<std::pair<char32_t, std::vector<char32_t>>> map_;  // sorted
};

/// Rows of the embedding tables.
struct WordRows {
  static constexpr std::size_t subwords = 10;
  std::uint32_t form = 0;  ///< 0: unknown
  std::uint32_t sub[subwords] = {};
};

/// Room for one word's spellings; lent.
struct SpellingScratch {
  std::vector<char32_t> normal;  ///< of the form, set by WordVectors::rows
  std::vector<char32_t> low;
  std::string bytes;
  std::vector<std::uint32_t> places;
};

/// What the network sees of a word: its form when it is known, and its shape, beginnings and
/// endings, hashed.
class WordVectors {
 public:
  [[nodiscard]] static Result<WordVectors> read(const ModelFile& file);
  std::size_t width() const { return 2 * forms_.columns + treebanks_.columns; }
  const Normaliser& normaliser() const { return normaliser_; }
  /// Row of the treebank whose conventions are called `style`; 0, the default, when unknown.
  std::size_t treebank(std::string_view style) const;
  std::string_view style(std::size_t treebank) const { return styles_[treebank]; }

  WordRows rows(std::string_view form, SpellingScratch& scratch) const;
  void write(const WordRows& rows, std::size_t treebank, std::int16_t* out) const;

 private:
  Normaliser normaliser_;
  Tensor<std::uint64_t> hashes_;
  Tensor<std::int8_t> forms_, subs_, treebanks_;
  float form_scale_ = 0, sub_scale_ = 0, treebank_scale_ = 0;
  std::vector<std::string_view> styles_;
};

}  // namespace casus::syntax
