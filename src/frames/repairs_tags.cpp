// Verb forms that the tagger took for something else, and auxiliaries taken for full verbs.
#include <algorithm>

#include "repairs.h"

namespace casus::frames {

using syntax::no_token;
using syntax::Upos;

namespace {

// The dependents of `from` go over to `to`, which takes its place in the tree.
void take_place(Tree& tree, TokenIndex to, TokenIndex from, std::string_view as) {
  const TokenIndex above = tree.head(from);
  const std::string_view rel = tree.rel(from);
  std::vector<TokenIndex> children(tree.children(from).begin(), tree.children(from).end());
  if (!tree.attach(to, above, rel)) return;
  tree.attach(from, to, as);
  for (const TokenIndex child : children) {
    if (child != to) tree.attach(child, to, tree.rel(child));
  }
  tree.settle();
}

// "ha espresso", "have each expelled": the auxiliary as a full verb with its participle below it.
void fold_auxiliaries(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    if (!bench.lexicon.is(tree.lemma(t), tree.upos(t), Feature::auxiliary)) continue;
    if (tree.is(t, "aux") || tree.is(t, "cop")) continue;
    TokenIndex participle = no_token;
    bool object = false;
    for (const TokenIndex child : tree.children(t)) {
      const bool complement = tree.is(child, "xcomp") || tree.is(child, "ccomp");
      if (complement && child > t && bench.is_past_participle(child)) participle = child;
      if (tree.is(child, "obj") && tree.upos(child) != Upos::DET) object = true;
    }
    constexpr TokenIndex gap_max = 4;
    if (participle == no_token || object || participle - t > gap_max) continue;
    if (bench.has_auxiliary(participle)) continue;
    for (const TokenIndex child :
         std::vector<TokenIndex>(tree.children(t).begin(), tree.children(t).end())) {
      if (tree.is(child, "obj")) tree.attach(child, t, "advmod");
    }
    take_place(tree, participle, t, "aux");
  }
}

// "Honduras established relations": a bare name as the root, the sentence's verb as its modifier.
void raise_verbs(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex v = 1; v < tree.size(); ++v) {
    const TokenIndex noun = tree.head(v);
    if (noun == no_token || noun > v || !bench.is_verb(v)) continue;
    if (!tree.is(v, "amod") && tree.rel(v) != "acl") continue;
    if (tree.head(noun) != no_token && !tree.is(noun, "ccomp") && !tree.is(noun, "parataxis")) {
      continue;
    }
    if (bench.has_case(noun) || !bench.is_actor(noun) || !tree.has_child(v, "obj")) continue;
    if (bench.has_case(v) || tree.has_child(v, "nsubj")) continue;
    bool adjacent = true;
    for (TokenIndex between = noun + 1; between < v; ++between) {
      adjacent = adjacent && !tree.is(between, "punct") && !tree.is(between, "case");
    }
    if (!adjacent) continue;
    const TokenIndex above = tree.head(noun);
    const std::string_view rel = tree.rel(noun);
    std::vector<TokenIndex> children(tree.children(noun).begin(), tree.children(noun).end());
    if (!tree.attach(v, above, rel)) continue;
    tree.attach(noun, v, "nsubj");
    for (const TokenIndex child : children) {
      if (child > v) tree.attach(child, v, tree.rel(child));
    }
    tree.settle();
  }
}

// "threatened to close borders", "urged Moscow to free her": the bare verb behind the marker of
// infinitives taken for a noun or an adjective.
void find_infinitives(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex mark = 0; mark + 1 < tree.size(); ++mark) {
    const TokenIndex word = mark + 1;
    if (!bench.lexicon.is(tree.lemma(mark), tree.upos(mark), Feature::infinitive)) continue;
    const Upos upos = tree.upos(word);
    if (upos != Upos::NOUN && upos != Upos::ADJ) continue;
    if (tree.form(word) != tree.lemma(word) || !bench.has_sense(word, Upos::VERB)) continue;
    const TokenIndex noun = tree.head(mark);
    if (noun == no_token) continue;
    const TokenIndex verb = tree.head(noun);
    if (verb == no_token || verb > mark || !bench.is_verb(verb)) continue;
    if (!bench.governs_infinitives(verb)) continue;
    if (noun == word) {
      if (!tree.has_child(word, "obj")) continue;
    } else {
      const bool modifier =
          tree.head(word) == noun && (tree.is(word, "compound") || tree.is(word, "amod"));
      if (!modifier || !tree.attach(word, verb, "xcomp")) continue;
      tree.attach(mark, word, "mark");
      tree.attach(noun, word, "obj");
    }
    tree.retag(word, Upos::VERB, Morph::Form::infinitive);
    tree.attach(word, verb, "xcomp");
    tree.settle();
  }
}

// "accused Iran of supplying drones to militias": the gerund as a modifier of its own object. What
// stands behind the object and no row of the governing verb asks for belongs to the gerund.
void find_gerunds(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex mark = 0; mark + 1 < tree.size(); ++mark) {
    const TokenIndex word = mark + 1, noun = tree.head(mark);
    if (!tree.is(mark, "case") || noun == no_token || noun <= word) continue;
    if (!bench.is_verb(word) || tree.head(word) != noun || !tree.is(word, "amod")) continue;
    const Morph& morph = tree.morph(word);
    if (morph.form != Morph::Form::gerund && !morph.present) continue;
    const TokenIndex verb = tree.head(noun);
    if (verb == no_token || !bench.is_verb(verb)) continue;
    const Slot slot = bench.lexicon.find_slot(tree.lemma(mark));
    if (bench.valency(verb, Upos::VERB, slot) != Role::content) continue;
    if (!tree.attach(word, verb, "advcl")) continue;
    tree.attach(mark, word, "mark");
    tree.attach(noun, word, "obj");
    for (const TokenIndex child :
         std::vector<TokenIndex>(tree.children(verb).begin(), tree.children(verb).end())) {
      if (child < noun || child == noun) continue;
      const bool phrase = tree.is(child, "obl") || tree.is(child, "obj");
      const Slot own = bench.slot_of(child);
      if (phrase && own != slots::none && !bench.valency(verb, Upos::VERB, own)) {
        tree.attach(child, word, "obl");
      } else if (phrase && tree.has_child(child, "case")) {
        tree.attach(child, word, "obl");
      }
    }
    tree.settle();
  }
}

}  // namespace

void repair_tags(Workbench& bench) {
  fold_auxiliaries(bench);
  raise_verbs(bench);
  find_infinitives(bench);
  find_gerunds(bench);
}

}  // namespace casus::frames
