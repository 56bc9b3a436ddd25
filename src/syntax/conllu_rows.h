#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casus/result.h"

namespace casus::syntax {

/// A word line of a CoNLL-U file.
struct ConlluWord {
  std::string_view form, lemma, upos, feats, deprel;
  std::uint32_t head = 0;  ///< 1-based; 0 for the root
};

/// A surface token: words [first, last) of its sentence, from 0.
struct ConlluToken {
  std::string_view form;
  std::uint32_t first = 0, last = 0;
  bool multiword = false;
  bool space_after = true;
};

struct ConlluSentence {
  std::size_t line = 0;  ///< of its first word, from 1
  std::vector<std::string_view> comments;
  std::vector<ConlluWord> words;
  std::vector<ConlluToken> tokens;
  bool new_document = false, new_paragraph = false;
};

/// Reads CoNLL-U. Checks the numbers of words and that the heads make a tree with one root; empty
/// nodes are skipped. The views point into `conllu`.
[[nodiscard]] Result<std::vector<ConlluSentence>> read_rows(std::string_view conllu,
                                                            const std::string& name);

}  // namespace casus::syntax
