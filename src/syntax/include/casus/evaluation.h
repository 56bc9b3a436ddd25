#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casus/result.h"
#include "casus/syntax.h"

namespace casus::syntax {

/// Precision, recall and F1 as the CoNLL 2018 shared task defines them (conll18_ud_eval.py:
/// words are aligned by character spans, multiword tokens by longest common subsequence).
struct Score {
  std::size_t correct = 0, gold = 0, system = 0;
  double f1() const;
};

struct Evaluation {
  std::map<std::string, Score> metrics;  ///< Tokens Sentences Words UPOS UFeats Lemmas UAS LAS CLAS
  std::map<std::string, Score> relations;  ///< by gold relation (universal part and subtype)
};

/// The bytes of a file, unpacked when its name ends in ".xz".
[[nodiscard]] Result<std::string> read_text_file(const std::string& path);

/// The raw text of a CoNLL-U file, by which parsers are scored: tokens joined by SpaceAfter,
/// sentences by one space, a blank line at "# newpar" and "# newdoc" and nowhere else.
[[nodiscard]] std::string raw_text(std::string_view conllu);

/// The sentences whose "# sent_id" begins with one of `ids`, as they stand.
[[nodiscard]] std::string only_sentences(std::string_view conllu,
                                         const std::vector<std::string>& ids);

/// Compares two CoNLL-U files over the same characters.
[[nodiscard]] Result<Evaluation> evaluate(std::string_view gold_conllu,
                                          std::string_view system_conllu);

}  // namespace casus::syntax
