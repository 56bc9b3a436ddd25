// Clauses that hang on the wrong word: participles, gerunds, coordinated clauses.
#include <algorithm>

#include "repairs.h"

namespace casus::frames {

using syntax::no_token;
using syntax::Upos;

namespace {

// "l'offerta di dialogo avanzata da": a participle agrees with the noun that it describes.
void settle_participles(Workbench& bench) {
  Tree& tree = bench.tree;
  const auto agrees = [&](TokenIndex participle, TokenIndex noun) {
    const Morph &a = tree.morph(participle), &b = tree.morph(noun);
    return (a.gender == 0 || b.gender == 0 || a.gender == b.gender) &&
           (a.number == 0 || b.number == 0 || a.number == b.number);
  };
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (tree.rel(t) != "acl" || !bench.is_past_participle(t) || bench.has_auxiliary(t)) continue;
    const TokenIndex now = tree.head(t);
    if (now > t || tree.has_child(now, "conj") || agrees(t, now)) continue;
    for (TokenIndex noun = now; noun != no_token && tree.is_nominal(noun) && noun < t;
         noun = tree.head(noun)) {
      if (!agrees(t, noun)) continue;
      if (tree.attach(t, noun, "acl")) tree.settle();
      break;
    }
  }
}

// "…, ousting President X": behind a comma a gerund belongs to the clause, not to the last noun.
// "Kigali: the minister accused …": nor does a clause with a subject of its own.
void free_clauses(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (tree.rel(t) != "acl" && tree.rel(t) != "amod") continue;
    if (!bench.is_verb(t) || tree.head(t) > t) continue;
    TokenIndex verb = bench.verb_above(t);
    if (verb == no_token) verb = tree.head(t);  // "Colombia, liberati due soldati": a headline
    if (verb > t) continue;
    const TokenIndex first = bench.first_of(t);
    const Morph& morph = tree.morph(t);
    const bool comma = first > 0 && tree.upos(first - 1) == Upos::PUNCT;
    const bool punctuated = comma || tree.upos(first) == Upos::PUNCT;
    if (!punctuated) continue;
    const bool gerund = morph.form == Morph::Form::gerund || morph.present;
    bool relative = false;
    for (TokenIndex w = first; w < t; ++w) relative = relative || bench.is_relative(w);
    if (relative || tree.has_child(t, "mark")) continue;
    if (tree.has_child(t, "nsubj")) {
      if (tree.attach(t, verb, "parataxis")) tree.settle();
    } else if (gerund && !bench.is_finite(t) && bench.is_verb(verb)) {
      if (tree.attach(t, verb, "advcl")) tree.settle();
    }
  }
}

// "Greece feels protected": a modifier of a verb is its complement. "relations … after severing": a
// gerund behind a marker of time belongs to the clause. "warned its neighbour that it would
// answer": nor is a clause with a conjunction and a subject of its own a relative clause.
void lift_clauses(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (!tree.is(t, "acl") || !bench.is_verb(t)) continue;
    const TokenIndex head = tree.head(t);
    if (head > t) continue;
    if (bench.is_verb(head)) {
      if (tree.rel(t) == "acl" && tree.attach(t, head, "xcomp")) tree.settle();
      continue;
    }
    const TokenIndex verb = tree.head(head);
    const TokenIndex mark = tree.child(t, "mark");
    if (verb == no_token || verb > t || !bench.is_verb(verb) || mark == no_token) continue;
    const auto* rows = bench.lexicon.markers_of(bench.lexicon.find_slot(tree.lemma(mark)));
    const auto means = [&](Role role) {
      return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](std::uint32_t row) {
               const MarkerRow& marker = bench.lexicon.markers[row];
               return marker.clause && marker.role == role;
             });
    };
    const Morph& morph = tree.morph(t);
    if (means(Role::content) && bench.is_actor(head) && tree.has_child(t, "nsubj")) {
      if (bench.speaks(verb) && tree.attach(t, verb, "ccomp")) tree.settle();
    } else if (means(Role::time) && (morph.form == Morph::Form::gerund || morph.present)) {
      if (tree.attach(t, verb, "advcl")) tree.settle();
    }
  }
}

// The verb that really is the sentence's, below a participle between commas.
TokenIndex main_verb_below(const Workbench& bench, TokenIndex participle) {
  const Tree& tree = bench.tree;
  for (const TokenIndex child : tree.children(participle)) {
    const bool after =
        child > participle && (tree.is(child, "parataxis") || tree.is(child, "conj"));
    if (!after || !bench.is_verb(child) || tree.has_child(child, "nsubj")) continue;
    if (!bench.has_auxiliary(child) || tree.has_child(child, "cc")) continue;
    const TokenIndex first = bench.first_of(child);
    if (tree.upos(first) == Upos::PUNCT || (first > 0 && tree.upos(first - 1) == Upos::PUNCT))
      return child;
  }
  return no_token;
}

// "The text, branded a disgrace by A, has not been ratified": a participle between commas taken for
// the sentence's verb, and the verb for an afterthought.
void raise_main_verbs(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (!bench.is_verb(t) || !bench.is_past_participle(t) || bench.has_auxiliary(t)) continue;
    const TokenIndex subject = tree.child(t, "nsubj");
    if (subject == no_token || subject > t || tree.upos(t - 1) != Upos::PUNCT) continue;
    const TokenIndex main = main_verb_below(bench, t);
    if (main == no_token || !tree.attach(main, tree.head(t), tree.rel(t))) continue;
    tree.attach(subject, main, tree.has_child(main, "aux:pass") ? "nsubj:pass" : "nsubj");
    tree.attach(t, subject, "acl");
    tree.settle();
  }
}

// "asked the Organisation of … to send": an infinitive with a marker belongs to the verb when the
// noun is an actor.
void lift_infinitives(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (tree.rel(t) != "acl" || !bench.has_case(t)) continue;
    const Morph::Form form = tree.morph(t).form;
    if (form == Morph::Form::finite || form == Morph::Form::none) continue;
    TokenIndex noun = tree.head(t);
    while (noun != no_token && !bench.is_actor(noun) && tree.is(noun, "nmod")) {
      noun = tree.head(noun);
    }
    if (noun == no_token || !bench.is_actor(noun)) continue;
    const TokenIndex verb = tree.head(noun);
    if (verb == no_token || !bench.is_verb(verb)) continue;
    const bool clause = form == Morph::Form::infinitive && bench.governs_infinitives(verb);
    if (tree.attach(t, verb, clause ? "xcomp" : "advcl")) tree.settle();
  }
}

// Whether a verb form is an infinitive or gerund, by itself or by its first auxiliary.
bool is_bare_clause(const Workbench& bench, TokenIndex verb) {
  const Tree& tree = bench.tree;
  for (const TokenIndex child : tree.children(verb)) {
    if (!tree.is(child, "aux")) continue;
    const Morph::Form form = tree.morph(child).form;
    return form == Morph::Form::infinitive || form == Morph::Form::gerund;
  }
  const Morph& morph = tree.morph(verb);
  return morph.form == Morph::Form::infinitive || morph.form == Morph::Form::gerund ||
         morph.present;
}

// "reported that Togo accuses Ghana of having killed": what follows right behind a clause with an
// object is that verb's, when it takes such a clause and has none.
void lower_infinitives(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (!tree.is(t, "ccomp") && !tree.is(t, "xcomp") && tree.rel(t) != "advcl") continue;
    const TokenIndex verb = tree.head(t);
    if (verb == no_token || verb > t || !bench.is_verb(t) || !bench.has_case(t)) continue;
    if (!is_bare_clause(bench, t) || tree.has_child(t, "nsubj")) continue;
    for (const TokenIndex nearer : copy_of(tree.children(verb))) {
      const bool clause = tree.is(nearer, "ccomp") && nearer > verb && nearer < t &&
                          bench.is_verb(nearer) && bench.governs_infinitives(nearer);
      if (!clause || tree.has_child(nearer, "ccomp") || tree.has_child(nearer, "xcomp")) continue;
      const TokenIndex object = tree.child(nearer, "obj");
      if (object == no_token || bench.last_of(nearer) + 1 != bench.first_of(t)) continue;
      if (tree.attach(t, nearer, "xcomp")) tree.settle();
      break;
    }
  }
}

// "… il patto con A e il ministro ha annullato …", "A firma la tregua, Mosca protesta": the noun
// phrase right before a later verb that lacks a subject is that subject, when a conjunction or a
// comma stands before it.
// Auxiliaries, clitics and adverbs right before a verb.
bool belongs_to_group(const Tree& tree, TokenIndex token) {
  return tree.is(token, "aux") || tree.is(token, "advmod") || tree.is(token, "expl") ||
         (tree.upos(token) == Upos::PRON && !tree.is(token, "nsubj"));
}

// Whether an actor stands behind a comma where the parser saw an object or a conjunct.
bool begins_anew(const Workbench& bench, TokenIndex noun) {
  const Tree& tree = bench.tree;
  TokenIndex start = bench.first_of(noun);
  if (tree.form(start) == ",") ++start;  // the comma may hang on the noun
  const bool comma = start > 0 && tree.form(start - 1) == ",";
  const bool torn = tree.is(noun, "obj") || tree.is(noun, "conj") || tree.is(noun, "appos") ||
                    tree.is(noun, "obl") || tree.is(noun, "nmod");
  return bench.is_actor(noun) && comma && torn && !bench.has_case(noun);
}

TokenIndex torn_subject(const Workbench& bench, TokenIndex first) {
  const Tree& tree = bench.tree;
  // "Fini (PdL) è stato eletto": before what stands in brackets.
  if (tree.form(first - 1) == ")") {
    TokenIndex open = first - 1;
    while (open > 0 && tree.form(open) != "(") --open;
    if (open == 0) return no_token;
    first = open;
  }
  TokenIndex noun = first - 1;
  while (noun != no_token && !tree.is(noun, "conj")) noun = tree.head(noun);
  if (noun == no_token || !tree.has_child(noun, "cc")) {
    // Behind a comma only an actor is sure to begin something new.
    noun = bench.mention_head(first - 1);
    if (!begins_anew(bench, noun)) return no_token;
  } else if (begins_anew(bench, tree.head(noun))) {
    noun = tree.head(noun);  // ", France and Italy celebrated"
  } else if (tree.child(noun, "cc") > noun) {
    return no_token;
  }
  if (!tree.is_nominal(noun) || bench.has_case(noun)) return no_token;
  return noun < first && bench.last_of(noun) < first ? noun : no_token;
}

// "Durante il colloquio tra Meloni e Sunak si è parlato": where no verb stands before it, a
// conjunct begins no second clause.
bool follows_verb(const Workbench& bench, TokenIndex noun) {
  for (TokenIndex t = 0; t < noun; ++t) {
    if (bench.is_verb(t) || bench.tree.upos(t) == Upos::AUX) return true;
  }
  return begins_anew(bench, noun);
}

// "Qualora l'Iran attaccasse Israele e gli Stati Uniti intervenissero": the conjunction at the head
// of two clauses, hung on the second, opens the first too.
void share_markers(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex mark = 0; mark + 2 < tree.size(); ++mark) {
    const TokenIndex later = tree.head(mark);
    if (!tree.is(mark, "mark") || later == no_token || later < mark || !bench.is_verb(later))
      continue;
    for (TokenIndex first = mark + 1; first < later; ++first) {
      const bool beside = tree.is(first, "advcl") && tree.head(first) == tree.head(later) &&
                          tree.is(later, "advcl");
      if (!bench.is_verb(first) || !beside || !bench.is_finite(first)) continue;
      if (tree.has_child(first, "mark") || tree.under(later, first)) continue;
      if (tree.morph(first).subjunctive != tree.morph(later).subjunctive) continue;
      tree.attach(mark, first, "mark");
      tree.attach(later, first, "conj");
      tree.settle();
      break;
    }
  }
}

void split_coordinations(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex verb = 2; verb < tree.size(); ++verb) {
    if (!bench.is_verb(verb) || !bench.is_finite(verb)) continue;
    if (!tree.is(verb, "conj") && !tree.is(verb, "parataxis") && !tree.is(verb, "root")) continue;
    if (tree.has_child(verb, "nsubj") || tree.has_child(verb, "csubj")) continue;
    TokenIndex first = verb;
    while (first > 0 && tree.head(first - 1) == verb && belongs_to_group(tree, first - 1)) --first;
    if (first == 0) continue;
    TokenIndex noun = no_token;
    if (const TokenIndex joint = tree.child(verb, "cc"); joint != no_token) {
      // "e l'Italia fornirà": all that stands between the conjunction and its verb.
      noun = bench.mention_head(first - 1);
      const bool between = noun > joint && bench.first_of(noun) == joint + 1;
      if (!between || !bench.is_actor(noun) || bench.has_case(noun)) continue;
    } else {
      noun = torn_subject(bench, first);
    }
    if (noun == no_token || tree.head(noun) == verb || !follows_verb(bench, noun)) continue;
    // ", France and Italy celebrated", both hung on a noun before the comma.
    for (const TokenIndex sibling : copy_of(tree.children(tree.head(noun)))) {
      const bool joined = sibling < noun && tree.is(noun, "conj") && begins_anew(bench, sibling) &&
                          bench.last_of(sibling) + 1 == bench.first_of(noun);
      if (!joined || !tree.attach(noun, sibling, "conj")) continue;
      tree.settle();
      noun = sibling;
      break;
    }
    const TokenIndex coordinator = tree.child(noun, "cc");
    const bool passive = tree.has_child(verb, "aux:pass");
    if (!tree.attach(noun, verb, passive ? "nsubj:pass" : "nsubj")) continue;
    if (coordinator != no_token) tree.attach(coordinator, verb, "cc");
    tree.settle();
  }
}

// "ha minacciato di chiudere …, e A si è offerto": a finite clause with a subject is no conjunct of
// an infinitive. "ha proclamato lo stato d'emergenza e inviato reparti": a participle is none of a
// noun when a verb with an auxiliary stands above.
void lift_conjuncts(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (!tree.is(t, "conj") || !bench.is_verb(t)) continue;
    const TokenIndex head = tree.head(t);
    if (bench.is_verb(head)) {
      bool lower = tree.morph(head).form == Morph::Form::infinitive && bench.is_finite(t) &&
                   tree.has_child(t, "nsubj");
      // "warned that any attack would have consequences, and promised": what no thing can do.
      const TokenIndex subject = tree.child(head, "nsubj");
      lower = lower || (tree.is(head, "ccomp") && subject != no_token && !bench.is_actor(subject) &&
                        bench.may_be_finite(t) && !tree.has_child(t, "nsubj") && bench.speaks(t) &&
                        bench.governs_infinitives(t));
      if (!lower) continue;
      TokenIndex above = tree.head(head);
      while (above != no_token && !(bench.is_verb(above) && bench.may_be_finite(above))) {
        above = tree.head(above);
      }
      if (above != no_token && tree.attach(t, above, "conj")) tree.settle();
    } else if (tree.upos(head) == Upos::NOUN && tree.has_child(t, "cc") &&
               bench.is_past_participle(t) && !bench.has_auxiliary(t)) {
      TokenIndex above = bench.verb_above(t);
      if (above == no_token || above > t || !bench.has_auxiliary(above)) continue;
      if (tree.rel(head) == "acl" || !bench.is_past_participle(above)) continue;
      if (tree.attach(t, above, "conj")) tree.settle();
    }
  }
}

// "The shell fell on the town hall, also held by the rebels": a participle with a doer and without
// an auxiliary goes on no active verb; it describes the noun before it.
void lower_participles(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 2; t < tree.size(); ++t) {
    if (!tree.is(t, "conj") || !bench.is_verb(t) || tree.has_child(t, "cc")) continue;
    const TokenIndex doer = tree.child(t, "obl:agent");
    if (doer == no_token || doer < t || bench.has_auxiliary(t) || tree.has_child(t, "nsubj") ||
        tree.has_child(t, "obj") || !bench.may_be_finite(t)) {
      continue;
    }
    const TokenIndex first = bench.first_of(t), verb = tree.head(t);
    const TokenIndex before = tree.upos(first) == Upos::PUNCT ? first : first - 1;
    if (first == 0 || before == 0 || tree.form(before) != "," || !bench.is_verb(verb) ||
        tree.has_child(verb, "aux:pass") ||
        (bench.is_past_participle(verb) && !bench.has_auxiliary(verb))) {
      continue;
    }
    if (tree.upos(before - 1) != Upos::NOUN) continue;
    tree.retag(t, Upos::VERB, Morph::Form::participle);
    if (tree.attach(t, before - 1, "acl")) tree.settle();
  }
}

}  // namespace

void repair_clauses(Workbench& bench) {
  raise_main_verbs(bench);
  share_markers(bench);
  split_coordinations(bench);
  lift_conjuncts(bench);
  lower_participles(bench);
  repair_relatives(bench);
  settle_participles(bench);
  free_clauses(bench);
  lift_clauses(bench);
  lift_infinitives(bench);
  lower_infinitives(bench);
}

}  // namespace casus::frames
