// Two named side by side: "sia A che B", "not only A but also B", "A as well as B".
#include <algorithm>

#include "repairs.h"

namespace casus::frames {

using syntax::no_token;
using syntax::Upos;

namespace {

// The noun phrase that begins at `first`: its head, when only small words stand before it.
TokenIndex phrase_from(const Workbench& bench, TokenIndex first, TokenIndex last) {
  const Tree& tree = bench.tree;
  for (TokenIndex t = first; t < last; ++t) {
    switch (tree.upos(t)) {
      case Upos::ADP:
      case Upos::DET:
      case Upos::ADV:
      case Upos::NUM:
        continue;
      case Upos::NOUN:
      case Upos::PROPN:
      case Upos::ADJ: {
        const TokenIndex head = bench.mention_head(t);
        if (bench.in_mention(t)) return head;
        return tree.upos(t) == Upos::ADJ ? no_token : t;
      }
      default:
        return no_token;
    }
  }
  return no_token;
}

// The finite verb that the parser hung on the first of two although it is what both do: a relative
// clause without a relative word, a conjunct.
TokenIndex shared_verb(const Workbench& bench, TokenIndex one, TokenIndex other) {
  const Tree& tree = bench.tree;
  const TokenIndex verb = tree.head(other);
  if (verb == no_token || verb < other || tree.head(verb) != one) return no_token;
  if (!bench.is_verb(verb) || !bench.may_be_finite(verb) || !tree.is(other, "nsubj"))
    return no_token;
  return tree.has_child(one, "cop") || tree.has_child(one, "nsubj") ? no_token : verb;
}

// `verb` takes the place of `one`, which is its subject with `other`.
void share(Tree& tree, TokenIndex one, TokenIndex other, TokenIndex verb, TokenIndex partner) {
  const std::string_view subject = tree.rel(other), rel = tree.rel(one);
  const TokenIndex above = tree.head(one);
  tree.attach(other, one, "conj");
  if (tree.attach(verb, above, rel)) tree.attach(one, verb, subject);
  for (const TokenIndex child : copy_of(tree.children(one))) {
    if (child > other && child != verb) tree.attach(child, verb, tree.rel(child));
  }
  tree.attach(partner, other, "cc");
  tree.settle();
}

void join(Tree& tree, TokenIndex one, TokenIndex other, TokenIndex partner) {
  tree.attach(other, one, "conj");
  for (TokenIndex t = partner; t < other; ++t) {
    const Upos upos = tree.upos(t);
    if (t == partner)
      tree.attach(t, other, "cc");
    else if (upos == Upos::ADP || upos == Upos::DET)
      tree.attach(t, other, upos == Upos::ADP ? "case" : "det");
  }
  tree.settle();
}

// "Sia la Francia che la Germania hanno condannato", "da Parigi che da Berlino".
void join_pairs(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex opener = 0; opener + 3 < tree.size(); ++opener) {
    if (tree.is(opener, "aux") || tree.is(opener, "cop")) continue;
    const FunctionRow* row =
        bench.lexicon.function(tree.form(opener), tree.upos(opener), Feature::pair);
    if (row == nullptr) continue;
    const TokenIndex one = phrase_from(bench, opener + 1, tree.size());
    if (one == no_token) continue;
    constexpr TokenIndex gap_max = 8;
    const TokenIndex limit = std::min(tree.size(), one + gap_max);
    TokenIndex partner = one + 1;
    const auto pairs = [&](TokenIndex t) {
      const Slot slot = bench.lexicon.find_slot(tree.form(t));
      return std::find(row->markers.begin(), row->markers.end(), slot) != row->markers.end();
    };
    while (partner < limit && !pairs(partner)) ++partner;
    if (partner >= limit) continue;
    const TokenIndex other = phrase_from(bench, partner + 1, limit);
    if (other == no_token || other == one || tree.under(one, other)) continue;
    const TokenIndex verb = shared_verb(bench, one, other);
    if (verb != no_token)
      share(tree, one, other, verb, partner);
    else if (tree.head(other) == one || tree.head(other) == tree.head(one))
      join(tree, one, other, partner);
  }
}

// "Qatar as well as Egypt condemned": the first name as what the sentence rests on, the verb with
// the second as its conjunct.
void raise_shared_verbs(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex other = 2; other < tree.size(); ++other) {
    if (!tree.is(other, "nsubj") || !bench.is_actor(other)) continue;
    const TokenIndex verb = tree.head(other);
    if (verb == no_token || !tree.is(verb, "conj")) continue;
    const TokenIndex one = tree.head(verb);
    if (one == no_token || one > other || !bench.is_actor(one) || bench.has_case(one)) continue;
    TokenIndex partner = no_token;
    bool adjacent = true;
    for (TokenIndex t = one + 1; t < other; ++t) {
      if (bench.mention_head(t) == one || bench.mention_head(t) == other) continue;
      if (tree.is(t, "cc")) partner = t;
      adjacent = adjacent && (tree.is(t, "cc") || tree.is(t, "fixed") || tree.is(t, "det") ||
                              tree.is(t, "advmod") || tree.is(t, "amod") || tree.is(t, "compound"));
    }
    if (!adjacent || partner == no_token) continue;
    if (shared_verb(bench, one, other) == verb) share(tree, one, other, verb, partner);
  }
}

}  // namespace

void repair_pairs(Workbench& bench) {
  join_pairs(bench);
  raise_shared_verbs(bench);
}

}  // namespace casus::frames
