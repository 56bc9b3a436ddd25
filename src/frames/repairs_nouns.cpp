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

// "Di Maio ha incontrato": a name of several words is what the one of them is that the parser made
// subject or object.
void hold_names_together(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex part = 0; part < tree.size(); ++part) {
    const TokenIndex name = bench.mention_head(part), verb = tree.head(part);
    if (name == part || verb == no_token || tree.head(name) != verb) continue;
    if (!tree.is(part, "nsubj") && tree.rel(part) != "obj") continue;
    if (tree.is(name, "nsubj") || tree.rel(name) == "obj" || bench.has_case(name)) continue;
    tree.attach(name, verb, tree.rel(part));
    tree.attach(part, name, "flat");
    tree.settle();
  }
}

// "È stata aperta un'inchiesta": an adjective with the auxiliary of a passive is a participle.
void find_participles(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (tree.upos(t) != Upos::ADJ || !tree.has_child(t, "aux:pass")) continue;
    std::string_view verb = bench.lexicon.verb_of_form(tree.form(t));
    if (verb.empty()) verb = bench.lexicon.verb_of_form(tree.lemma(t));
    if (verb.empty() || bench.in_mention(t)) continue;
    tree.retag(t, Upos::VERB, Morph::Form::participle);
    tree.relemmatise(t, verb);
  }
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
  if (rows == nullptr) rows = bench.lexicon.senses_of(bench.tree.lemma(token));
  const Concept act = bench.concepts.common().act, deal = bench.concepts.common().agreement;
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

// "Mandato d'arresto della Cpi": a participle that opens a listed noun of several words.
bool opens_noun(const Workbench& bench, TokenIndex token) {
  const Tree& tree = bench.tree;
  const auto* rows = bench.lexicon.senses_of(tree.form(token));
  if (rows == nullptr || token + 2 >= tree.size()) return false;
  return std::any_of(rows->begin(), rows->end(), [&](std::uint32_t index) {
    const SenseRow& row = bench.lexicon.senses[index];
    return row.upos == Upos::NOUN && row.words.size() == 2 &&
           tree.lemma(token + 2) == row.words[1] && tree.upos(token + 1) == Upos::ADP;
  });
}

// "Elogi di Trump a Orban": a plural at the head of a sentence that the tagger did not lemmatise.
void find_plurals(Workbench& bench) {
  Tree& tree = bench.tree;
  if (!bench.lexicon.prodrop) return;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    const bool opens = t == 0 || tree.upos(t - 1) == Upos::PUNCT;
    if (!opens || tree.upos(t) != Upos::NOUN || bench.in_mention(t)) continue;
    if (bench.lexicon.senses_of(tree.lemma(t)) || bench.lexicon.senses_of(tree.form(t))) continue;
    const std::string_view noun = bench.lexicon.noun_near(tree.form(t));
    if (!noun.empty()) tree.relemmatise(t, noun);
  }
}

// "Japan-China summit": two names with a hyphen between are both the noun's.
void part_hyphened(Workbench& bench) {
  Tree& tree = bench.tree;
  bool changed = false;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    const TokenIndex hyphen = tree.form(t - 1) == "-" ? t - 1 : t;
    if (hyphen == 0 || (hyphen == t && !tree.form(t).starts_with('-'))) continue;
    if (!bench.in_mention(t) || !bench.in_mention(hyphen - 1)) continue;
    const TokenIndex second = bench.mention_head(t), first = bench.mention_head(hyphen - 1);
    if (first == second || !bench.is_actor(first) || !bench.is_actor(second)) continue;
    const TokenIndex below = tree.head(first) == second ? first : second;
    const TokenIndex above = below == first ? second : first;
    if (tree.head(below) != above || tree.head(above) == no_token) continue;
    if (!tree.is(below, "compound") && !tree.is(below, "flat")) continue;
    if (bench.is_verb(tree.head(above)) || !tree.is_nominal(tree.head(above))) continue;
    changed = tree.attach(below, tree.head(above), tree.rel(above)) || changed;
  }
  if (changed) tree.settle();
}

// "Syria: Israeli raid on Damascus leaves three dead": the noun is the subject of the verb behind
// it.
void seat_subject(Workbench& bench, TokenIndex noun) {
  Tree& tree = bench.tree;
  if (tree.head(noun) == no_token) return;
  for (const TokenIndex verb : copy_of(tree.children(tree.head(noun)))) {
    if (verb < noun || !bench.is_verb(verb) || !bench.is_finite(verb)) continue;
    if (!tree.is(verb, "parataxis") || tree.has_child(verb, "nsubj")) continue;
    tree.attach(noun, verb, "nsubj");
    return;
  }
}

// "Israeli raid on Jenin", "Truce between A and B", "Incontro a Roma tra A e B": what a headline
// rests on, an act that a noun names and the tagger took for a verb or adverb. It has neither
// subject nor object, and something that nouns have: an adjective before it, a phrase right behind.
void find_headline_nouns(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 0; t + 1 < tree.size(); ++t) {
    const Upos upos = tree.upos(t);
    const bool top = tree.head(t) == no_token || tree.is(t, "parataxis");
    if (!top || upos == Upos::NOUN || upos == Upos::PROPN) continue;
    if (upos != Upos::VERB && upos != Upos::ADV && upos != Upos::ADJ && upos != Upos::INTJ)
      continue;
    if (bench.in_mention(t) || !(names_act(bench, t) || opens_noun(bench, t))) continue;
    bool verbal = false;
    for (const TokenIndex child : tree.children(t)) {
      verbal = verbal || tree.is(child, "nsubj") || tree.rel(child) == "obj" ||
               tree.is(child, "aux") || tree.is(child, "mark") || tree.is(child, "cop") ||
               tree.is(child, "xcomp") || tree.is(child, "expl");
    }
    if (verbal || tree.upos(t + 1) != Upos::ADP) continue;
    const bool first = bench.first_of(t) == t;
    const bool verb = upos == Upos::VERB && bench.has_sense(t, Upos::VERB);
    const bool dressed = has_noun_dress(tree, t) || opens_noun(bench, t);
    if (verb && (!dressed || (first && !opens_noun(bench, t)))) continue;
    tree.retag(t, Upos::NOUN, Morph::Form::none);
    tree.relemmatise(t, tree.form(t));
    for (const TokenIndex child : copy_of(tree.children(t))) {
      if (tree.is(child, "obl")) tree.attach(child, t, "nmod");
    }
    seat_subject(bench, t);
    tree.settle();
  }
}

// "Talks are under way between A and B", "There has been an attack by A on B": what a verb of being
// has no place for and its subject, an act, asks for belongs to the subject.
void return_complements(Workbench& bench) {
  Tree& tree = bench.tree;
  bool changed = false;
  for (TokenIndex t = 2; t < tree.size(); ++t) {
    const TokenIndex verb = tree.head(t);
    if (verb == no_token || verb > t || !bench.has_case(t) || !bench.is_actor(t)) continue;
    const bool being = tree.has_child(verb, "cop") || tree.has_child(verb, "expl");
    if (!being || !(tree.is(t, "obl") || tree.is(t, "nmod"))) continue;
    const TokenIndex act = tree.child(verb, "nsubj");
    if (act == no_token || act > t || tree.upos(act) != Upos::NOUN) continue;
    if (bench.in_mention(act) || !names_act(bench, act)) continue;
    const auto role = bench.valency(act, Upos::NOUN, bench.slot_of(t));
    if (!role || *role == Role::place || *role == Role::time) continue;
    changed = tree.attach(t, act, "nmod") || changed;
  }
  if (changed) tree.settle();
}

// "The ouster of X and Lima's pivot to the West", "the arrest of X and the killing of his guards":
// an act with an owner or object of its own is no second person to whom the first was done.
void free_conjoined_acts(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    const TokenIndex name = tree.head(t);
    if (!tree.is(t, "conj") || tree.upos(t) != Upos::NOUN || name == no_token || name > t) continue;
    if (bench.in_mention(t) || bench.has_case(t) || !bench.is_actor(name)) continue;
    const TokenIndex act = tree.head(name);
    if (!tree.is(name, "nmod") || act == no_token || act > name || bench.in_mention(act)) continue;
    if (tree.upos(act) != Upos::NOUN || !bench.has_sense(act, Upos::NOUN)) continue;
    const bool done = bench.has_sense(t, Upos::NOUN) && tree.has_child(t, "nmod");
    if (!tree.has_child(t, "nmod:poss") && !done) continue;
    if (tree.attach(t, act, "conj")) tree.settle();
  }
}

// "L'accusa è di aver ucciso tre soldati": what a statement is said to be is its content.
void turn_statements(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex clause = 2; clause < tree.size(); ++clause) {
    if (!bench.is_verb(clause) || !tree.has_child(clause, "cop")) continue;
    if (bench.speaks(clause)) continue;  // "his response was to say": the verb says it
    const TokenIndex copula = tree.child(clause, "cop"), noun = tree.child(clause, "nsubj");
    const TokenIndex mark = tree.child(clause, "mark");
    if (noun == no_token || noun > copula || mark == no_token || mark < copula) continue;
    if (tree.upos(noun) != Upos::NOUN || bench.in_mention(noun) || !bench.reports(noun)) continue;
    const std::string_view rel = tree.rel(clause);
    if (!tree.attach(noun, tree.head(clause), rel)) continue;
    tree.attach(clause, noun, "acl");
    tree.attach(copula, noun, "dep");
    tree.settle();
  }
}

}  // namespace

void repair_nouns(Workbench& bench) {
  hold_names_together(bench);
  find_participles(bench);
  find_plurals(bench);
  part_hyphened(bench);
  retag_people(bench);
  retag_demonyms(bench);
  turn_demonyms(bench);
  lower_demonyms(bench);
  find_headline_nouns(bench);
  free_complements(bench);
  lift_complements(bench);
  free_conjoined_acts(bench);
  return_complements(bench);
  turn_statements(bench);
  free_parties(bench);
}

}  // namespace casus::frames
