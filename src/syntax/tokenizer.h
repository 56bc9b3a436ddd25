#pragma once

#include <string_view>
#include <vector>

#include "boundaries.h"
#include "casus/syntax.h"
#include "corrections.h"
#include "multiword.h"
#include "spellings.h"

namespace casus::syntax {

struct TokenizerScratch {
  std::vector<Atom> atoms;
  std::vector<Boundary> choices;
  std::vector<Atom> tokens;  ///< of one sentence: bytes of the paragraph
  BoundaryScratch boundaries;
  std::vector<TokenSpelling> spellings;
  std::vector<std::string_view> words;
};

/// Text to sentences of words, tags and trees still to come.
class Tokenizer {
 public:
  [[nodiscard]] static Result<Tokenizer> read(const ModelFile& file);
  /// Appends the sentences of text [block.first, block.last).
  void run(std::string_view text, const text::Block& block, std::size_t block_index,
           const Normaliser& normaliser, std::string_view style, TokenizerScratch& scratch,
           Spellings& spellings, std::vector<Sentence>& out) const;

 private:
  void write_sentence(std::string_view text, std::size_t offset, const Normaliser& normaliser,
                      TokenizerScratch& scratch, Spellings& spellings, Sentence& sentence) const;

  Boundaries boundaries_;
  Corrections corrections_;
  Multiword multiword_;
};

}  // namespace casus::syntax
