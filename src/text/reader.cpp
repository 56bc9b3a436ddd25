// From bytes to an Article in two passes. The first cuts the input into lines and looks at how they
// end, because whether a line break means anything can only be said of the whole text. The second
// copies paragraph by paragraph, and notes for every byte that it writes which characters of the
// input it stands for.
#include <fmt/format.h>
#include <unicode/unorm2.h>

#include <algorithm>

#include "casus/text.h"
#include "characters.h"

namespace casus::text {
namespace {

// DESIGN §1: hard-wrapped lines end between these columns, without final punctuation.
constexpr std::uint32_t wrapped_columns_min = 60;
constexpr std::uint32_t wrapped_columns_max = 90;
// Two lines alone are a headline and its text, whatever their length.
constexpr std::size_t wrapped_lines_min = 3;
// A longer line without final punctuation is a paragraph whose full stop got lost.
constexpr std::uint32_t headline_columns_max = 140;

/// A line of the input without its break.
struct Line {
  std::string_view bytes;
  std::uint32_t first = 0;    // character, counted over the whole input
  std::uint32_t columns = 0;  // up to the last visible character; 0: a blank line
  bool is_final = false;      // ends a sentence
};

/// Lines [first, last) of the input that make one paragraph.
struct Paragraph {
  std::size_t first = 0, last = 0;
};

struct Lines {
  std::vector<Line> lines;
  std::size_t characters = 0;
  std::size_t invalid = 0;
};

Lines cut_into_lines(std::string_view input) {
  Lines result;
  std::string_view rest = input;
  Line line{rest, 0, 0, false};
  std::uint32_t at = 0;
  UChar32 last_significant = 0;
  const auto end_line = [&](const char* end) {
    line.bytes = line.bytes.substr(0, static_cast<std::size_t>(end - line.bytes.data()));
    line.is_final = last_significant != 0 && is_final(last_significant);
    result.lines.push_back(line);
  };
  while (!rest.empty()) {
    const char* const before = rest.data();
    const Character character = take_character(rest);
    ++at;
    if (!character.valid) ++result.invalid;
    const UChar32 c = character.value;
    if (is_line_break(c)) {
      end_line(before);
      if (c == '\r' && !rest.empty() && rest.front() == '\n') {
        rest.remove_prefix(1);
        ++at;
      }
      line = {rest, at, 0, false};
      last_significant = 0;
    } else if (!is_space(c) && !is_invisible(c)) {
      line.columns = at - line.first;
      if (!is_closing(c)) last_significant = c;
    }
  }
  end_line(input.data() + input.size());
  result.characters = at;
  return result;
}

/// The last line of a paragraph says nothing about wrapping, unless it runs too far: a text of long
/// lines with one headline among them is not wrapped.
bool is_hard_wrapped(const std::vector<Line>& lines) {
  std::size_t wrapped = 0;
  std::size_t counted = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.columns == 0) continue;
    const bool ends_paragraph = i + 1 == lines.size() || lines[i + 1].columns == 0;
    if (ends_paragraph && line.columns <= wrapped_columns_max) continue;
    ++counted;
    if (line.columns >= wrapped_columns_min && line.columns <= wrapped_columns_max &&
        !line.is_final) {
      ++wrapped;
    }
  }
  return wrapped >= wrapped_lines_min && wrapped * 5 >= counted * 4;
}

std::vector<Paragraph> join_into_paragraphs(const std::vector<Line>& lines) {
  const bool only_blank_lines_end = is_hard_wrapped(lines);
  std::vector<Paragraph> paragraphs;
  bool goes_on = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].columns == 0) {
      goes_on = false;
    } else if (goes_on) {
      paragraphs.back().last = i + 1;
    } else {
      paragraphs.push_back({i, i + 1});
      goes_on = only_blank_lines_end;
    }
  }
  return paragraphs;
}

bool is_headline(const Paragraph& paragraph, const std::vector<Line>& lines) {
  const Line& only = lines[paragraph.first];
  return paragraph.last == paragraph.first + 1 && only.columns <= headline_columns_max &&
         !only.is_final;
}

// "alle 5 Stelle.Si tratta": web pages lose the space between two sentences.
constexpr int lost_space_letters_min = 3;

/// Whether a sentence that just ended runs into the next one, which `c` begins.
bool begins_sentence(UChar32 c, std::string_view rest) {
  if (!u_isupper(c) || rest.empty()) return false;
  const UChar32 next = take_character(rest).value;
  return u_islower(next) || next == '\'' || next == 0x2019;
}

constexpr const char* utf16_remedy = "convert it, for example with: iconv -f UTF-16 -t UTF-8";

/// Bytes that are no text in UTF-8 at all, said before anything is read.
Result<void> check_bytes(std::string_view input, const Limits& limits) {
  if (input.size() > limits.bytes_max) {
    return fail({}, fmt::format("is longer than {} bytes", limits.bytes_max),
                "split it into articles");
  }
  const std::string_view mark = input.substr(0, 2);
  if (mark == "\xFF\xFE" || mark == "\xFE\xFF")
    return fail({}, "is UTF-16, not UTF-8", utf16_remedy);
  const auto zeros = static_cast<std::size_t>(std::count(input.begin(), input.end(), '\0'));
  if (zeros == 0) return {};
  // Latin text in UTF-16 has a NUL in every second byte.
  if (zeros >= input.size() / 3) return fail({}, "looks like UTF-16, not UTF-8", utf16_remedy);
  return fail({}, "holds NUL bytes, so it is no text", "give plain text in UTF-8");
}

}  // namespace

class Reader {
 public:
  Result<Article> read(std::string_view text, std::string_view title, const Limits& limits);

 private:
  /// Cuts and counts; an Error when the input is no text.
  Result<Lines> inspect(std::string_view input, const Limits& limits);
  void copy_title(const Lines& title);
  void copy_paragraph(const Paragraph& paragraph, const std::vector<Line>& lines);
  void copy_line(const Line& line);
  void open_block();
  void close_block(BlockKind kind);
  void push(UChar32 c, std::uint32_t first, std::uint32_t last);

  Article article_;
  std::size_t block_first_ = 0;
  UChar32 last_character_ = 0;  // of the open block; 0 at its start
  std::size_t last_byte_ = 0;   // where last_character_ begins in clean_
  std::uint32_t last_end_ = 0;  // character of the input behind the last one copied
  bool space_pending_ = false;
};

Result<Article> Reader::read(std::string_view text, std::string_view title, const Limits& limits) {
  const auto title_lines = inspect(title, limits);
  if (!title_lines) return tl::unexpected<Error>(title_lines.error());
  const auto lines = inspect(text, limits);
  if (!lines) return tl::unexpected<Error>(lines.error());

  copy_title(*title_lines);
  bool lead_seen = false;
  for (const Paragraph& paragraph : join_into_paragraphs(lines->lines)) {
    open_block();
    copy_paragraph(paragraph, lines->lines);
    if (is_headline(paragraph, lines->lines)) {
      close_block(BlockKind::headline);
    } else {
      close_block(lead_seen ? BlockKind::paragraph : BlockKind::lead);
      lead_seen = true;
    }
  }
  if (article_.blocks_.empty()) return fail({}, "holds no text", "give an article's text");
  article_.clean_.shrink_to_fit();
  return std::move(article_);
}

Result<Lines> Reader::inspect(std::string_view input, const Limits& limits) {
  if (auto checked = check_bytes(input, limits); !checked) {
    return tl::unexpected<Error>(std::move(checked.error()));
  }
  Lines lines = cut_into_lines(input);
  // A few stray bytes are repaired; more of them mean another encoding or no text at all.
  if (lines.invalid * 4 > lines.characters) {
    return fail({},
                fmt::format("is no text in UTF-8: {} of {} characters are invalid", lines.invalid,
                            lines.characters),
                "convert it to UTF-8");
  }
  article_.replaced_ += lines.invalid;
  return lines;
}

void Reader::copy_title(const Lines& title) {
  open_block();
  for (const Line& line : title.lines) copy_line(line);
  if (last_character_ == 0) return;
  close_block(BlockKind::title);
  article_.title_bytes_ = article_.clean_.size();
  last_end_ = 0;
}

void Reader::copy_paragraph(const Paragraph& paragraph, const std::vector<Line>& lines) {
  for (std::size_t i = paragraph.first; i < paragraph.last; ++i) copy_line(lines[i]);
}

void Reader::copy_line(const Line& line) {
  static const UNormalizer2* const composer = [] {
    UErrorCode failed = U_ZERO_ERROR;
    return unorm2_getNFCInstance(&failed);
  }();
  space_pending_ = true;
  std::uint32_t at = line.first;
  int letters = 0;  // small ones in a row, up to here
  bool ended = false;
  for (std::string_view rest = line.bytes; !rest.empty(); ++at) {
    const UChar32 c = take_character(rest).value;
    if (is_space(c)) {
      space_pending_ = true;
      letters = 0, ended = false;
      continue;
    }
    if (is_invisible(c)) continue;
    if (ended && begins_sentence(c, rest)) space_pending_ = true;
    ended = letters >= lost_space_letters_min && (c == '.' || c == '!' || c == '?');
    letters = u_islower(c) ? letters + 1 : is_closing(c) ? letters : 0;
    if (last_character_ == 0 && !article_.blocks_.empty()) {
      push('\n', last_end_, at);  // the separator stands for all that lies between two blocks
      block_first_ = article_.clean_.size();
    } else if (last_character_ != 0 && space_pending_) {
      push(' ', last_end_, at);
    } else if (c >= 0x300 && last_character_ != 0 && composer != nullptr) {
      // A letter and its combining accent are the one letter that dictionaries know.
      const UChar32 composed = unorm2_composePair(composer, last_character_, c);
      if (composed >= 0) {
        const std::uint32_t first = article_.origin_[last_byte_];
        article_.clean_.resize(last_byte_);
        article_.origin_.resize(last_byte_);
        article_.origin_end_.resize(last_byte_);
        push(composed, first, at + 1);
        continue;
      }
    }
    space_pending_ = false;
    push(c, at, at + 1);
  }
}

void Reader::open_block() {
  block_first_ = article_.clean_.size();
  last_character_ = 0;
  space_pending_ = false;
}

void Reader::close_block(BlockKind kind) {
  article_.blocks_.push_back({kind, block_first_, article_.clean_.size()});
}

void Reader::push(UChar32 c, std::uint32_t first, std::uint32_t last) {
  std::uint8_t bytes[U8_MAX_LENGTH];
  int length = 0;
  U8_APPEND_UNSAFE(bytes, length, static_cast<std::uint32_t>(c));
  last_character_ = c;
  last_byte_ = article_.clean_.size();
  last_end_ = last;
  for (int i = 0; i < length; ++i) {
    article_.clean_.push_back(static_cast<char>(bytes[i]));
    article_.origin_.push_back(first);
    article_.origin_end_.push_back(last);
  }
}

Result<Article> read(std::string_view text, std::string_view title, const Limits& limits) {
  return Reader().read(text, title, limits);
}

Span Article::in_original(std::size_t first, std::size_t last) const {
  const std::size_t size = clean_.size();
  first = std::min(first, size);
  last = std::clamp(last, first, size);
  const bool in_title = first < title_bytes_;
  if (in_title) last = std::min(last, title_bytes_);
  if (first == size) {
    const std::uint32_t end = size == 0 ? 0 : origin_end_[size - 1];
    return {end, end, size != 0 && size == title_bytes_};
  }
  if (first == last) return {origin_[first], origin_[first], in_title};
  return {origin_[first], origin_end_[last - 1], in_title};
}

}  // namespace casus::text
