#pragma once

#include <vector>

#include "casus/actors.h"
#include "lexicon_data.h"
#include "tree.h"

namespace casus::frames {

/// The mentions of one sentence by token.
class People {
 public:
  People(const Tree& tree, const std::vector<actors::Mention>& mentions,
         const std::vector<std::uint32_t>& here);

  /// The mention that a noun phrase headed by `token` stands for, else no_index: one with that head
  /// (the widest, the first of several), or the name beside a head that is a bare description.
  std::uint32_t of(TokenIndex token) const { return of_[token]; }
  bool has(TokenIndex token) const { return of_[token] != no_index; }
  /// Tokens that are part of a name and so no words of the lexicon.
  const std::vector<bool>& in_name() const { return in_name_; }
  /// The same and roles: words that may have a concept but name no act ("i manifestanti").
  bool in_mention(TokenIndex token) const { return in_mention_[token]; }
  /// The name or role that holds the token anywhere, else no_index.
  std::uint32_t around(TokenIndex token) const { return around_[token]; }
  bool is(TokenIndex token, Class wanted) const;

 private:
  const std::vector<actors::Mention>& mentions_;
  std::vector<std::uint32_t> of_, around_;
  std::vector<bool> in_name_, in_mention_;
};

}  // namespace casus::frames
