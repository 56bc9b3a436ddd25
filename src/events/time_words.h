#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casus/result.h"
#include "casus/syntax.h"
#include "casus/text_map.h"

namespace casus::events {

/// What a word says about time or number: knowledge/time/LANG.tsv.
enum class TimeKind : std::uint8_t {
  none,
  day,          ///< value: days from publication ("ieri" -1)
  weekday,      ///< value: 1 Monday … 7 Sunday
  month,        ///< value: 1 … 12
  unit,         ///< value: days in it: 1, 7, 30, 365
  shift,        ///< value: -1 last, +1 next
  ago,          ///< "fa", "ago"
  number,       ///< value: what the word counts
  dozen,        ///< value: a round number ("una decina", "dozens"): about so many
  least,        ///< "at least", "almeno"
  most,         ///< "up to", "fino a"
  about,        ///< "circa", "some"
  where,        ///< a case marker before the name of a place: "in", "near"
  of,           ///< one that joins a noun to a name: "of", "di"
  follow,       ///< value: 1 "the following day", -1 "the day before", 0 "the same day"
  part,         ///< a part of a day: "evening"
  anniversary,  ///< the act that it is of is years old
  since,        ///< between years and an act: "three years after the capture"
  tense,        ///< no word but the language: its simple past tells of what is long over
  era  ///< long ago: "World_War"; value 1: as an adverb ("once"), 2: no, 3: as a party, 4: before a
       ///< participle
};

struct TimeWord {
  TimeKind kind = TimeKind::none;
  double value = 0;
};

class TimeWords {
 public:
  /// All languages' tables; `errors` gets their mistakes.
  [[nodiscard]] static TimeWords load(const std::vector<std::string>& roots,
                                      std::vector<Error>& errors);
  /// Whether the language's simple past tells of what is long over only ("esiliò").
  bool has_remote_past(std::string_view language) const;
  /// By the token's form or lemma; a word that the table writes with a capital needs one.
  TimeWord find(std::string_view language, const syntax::Token& token) const;
  /// Of the longest phrase of up to three words that ends there ("World_War").
  TimeWord phrase(std::string_view language, const std::vector<syntax::Token>& tokens,
                  std::uint32_t last) const;
  /// A number in figures or words, with "million" and the like multiplied by the caller.
  TimeWord number(std::string_view language, const syntax::Token& token) const;

 private:
  struct Row {
    TimeWord word;
    bool capital = false;
  };
  /// Writes the key of a word; empty when no word is as long.
  std::string_view key(std::string_view language, std::string_view text, char* into) const;
  const Row* row(std::string_view language, std::string_view text) const;
  ByText<Row> rows_;          // language, tab, small word
  TextSet ends_;              // the same, of last words of phrases
  std::size_t key_size_ = 0;  // of the longest key
};

}  // namespace casus::events
