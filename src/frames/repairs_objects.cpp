// Objects that the parser hangs on a phrase beside them, or takes for subjects.
#include <algorithm>

#include "repairs.h"

namespace casus::frames {

using syntax::no_token;
using syntax::Upos;

namespace {

bool may_have_object(const Workbench& bench, TokenIndex verb) {
  const Tree& tree = bench.tree;
  return bench.is_verb(verb) && !tree.has_child(verb, "aux:pass") && !tree.has_child(verb, "obj");
}

// "Spedisce in Russia proiettili e missili": a bare noun behind a name with a marker is no part of
// the name but the object of a verb that has none.
void free_bare_objects(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 2; t < tree.size(); ++t) {
    const TokenIndex name = tree.head(t);
    if (tree.upos(t) != Upos::NOUN || name == no_token || name > t || bench.has_case(t)) continue;
    if (!tree.is(t, "amod") && !tree.is(t, "nmod") && !tree.is(t, "compound")) continue;
    if (tree.upos(name) != Upos::PROPN || !tree.is(name, "obl") || !bench.has_case(name)) continue;
    const TokenIndex verb = tree.head(name);
    if (verb > name || !may_have_object(bench, verb) || tree.has_child(verb, "ccomp")) continue;
    if (!bench.in_mention(t - 1) || bench.mention_head(t - 1) != bench.mention_head(name)) continue;
    if (bench.in_mention(t) || bench.is_time(t) || !tree.attach(t, verb, "obj")) continue;
    for (const TokenIndex other : copy_of(tree.children(name))) {
      if (other > t && tree.is(other, "conj") && !bench.has_case(other)) {
        tree.attach(other, t, "conj");
      }
    }
    tree.settle();
  }
}

// "Ha bollato come dannosa la condotta": what the phrase behind the verb seems to have for a
// subject is the verb's object.
void free_objects(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 2; t < tree.size(); ++t) {
    const TokenIndex phrase = tree.head(t);
    if (tree.rel(t) != "nsubj" || phrase == no_token || phrase > t || bench.is_verb(phrase))
      continue;
    if (tree.has_child(phrase, "cop") || !bench.has_case(phrase) || bench.has_case(t)) continue;
    const TokenIndex verb = tree.head(phrase);
    if (!tree.is(phrase, "obl") || verb > phrase || !may_have_object(bench, verb)) continue;
    if (tree.attach(t, verb, "obj")) tree.settle();
  }
}

// "A treaty which Chile and Peru signed": of two subjects the relative word is the object.
void settle_relative_subjects(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    const TokenIndex verb = tree.head(t);
    if (tree.rel(t) != "nsubj" || verb == no_token || verb < t || !bench.is_relative(t)) continue;
    if (!may_have_object(bench, verb)) continue;
    const auto children = tree.children(verb);
    const bool other = std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
      return child > t && child < verb && tree.rel(child) == "nsubj" && !bench.has_case(child);
    });
    if (other && tree.attach(t, verb, "obj")) tree.settle();
  }
}

}  // namespace

void repair_objects(Workbench& bench) {
  free_bare_objects(bench);
  free_objects(bench);
  settle_relative_subjects(bench);
}

}  // namespace casus::frames
