#include "conllu_rows.h"

#include <charconv>

#include "tree.h"

namespace casus::syntax {
namespace {

constexpr std::size_t cells = 10;
constexpr std::size_t words_max = 2000;  // in a sentence: its analysis costs the square

bool read_number(std::string_view text, std::uint32_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

bool no_space_after(std::string_view misc) {
  while (!misc.empty()) {
    const std::size_t end = misc.find('|');
    if (misc.substr(0, end) == "SpaceAfter=No") return true;
    misc.remove_prefix(end == std::string_view::npos ? misc.size() : end + 1);
  }
  return false;
}

std::string_view filled(std::string_view cell) { return cell == "_" ? std::string_view() : cell; }

class Reader {
 public:
  Reader(std::string_view conllu, const std::string& name) : rest_(conllu), name_(name) {}

  Result<std::vector<ConlluSentence>> run() {
    while (!rest_.empty()) {
      const std::size_t end = rest_.find('\n');
      std::string_view line = rest_.substr(0, end);
      rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
      if (line.ends_with('\r')) line.remove_suffix(1);
      ++number_;
      if (auto done = take(line); !done) return tl::unexpected(done.error());
    }
    if (auto done = finish(); !done) return tl::unexpected(done.error());
    return std::move(sentences_);
  }

 private:
  tl::unexpected<Error> bad(std::string what) const {
    return fail({name_, number_}, std::move(what), "the file must be valid CoNLL-U");
  }

  Result<void> take(std::string_view line) {
    if (line.empty()) return finish();
    if (line[0] == '#') {
      now_.comments.push_back(line);
      if (line.starts_with("# newdoc")) now_.new_document = true;
      if (line.starts_with("# newpar")) now_.new_paragraph = true;
      return {};
    }
    if (now_.words.empty() && now_.tokens.empty()) now_.line = number_;
    std::string_view cell[cells];
    for (std::size_t i = 0; i < cells; ++i) {
      const std::size_t tab = line.find('\t');
      if ((tab == std::string_view::npos) != (i + 1 == cells)) {
        return bad("a word line without exactly ten cells");
      }
      cell[i] = line.substr(0, tab);
      if (i + 1 < cells) line.remove_prefix(tab + 1);
    }
    if (cell[0].find('.') != std::string_view::npos) return {};  // an empty node
    const bool space = !no_space_after(cell[9]);
    const std::size_t dash = cell[0].find('-');
    if (dash != std::string_view::npos) return take_range(cell, dash, space);
    return take_word(cell, space);
  }

  Result<void> take_range(const std::string_view* cell, std::size_t dash, bool space) {
    ConlluToken token{cell[1], 0, 0, true, space};
    std::uint32_t first = 0;
    const bool numbers = read_number(cell[0].substr(0, dash), first) &&
                         read_number(cell[0].substr(dash + 1), token.last);
    if (!numbers || first != now_.words.size() + 1 || token.last <= first || inside() ||
        token.last > words_max || token.last - first >= 255) {
      return bad("a multiword token with impossible numbers");
    }
    token.first = first - 1;
    now_.tokens.push_back(token);
    return {};
  }

  Result<void> take_word(const std::string_view* cell, bool space) {
    std::uint32_t number = 0;
    if (!read_number(cell[0], number) || number != now_.words.size() + 1) {
      return bad("a word that does not follow the number before");
    }
    if (number > words_max) return bad("a sentence of more than 2000 words");
    if (cell[1].empty()) return bad("a word without a form");
    ConlluWord word{cell[1], cell[2] == "_" && cell[1] != "_" ? std::string_view() : cell[2],
                    cell[3], filled(cell[5]),
                    cell[7], 0};
    if (!read_number(cell[6], word.head)) return bad("a word without a head");
    if (!inside()) now_.tokens.push_back({cell[1], number - 1, number, false, space});
    now_.words.push_back(word);
    lines_.push_back(number_);
    return {};
  }

  bool inside() const {
    return !now_.tokens.empty() && now_.words.size() < now_.tokens.back().last;
  }

  Result<void> finish() {
    if (now_.words.empty() && now_.tokens.empty()) return {};  // comments wait for their sentence
    if (inside()) return bad("a multiword token without all its words");
    heads_.clear();
    const auto count = static_cast<std::uint32_t>(now_.words.size());
    for (std::uint32_t i = 0; i < count; ++i) {
      heads_.push_back(now_.words[i].head);
      if (heads_[i] <= count) continue;
      number_ = lines_[i];
      return bad("a head beyond the sentence");
    }
    if (!is_tree(heads_.data(), count, scratch_)) {
      number_ = now_.line;
      return bad("a sentence whose heads are no tree with one root");
    }
    sentences_.push_back(std::move(now_));
    now_ = {};
    lines_.clear();
    return {};
  }

  std::string_view rest_;
  const std::string& name_;
  std::size_t number_ = 0;
  ConlluSentence now_;
  std::vector<ConlluSentence> sentences_;
  std::vector<std::size_t> lines_;  // of the words of now_
  std::vector<std::uint32_t> heads_;
  TreeScratch scratch_;
};

}  // namespace

Result<std::vector<ConlluSentence>> read_rows(std::string_view conllu, const std::string& name) {
  return Reader(conllu, name).run();
}

}  // namespace casus::syntax
