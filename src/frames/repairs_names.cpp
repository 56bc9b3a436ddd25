// Bare noun phrases beside a verb: who is subject, who is object.
#include <algorithm>

#include "repairs.h"

namespace casus::frames {

using syntax::no_token;
using syntax::Upos;

namespace {

// "Il leader nordcoreano Kim ha …", "replicò il portavoce Opondo": a second subject right behind
// the first, with nothing but its own words between, is the name of the first.
void join_double_subjects(Workbench& bench) {
  Tree& tree = bench.tree;
  bool changed = false;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (!tree.is(t, "nsubj") || tree.upos(t) != Upos::PROPN) continue;
    const TokenIndex verb = tree.head(t);
    if (verb == no_token) continue;
    for (const TokenIndex other : tree.children(verb)) {
      const bool before = other < t && (t < verb || other > verb);
      if (!before || !(tree.is(other, "nsubj") || (other > verb && tree.rel(other) == "obj"))) {
        continue;
      }
      const bool same = bench.mention_head(t) == bench.mention_head(other);
      if (!same && (tree.upos(other) != Upos::NOUN || bench.is_time(other))) continue;
      // "Ha firmato il trattato la Francia": a name with an article of its own is another.
      if (!same && t > verb && tree.has_child(t, "det") && tree.has_child(other, "det")) continue;
      bool adjacent = true;
      for (TokenIndex between = other + 1; between < t; ++between) {
        adjacent = adjacent && (tree.under(between, other) || tree.under(between, t));
      }
      if (!adjacent) continue;
      const std::string_view rel = tree.rel(t);
      if (!tree.attach(t, other, same ? "flat" : "appos")) continue;
      tree.attach(other, verb, rel);
      changed = true;
      break;
    }
  }
  if (changed) tree.settle();
}

// "omologo Hakainde Hichilema", "Kamla Persad-Bissessar": two objects or subjects that stand side
// by side are one.
void join_neighbours(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    const TokenIndex verb = tree.head(t);
    if (verb == no_token || tree.upos(t) != Upos::PROPN || bench.has_case(t)) continue;
    const bool object = tree.rel(t) == "obj";
    if (!object && !tree.is(t, "nsubj")) continue;
    for (const TokenIndex other : tree.children(verb)) {
      if (other >= t || tree.rel(other) != tree.rel(t)) continue;
      const TokenIndex last = bench.last_of(other);
      const bool hyphen = last + 1 == t && tree.form(last) == "-";
      const bool name = object && tree.upos(other) == Upos::NOUN && last + 1 == t;
      if (!hyphen && !name) continue;
      if (tree.attach(t, other, hyphen ? "flat" : "appos")) tree.settle();
      break;
    }
  }
}

// "The two presidents' meeting ended": the owner of the subject taken for another subject. "India:
// … government rejects": nor is a topic before a colon one.
void settle_double_subjects(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    if (!tree.is(t, "nsubj") || tree.head(t) == no_token) continue;
    const TokenIndex verb = tree.head(t);
    TokenIndex next = no_token;
    for (const TokenIndex other : tree.children(verb)) {
      if (other > t && other < verb && tree.is(other, "nsubj")) next = other;
    }
    if (next == no_token) continue;
    const TokenIndex marker = tree.child(t, "case");
    if (marker != no_token && tree.upos(marker) == Upos::PART) {
      if (tree.attach(t, next, "nmod:poss")) tree.settle();
    } else if (tree.form(t + 1) == ":") {
      if (tree.attach(t, verb, "dislocated")) tree.settle();
    }
  }
}

// "Siria, raid turco": a bare name before a comma is what the headline is about, no part of its
// noun.
void set_topics_apart(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 0; t + 1 < tree.size(); ++t) {
    if (!tree.is(t, "nmod") || tree.head(t) <= t + 1 || tree.head(t) == no_token) continue;
    if (!bench.is_actor(t) || bench.has_case(t) || tree.form(t + 1) != ",") continue;
    if (tree.attach(t, tree.head(t), "dislocated")) tree.settle();
  }
}

// "Maduro and Irfaan Ali", the conjunct on the second word of the name: what hangs on the inside of
// a name hangs on the name.
void leave_names_inside(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    const TokenIndex head = tree.head(t);
    if (head == no_token || !bench.in_mention(head) || t < head) continue;
    const TokenIndex name = bench.mention_head(head);
    if (name == head || bench.mention_head(t) == name) continue;
    if (!tree.is(t, "conj") && !tree.is(t, "acl") && !tree.is(t, "appos")) continue;
    if (!tree.under(head, name) || !tree.is(head, "flat")) continue;
    if (tree.attach(t, name, tree.rel(t))) tree.settle();
  }
  // The rest of a conjunct's name on the first name: "Irfaan/conj Ali/flat of Maduro".
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (!tree.is(t, "flat") || !bench.in_mention(t)) continue;
    const TokenIndex name = bench.mention_head(t);
    if (name == t || tree.under(t, name) || bench.mention_head(tree.head(t)) == name) continue;
    if (tree.attach(t, name, "flat")) tree.settle();
  }
}

// "The ouster of president Morsi": the marker on the title before a name is the name's.
void mark_names(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    if (tree.rel(t) != "nmod:desc" || tree.head(t) == no_token || tree.head(t) < t) continue;
    const TokenIndex marker = tree.child(t, "case");
    const TokenIndex name = tree.head(t);
    if (marker == no_token || marker > t || bench.has_case(name)) continue;
    if (tree.attach(marker, name, "case")) tree.settle();
  }
}

// Bare names beside a verb, in sentences that the treebanks have few of: "Washington accuses
// Pyongyang of …". A name that is "compound" of a verb is its subject; one that is its secondary
// predicate, or a second subject behind it, is its object.
void settle_bare_names(Workbench& bench) {
  Tree& tree = bench.tree;
  bool changed = false;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    const TokenIndex verb = tree.head(t);
    if (tree.upos(t) != Upos::PROPN || verb == no_token || !bench.is_verb(verb)) continue;
    if (bench.has_case(t) || tree.has_child(t, "cop")) continue;
    const bool passive = tree.has_child(verb, "aux:pass");
    if (tree.is(t, "compound") && t < verb && !tree.has_child(verb, "nsubj")) {
      changed = tree.attach(t, verb, passive ? "nsubj:pass" : "nsubj") || changed;
    } else if (passive || t < verb || tree.has_child(verb, "obj")) {
      continue;
    } else if (tree.is(t, "xcomp")) {
      changed = tree.attach(t, verb, "obj") || changed;
    } else if (tree.rel(t) == "nsubj") {
      const TokenIndex first = tree.child(verb, "nsubj");
      if (first < verb) changed = tree.attach(t, verb, "obj") || changed;
    }
    if (changed) tree.settle();
  }
}

bool is_loose(const Tree& tree, TokenIndex token) {
  for (const std::string_view rel : {"obl", "dislocated", "advmod", "discourse", "vocative",
                                     "compound", "iobj", "dep", "nmod", "parataxis"}) {
    if (tree.is(token, rel)) return true;
  }
  return false;
}

// "Rome and Tripoli signed", "The military seized power": an actor without a marker before a finite
// verb that has no subject is the subject, whatever the parser calls it.
void find_subjects(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    const TokenIndex verb = tree.head(t);
    if (!bench.is_actor(t) || verb == no_token || t > verb || !bench.is_verb(verb)) continue;
    if (bench.has_case(t) || !is_loose(tree, t) || bench.is_relative(t)) continue;
    if (tree.upos(t) == Upos::PRON || !bench.may_be_finite(verb) || bench.is_time(t)) continue;
    if (tree.form(t + 1) == ":") continue;
    if (tree.has_child(verb, "nsubj") || tree.has_child(verb, "csubj")) continue;
    const bool passive = tree.has_child(verb, "aux:pass");
    if (tree.attach(t, verb, passive ? "nsubj:pass" : "nsubj")) tree.settle();
  }
}

// Where the verb with its auxiliaries, clitics and negation begins.
TokenIndex group_start(const Tree& tree, TokenIndex verb) {
  TokenIndex first = verb;
  while (first > 0 && tree.head(first - 1) == verb &&
         (tree.is(first - 1, "aux") || tree.is(first - 1, "advmod") ||
          tree.upos(first - 1) == Upos::PRON)) {
    --first;
  }
  return first;
}

// "Al termine del vertice Rabin ha donato …", "tra un brindisi e l'altro lo zar ha …": an actor
// without a marker that ends the phrase before a verb without a subject is no part of the phrase.
void free_subjects(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex verb = 1; verb < tree.size(); ++verb) {
    if (!bench.is_verb(verb) || !bench.may_be_finite(verb)) continue;
    if (tree.has_child(verb, "nsubj") || tree.has_child(verb, "csubj")) continue;
    const TokenIndex first = group_start(tree, verb);
    if (first == 0 || !bench.in_mention(first - 1)) continue;
    const TokenIndex name = bench.mention_head(first - 1);
    const TokenIndex phrase = tree.head(name);
    if (!bench.is_actor(name) || bench.has_case(name) || bench.is_time(name)) continue;
    if (phrase == no_token || phrase == verb || !tree.under(phrase, verb)) continue;
    const TokenIndex start = bench.first_of(name);
    const bool listed = tree.has_child(name, "cc") || (start > 0 && tree.form(start - 1) == ",");
    if (tree.rel(name) != "nmod" && (!tree.is(name, "conj") || listed)) continue;
    const bool passive = tree.has_child(verb, "aux:pass");
    if (tree.attach(name, verb, passive ? "nsubj:pass" : "nsubj")) tree.settle();
  }
}

// "Abbiamo accusato …": a verb that agrees with who speaks or is spoken to has no noun for subject.
bool is_of_speakers(const Tree& tree, TokenIndex verb) {
  const auto tells = [&tree](TokenIndex t) {
    return tree.morph(t).person == '1' || tree.morph(t).person == '2';
  };
  const auto children = tree.children(verb);
  return tells(verb) || std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
           return tree.is(child, "aux") && tells(child);
         });
}

// «…», ha riferito la procura; "…", replied the ministry: the actor behind a reporting verb that
// follows what was said is its subject, and what stands before is what was said.
void find_speakers(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex verb = 1; verb < tree.size(); ++verb) {
    if (!bench.is_verb(verb) || !bench.may_be_finite(verb) || !bench.speaks(verb)) continue;
    TokenIndex speaker = no_token, said = no_token, first = verb;
    bool other = false;
    for (const TokenIndex child : tree.children(verb)) {
      if (child < verb && (tree.is(child, "aux") || tree.is(child, "advmod"))) {
        first = std::min(first, child);
      }
      if (tree.rel(child) == "obj" && child > verb && bench.is_actor(child)) speaker = child;
      if (tree.is(child, "nsubj") && child < verb && !bench.is_actor(child))
        said = child;
      else if (tree.is(child, "nsubj"))
        other = true;
      if (tree.is(child, "ccomp") && child > verb) other = true;
    }
    if (speaker == no_token || other || bench.has_case(speaker)) continue;
    if (is_of_speakers(tree, verb)) continue;
    if (first == 0 || tree.upos(first - 1) != Upos::PUNCT) continue;
    // "Its policy chief, Kaja Kallas, praised Guyana": nor one behind a name, unless that name ends
    // a clause of its own ("arms have reached the Front, the army claimed").
    if (tree.form(first - 1) == "," && first > 1 && bench.in_mention(first - 2)) {
      const TokenIndex above = bench.verb_above(bench.mention_head(first - 2));
      if (above == no_token || above == verb || above > verb || !bench.may_be_finite(above))
        continue;
    }
    // "Freddy, which had devastated …, struck": that comma ends what is said of the subject.
    if (said != no_token && (tree.has_child(said, "acl") || tree.has_child(said, "appos")))
      continue;
    if (!tree.attach(speaker, verb, "nsubj")) continue;
    if (said != no_token) tree.attach(said, verb, "ccomp");
    // No conjunct of what was said: it would take that one's subject.
    if (tree.is(verb, "conj")) tree.attach(verb, tree.head(verb), "parataxis");
    tree.settle();
  }
}

}  // namespace

void repair_names(Workbench& bench) {
  mark_names(bench);
  leave_names_inside(bench);
  join_neighbours(bench);
  settle_double_subjects(bench);
  set_topics_apart(bench);
  join_double_subjects(bench);
  settle_bare_names(bench);
  find_subjects(bench);
  free_subjects(bench);
  find_speakers(bench);
}

}  // namespace casus::frames
