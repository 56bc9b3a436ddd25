#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casus/syntax.h"

namespace casus::frames {

using TokenIndex = std::uint32_t;

/// What the rules ask of a token's features, read once.
struct Morph {
  enum class Form : std::uint8_t { none, finite, participle, infinitive, gerund };
  Form form = Form::none;
  bool past = false, present = false, future = false;
  bool conditional = false, subjunctive = false, imperative = false;
  bool passive = false, relative = false, reflexive = false, possessive = false;
  char person = 0, number = 0, gender = 0;
};

/// A sentence's tree that may be repaired: heads and relations are its own, the rest are views of
/// the Sentence, which must outlive it.
class Tree {
 public:
  explicit Tree(const syntax::Sentence& sentence);

  std::uint32_t size() const { return static_cast<std::uint32_t>(head_.size()); }
  TokenIndex head(TokenIndex token) const { return head_[token]; }
  std::string_view rel(TokenIndex token) const { return rel_[token]; }
  std::string_view lemma(TokenIndex token) const { return lemma_[token]; }  ///< lower case
  std::string_view form(TokenIndex token) const { return form_[token]; }    ///< lower case
  syntax::Upos upos(TokenIndex token) const { return upos_[token]; }
  const Morph& morph(TokenIndex token) const { return morph_[token]; }
  const syntax::Sentence& sentence() const { return *sentence_; }

  /// Whether the relation is `relation` or a subtype of it.
  bool is(TokenIndex token, std::string_view relation) const;
  std::span<const TokenIndex> children(TokenIndex token) const;
  /// First child with that relation, else no_token.
  TokenIndex child(TokenIndex token, std::string_view relation) const;
  bool has_child(TokenIndex token, std::string_view relation) const {
    return child(token, relation) != syntax::no_token;
  }
  /// Whether `ancestor` is the token or stands above it.
  bool under(TokenIndex token, TokenIndex ancestor) const;
  /// Tokens from the root down: every token after its head.
  const std::vector<TokenIndex>& from_top() const { return from_top_; }
  bool is_nominal(TokenIndex token) const;

  /// Hangs `token` on `head`; refused (false) when that would make a circle. Children are stale
  /// until settle().
  bool attach(TokenIndex token, TokenIndex head, std::string_view rel);
  void settle();
  /// `lemma` must outlive the tree.
  void relemmatise(TokenIndex token, std::string_view lemma) { lemma_[token] = lemma; }
  /// Says that the tagger took a verb form for another class.
  void retag(TokenIndex token, syntax::Upos upos, Morph::Form form);

 private:
  const syntax::Sentence* sentence_;
  std::vector<TokenIndex> head_;
  std::vector<syntax::Upos> upos_;
  std::vector<std::string_view> rel_, lemma_, form_;
  std::vector<Morph> morph_;
  std::deque<std::string> spellings_;
  std::vector<std::uint32_t> first_child_;
  std::vector<TokenIndex> children_, from_top_;
};

}  // namespace casus::frames
