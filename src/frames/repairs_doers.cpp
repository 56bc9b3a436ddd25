// Who does it: what stands behind an infinitive group, doers without a passive's mark, doers hung
// on the noun before them, doers that a cleft sentence puts first.
#include <algorithm>

#include "repairs.h"

namespace casus::frames {

using syntax::no_token;
using syntax::Upos;

namespace {

bool marks_doer(const Workbench& bench, TokenIndex phrase) {
  const Slot slot = bench.slot_of(phrase);
  return slot != slots::none && slot >= slots::fixed_count &&
         bench.lexicon.is(bench.lexicon.slot_name(slot), Upos::ADP, Feature::agent);
}

// An act can have a doer, unless one of its rows makes something else of that phrase.
bool takes_doer(const Workbench& bench, TokenIndex noun, Slot slot) {
  if (bench.tree.upos(noun) != Upos::NOUN) return false;
  if (const auto role = bench.valency(noun, Upos::NOUN, slot)) return *role == Role::agent;
  const auto* rows = bench.lexicon.senses_of(bench.tree.lemma(noun));
  const Concept act = bench.concepts.common().act, statement = bench.concepts.common().statement;
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](std::uint32_t index) {
           const SenseRow& row = bench.lexicon.senses[index];
           return row.upos == Upos::NOUN && (bench.concepts.is_a(row.concept_, act) ||
                                             bench.concepts.is_a(row.concept_, statement));
         });
}

// "dopo aver espulso l'ambasciatore": behind an infinitive or gerund with its participle stands the
// object, not the subject, unless the verb takes none.
void settle_objects(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex verb = 0; verb < tree.size(); ++verb) {
    if (!bench.is_verb(verb) || tree.has_child(verb, "obj")) continue;
    bool group = false, finite = tree.morph(verb).form == Morph::Form::finite;
    for (const TokenIndex child : tree.children(verb)) {
      if (tree.is(child, "expl") || tree.rel(child) == "aux:pass") finite = true;
      if (!tree.is(child, "aux")) continue;
      const Morph::Form form = tree.morph(child).form;
      finite = finite || form == Morph::Form::finite;
      group = group || form == Morph::Form::infinitive || form == Morph::Form::gerund;
    }
    const TokenIndex noun = tree.child(verb, "nsubj");
    if (!group || finite || noun == no_token || noun < verb || bench.has_case(noun)) continue;
    if (tree.rel(noun) == "nsubj:pass") continue;
    if (bench.lexicon.is(tree.lemma(verb), Upos::VERB, Feature::unaccusative)) continue;
    if (tree.attach(noun, verb, "obj")) tree.settle();
  }
}

// "Warsaw expels the envoy" with two subjects: the one right behind an active verb is its object,
// unless the verb says something, which may have its speaker there.
void settle_two_subjects(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex verb = 1; verb < tree.size(); ++verb) {
    if (!bench.is_verb(verb) || !bench.is_finite(verb) || tree.has_child(verb, "obj")) continue;
    if (tree.has_child(verb, "aux:pass") || bench.speaks(verb)) continue;
    TokenIndex before = no_token, after = no_token;
    for (const TokenIndex child : tree.children(verb)) {
      if (tree.rel(child) != "nsubj") continue;
      (child < verb ? before : after) = child;
    }
    if (before == no_token || after == no_token || bench.has_case(after)) continue;
    if (bench.is_relative(before) || bench.first_of(after) != verb + 1) continue;
    if (bench.lexicon.is(tree.lemma(verb), Upos::VERB, Feature::unaccusative)) continue;
    if (tree.attach(after, verb, "obj")) tree.settle();
  }
}

// "Mali, soldati attaccano il palazzo": the name that opens the sentence and stands apart from the
// noun before the verb is its theme, no second doer.
void settle_themes(Workbench& bench) {
  Tree& tree = bench.tree;
  const TokenIndex theme = bench.mention_head(0);
  if (tree.size() < 4 || tree.rel(theme) != "nsubj" || !bench.in_mention(theme)) return;
  const TokenIndex verb = tree.head(theme);
  TokenIndex comma = theme;
  while (comma < tree.size() && tree.upos(comma) != Upos::PUNCT) ++comma;
  if (verb == no_token || verb <= comma || bench.first_of(theme) != 0) return;
  const auto opens = [&](TokenIndex noun) {
    return noun > comma && noun < verb && bench.first_of(noun) == comma + 1 &&
           tree.upos(noun) == Upos::NOUN && !bench.is_time(noun);
  };
  TokenIndex doer = no_token;
  for (const TokenIndex child : tree.children(verb)) {
    if (tree.is(child, "nsubj") && opens(child)) doer = child;
  }
  for (const TokenIndex child : copy_of(tree.children(theme))) {
    if (!tree.is(child, "conj") || !opens(child) || tree.has_child(child, "cc")) continue;
    if (tree.has_child(child, "conj") || doer != no_token) return;
    if (tree.attach(child, verb, "nsubj")) doer = child;
  }
  if (doer == no_token || !tree.attach(theme, verb, "dislocated")) return;
  tree.settle();
}

// "Come ha detto il ministro", "secondo quanto riferisce l'agenzia".
bool echoes(const Workbench& bench, TokenIndex verb) {
  const Tree& tree = bench.tree;
  const auto is_echo = [&](TokenIndex token) {
    return bench.lexicon.is(tree.lemma(token), tree.upos(token), Feature::echo);
  };
  for (const TokenIndex child : tree.children(verb)) {
    if (child < verb && (tree.is(child, "mark") || tree.is(child, "advmod")) && is_echo(child)) {
      return true;
    }
  }
  return tree.is(verb, "acl") && tree.head(verb) < verb && is_echo(tree.head(verb));
}

// "Si è creata una situazione di stallo": behind a pronominal verb with "essere" the noun with
// which the participle agrees.
bool agrees_behind(const Workbench& bench, TokenIndex verb, TokenIndex noun) {
  const Tree& tree = bench.tree;
  if (tree.morph(verb).form != Morph::Form::participle || !tree.has_child(verb, "expl"))
    return false;
  const syntax::Token& participle = tree.sentence().tokens[verb];
  const syntax::Token& behind = tree.sentence().tokens[noun];
  return !participle.feat("Gender").empty() && participle.feat("Gender") == behind.feat("Gender") &&
         participle.feat("Number") == behind.feat("Number");
}

// "Attacca la Polonia il premier ungherese" with two subjects behind the verb: the doer comes last.
void settle_late_subjects(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex verb = 0; verb + 3 < tree.size(); ++verb) {
    if (!bench.lexicon.prodrop || !bench.is_verb(verb) || !bench.is_finite(verb)) continue;
    if (tree.has_child(verb, "obj") || tree.has_child(verb, "aux:pass")) continue;
    TokenIndex first = no_token, last = no_token;
    std::uint32_t count = 0;
    for (const TokenIndex child : tree.children(verb)) {
      if (tree.rel(child) != "nsubj") continue;
      ++count;
      (first == no_token ? first : last) = child;
    }
    if (count != 2 || first < verb || bench.has_case(first) || bench.has_case(last)) continue;
    if (bench.first_of(first) != verb + 1 || bench.last_of(first) + 1 != bench.first_of(last))
      continue;
    if (!bench.is_actor(last) || !tree.has_child(first, "det")) continue;
    if (bench.lexicon.is(tree.lemma(verb), Upos::VERB, Feature::unaccusative)) continue;
    if (tree.attach(first, verb, "obj")) tree.settle();
  }
}

// "Arrivano duri attacchi dalle opposizioni": of a verb that has no object, or none any more in the
// passive, the noun behind it is the subject.
void find_late_subjects(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex verb = 0; verb < tree.size(); ++verb) {
    if (!bench.is_verb(verb) || !bench.is_finite(verb) || tree.has_child(verb, "nsubj")) continue;
    if (!bench.lexicon.prodrop || tree.has_child(verb, "csubj")) continue;
    const TokenIndex noun = tree.child(verb, "obj");
    if (noun == no_token || noun < verb || !tree.is_nominal(noun) || bench.is_time(noun)) continue;
    const bool late = bench.lexicon.is(tree.lemma(verb), Upos::VERB, Feature::unaccusative);
    const bool passive = tree.has_child(verb, "aux:pass");
    if (!late && !passive && !echoes(bench, verb) && !agrees_behind(bench, verb, noun)) continue;
    const bool many = tree.sentence().tokens[noun].feat("Number") == "Plur";
    TokenIndex finite = verb;
    for (const TokenIndex child : tree.children(verb)) {
      if (tree.is(child, "aux") && tree.morph(child).form == Morph::Form::finite) finite = child;
    }
    if (many != (tree.morph(finite).number == 'p')) continue;
    if (tree.attach(noun, verb, passive ? "nsubj:pass" : "nsubj")) tree.settle();
  }
}

// "ha scritto il ministro degli Esteri lituano": an adjective behind an actor that the tagger took
// for a verb, which nobody knows, is no clause.
void fold_descriptions(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (!bench.is_verb(t) || !tree.is(t, "xcomp") || !tree.children(t).empty()) continue;
    if (bench.has_sense(t, Upos::VERB) || bench.in_mention(t) || !bench.in_mention(t - 1)) continue;
    const TokenIndex actor = bench.mention_head(t - 1);
    if (actor > tree.head(t) && !tree.attach(t, actor, "amod")) continue;
    if (tree.head(t) != actor) continue;
    tree.retag(t, Upos::ADJ, Morph::Form::none);
    tree.settle();
  }
}

// "Li ha rilasciati il governo": where a pronoun before the verb is its object, the noun behind it
// is none.
void settle_clitic_objects(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex verb = 1; verb < tree.size(); ++verb) {
    if (!bench.is_verb(verb) || !bench.is_finite(verb) || tree.has_child(verb, "nsubj")) continue;
    if (tree.has_child(verb, "aux:pass") || tree.has_child(verb, "csubj")) continue;
    TokenIndex pronoun = no_token, noun = no_token;
    for (const TokenIndex child : tree.children(verb)) {
      if (tree.rel(child) != "obj") continue;
      if (child < verb && tree.upos(child) == Upos::PRON)
        pronoun = child;
      else if (child > verb && tree.is_nominal(child))
        noun = child;
    }
    if (pronoun == no_token || noun == no_token || bench.has_case(noun)) continue;
    if (bench.is_relative(pronoun) || bench.is_time(noun)) continue;
    if (tree.upos(bench.first_of(noun) - 1) == Upos::PUNCT) continue;
    if (tree.attach(noun, verb, "nsubj")) tree.settle();
  }
}

// "Kenya, helped by Norway, …": a participle that looks like a past tense, with a doer and neither
// subject nor object.
void mark_doers(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex verb = 1; verb < tree.size(); ++verb) {
    if (!bench.is_verb(verb) || tree.rel(verb) != "acl" || tree.head(verb) > verb) continue;
    const Morph& morph = tree.morph(verb);
    if (morph.form != Morph::Form::finite || !morph.past || bench.has_auxiliary(verb)) continue;
    if (tree.has_child(verb, "nsubj") || tree.has_child(verb, "obj")) continue;
    TokenIndex doer = no_token;
    for (const TokenIndex child : tree.children(verb)) {
      const bool phrase = child > verb && tree.is(child, "obl") && bench.is_actor(child);
      if (phrase && marks_doer(bench, child)) doer = child;
    }
    if (doer == no_token) continue;
    tree.retag(verb, Upos::VERB, Morph::Form::participle);
    if (tree.attach(doer, verb, "obl:agent")) tree.settle();
  }
}

// An actor, or a thing that is a country's ("Russian aircraft").
bool is_somebody(const Workbench& bench, TokenIndex noun) {
  if (bench.is_actor(noun)) return true;
  const auto children = bench.tree.children(noun);
  return std::any_of(children.begin(), children.end(),
                     [&](TokenIndex child) { return bench.is_demonym(child); });
}

// "the rejection of the offer by Iran": a doer belongs to the act whose object stands before it.
void lift_doers(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex doer = 2; doer < tree.size(); ++doer) {
    const TokenIndex noun = tree.head(doer);
    if (noun == no_token || noun > doer || !tree.is(doer, "nmod")) continue;
    if (!tree.is(noun, "nmod") && !tree.is(noun, "appos") && !tree.is(noun, "flat")) continue;
    if (!is_somebody(bench, doer) || !marks_doer(bench, doer)) continue;
    const Slot slot = bench.slot_of(doer);
    TokenIndex act = tree.head(noun);
    while (act < noun && (tree.is(act, "nmod") || tree.is(act, "appos")) &&
           !takes_doer(bench, act, slot))
      act = tree.head(act);
    if (act > noun || !takes_doer(bench, act, slot)) continue;
    if (tree.attach(doer, act, "nmod")) tree.settle();
  }
}

// "il ritiro delle truppe da parte dell'Etiopia è finito": a doer right behind the subject and
// before the verb is the subject's.
void lower_doers(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex doer = 2; doer < tree.size(); ++doer) {
    const TokenIndex verb = tree.head(doer);
    if (verb == no_token || verb < doer || !tree.is(doer, "obl")) continue;
    if (!bench.is_actor(doer) || !marks_doer(bench, doer)) continue;
    const TokenIndex act = tree.child(verb, "nsubj");
    if (act == no_token || act > doer || tree.has_child(act, "nsubj")) continue;
    if (!takes_doer(bench, act, bench.slot_of(doer))) continue;
    bool together = true;
    for (TokenIndex between = act + 1; between < doer; ++between) {
      together = together && !tree.is(between, "punct") && !bench.is_verb(between);
    }
    if (together && tree.attach(doer, act, "nmod")) tree.settle();
  }
}

// The passive verb above a phrase inside what it says of its subject ("ritenuto responsabile
// dell'attentato"), which has no doer yet.
TokenIndex judging_verb(const Workbench& bench, TokenIndex noun) {
  const Tree& tree = bench.tree;
  TokenIndex verb = tree.head(noun);
  if (verb != no_token && tree.is(verb, "xcomp")) verb = tree.head(verb);
  if (verb == no_token || verb > noun || !bench.is_verb(verb)) return no_token;
  const bool passive = tree.has_child(verb, "aux:pass") || bench.is_past_participle(verb);
  if (!passive || tree.has_child(verb, "obl:agent") || tree.has_child(verb, "obj")) return no_token;
  const TokenIndex predicate = tree.child(verb, "xcomp");
  const bool judges = predicate != no_token && predicate > verb && predicate < noun &&
                      tree.upos(predicate) == Upos::ADJ;
  if (judges) return verb;
  // "was blamed for the raid by Ethiopia": nor did the raid whoever blames another for it.
  if (tree.head(noun) != verb || !bench.reports(verb)) return no_token;
  return bench.valency(verb, Upos::VERB, bench.slot_of(noun)) == Role::content ? verb : no_token;
}

// "ritenuto responsabile dell'attentato dalla polizia", "held responsible for the bombing by
// police": the doer belongs to the passive that judges.
void return_judges(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex doer = 3; doer < tree.size(); ++doer) {
    TokenIndex noun = tree.head(doer);
    if (noun == no_token || noun > doer) continue;
    if (!bench.in_mention(doer) || !marks_doer(bench, doer)) continue;
    if (tree.upos(noun) == Upos::ADJ && tree.is(noun, "amod")) noun = tree.head(noun);
    if (!tree.is(noun, "obl") && !tree.is(noun, "nmod")) continue;
    if (!tree.is(doer, "nmod") && noun == tree.head(doer)) continue;
    const TokenIndex verb = judging_verb(bench, noun);
    if (verb == no_token) continue;
    if (tree.attach(doer, verb, "obl:agent")) tree.settle();
  }
}

// "È stata aperta un'inchiesta sul governatore dalla procura": a doer at the end of the subject
// behind a passive that has none.
void raise_doers(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex verb = 0; verb + 2 < tree.size(); ++verb) {
    if (!bench.is_verb(verb) || !tree.has_child(verb, "aux:pass")) continue;
    if (tree.has_child(verb, "obl:agent")) continue;
    const TokenIndex subject = tree.child(verb, "nsubj");
    if (subject == no_token || subject < verb) continue;
    for (TokenIndex doer = subject + 1; doer < tree.size(); ++doer) {
      if (!tree.under(doer, subject) || !bench.is_body(doer) || !marks_doer(bench, doer)) continue;
      if (!tree.is(doer, "nmod") || takes_doer(bench, tree.head(doer), bench.slot_of(doer)))
        continue;
      if (tree.attach(doer, verb, "obl:agent")) tree.settle();
      break;
    }
  }
}

// "è stata la Francia ad attaccare": the copula's noun does what the infinitive says.
void unfold_clefts(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex doer = 1; doer < tree.size(); ++doer) {
    if (!tree.has_child(doer, "cop") || !bench.is_actor(doer) || bench.has_case(doer)) continue;
    if (tree.has_child(doer, "nsubj") || tree.has_child(doer, "expl")) continue;
    TokenIndex verb = no_token;
    for (const TokenIndex child : tree.children(doer)) {
      if (child < doer || tree.morph(child).form != Morph::Form::infinitive) continue;
      for (const TokenIndex mark : tree.children(child)) {
        const bool marker = tree.is(mark, "mark") || tree.is(mark, "case");
        if (marker && bench.lexicon.is(tree.lemma(mark), tree.upos(mark), Feature::cleft)) {
          verb = child;
        }
      }
    }
    if (verb == no_token) continue;
    const auto children = copy_of(tree.children(doer));
    if (!tree.attach(verb, tree.head(doer), tree.rel(doer))) continue;
    tree.attach(doer, verb, "nsubj");
    for (const TokenIndex child : children) {
      const bool copula = tree.is(child, "cop") || tree.is(child, "aux");
      if (copula || tree.is(child, "advmod")) {
        tree.attach(child, verb, copula ? "aux" : tree.rel(child));
      }
    }
    tree.settle();
  }
}

}  // namespace

void repair_doers(Workbench& bench) {
  fold_descriptions(bench);
  unfold_clefts(bench);
  find_late_subjects(bench);
  settle_objects(bench);
  settle_themes(bench);
  settle_two_subjects(bench);
  settle_late_subjects(bench);
  settle_clitic_objects(bench);
  mark_doers(bench);
  return_judges(bench);
  raise_doers(bench);
  lower_doers(bench);
  lift_doers(bench);
}

// "sono state ritirate dalla Somalia dall'Etiopia": of two phrases behind a passive that could be
// its doer the last is, where the first is what a row of the verb makes of it.
void order_doers(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex verb = 0; verb < tree.size(); ++verb) {
    const bool passive = tree.has_child(verb, "aux:pass") || tree.has_child(verb, "nsubj:pass");
    if (!bench.is_verb(verb) || (!passive && tree.rel(verb) != "acl")) continue;
    TokenIndex first = no_token, last = no_token;
    for (const TokenIndex child : tree.children(verb)) {
      if (child < verb || !tree.is(child, "obl") || !marks_doer(bench, child)) continue;
      if (first == no_token) first = child;
      last = child;
    }
    if (first == last || bench.slot_of(first) != bench.slot_of(last)) continue;
    if (!bench.is_actor(last) || !bench.valency(verb, Upos::VERB, bench.slot_of(first))) continue;
    tree.attach(first, verb, "obl");
    if (tree.attach(last, verb, "obl:agent")) tree.settle();
  }
}

}  // namespace casus::frames
