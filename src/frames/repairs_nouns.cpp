// Noun phrases that rest on the wrong word: adjectives of countries that the tagger took for nouns
// or verbs, act nouns that it took for verbs, complements hung on an adjective.
#include <algorithm>

#include "repairs.h"

namespace casus::frames {

using syntax::no_token;
using syntax::Upos;

namespace {

// The noun that an adjective of a country describes: what it hangs on, or the head of the role that
// it is a part of ("ribelli houthi").
TokenIndex described(const Workbench& bench, TokenIndex word) {
  const Tree& tree = bench.tree;
  const TokenIndex head = tree.head(word);
  if (bench.mention_head(word) != word) return bench.mention_head(word);
  if (!bench.is_demonym(word) || head == no_token || !tree.is(word, "amod")) return no_token;
  return head + 1 == word || head > word ? head : no_token;
}

// "Mali rebels seize town": people whom the tagger took for what they do.
void retag_people(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    const bool people = bench.is_verb(t) && bench.is_actor(t) && bench.is_plural(t);
    if (people && tree.morph(t).form == Morph::Form::finite) {
      tree.retag(t, Upos::NOUN, Morph::Form::none);
    }
  }
}

// "un giornalista messicano da parte dei narcos": the adjective taken for a participle.
void retag_demonyms(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (!bench.is_demonym(t) || !bench.is_verb(t) || tree.rel(t) != "acl") continue;
    if (tree.head(t) >= t || tree.has_child(t, "obj") || tree.has_child(t, "nsubj")) continue;
    tree.retag(t, Upos::ADJ, Morph::Form::none);
    tree.attach(t, tree.head(t), "amod");
  }
}

// "la petroliera greca da parte dell'Iran": an adjective of a country has no complements; its noun
// has.
void free_complements(Workbench& bench) {
  Tree& tree = bench.tree;
  bool changed = false;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    const TokenIndex word = tree.head(t);
    if (word == no_token || word > t || !bench.has_case(t)) continue;
    if (!tree.is(t, "nmod") && !tree.is(t, "obl")) continue;
    if (tree.upos(word) != Upos::ADJ && !tree.is(word, "amod")) continue;
    const TokenIndex noun = described(bench, word);
    if (noun == no_token || noun == t || tree.under(noun, t)) continue;
    changed = tree.attach(t, noun, "nmod") || changed;
  }
  if (changed) tree.settle();
}

// "per il raid etiope": the adjective as the head of the noun before it.
void turn_demonyms(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    const TokenIndex noun = t - 1;
    if (!bench.is_demonym(t) || tree.head(noun) != t || tree.upos(t) != Upos::NOUN) continue;
    if (tree.upos(noun) != Upos::NOUN || !bench.has_case(noun) || bench.has_case(t)) continue;
    const auto below = copy_of(tree.children(t));
    if (!tree.attach(noun, tree.head(t), tree.rel(t))) continue;
    tree.retag(t, Upos::ADJ, Morph::Form::none);
    tree.attach(t, noun, "amod");
    for (const TokenIndex child : below) {
      if (child != noun) tree.attach(child, noun, tree.rel(child));
    }
    tree.settle();
  }
}

// "Turkish air strikes in Syria": the adjective as what a headline rests on, its noun as an object.
void lower_demonyms(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 0; t + 1 < tree.size(); ++t) {
    if (!bench.is_demonym(t) || tree.head(t) != no_token || tree.upos(t) != Upos::ADJ) continue;
    const TokenIndex noun = tree.child(t, "obj");
    if (noun == no_token || noun < t || bench.first_of(noun) != t + 1) continue;
    if (bench.has_case(noun) || !tree.is_nominal(noun)) continue;
    const auto below = copy_of(tree.children(t));
    tree.attach(noun, no_token, "root");
    tree.attach(t, noun, "amod");
    for (const TokenIndex child : below) {
      if (child != noun) tree.attach(child, noun, tree.is(child, "obl") ? "nmod" : tree.rel(child));
    }
    tree.settle();
  }
}

// "la consegna di carri armati polacchi all'Ucraina": what the act noun asks for and the thing
// before it does not belongs to the act.
void lift_complements(Workbench& bench) {
  Tree& tree = bench.tree;
  bool changed = false;
  for (TokenIndex t = 2; t < tree.size(); ++t) {
    const TokenIndex thing = tree.head(t);
    if (thing == no_token || thing > t || !tree.is(t, "nmod") || !bench.is_actor(t)) continue;
    if (!tree.is(thing, "nmod") || bench.in_mention(thing)) continue;
    const TokenIndex act = tree.head(thing);
    if (act > thing || tree.upos(act) != Upos::NOUN || bench.in_mention(act)) continue;
    const Slot slot = bench.slot_of(t);
    if (bench.is_genitive(slot) || bench.valency(thing, Upos::NOUN, slot)) continue;
    if (!bench.is_genitive(bench.slot_of(thing))) continue;
    const auto role = bench.valency(act, Upos::NOUN, slot);
    if (!role || *role == Role::place) continue;
    changed = tree.attach(t, act, "nmod") || changed;
  }
  if (changed) tree.settle();
}

// "Tregua di tre giorni tra Israele e Hamas", "la condanna a dieci anni dell'oppositore": how long
// an act lasts has no parties; the act has.
void free_parties(Workbench& bench) {
  Tree& tree = bench.tree;
  bool changed = false;
  for (TokenIndex t = 2; t < tree.size(); ++t) {
    const TokenIndex time = tree.head(t);
    if (time == no_token || time > t || !tree.is(t, "nmod") || !bench.has_case(t)) continue;
    if (!tree.is(time, "nmod") || !bench.has_case(time) || !bench.is_time(time)) continue;
    const TokenIndex act = tree.head(time);
    if (act > time || !bench.is_actor(t) || tree.upos(act) != Upos::NOUN) continue;
    changed = tree.attach(t, act, "nmod") || changed;
  }
  if (changed) tree.settle();
}

bool names_act(const Workbench& bench, TokenIndex token) {
  const auto* rows = bench.lexicon.senses_of(bench.tree.form(token));
  const Concept act = bench.concepts.find("ACT"), deal = bench.concepts.find("AGREEMENT");
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](std::uint32_t index) {
           const SenseRow& row = bench.lexicon.senses[index];
           return row.upos == Upos::NOUN && row.words.size() == 1 &&
                  (bench.concepts.is_a(row.concept_, act) ||
                   bench.concepts.is_a(row.concept_, deal));
         });
}

bool has_noun_dress(const Tree& tree, TokenIndex token) {
  for (const TokenIndex child : tree.children(token)) {
    if (child > token) continue;
    if (tree.is(child, "amod") || tree.is(child, "det") || tree.rel(child) == "nmod:poss") {
      return true;
    }
  }
  return false;
}

// "Israeli raid on Jenin", "Truce between A and B", "Incontro a Roma tra A e B": what a headline
// rests on, an act that a noun names and the tagger took for a verb or adverb. It has neither
// subject nor object, and something that nouns have: an adjective before it, a phrase right behind.
void find_headline_nouns(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 0; t + 1 < tree.size(); ++t) {
    const Upos upos = tree.upos(t);
    if (tree.head(t) != no_token || upos == Upos::NOUN || upos == Upos::PROPN) continue;
    if (upos != Upos::VERB && upos != Upos::ADV && upos != Upos::ADJ && upos != Upos::INTJ)
      continue;
    if (bench.in_mention(t) || !names_act(bench, t)) continue;
    bool verbal = false;
    for (const TokenIndex child : tree.children(t)) {
      verbal = verbal || tree.is(child, "nsubj") || tree.rel(child) == "obj" ||
               tree.is(child, "aux") || tree.is(child, "mark") || tree.is(child, "cop") ||
               tree.is(child, "xcomp") || tree.is(child, "expl");
    }
    if (verbal || tree.upos(t + 1) != Upos::ADP) continue;
    const bool first = bench.first_of(t) == t;
    const bool verb = upos == Upos::VERB && bench.has_sense(t, Upos::VERB);
    if (verb && (first || !has_noun_dress(tree, t))) continue;
    tree.retag(t, Upos::NOUN, Morph::Form::none);
    tree.relemmatise(t, tree.form(t));
    for (const TokenIndex child : copy_of(tree.children(t))) {
      if (tree.is(child, "obl")) tree.attach(child, t, "nmod");
    }
    tree.settle();
  }
}

}  // namespace

void repair_nouns(Workbench& bench) {
  retag_people(bench);
  retag_demonyms(bench);
  turn_demonyms(bench);
  lower_demonyms(bench);
  find_headline_nouns(bench);
  free_complements(bench);
  lift_complements(bench);
  free_parties(bench);
}

}  // namespace casus::frames
