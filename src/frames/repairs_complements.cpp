// Complements that the parser hangs on another word than theirs: what something is called, what a
// decision is about, members named by way of example.
#include <algorithm>

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
    if (!tree.is(t, "obl") && !tree.is(t, "obj") && tree.rel(t) != "advmod") continue;
    if (bench.has_case(t) || bench.is_time(t) || bench.in_mention(t)) continue;
    const TokenIndex object = tree.child(verb, "obj");
    if (object == no_token || object >= t || tree.has_child(verb, "xcomp")) continue;
    if (bench.valency(verb, Upos::VERB, slots::xcomp) != Role::attribute) continue;
    if (tree.attach(t, verb, "xcomp")) tree.settle();
  }
}

bool names_things(const Workbench& bench, TokenIndex verb) {
  return bench.is_verb(verb) && bench.valency(verb, Upos::VERB, slots::xcomp) == Role::attribute;
}

bool is_quote(const Tree& tree, TokenIndex token) {
  const std::string_view mark = tree.lemma(token);
  return mark == "\"" || mark == "''" || mark == "``";
}

// "Ha definito l'attacco di Hezbollah «intollerabile»", "called him \"driven\"": an adjective or
// participle in quotation marks behind the object describes nothing in it; it is what the object is
// called.
void find_quoted_predicates(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 2; t < tree.size(); ++t) {
    const bool described = tree.upos(t) == Upos::ADJ && tree.is(t, "amod");
    const bool participle = tree.rel(t) == "acl" && bench.is_past_participle(t) &&
                            t + 1 < tree.size() && is_quote(tree, t + 1) &&
                            !tree.has_child(t, "obj");
    if ((!described && !participle) || tree.head(t) > t) continue;
    TokenIndex first = bench.first_of(t);
    while (first + 1 < t && tree.upos(first) == Upos::PUNCT && !is_quote(tree, first)) ++first;
    const bool quoted = is_quote(tree, first) || (first > 0 && is_quote(tree, first - 1));
    TokenIndex object = tree.head(t);
    while (object != no_token && tree.is(object, "nmod")) object = tree.head(object);
    if (!quoted || object == no_token || !tree.is(object, "obj")) continue;
    const TokenIndex verb = tree.head(object);
    if (!names_things(bench, verb) || tree.has_child(verb, "xcomp")) continue;
    if (!tree.attach(t, verb, "xcomp")) continue;
    for (const TokenIndex behind : copy_of(tree.children(t))) {
      if (participle && behind > t && tree.is(behind, "obl")) tree.attach(behind, verb, "obl");
    }
    tree.settle();
  }
}

// "Ha definito «non costruttiva» la posizione di Xi": what an adjective has for an object is the
// verb's, which calls it so.
void return_named_objects(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 2; t < tree.size(); ++t) {
    const TokenIndex adjective = tree.head(t);
    if (!tree.is(t, "obj") || adjective == no_token || adjective > t) continue;
    if (tree.upos(adjective) != Upos::ADJ || !tree.is(adjective, "xcomp")) continue;
    const TokenIndex verb = tree.head(adjective);
    if (!names_things(bench, verb) || tree.has_child(verb, "obj")) continue;
    if (tree.attach(t, verb, "obj")) tree.settle();
  }
}

bool takes_infinitive(const Workbench& bench, TokenIndex noun) {
  return bench.tree.upos(noun) == Upos::NOUN &&
         (bench.valency(noun, Upos::NOUN, slots::xcomp) == Role::content || bench.speaks(noun));
}

// "After the decision not to sign", "le minacce di Budapest di bloccare il bilancio": an infinitive
// behind a noun that takes one, with nothing but whose it is between them, is the noun's, whatever
// word the parser hung it on; what asks for an infinitive itself keeps its own.
void lower_to_nouns(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 2; t < tree.size(); ++t) {
    const bool clause = tree.rel(t) == "advcl" || tree.is(t, "acl") || tree.is(t, "xcomp");
    if (!clause || tree.morph(t).form != Morph::Form::infinitive) continue;
    const TokenIndex above = tree.head(t);
    const TokenIndex first = bench.first_of(t);
    if (first == 0 || above == no_token || above > first || !bench.has_case(t)) continue;
    const bool own = bench.valency(above, tree.upos(above), slots::xcomp) || bench.speaks(above);
    if (own && tree.rel(t) != "advcl") continue;
    TokenIndex noun = first - 1;
    while (!takes_infinitive(bench, noun) && tree.head(noun) != no_token &&
           (tree.is(noun, "nmod") || tree.is(noun, "flat") || tree.is(noun, "amod"))) {
      noun = tree.head(noun);
    }
    if (!takes_infinitive(bench, noun) || noun >= first || !tree.under(noun, above)) continue;
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

// "Claim the authorities are a junta", "says talks are a farce": what looks like the object of a
// word that reports is the subject of the copula right behind it.
void find_reported_copulas(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 3; t < tree.size(); ++t) {
    const TokenIndex copula = tree.child(t, "cop");
    if (copula == no_token || copula > t || tree.has_child(t, "nsubj") || copula < 2) continue;
    if (tree.rel(t) != "parataxis" && tree.rel(t) != "advcl" && tree.rel(t) != "ccomp") continue;
    TokenIndex noun = copula - 1;
    while (noun != no_token && !tree.is(noun, "obj")) noun = tree.head(noun);
    if (noun == no_token || bench.last_of(noun) + 1 != copula) continue;
    const TokenIndex verb = tree.head(noun);
    if (verb == no_token || verb > noun || !bench.speaks(verb)) continue;
    if (!tree.attach(t, verb, "ccomp")) continue;
    tree.attach(noun, t, "nsubj");
    tree.settle();
  }
}

// "Peru denies there are soldiers in the park": a reporting verb taken for a noun and for the
// subject of a clause that has an expletive.
void raise_reports(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t + 2 < tree.size(); ++t) {
    const bool word = tree.upos(t) == Upos::NOUN || tree.upos(t) == Upos::VERB;
    if (!word || tree.rel(t) != "nsubj" || tree.form(t) == tree.lemma(t)) continue;
    const TokenIndex clause = tree.head(t);
    const bool expletive =
        clause != no_token && tree.is(t + 1, "expl") && tree.head(t + 1) == clause;
    if (!expletive || bench.has_case(t) || !bench.has_sense(t, Upos::VERB)) continue;
    const TokenIndex subject = bench.mention_head(t - 1);
    if (subject >= t || !bench.is_actor(subject) || tree.head(subject) != t) continue;
    const TokenIndex above = tree.head(clause);
    const std::string_view rel = tree.rel(clause);
    tree.retag(t, Upos::VERB, Morph::Form::finite);
    if (!tree.attach(t, above, rel)) continue;
    tree.attach(clause, t, "ccomp");
    tree.attach(subject, t, "nsubj");
    tree.settle();
  }
}

// "Fighting erupted between …": a word in -ing that is a subject without an object of its own is
// the noun that the lexicon has.
void name_gerunds(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    const bool subject = tree.is(t, "nsubj") && bench.is_verb(t) && !bench.is_finite(t);
    if (!subject || tree.has_child(t, "obj") || bench.has_auxiliary(t) || bench.has_case(t))
      continue;
    const auto* rows = bench.lexicon.senses_of(tree.form(t));
    const bool noun = rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](auto index) {
                        const SenseRow& row = bench.lexicon.senses[index];
                        return row.upos == Upos::NOUN && row.words.size() == 1;
                      });
    if (!noun) continue;
    tree.relemmatise(t, tree.form(t));
    tree.retag(t, Upos::NOUN, Morph::Form::none);
  }
}

// "There were calls from Paris for talks": what hangs on "were" belongs to the noun that asks for
// it.
void lower_to_existing(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    const TokenIndex verb = tree.head(t);
    if (tree.rel(t) != "nsubj" || verb == no_token || verb > t || !tree.has_child(verb, "expl")) {
      continue;
    }
    for (const TokenIndex phrase : copy_of(tree.children(verb))) {
      if (phrase < t || !tree.is(phrase, "obl") || !bench.has_case(phrase)) continue;
      if (!bench.valency(t, Upos::NOUN, bench.slot_of(phrase))) continue;
      tree.attach(phrase, t, "nmod");
    }
    tree.settle();
  }
}

// "was the first to send troops", "became the first to send them": what the first one did, no
// purpose of being first.
void lower_to_ordinals(Workbench& bench) {
  Tree& tree = bench.tree;
  const syntax::Sentence& sentence = tree.sentence();
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (!bench.is_verb(t) || tree.has_child(t, "nsubj")) continue;
    if (tree.morph(t).form != Morph::Form::infinitive) continue;
    const TokenIndex first = tree.head(t);
    if (first == no_token || first > t) continue;
    if (tree.is(t, "advcl") && tree.has_child(first, "cop")) {
      if (sentence.tokens[first].feat("NumType") != "Ord") continue;
      if (tree.attach(t, first, "acl")) tree.settle();
    } else if (tree.is(first, "xcomp") && !bench.is_verb(first) &&
               (tree.rel(t) == "acl" || tree.rel(t) == "nmod")) {
      const TokenIndex verb = tree.head(first);
      if (!bench.is_verb(verb) || tree.has_child(verb, "obj")) continue;
      if (tree.attach(t, verb, "xcomp")) tree.settle();
    }
  }
}

// Whether a row of the noun, alone or with words of its own, makes that phrase its victim.
bool has_victim(const Workbench& bench, TokenIndex noun, Slot slot) {
  const auto* rows = bench.lexicon.senses_of(bench.tree.lemma(noun));
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](std::uint32_t index) {
           const SenseRow& row = bench.lexicon.senses[index];
           const auto role = row.role(slot);
           return row.upos == Upos::NOUN && role &&
                  (*role == Role::patient || *role == Role::against);
         });
}

// "The use of force by police against protesters": a doer has no victim; the act has, whether the
// victim hangs on the doer or on the verb whose object the act is.
TokenIndex act_of_victim(const Workbench& bench, TokenIndex victim) {
  const Tree& tree = bench.tree;
  const TokenIndex first = bench.first_of(victim);
  TokenIndex doer = tree.head(victim);
  if (tree.is(victim, "obl") && first > 0) {
    doer = first - 1;
    while (doer > 0 && tree.head(doer) != no_token && tree.head(doer) > doer) --doer;
    if (tree.head(doer) == no_token || tree.head(tree.head(doer)) != tree.head(victim)) {
      return no_token;
    }
  } else if (!tree.is(victim, "nmod")) {
    return no_token;
  }
  if (doer == no_token || doer > victim) return no_token;
  const Slot by = bench.slot_of(doer);
  if (by == slots::none || by < slots::fixed_count) return no_token;
  if (!bench.lexicon.is(bench.lexicon.slot_name(by), Upos::ADP, Feature::agent)) return no_token;
  const TokenIndex act = tree.head(doer);
  return act < doer && tree.upos(act) == Upos::NOUN ? act : no_token;
}

void lift_victims(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 2; t < tree.size(); ++t) {
    if (tree.head(t) == no_token || tree.head(t) > t || !bench.is_actor(t)) continue;
    const Slot slot = bench.slot_of(t);
    if (slot == slots::none || bench.is_genitive(slot)) continue;
    const TokenIndex act = act_of_victim(bench, t);
    if (act == no_token || !has_victim(bench, act, slot)) continue;
    if (tree.attach(t, act, "nmod")) tree.settle();
  }
}

}  // namespace

void repair_complements(Workbench& bench) {
  name_gerunds(bench);
  raise_reports(bench);
  find_reported_copulas(bench);
  find_predicates(bench);
  find_quoted_predicates(bench);
  return_named_objects(bench);
  lower_to_nouns(bench);
  lower_to_existing(bench);
  lower_to_ordinals(bench);
  raise_members(bench);
  lift_victims(bench);
}

}  // namespace casus::frames
