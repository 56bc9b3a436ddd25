#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hash.h"
#include "model_file.h"
#include "spellings.h"
#include "word_vectors.h"

namespace casus::syntax {

/// A token in the spellings that multiword rules look at; lent.
struct TokenSpelling {
  std::vector<char32_t> plain;
  std::vector<char32_t> low;  ///< normalised, lower case
  std::string low_bytes;
  std::vector<std::uint32_t>
      places;  ///< byte of low_bytes at which each code point starts, and its end
  void set(std::string_view token, const Normaliser& normaliser);
};

/// Splits surface tokens that are several words ("della", "dargli", "don't"): by a list of forms,
/// and by endings that small weights accept or refuse in their context.
class Multiword {
 public:
  [[nodiscard]] static Result<Multiword> read(const ModelFile& file);
  /// Puts the words of `token` into `words`; none when it is one word. `before` and `after` are its
  /// neighbours in the sentence, low, empty at the ends.
  void split(std::string_view token, const TokenSpelling& spelling, std::string_view before,
             std::string_view after, Spellings& spellings,
             std::vector<std::string_view>& words) const;

 private:
  struct Listed {
    bool unsure = false;
    std::vector<std::string_view> words;
  };
  struct Rule {
    std::string number;
    std::string_view suffix, put;
    std::vector<std::string_view> rest;
    std::uint32_t suffix_length = 0;  // code points
  };
  struct Context {
    const TokenSpelling& spelling;
    std::string_view before, after;
    char capital;
  };
  bool accepted(const Context& context, std::string_view rule, std::size_t stem_length) const;
  int weight(const Hash& hash) const { return weights_.data[hash.value() % weights_.rows]; }
  Result<void> read_rules(const ModelFile& file);

  Tensor<std::uint64_t> hashes_;
  std::vector<Listed> listed_;
  std::vector<Rule> rules_;
  std::vector<std::uint32_t>
      by_last_byte_[256];  // rules by the last byte of their suffix, in order
  Tensor<std::int16_t> weights_;
};

}  // namespace casus::syntax
