// Coordinated clauses that the tense tells apart.
#include "repairs.h"

namespace casus::frames {

using syntax::no_token;
using syntax::Upos;

namespace {

bool is_future(const Workbench& bench, TokenIndex verb) {
  const Tree& tree = bench.tree;
  if (tree.morph(verb).future) return true;
  for (const TokenIndex child : tree.children(verb)) {
    if (!tree.is(child, "aux")) continue;
    const auto* row = bench.lexicon.function(tree.lemma(child), tree.upos(child), Feature::tense);
    if (tree.morph(child).future || (row != nullptr && row->tense == Tense::future)) return true;
  }
  return false;
}

// The relative clause in the future between a verb and its conjunct, below something of the verb's.
TokenIndex future_relative(const Workbench& bench, TokenIndex verb, TokenIndex conjunct) {
  const Tree& tree = bench.tree;
  for (TokenIndex t = conjunct; t-- > verb + 1;) {
    if (tree.rel(t) != "acl:relcl" || !bench.is_verb(t) || !is_future(bench, t)) continue;
    if (tree.under(t, verb)) return t;
  }
  return no_token;
}

}  // namespace

// "signed a pact under which A will stop boats and B will supply ships": what is to come stands
// beside what is to come in the relative clause, not beside the signing.
void repair_tenses(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 2; t < tree.size(); ++t) {
    const TokenIndex verb = tree.head(t);
    if (!tree.is(t, "conj") || verb == no_token || verb > t) continue;
    if (!bench.is_verb(t) || !bench.is_verb(verb)) continue;
    const TokenIndex subject = tree.child(t, "nsubj");
    if (subject == no_token || subject > t || !tree.has_child(t, "cc")) continue;
    if (!is_future(bench, t) || is_future(bench, verb)) continue;
    const TokenIndex relative = future_relative(bench, verb, t);
    if (relative != no_token && tree.attach(t, relative, "conj")) tree.settle();
  }
}

}  // namespace casus::frames
