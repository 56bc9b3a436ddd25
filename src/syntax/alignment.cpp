// Which word of a system's file answers which word of the gold file, as the CoNLL 2018 shared task
// defines it: by characters; where either has a multiword token, by the longest common subsequence
// of the forms inside the smallest stretch that no token crosses.
#include "alignment.h"

#include <algorithm>

#include "characters.h"

namespace casus::syntax {
namespace {

// The table of a stretch larger than this would not be a multiword token but a broken file.
constexpr std::size_t table_max = std::size_t{1} << 24;

class Aligner {
 public:
  Aligner(const std::vector<ScoredWord>& gold, const std::vector<ScoredWord>& system)
      : gold_(gold), system_(system), answer_(gold.size(), not_aligned) {}

  std::vector<std::size_t> run() {
    while (g_ < gold_.size() && s_ < system_.size()) {
      if (gold_[g_].multiword || system_[s_].multiword) {
        align_stretch();
      } else if (gold_[g_].stretch == system_[s_].stretch) {
        answer_[g_++] = s_++;
      } else if (gold_[g_].stretch.start <= system_[s_].stretch.start) {
        ++g_;
      } else {
        ++s_;
      }
    }
    return std::move(answer_);
  }

 private:
  static bool beyond(const std::vector<ScoredWord>& words, std::size_t i, std::size_t end) {
    if (i >= words.size()) return true;
    return words[i].multiword ? words[i].stretch.start >= end : words[i].stretch.end > end;
  }

  void align_stretch() {
    std::size_t end = 0;
    if (gold_[g_].multiword) {
      end = gold_[g_].stretch.end;
      if (!system_[s_].multiword && system_[s_].stretch.start < gold_[g_].stretch.start) ++s_;
    } else {
      end = system_[s_].stretch.end;
      if (!gold_[g_].multiword && gold_[g_].stretch.start < system_[s_].stretch.start) ++g_;
    }
    const std::size_t first_gold = g_, first_system = s_;
    while (!beyond(gold_, g_, end) || !beyond(system_, s_, end)) {
      const bool take_gold =
          g_ < gold_.size() &&
          (s_ >= system_.size() || gold_[g_].stretch.start <= system_[s_].stretch.start);
      const ScoredWord& word = take_gold ? gold_[g_++] : system_[s_++];
      if (word.multiword) end = std::max(end, word.stretch.end);
    }
    align_common(first_gold, first_system);
  }

  void align_common(std::size_t first_gold, std::size_t first_system) {
    const std::size_t rows = g_ - first_gold, columns = s_ - first_system;
    if (rows == 0 || columns == 0 || rows > table_max / columns) return;
    const auto same = [&](std::size_t g, std::size_t s) {
      return gold_[first_gold + g].low == system_[first_system + s].low;
    };
    table_.assign((rows + 1) * (columns + 1), 0);
    const auto at = [&](std::size_t g, std::size_t s) -> std::size_t& {
      return table_[g * (columns + 1) + s];
    };
    for (std::size_t g = rows; g-- > 0;) {
      for (std::size_t s = columns; s-- > 0;) {
        const std::size_t here = same(g, s) ? at(g + 1, s + 1) + 1 : 0;
        at(g, s) = std::max({here, at(g + 1, s), at(g, s + 1)});
      }
    }
    for (std::size_t g = 0, s = 0; g < rows && s < columns;) {
      if (same(g, s)) {
        answer_[first_gold + g++] = first_system + s++;
      } else if (at(g, s) == at(g + 1, s)) {
        ++g;
      } else {
        ++s;
      }
    }
  }

  const std::vector<ScoredWord>& gold_;
  const std::vector<ScoredWord>& system_;
  std::vector<std::size_t> answer_, table_;
  std::size_t g_ = 0, s_ = 0;
};

std::string low_of(std::string_view form) {
  std::vector<char32_t> code_points;
  decode(form, code_points);
  std::string low;
  for (const char32_t code_point : code_points) append_utf8(lower(code_point), low);
  return low;
}

}  // namespace

ScoredFile scored_file(const std::vector<ConlluSentence>& sentences) {
  ScoredFile file;
  std::vector<char32_t> form;
  for (const ConlluSentence& sentence : sentences) {
    const std::size_t start = file.characters.size(), first_word = file.words.size();
    for (const ConlluToken& token : sentence.tokens) {
      Stretch stretch{file.characters.size(), 0};
      form.clear();
      decode(token.form, form);
      for (const char32_t c : form) {
        if (kind_of(c) != Kind::space) file.characters.push_back(c);
      }
      stretch.end = file.characters.size();
      file.tokens.push_back(stretch);
      for (std::uint32_t i = token.first; i < token.last; ++i) {
        const ConlluWord& row = sentence.words[i];
        const std::size_t head = row.head == 0 ? not_aligned : first_word + row.head - 1;
        file.words.push_back({stretch, low_of(row.form), &row, head, token.multiword});
      }
    }
    file.sentences.push_back({start, file.characters.size()});
  }
  return file;
}

std::vector<std::size_t> align(const std::vector<ScoredWord>& gold,
                               const std::vector<ScoredWord>& system) {
  return Aligner(gold, system).run();
}

}  // namespace casus::syntax
