#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "casus/frames.h"

namespace casus::frames {

/// Tokens of a whole article counted through, so that a quotation may run over sentences, and the
/// trees with children and extents computed once.
class ClaimText {
 public:
  ClaimText(const std::vector<syntax::Sentence>& sentences, const text::Article& article);

  std::uint32_t size() const { return starts_.back(); }
  std::uint32_t start(std::uint32_t sentence) const { return starts_[sentence]; }
  std::uint32_t end(std::uint32_t sentence) const { return starts_[sentence + 1]; }
  std::uint32_t sentence_of(std::uint32_t token) const { return sentence_of_[token]; }
  std::size_t block_of(std::uint32_t token) const {
    return (*sentences_)[sentence_of_[token]].block;
  }
  text::BlockKind kind_of(std::uint32_t token) const;
  const syntax::Token& token(std::uint32_t token) const {
    return (*sentences_)[sentence_of_[token]].tokens[token - starts_[sentence_of_[token]]];
  }
  std::uint32_t head(std::uint32_t token) const { return heads_[token]; }  ///< no_token: root
  const std::vector<std::uint32_t>& children(std::uint32_t token) const { return children_[token]; }
  std::uint32_t child(std::uint32_t token, std::string_view relation) const;
  /// Smallest range that holds the subtree.
  std::uint32_t first(std::uint32_t token) const { return first_[token]; }
  std::uint32_t last(std::uint32_t token) const { return last_[token]; }
  bool under(std::uint32_t token, std::uint32_t ancestor) const;
  bool starts_lower(std::uint32_t token) const;
  bool is_punct(std::uint32_t token) const {
    return this->token(token).upos == syntax::Upos::PUNCT;
  }

 private:
  const std::vector<syntax::Sentence>* sentences_;
  const text::Article* article_;
  std::vector<std::uint32_t> starts_, sentence_of_, heads_, first_, last_;
  std::vector<std::vector<std::uint32_t>> children_;
};

/// A stretch of tokens counted through the article: [first, last).
struct Stretch {
  std::uint32_t first = 0, last = 0;
  bool empty() const { return first >= last; }
  bool holds(std::uint32_t token) const { return token >= first && token < last; }
  bool operator==(const Stretch&) const = default;
};

/// A quotation with its marks. Marks that never close end with their paragraph; a paragraph that
/// opens again goes on with the same quotation (`continues`).
struct Quotation {
  Stretch tokens;
  bool closed = false;
  bool continues = false;   ///< the quotation of the paragraph before was left open
  bool attributed = false;  ///< belongs to a claim
};

/// All outermost quotations, in order of the text. Quotation marks of any glyph.
[[nodiscard]] std::vector<Quotation> find_quotations(const ClaimText& text);

enum class Mark : std::uint8_t { none, open, close, both };
/// What a token is as a quotation mark, by its glyph alone.
[[nodiscard]] Mark quotation_mark(std::string_view form);
/// A comma, dash or the like: what may stand between a quotation and its cue.
[[nodiscard]] bool is_comma_like(std::string_view form);
[[nodiscard]] bool is_dash(std::string_view form);
[[nodiscard]] bool ends_sentence(std::string_view form);

}  // namespace casus::frames
