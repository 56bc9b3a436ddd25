// Nouns and verbs that the tagger took for adjectives or one for the other, and phrases that hang
// on an adjective inside a noun phrase.
#include <algorithm>

#include "repairs.h"

namespace casus::frames {

using syntax::no_token;
using syntax::Upos;

namespace {

// "Siria, raid turco: cinque morti": what the lexicon has as a noun only, where a noun stands.
void find_nouns(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    if (tree.upos(t) != Upos::ADJ || bench.in_mention(t)) continue;
    if (!tree.is(t, "appos") && !tree.is(t, "nsubj") && !tree.is(t, "obj")) continue;
    if (tree.has_child(t, "cop") || bench.has_sense(t, Upos::ADJ)) continue;
    if (bench.has_sense(t, Upos::VERB) || !bench.has_sense(t, Upos::NOUN)) continue;
    tree.retag(t, Upos::NOUN, Morph::Form::none);
  }
}

// "La Polonia libera la Norvegia", "ha condannato l'attacco e chiuso l'ambasciata", "l'equipaggio
// soccorso dall'Italia": an adjective or noun with an object or a doer is a verb that the lexicon
// has, an irregular participle or, with a subject, a finite form.
void find_verbs(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    const bool noun = tree.upos(t) == Upos::NOUN;
    if ((!noun && tree.upos(t) != Upos::ADJ) || bench.in_mention(t)) continue;
    if (tree.has_child(t, "cop") || tree.has_child(t, "det") || bench.has_case(t)) continue;
    TokenIndex after = tree.child(t, "obj");
    if (after == no_token) after = tree.child(t, "obl:agent");
    if (after == no_token || after < t) continue;
    const std::string_view irregular = noun ? "" : bench.lexicon.verb_of_form(tree.form(t));
    const bool finite = irregular.empty() && tree.has_child(t, "nsubj") && tree.has_child(t, "obj");
    const std::string_view verb = finite ? bench.lexicon.verb_of_root(tree.form(t)) : irregular;
    if (verb.empty() || !bench.lexicon.has_verb(verb)) continue;
    tree.retag(t, Upos::VERB, finite ? Morph::Form::finite : Morph::Form::participle);
    tree.relemmatise(t, verb);
  }
}

// "Fighting between A and B has resumed": a gerund as the subject, without an object, that the
// lexicon has as a noun.
void find_act_nouns(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    if (!bench.is_verb(t) || !tree.is(t, "csubj") || tree.has_child(t, "obj")) continue;
    const auto* rows = bench.lexicon.senses_of(tree.form(t));
    if (rows == nullptr || tree.has_child(t, "mark")) continue;
    for (const std::uint32_t index : *rows) {
      const SenseRow& row = bench.lexicon.senses[index];
      if (row.upos != Upos::NOUN || row.words.size() > 1) continue;
      for (const TokenIndex child : copy_of(tree.children(t))) {
        if (tree.is(child, "obl")) tree.attach(child, t, "nmod");
      }
      const bool passive = tree.rel(t) == "csubj:pass";
      tree.attach(t, tree.head(t), passive ? "nsubj:pass" : "nsubj");
      tree.retag(t, Upos::NOUN, Morph::Form::none);
      tree.relemmatise(t, row.words.front());
      tree.settle();
      break;
    }
  }
}

// "imposed export curbs": a bare infinitive between a verb that takes none and its object is the
// first part of that object.
void fold_compounds(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex word = 1; word + 1 < tree.size(); ++word) {
    const TokenIndex verb = tree.head(word);
    if (!tree.is(word, "xcomp") || verb != word - 1 || !bench.is_verb(verb)) continue;
    if (!bench.is_verb(word) || tree.form(word) != tree.lemma(word)) continue;
    if (!bench.has_sense(word, Upos::NOUN) || tree.has_child(word, "mark")) continue;
    const TokenIndex object = tree.child(word, "obj");
    if (object != word + 1 || tree.has_child(verb, "obj")) continue;
    if (bench.valency(verb, Upos::VERB, slots::xcomp)) continue;
    const auto children = copy_of(tree.children(word));
    if (!tree.attach(object, verb, "obj")) continue;
    for (const TokenIndex child : children) {
      if (child > object) tree.attach(child, object, "nmod");
    }
    tree.attach(word, object, "compound");
    tree.retag(word, Upos::NOUN, Morph::Form::none);
    tree.settle();
  }
}

// "carri armati alla Russia", "scontri armati tra A e B": a phrase on an adjective behind its noun,
// that a row of the noun or of the verb above asks for and none of the adjective's.
void free_from_adjectives(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 2; t < tree.size(); ++t) {
    const TokenIndex adjective = tree.head(t);
    if (!tree.is(t, "obl") || adjective == no_token || adjective > t) continue;
    if (tree.upos(adjective) != Upos::ADJ || !tree.is(adjective, "amod")) continue;
    const TokenIndex noun = tree.head(adjective);
    const Slot slot = bench.slot_of(t);
    if (noun > adjective || slot == slots::none) continue;
    if (bench.valency(adjective, Upos::ADJ, slot)) continue;
    const TokenIndex verb = tree.head(noun);
    if (bench.valency(noun, Upos::NOUN, slot)) {
      if (tree.attach(t, noun, "nmod")) tree.settle();
    } else if (verb != no_token && verb < noun && bench.is_verb(verb) &&
               bench.valency(verb, Upos::VERB, slot)) {
      if (tree.attach(t, verb, "obl")) tree.settle();
    }
  }
}

}  // namespace

void repair_compounds(Workbench& bench) {
  find_nouns(bench);
  find_verbs(bench);
  find_act_nouns(bench);
  fold_compounds(bench);
  free_from_adjectives(bench);
}

}  // namespace casus::frames
