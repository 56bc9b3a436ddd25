#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casus/result.h"
#include "casus/span.h"

namespace casus::text {

/// Hard limits; input beyond them is an Error, never a slow success.
struct Limits {
  std::size_t bytes_max = std::size_t{8} << 20;
};

/// title: the title that came beside the text. headline: a short paragraph without final
/// punctuation inside the text (headings, a first line that is a title). lead: the first paragraph
/// that is no headline.
enum class BlockKind : std::uint8_t { title, headline, lead, paragraph };

/// A paragraph, as bytes of Article::text().
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::size_t first = 0;  ///< byte, inclusive
  std::size_t last = 0;   ///< byte, exclusive
};

/// An article's clean text, and the way back from every clean character to the input.
/// Owns its characters on the heap: views of text() outlive a move and die with the Article.
/// Immutable after read(), so any number of threads may share one.
class Article {
 public:
  /// Valid UTF-8 without control or zero-width characters; line breaks inside a paragraph are
  /// spaces, blocks are separated by one line feed.
  std::string_view text() const { return {clean_.data(), clean_.size()}; }
  const std::vector<Block>& blocks() const { return blocks_; }
  /// Bytes of text() [first, last) as code points of the text (or title) as it was given.
  Span in_original(std::size_t first, std::size_t last) const;
  /// How many invalid sequences became U+FFFD.
  std::size_t replaced() const { return replaced_; }

 private:
  friend class Reader;
  std::vector<char> clean_;
  std::vector<std::uint32_t> origin_;  // per byte of clean_: code point in its own input
  std::vector<std::uint32_t> origin_end_;
  std::vector<Block> blocks_;
  std::size_t title_bytes_ = 0;  // bytes of clean_ that came from the title
  std::size_t replaced_ = 0;
};

/// Reads plain text, with a title beside it or none. Invalid UTF-8 becomes U+FFFD and is counted,
/// not refused; a byte-order mark is skipped (UTF-16 is an Error that says so); a NUL byte or text
/// that is mostly invalid is an Error: it is no text. The rule for line breaks is DESIGN's: a line
/// break ends a paragraph, unless four fifths of the lines end between 60 and 90 columns without
/// final punctuation; then only a blank line does.
[[nodiscard]] Result<Article> read(std::string_view text, std::string_view title = {},
                                   const Limits& limits = {});

/// A text as it was given, cut by the code points in which a Span counts. Owns a decoded copy.
class Characters {
 public:
  explicit Characters(std::string_view bytes);
  /// Valid UTF-8: an invalid sequence has become U+FFFD. Out of range is empty.
  std::string_view cut(std::uint32_t start, std::uint32_t end) const;
  std::string_view all() const { return decoded_; }

 private:
  std::size_t byte_of(std::uint32_t character) const;
  std::string decoded_;
  std::vector<std::size_t> marks_;  // byte of every 64th code point
};

/// ISO 639-1 code of the language, by CLD2; empty when it cannot tell. `hint` is a code or empty.
[[nodiscard]] std::string detect_language(std::string_view utf8, std::string_view hint = {});

}  // namespace casus::text
