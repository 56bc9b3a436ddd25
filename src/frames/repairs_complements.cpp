// Complements that the parser hangs on another word than theirs: what something is called, what a
// decision is about, members named by way of example.
#include "repairs.h"

namespace casus::frames {

using syntax::no_token;
using syntax::Upos;

namespace {

// "Called the events in Peru a coup": a bare noun behind the object is what it is called, when a
// sense of the verb asks for such a complement beside an object.
void find_predicates(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 2; t < tree.size(); ++t) {
    const TokenIndex verb = tree.head(t);
    if (verb == no_token || verb > t || !bench.is_verb(verb) || tree.upos(t) != Upos::NOUN)
      continue;
    if (!tree.is(t, "obl") && tree.rel(t) != "advmod") continue;
    if (bench.has_case(t) || bench.is_time(t) || bench.in_mention(t)) continue;
    const TokenIndex object = tree.child(verb, "obj");
    if (object == no_token || object > t || tree.has_child(verb, "xcomp")) continue;
    if (bench.valency(verb, Upos::VERB, slots::xcomp) != Role::attribute) continue;
    if (tree.attach(t, verb, "xcomp")) tree.settle();
  }
}

// "After the decision not to sign": an infinitive right behind a noun that takes one is the noun's,
// whatever verb the parser hung it on.
void lower_to_nouns(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 2; t < tree.size(); ++t) {
    if (tree.rel(t) != "advcl" || tree.morph(t).form != Morph::Form::infinitive) continue;
    const TokenIndex verb = tree.head(t);
    const TokenIndex first = bench.first_of(t);
    if (first == 0 || verb == no_token || verb > first || !bench.has_case(t)) continue;
    const TokenIndex noun = first - 1;
    if (tree.upos(noun) != Upos::NOUN || tree.head(noun) != verb || !tree.is(noun, "obl")) continue;
    if (bench.valency(noun, Upos::NOUN, slots::xcomp) != Role::content) continue;
    if (tree.attach(t, noun, "acl")) tree.settle();
  }
}

// "The community, including Peru, called for calm": where the noun names nobody, those who are
// named as examples of it act with it.
void raise_members(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    const TokenIndex noun = tree.head(t);
    if (noun == no_token || noun > t || !tree.is(t, "nmod") || !tree.is_nominal(noun)) continue;
    const TokenIndex marker = tree.child(t, "case");
    if (marker == no_token || bench.is_actor(noun) || !bench.in_mention(t)) continue;
    if (!bench.lexicon.is(tree.form(marker), tree.upos(marker), Feature::member)) continue;
    if (!tree.attach(t, noun, "conj")) continue;
    tree.attach(marker, t, "cc");
    tree.settle();
  }
}

}  // namespace

void repair_complements(Workbench& bench) {
  find_predicates(bench);
  lower_to_nouns(bench);
  raise_members(bench);
}

}  // namespace casus::frames
