#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "conllu_rows.h"

namespace casus::syntax {

inline constexpr std::size_t not_aligned = static_cast<std::size_t>(-1);

/// A stretch of the characters of a file that are no white space.
struct Stretch {
  std::size_t start = 0, end = 0;
  bool operator==(const Stretch&) const = default;
};

struct ScoredWord {
  Stretch stretch;  ///< of the whole token
  std::string low;  ///< form in lower case
  const ConlluWord* row = nullptr;
  std::size_t head = not_aligned;  ///< index in ScoredFile::words; not_aligned for the root
  bool multiword = false;
};

/// A CoNLL-U file as the metrics see it.
struct ScoredFile {
  std::vector<char32_t> characters;
  std::vector<Stretch> tokens, sentences;
  std::vector<ScoredWord> words;
};
ScoredFile scored_file(const std::vector<ConlluSentence>& sentences);

/// For every gold word the system word that it is compared with, or not_aligned.
std::vector<std::size_t> align(const std::vector<ScoredWord>& gold,
                               const std::vector<ScoredWord>& system);

}  // namespace casus::syntax
