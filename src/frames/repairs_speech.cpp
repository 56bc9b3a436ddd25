// What is reported, hung elsewhere: a clause behind "that" on the noun between it and its verb, a
// clause without "that" whose subject was taken for the object of "say".
#include <algorithm>
#include <initializer_list>
#include <string>

#include "repairs.h"

namespace casus::frames {

using syntax::no_token;
using syntax::Upos;

namespace {

bool opens_content(const Workbench& bench, TokenIndex mark) {
  const auto* rows = bench.lexicon.markers_of(bench.lexicon.find_slot(bench.tree.lemma(mark)));
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](std::uint32_t row) {
           const MarkerRow& marker = bench.lexicon.markers[row];
           return marker.clause && marker.role == Role::content;
         });
}

// "la possibilità che i soldati assistano la Russia": a clause with a conjunction and a subject of
// its own lacks nothing; it is what the noun is about, no relative clause.
void settle_contents(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    const TokenIndex mark = tree.child(t, "mark"), subject = tree.child(t, "nsubj");
    if (tree.rel(t) != "acl:relcl" || mark == no_token || subject == no_token) continue;
    if (mark > subject || tree.upos(mark) != Upos::SCONJ || !opens_content(bench, mark)) continue;
    if (bench.is_relative(subject)) continue;
    if (tree.attach(t, tree.head(t), "acl")) tree.settle();
  }
}

// A noun that has contents of its own: "the claim that …", "the fact that …".
bool takes_content(const Workbench& bench, TokenIndex noun) {
  const std::string_view lemma = bench.tree.lemma(noun);
  if (bench.speaks(noun)) return true;
  const auto cues = bench.lexicon.claim_words.find(lemma, Upos::NOUN);
  return std::any_of(cues.begin(), cues.end(), [](const ClaimCue* cue) { return cue->clause; });
}

// Whether the verb says things and has no clause yet.
bool awaits_clause(const Workbench& bench, TokenIndex verb) {
  return bench.is_verb(verb) && bench.speaks(verb) && !bench.tree.has_child(verb, "ccomp") &&
         !bench.tree.has_child(verb, "xcomp");
}

// "said during a rally in Ohio that the envoy would leave": a clause with a conjunction and a
// subject of its own is about no rally.
void lift_reported_clauses(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (!tree.is(t, "acl") && !tree.is(t, "advcl") && !tree.is(t, "ccomp")) continue;
    const TokenIndex mark = tree.child(t, "mark");
    if (mark == no_token || mark > t || !opens_content(bench, mark)) continue;
    if (!tree.has_child(t, "nsubj") && !tree.has_child(t, "csubj")) continue;
    TokenIndex noun = tree.head(t);
    if (noun > t || bench.is_verb(noun) || takes_content(bench, noun)) continue;
    while (noun != no_token && !bench.is_verb(noun) && noun < t) noun = tree.head(noun);
    if (noun == no_token || noun > mark || !awaits_clause(bench, noun)) continue;
    if (tree.attach(t, noun, "ccomp")) tree.settle();
  }
}

bool is_object(const Tree& tree, TokenIndex token) {
  return tree.is(token, "obj") || tree.is(token, "iobj");
}

// "said the demands that come with office wear people down": a finite verb without a subject or a
// relative word is no clause about the noun, which is its subject.
TokenIndex bare_clause(const Workbench& bench, TokenIndex noun) {
  const Tree& tree = bench.tree;
  for (const TokenIndex child : tree.children(noun)) {
    if (child < noun || tree.rel(child) != "acl:relcl" || !bench.is_finite(child)) continue;
    if (tree.has_child(child, "nsubj") || tree.has_child(child, "mark")) continue;
    bool relative = false;
    for (TokenIndex w = bench.first_of(child); w < child; ++w) {
      relative = relative || bench.is_relative(w);
    }
    if (!relative) return child;
  }
  return no_token;
}

// "said families would qualify", "said the boy and his mother had left": the noun phrase right
// before a finite clause that has no subject.
void return_subjects(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex noun = 1; noun < tree.size(); ++noun) {
    const TokenIndex verb = tree.head(noun);
    if (verb == no_token || verb > noun || !is_object(tree, noun) || !bench.is_verb(verb)) continue;
    if (!bench.speaks(verb) || bench.has_case(noun)) continue;
    TokenIndex clause = no_token;
    if (awaits_clause(bench, verb)) clause = bare_clause(bench, noun);
    for (const TokenIndex child : tree.children(verb)) {
      const bool complement = tree.is(child, "ccomp") && child > noun &&
                              !tree.has_child(child, "nsubj") && !tree.has_child(child, "mark") &&
                              !tree.has_child(child, "csubj") && bench.is_finite(child);
      const TokenIndex first = bench.first_of(child);
      const bool adjoins = bench.last_of(noun) + 1 == first && tree.upos(first) != Upos::PUNCT;
      if (complement && adjoins) clause = child;
    }
    if (clause == no_token) continue;
    if (!tree.attach(clause, verb, "ccomp")) continue;
    tree.attach(noun, clause, tree.has_child(clause, "aux:pass") ? "nsubj:pass" : "nsubj");
    tree.settle();
  }
}

// "said that Chad was at war and called on both sides to stop": a speech act without a subject of
// its own, joined to a clause of another kind that is reported, goes on what the speaker did.
void lift_speech_acts(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (!tree.is(t, "conj") || !bench.is_verb(t) || !bench.reports(t) || !bench.is_finite(t)) {
      continue;
    }
    if (tree.has_child(t, "nsubj") || tree.has_child(t, "nsubj:pass") || tree.has_child(t, "aux") ||
        tree.has_child(t, "mark")) {
      continue;
    }
    const TokenIndex clause = tree.head(t);
    if (clause == no_token || clause > t || !tree.is(clause, "ccomp") ||
        (bench.is_verb(clause) && bench.speaks(clause))) {
      continue;
    }
    const TokenIndex verb = tree.head(clause);
    if (verb == no_token || verb > clause || !bench.is_verb(verb) || !bench.speaks(verb)) continue;
    const TokenIndex subject = tree.child(clause, "nsubj");
    // "said that the minister arrived and praised the troops": a person may do both.
    if (subject != no_token && bench.is_actor(subject) && bench.is_verb(clause)) continue;
    if (!bench.is_finite(verb) || tree.morph(verb).form != tree.morph(t).form) continue;
    if (tree.attach(t, verb, "conj")) tree.settle();
  }
}

// "Nuland claimed soldiers have been killed": no clause with a subject of its own stands before the
// noun that it describes; what follows is its content.
void open_contents(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (!tree.is(t, "acl") || !bench.is_verb(t) || !bench.speaks(t)) continue;
    const TokenIndex subject = tree.child(t, "nsubj"), noun = tree.head(t);
    if (subject == no_token || subject > t || noun == no_token || noun < t) continue;
    if (!tree.is(noun, "nsubj")) continue;
    const TokenIndex clause = tree.head(noun);
    if (clause == no_token || clause < noun) continue;
    const TokenIndex above = tree.head(clause);
    const std::string relation(tree.rel(clause));
    tree.attach(t, no_token, "root");
    if (!tree.attach(clause, t, "ccomp")) continue;
    if (above != no_token) tree.attach(t, above, relation);
    // "Assistant Secretary | Nuland": what was taken for another subject is the speaker's title.
    for (const TokenIndex child : copy_of(tree.children(clause))) {
      if (child < subject && tree.is(child, "nsubj")) tree.attach(child, subject, "nmod");
    }
    tree.settle();
  }
}

// Whether a sense of that class means one of these.
bool means(const Workbench& bench, TokenIndex token, Upos upos,
           std::initializer_list<std::string_view> names) {
  const auto* rows = bench.lexicon.senses_of(bench.tree.lemma(token));
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](std::uint32_t index) {
           const SenseRow& row = bench.lexicon.senses[index];
           return row.upos == upos &&
                  std::any_of(names.begin(), names.end(), [&](std::string_view name) {
                    return bench.concepts.is_a(row.concept_, bench.concepts.find(name));
                  });
         });
}

bool is_gerund(const Workbench& bench, TokenIndex verb) {
  const Morph& morph = bench.tree.morph(verb);
  return morph.form == Morph::Form::gerund ||
         (morph.form == Morph::Form::participle && morph.present);
}

// "issued a statement condemning the raid", "said in a letter thanking Egypt": who issues, signs or
// passes the paper, or speaks in it, is who condemns.
void give_papers_authors(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (tree.rel(t) != "acl" || !bench.is_verb(t) || !is_gerund(bench, t)) continue;
    if (bench.has_auxiliary(t) || bench.has_case(t) || tree.has_child(t, "nsubj")) continue;
    const TokenIndex paper = tree.head(t), verb = tree.head(paper);
    if (paper > t || verb == no_token || !bench.is_verb(verb)) continue;
    if (!bench.speaks(t) && !means(bench, t, Upos::VERB, {"STATEMENT"})) continue;
    if (!means(bench, paper, Upos::NOUN,
               {"STATEMENT", "STATEMENT_JOINT", "LETTER", "RESOLUTION", "PROPOSAL"}))
      continue;
    if (tree.has_child(verb, "aux:pass") || tree.is(verb, "acl")) continue;
    const bool written = tree.rel(paper) == "obj" && !means(bench, verb, Upos::VERB, {"RECEIVE"}) &&
                         means(bench, verb, Upos::VERB,
                               {"ANNOUNCE", "PUBLISH", "WRITE", "SIGN", "LIGHT", "VOTE_FOR"});
    const TokenIndex marker = tree.child(paper, "case");
    const bool spoken = tree.is(paper, "obl") && bench.speaks(verb) && marker != no_token &&
                        tree.lemma(marker) == "in";
    if ((written || spoken) && tree.attach(t, verb, "advcl")) tree.settle();
  }
}

// "said signing the pact would be a mistake": a gerund without a marker right before a clause that
// has no subject is that clause's subject. "Said dropping the law would help Chad": what stands
// between is the object of a gerund that has none.
void seat_gerunds(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 0; t + 1 < tree.size(); ++t) {
    const bool complement = tree.is(t, "ccomp") || tree.is(t, "advcl") || tree.is(t, "xcomp");
    if (!complement || !bench.is_verb(t) || bench.has_auxiliary(t)) continue;
    if (!is_gerund(bench, t) || tree.has_child(t, "nsubj")) continue;
    const TokenIndex verb = tree.head(t);
    if (verb == no_token || verb > t || !bench.speaks(verb)) continue;
    for (const TokenIndex clause : copy_of(tree.children(verb))) {
      if (clause < t || !tree.is(clause, "ccomp") || !bench.is_finite(clause)) continue;
      const TokenIndex subject = tree.child(clause, "nsubj");
      // A noun behind a preposition is no subject: "signing the pact with Chad would be …".
      const bool behind = subject != no_token && subject > t && !bench.has_case(subject) &&
                          bench.first_of(subject) == t + 1 && !tree.has_child(t, "obj") &&
                          !bench.is_actor(subject);
      const bool open = subject == no_token || behind || (bench.has_case(subject) && subject > t);
      if (!open || tree.has_child(clause, "csubj")) continue;
      if (!tree.attach(t, clause, "csubj")) continue;
      if (subject != no_token) tree.attach(subject, t, behind ? "obj" : "obl");
      tree.settle();
      break;
    }
  }
}

// "Minister says forty soldiers killed in raid": in a headline the participle behind the object of
// "say" is what is said.
void open_headlines(Workbench& bench) {
  Tree& tree = bench.tree;
  const std::uint32_t size = tree.size();
  if (size < 4 || tree.upos(size - 1) == Upos::PUNCT) return;
  for (TokenIndex noun = 1; noun < size; ++noun) {
    const TokenIndex verb = tree.head(noun);
    if (!is_object(tree, noun) || verb == no_token || verb > noun || bench.has_case(noun)) continue;
    if (!awaits_clause(bench, verb) || takes_content(bench, noun)) continue;
    const TokenIndex word = noun + 1;
    if (word >= size || !bench.is_past_participle(word) || bench.has_auxiliary(word)) continue;
    const bool hangs = (tree.head(word) == noun && tree.rel(word) == "acl") ||
                       (tree.head(word) == verb && tree.is(word, "advcl"));
    if (!hangs || !tree.attach(word, verb, "ccomp")) continue;
    tree.attach(noun, word, "nsubj:pass");
    tree.settle();
  }
}

// "Reports of soldiers captured in the north": what is reported is that they were.
// "Reports of an operation to take the town": no report is to do anything; the operation is.
void open_reports(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex verb = 2; verb < tree.size(); ++verb) {
    const TokenIndex noun = tree.head(verb);
    if (tree.rel(verb) == "acl" && noun != no_token && noun < verb &&
        tree.morph(verb).form == Morph::Form::infinitive &&
        means(bench, noun, Upos::NOUN, {"REPORT"})) {
      const TokenIndex told = tree.child(noun, "nmod");
      if (told != no_token && told < verb && bench.is_genitive(bench.slot_of(told)) &&
          tree.attach(verb, told, "acl")) {
        tree.settle();
      }
      continue;
    }
    if (tree.rel(verb) != "acl" || noun == no_token || noun + 1 != verb) continue;
    if (!bench.is_past_participle(verb) || bench.has_auxiliary(verb)) continue;
    const TokenIndex report = tree.head(noun), marker = tree.child(noun, "case");
    if (report == no_token || report > noun || marker == no_token || !tree.is(noun, "nmod") ||
        tree.upos(report) != Upos::NOUN || !bench.is_genitive(bench.slot_of(noun)) ||
        !means(bench, report, Upos::NOUN, {"REPORT", "CLAIM"})) {
      continue;
    }
    if (!tree.attach(verb, report, "ccomp")) continue;
    tree.attach(noun, verb, "nsubj:pass");
    tree.attach(marker, verb, "mark");
    tree.settle();
  }
}

// "promised to bomb the rebels, bring back the police and deport them": a base form without a
// subject behind the comma goes on the infinitive before it.
void join_infinitives(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    const TokenIndex above = tree.head(t);
    if (above == no_token || !bench.is_verb(t) || tree.form(t) != tree.lemma(t)) continue;
    // "promised to bomb them, close …": what is joined with a past form is none itself.
    const bool joined = tree.is(t, "conj") && tree.form(above) != tree.lemma(above);
    if (!joined && !tree.is(t, "parataxis")) continue;
    if (tree.has_child(t, "nsubj") || tree.has_child(t, "aux") || tree.has_child(t, "mark")) {
      continue;
    }
    const TokenIndex verb = tree.head(t);
    if (verb == no_token || verb > t || tree.upos(t - 1) != Upos::PUNCT) continue;
    const TokenIndex first = tree.child(verb, "xcomp");
    if (first == no_token || first > t || tree.morph(first).form != Morph::Form::infinitive) {
      continue;
    }
    if (!tree.attach(t, verb, "xcomp")) continue;
    for (const TokenIndex next : copy_of(tree.children(t))) {
      if (tree.is(next, "conj") && bench.is_verb(next)) tree.attach(next, verb, "xcomp");
    }
    tree.settle();
  }
}

}  // namespace

void repair_speech(Workbench& bench) {
  settle_contents(bench);
  open_contents(bench);
  lift_speech_acts(bench);
  lift_reported_clauses(bench);
  // Where a verb may leave its subject out, the noun may be the speaker behind the verb.
  if (!bench.lexicon.prodrop) {
    return_subjects(bench);
    open_headlines(bench);
    join_infinitives(bench);
  }
  open_reports(bench);
  seat_gerunds(bench);
  give_papers_authors(bench);
}

}  // namespace casus::frames
