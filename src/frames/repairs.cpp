#include "repairs.h"

#include <algorithm>

namespace casus::frames {

namespace {

using syntax::no_token;
using syntax::Upos;

bool spells(const Tree& tree, TokenIndex first, const MarkerRow& row) {
  if (first + row.words.size() > tree.size()) return false;
  for (std::size_t i = 0; i < row.words.size(); ++i) {
    const auto at = static_cast<TokenIndex>(first + i);
    if (tree.lemma(at) != row.words[i] && tree.form(at) != row.words[i]) return false;
  }
  return true;
}

// Markers of several words ("da parte di", "according to") are now one marker, now a noun with
// complements of its own. The noun phrase behind them takes the place of the topmost of their
// words, and they become its marker.
void join_marker(Tree& tree, TokenIndex first, const MarkerRow& row) {
  const auto last = static_cast<TokenIndex>(first + row.words.size());
  const auto inside = [&](TokenIndex t) { return t >= first && t < last; };
  TokenIndex top = no_token;  // the phrase's word that hangs outside and is not its marker already
  TokenIndex phrase = no_token;
  for (TokenIndex t = first; t < last; ++t) {
    const TokenIndex head = tree.head(t);
    if (head == no_token || !inside(head)) {
      const bool marks = tree.is(t, "case") || tree.is(t, "mark");
      if (marks && head != no_token && head >= last) phrase = head;
      else top = t;
    }
  }
  if (phrase == no_token && top != no_token) {
    for (const TokenIndex child : tree.children(top)) {
      if (child >= last) {
        phrase = child;
        break;
      }
    }
  }
  if (phrase == no_token) return;
  if (top != no_token && tree.under(phrase, top)) {
    const TokenIndex above = tree.head(top);
    if (above == no_token) return;
    const std::string_view rel = tree.rel(top);
    if (!tree.attach(phrase, above, rel)) return;
  }
  const std::string_view marks = row.clause ? "mark" : "case";
  if (!tree.attach(first, phrase, marks)) return;
  for (TokenIndex t = first + 1; t < last; ++t) tree.attach(t, first, "fixed");
  tree.settle();
}

void join_markers(Tree& tree, const Lexicon::Data& lexicon) {
  for (TokenIndex t = 0; t + 1 < tree.size(); ++t) {
    const auto* rows = lexicon.markers_of(tree.lemma(t));
    if (rows == nullptr) continue;
    for (const std::uint32_t index : *rows) {
      const MarkerRow& row = lexicon.markers[index];
      if (!spells(tree, t, row)) continue;
      join_marker(tree, t, row);
      break;
    }
  }
}

// "Il leader nordcoreano Kim ha …": a second subject right behind the first, with nothing but its
// own words between, is the name of the first.
void join_double_subjects(Tree& tree) {
  bool changed = false;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (tree.rel(t) != "nsubj" || tree.upos(t) != Upos::PROPN) continue;
    const TokenIndex verb = tree.head(t);
    if (verb == no_token || verb < t) continue;
    for (const TokenIndex other : tree.children(verb)) {
      if (other >= t || tree.rel(other) != "nsubj" || tree.upos(other) != Upos::NOUN) continue;
      bool adjacent = true;
      for (TokenIndex between = other + 1; between < t; ++between) {
        adjacent = adjacent && tree.under(between, other);
      }
      if (adjacent && tree.attach(t, other, "appos")) changed = true;
      break;
    }
  }
  if (changed) tree.settle();
}

}  // namespace

void repair(Tree& tree, const Lexicon::Data& lexicon) {
  join_markers(tree, lexicon);
  join_double_subjects(tree);
}

}  // namespace casus::frames
