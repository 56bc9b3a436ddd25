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

// "meddling" of "meddl", "froze" of "froze": a lemma that no row knows, of a form that is listed or
// but for its last letter.
void find_lemmas(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    if (!bench.is_verb(t) || bench.in_mention(t)) continue;
    if (bench.lexicon.has_verb(tree.lemma(t)) || bench.lexicon.has_verb(tree.form(t))) continue;
    std::string_view verb = bench.lexicon.verb_of_form(tree.form(t));
    if (!bench.lexicon.has_verb(verb)) verb = bench.lexicon.verb_near(tree.lemma(t), tree.form(t));
    if (verb.empty()) verb = bench.lexicon.verb_of_root(tree.form(t));
    if (!verb.empty()) tree.relemmatise(t, verb);
  }
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
    if (bench.has_case(noun) || !bench.is_actor(noun)) continue;
    const bool intransitive = tree.upos(noun) == Upos::PROPN &&
                              bench.lexicon.is(tree.lemma(v), Upos::VERB, Feature::unaccusative);
    if (!tree.has_child(v, "obj") && !intransitive) continue;
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

/// An inflected verb of a headline that the tagger took for a noun.
struct HeadlineVerb {
  TokenIndex subject = no_token;
  TokenIndex object = no_token;  // what the parser made the verb's head, or hung on it
  bool below = false;            // the parser made the verb a part of its object
};

// One that can be a noun as well needs something bare behind it.
HeadlineVerb headline_verb(const Workbench& bench, TokenIndex w) {
  const Tree& tree = bench.tree;
  const bool noun =
      tree.upos(w) == Upos::NOUN || (tree.upos(w) == Upos::PROPN && !bench.in_mention(w));
  if (!noun || tree.form(w) == tree.lemma(w)) return {};
  if (!bench.has_sense(w, Upos::VERB) || bench.has_case(w) || tree.has_child(w, "nummod"))
    return {};
  HeadlineVerb found;
  const TokenIndex above = tree.head(w);
  if (tree.is(w, "compound")) {
    found.below = above == w + 1 && tree.head(above) == no_token && !bench.has_case(above);
    if (!found.below) return {};
    found.object = above;
  }
  const TokenIndex subject = bench.mention_head(w - 1);
  if (subject >= w || !bench.is_actor(subject) || bench.has_case(subject)) return {};
  if (tree.upos(subject) == Upos::ADJ) return {};
  if (tree.head(subject) != w && !(found.below && tree.head(subject) == above)) return {};
  if (!tree.is(subject, "compound") && !tree.is(subject, "nsubj")) return {};
  bool bare = found.below;
  for (const TokenIndex child : tree.children(w)) {
    if (child < w || bench.has_case(child)) continue;
    const bool misnamed = tree.is(child, "flat") || tree.rel(child) == "nmod:unmarked" ||
                          (tree.is(child, "appos") && child == w + 1 && bench.is_actor(child));
    bare = bare || misnamed || tree.is(child, "obj") || tree.is(child, "xcomp");
    if (misnamed && found.object == no_token) found.object = child;
  }
  if (bare || !bench.has_sense(w, Upos::NOUN)) found.subject = subject;
  return found;
}

// "Russia annexes Poland" with a verb, and both names hung on it as parts of a name.
void find_headline_objects(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex verb = 1; verb + 1 < tree.size(); ++verb) {
    if (!bench.is_verb(verb) || tree.has_child(verb, "obj")) continue;
    const TokenIndex object = verb + 1;
    const bool part = tree.head(object) == verb &&
                      (tree.is(object, "flat") || tree.is(object, "appos") ||
                       tree.is(object, "compound") || tree.rel(object) == "nmod:unmarked");
    if (!part || !bench.is_actor(object) || bench.has_case(object)) continue;
    if (tree.upos(object) != Upos::PROPN) continue;
    tree.attach(object, verb, "obj");
    const TokenIndex subject = bench.mention_head(verb - 1);
    if (subject < verb && tree.head(subject) == verb && tree.is(subject, "compound")) {
      tree.attach(subject, verb, "nsubj");
    }
    tree.settle();
  }
}

// "Yerevan accuses Baku", "Gaborone lifts visas".
void find_headline_verbs(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex w = 1; w < tree.size(); ++w) {
    const HeadlineVerb found = headline_verb(bench, w);
    if (found.subject == no_token) continue;
    tree.retag(w, Upos::VERB, Morph::Form::finite);
    if (found.below)
      take_place(tree, w, found.object, "obj");
    else if (found.object != no_token)
      tree.attach(found.object, w, "obj");
    tree.attach(found.subject, w, "nsubj");
    for (const TokenIndex child : copy_of(tree.children(w))) {
      if (child >= found.subject) continue;
      if (bench.is_relative(child))
        tree.attach(child, w, "obj");
      else if (tree.is(child, "det"))
        tree.attach(child, found.subject, "det");
    }
    tree.settle();
  }
}

// Words whose neighbours show what they are: "will free another 104" (an adjective with an
// auxiliary), "of bombing a village" (a noun with a marker and an object).
void retag_by_neighbours(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex w = 0; w < tree.size(); ++w) {
    const Upos upos = tree.upos(w);
    if ((upos != Upos::NOUN && upos != Upos::ADJ) || !tree.has_child(w, "obj")) continue;
    const bool modal = tree.has_child(w, "aux") && bench.has_sense(w, Upos::VERB);
    const bool gerund = tree.has_child(w, "mark") && upos == Upos::NOUN &&
                        (tree.is(w, "acl") || tree.is(w, "advcl") || tree.is(w, "xcomp"));
    if (modal && !tree.has_child(w, "cop"))
      tree.retag(w, Upos::VERB, Morph::Form::infinitive);
    else if (gerund)
      tree.retag(w, Upos::VERB, Morph::Form::gerund);
  }
}

// "Mosca protesta": a noun with a subject of its own, nothing before it that only nouns have, and
// the look of a verb that the lexicon knows.
void find_acting_nouns(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex w = 1; w < tree.size(); ++w) {
    if (tree.upos(w) != Upos::NOUN || bench.in_mention(w)) continue;
    const TokenIndex subject = tree.child(w, "nsubj");
    if (subject == no_token || subject + 1 != w || !bench.is_actor(subject)) continue;
    if (tree.has_child(w, "cop") || tree.has_child(w, "det") || bench.has_case(w)) continue;
    const std::string_view verb = bench.lexicon.verb_near(tree.lemma(w), tree.form(w));
    if (verb.empty()) continue;
    tree.retag(w, Upos::VERB, Morph::Form::finite);
    tree.relemmatise(w, verb);
  }
}

// "handed over to Tashkent four men": a name taken for an infinitive.
void find_names(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex w = 1; w < tree.size(); ++w) {
    const TokenIndex verb = tree.head(w);
    if (!bench.is_verb(w) || !bench.is_actor(w) || verb == no_token || verb > w) continue;
    const TokenIndex mark = tree.child(w, "mark");
    if (mark == no_token || !bench.is_verb(verb)) continue;
    for (const TokenIndex child : copy_of(tree.children(w))) {
      if (child > w) tree.attach(child, verb, tree.rel(child));
    }
    tree.retag(w, Upos::PROPN, Morph::Form::none);
    tree.attach(mark, w, "case");
    tree.attach(w, verb, "obl");
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
      const bool clause = tree.is(word, "xcomp") || tree.is(word, "advcl");
      if (!clause && !tree.has_child(word, "obj")) continue;
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

// The verb that a phrase hangs on, or would if it did not hang on the verb's object.
TokenIndex governor(const Workbench& bench, TokenIndex phrase) {
  TokenIndex at = bench.tree.head(phrase);
  if (at != no_token && !bench.is_verb(at) && bench.is_actor(at)) at = bench.tree.head(at);
  return at != no_token && bench.is_verb(at) ? at : no_token;
}

// "accused Iran of supplying drones to militias": the gerund as a modifier of its own object. What
// stands behind the object and no row of the governing verb asks for belongs to the gerund.
void find_gerunds(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex mark = 0; mark + 1 < tree.size(); ++mark) {
    const TokenIndex word = mark + 1;
    const TokenIndex noun = tree.head(mark) == word ? tree.head(word) : tree.head(mark);
    if (!tree.is(mark, "case") || noun == no_token || noun <= word) continue;
    if (!bench.is_verb(word) || tree.head(word) != noun || !tree.is(word, "amod")) continue;
    const Morph& morph = tree.morph(word);
    if (morph.form != Morph::Form::gerund && !morph.present) continue;
    const TokenIndex verb = governor(bench, noun);
    if (verb == no_token) continue;
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

bool is_act(const Workbench& bench, TokenIndex token) {
  const auto* rows = bench.lexicon.senses_of(bench.tree.lemma(token));
  const Concept act = bench.concepts.common().act;
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](std::uint32_t index) {
           const SenseRow& row = bench.lexicon.senses[index];
           return row.upos == Upos::NOUN && row.words.size() == 1 &&
                  bench.concepts.is_a(row.concept_, act);
         });
}

// "accuses Syria of bombing village": an act before a thing, behind a marker whose phrase is what
// the verb is about, has that thing as its object.
void find_acts_before_objects(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex mark = 0; mark + 1 < tree.size(); ++mark) {
    const TokenIndex act = mark + 1, noun = tree.head(mark);
    if (!tree.is(mark, "case") || noun == no_token || noun <= act) continue;
    if (tree.head(act) != noun || !tree.is(act, "compound") || tree.upos(act) != Upos::NOUN)
      continue;
    const TokenIndex verb = governor(bench, noun);
    if (verb == no_token || !is_act(bench, act) || is_act(bench, noun)) continue;
    const Slot slot = bench.lexicon.find_slot(tree.lemma(mark));
    if (bench.valency(verb, Upos::VERB, slot) != Role::content) continue;
    if (!tree.attach(act, verb, "obl")) continue;
    tree.attach(mark, act, "case");
    tree.attach(noun, act, "compound");
    tree.settle();
  }
}

// "No of Budapest to the sanctions", a headline's "yes" or "no": a cry has no complements, a noun
// has.
void find_cried_nouns(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex w = 0; w + 1 < tree.size(); ++w) {
    if (tree.upos(w) != Upos::INTJ || !bench.has_sense(w, Upos::NOUN)) continue;
    const auto& below = tree.children(w);
    const bool complement = std::any_of(below.begin(), below.end(), [&](TokenIndex child) {
      return child > w && tree.is(child, "nmod") && bench.has_case(child);
    });
    if (complement) tree.retag(w, Upos::NOUN, Morph::Form::none);
  }
}

// "La Russia è uscita dal trattato", "armi sono arrivate": a verb whose participle describes its
// doer, with the auxiliary of its past tense, is no passive.
void undo_false_passives(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex v = 0; v < tree.size(); ++v) {
    if (!bench.is_verb(v) || !tree.has_child(v, "aux:pass")) continue;
    if (!bench.lexicon.is(tree.lemma(v), Upos::VERB, Feature::unaccusative)) continue;
    const std::vector<TokenIndex> below(tree.children(v).begin(), tree.children(v).end());
    const bool of_the_past = std::all_of(below.begin(), below.end(), [&](TokenIndex child) {
      return tree.rel(child) != "aux:pass" ||
             bench.lexicon.is(tree.lemma(child), tree.upos(child), Feature::auxiliary);
    });
    if (!of_the_past) continue;
    for (const TokenIndex child : below) {
      if (tree.rel(child) == "aux:pass") tree.attach(child, v, "aux");
      if (tree.rel(child) == "nsubj:pass") tree.attach(child, v, "nsubj");
      if (tree.rel(child) == "obl:agent") tree.attach(child, v, "obl");
    }
  }
}

// "ha consegnato all'Ucraina venti prigionieri": a counted noun behind a name is no part of it, but
// what the verb above acts on.
void free_counted_nouns(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex noun = 1; noun < tree.size(); ++noun) {
    if (!tree.is(noun, "flat") && !tree.is(noun, "amod")) continue;
    if (tree.upos(noun) != Upos::NOUN || bench.has_case(noun)) continue;
    if (!tree.has_child(noun, "nummod") && !tree.has_child(noun, "det")) continue;
    const TokenIndex name = tree.head(noun);
    const TokenIndex verb = tree.head(name);
    if (verb == no_token || !bench.is_verb(verb) || name < verb || !bench.has_case(name)) continue;
    if (tree.has_child(verb, "obj") || tree.has_child(verb, "aux:pass")) continue;
    if (tree.attach(noun, verb, "obj")) tree.settle();
  }
}

}  // namespace

void repair_tags(Workbench& bench) {
  find_lemmas(bench);
  find_cried_nouns(bench);
  fold_auxiliaries(bench);
  undo_false_passives(bench);
  free_counted_nouns(bench);
  raise_verbs(bench);
  find_headline_verbs(bench);
  find_headline_objects(bench);
  retag_by_neighbours(bench);
  find_acting_nouns(bench);
  find_names(bench);
  find_infinitives(bench);
  find_gerunds(bench);
  find_acts_before_objects(bench);
}

}  // namespace casus::frames
