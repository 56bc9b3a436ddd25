// Bare words of time beside a verb ("ha annunciato giovedì che …"), which parsers take for objects
// or subjects, and what they then hang on them.
#include <algorithm>

#include "repairs.h"

namespace casus::frames {

using syntax::no_token;
using syntax::Upos;

namespace {

bool is_bare(const Tree& tree, TokenIndex token) {
  return !tree.has_child(token, "det") && !tree.has_child(token, "nummod");
}

// Whether a time stands in the place of a subject or object without being one.
bool is_misplaced(const Workbench& bench, TokenIndex time, TokenIndex verb) {
  const Tree& tree = bench.tree;
  TokenIndex objects = 0, subjects = 0;
  bool relative_object = false;
  for (const TokenIndex child : tree.children(verb)) {
    if (child == time) continue;
    if (tree.is(child, "obj")) {
      ++objects;
      relative_object = relative_object || bench.is_relative(child);
    }
    if (tree.is(child, "nsubj")) ++subjects;
  }
  if (tree.is(time, "obj") || tree.is(time, "iobj")) return is_bare(tree, time) || objects > 0;
  if (time > verb) return is_bare(tree, time) || subjects > 0;
  return subjects > 0 || (relative_object && objects > 1);
}

// "ha annunciato venerdì che ritirerà i soldati": no relative clause about Friday.
void free_clause(Workbench& bench, TokenIndex clause, TokenIndex verb) {
  Tree& tree = bench.tree;
  if (bench.reports(verb) && !tree.has_child(verb, "ccomp")) {
    const TokenIndex first = bench.first_of(clause);
    if (tree.has_child(clause, "mark")) {
      tree.attach(clause, verb, "ccomp");
      return;
    }
    if (!bench.is_relative(first) || tree.head(first) != clause) return;
    tree.attach(first, clause, "mark");
    tree.attach(clause, verb, "ccomp");
  }
}

void free_dependents(Workbench& bench, TokenIndex time, TokenIndex verb) {
  Tree& tree = bench.tree;
  const std::vector<TokenIndex> children(tree.children(time).begin(), tree.children(time).end());
  for (const TokenIndex child : children) {
    if (child < time) continue;
    if (tree.is(child, "nmod") || tree.is(child, "obl")) {
      const TokenIndex marker = tree.child(child, "case");
      const bool genitive =
          marker != no_token && bench.lexicon.is(tree.lemma(marker), Upos::ADP, Feature::genitive);
      if (marker != no_token && !genitive) tree.attach(child, verb, "obl");
    } else if (tree.rel(child) == "acl:relcl") {
      free_clause(bench, child, verb);
    } else if (tree.is(child, "acl") || tree.is(child, "appos")) {
      tree.attach(child, verb, tree.is(child, "acl") ? "advcl" : "parataxis");
    }
  }
}

// "Poche ore dopo gli insorti hanno accusato": the adverb behind a time taken for a preposition.
void free_subject(Workbench& bench, TokenIndex time, TokenIndex verb) {
  Tree& tree = bench.tree;
  const auto siblings = tree.children(verb);
  const bool taken = std::any_of(siblings.begin(), siblings.end(), [&](TokenIndex child) {
    return child != time && tree.is(child, "nsubj");
  });
  if (taken || time > verb) return;
  for (const TokenIndex holder : {time, verb}) {
    for (const TokenIndex phrase : tree.children(holder)) {
      if (phrase < time || phrase > verb || !bench.is_actor(phrase)) continue;
      const TokenIndex marker = tree.child(phrase, "case");
      const Slot slot = bench.slot_of(phrase);
      const auto* rows = slot == slots::none ? nullptr : bench.lexicon.markers_of(slot);
      if (marker != time + 1 || rows == nullptr) continue;
      const bool temporal = std::any_of(rows->begin(), rows->end(), [&](std::uint32_t row) {
        return bench.lexicon.markers[row].role == Role::time;
      });
      if (!temporal) continue;
      tree.attach(marker, time, "advmod");
      const bool passive = tree.has_child(verb, "aux:pass");
      tree.attach(phrase, verb, passive ? "nsubj:pass" : "nsubj");
      tree.attach(time, verb, "obl");
      return;
    }
  }
}

}  // namespace

void repair_times(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex time = 0; time < tree.size(); ++time) {
    const TokenIndex verb = tree.head(time);
    if (verb == no_token || !bench.is_verb(verb) || bench.has_case(time)) continue;
    if (!bench.is_time(time)) continue;
    const bool core = tree.is(time, "obj") || tree.is(time, "iobj") || tree.is(time, "nsubj");
    if (!core && !tree.is(time, "obl") && !tree.is(time, "advmod")) continue;
    if (core && is_misplaced(bench, time, verb)) tree.attach(time, verb, "obl");
    tree.settle();
    free_subject(bench, time, verb);
    tree.settle();
    if (tree.is(time, "nsubj") || tree.is(time, "obj")) continue;
    free_dependents(bench, time, verb);
    tree.settle();
  }
}

}  // namespace casus::frames
