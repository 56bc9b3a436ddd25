// Relative clauses that hang on the wrong noun.
#include <algorithm>

#include "repairs.h"

namespace casus::frames {

using syntax::no_token;
using syntax::Upos;

namespace {

/// One relative word with its clause.
struct Relative {
  TokenIndex word = no_token, clause = no_token;
  bool subject = false;
};

bool is_clausal(const Tree& tree, TokenIndex token) {
  for (const std::string_view rel : {"acl", "advcl", "parataxis", "conj", "ccomp", "root"}) {
    if (tree.is(token, rel)) return true;
  }
  return false;
}

// A clause begins with its relative word, or with the marker before it.
Relative relative_at(const Workbench& bench, TokenIndex word) {
  const Tree& tree = bench.tree;
  if (!bench.is_relative(word) || tree.is(word, "mark") || tree.is(word, "det")) return {};
  if (tree.is(word, "cc")) return {};  // "sia A che B"
  TokenIndex clause = tree.head(word);
  while (clause != no_token && !is_clausal(tree, clause)) clause = tree.head(clause);
  if (clause == no_token || clause < word) return {};
  TokenIndex first = word;
  for (const TokenIndex child : tree.children(word)) {
    if (tree.is(child, "case")) first = std::min(first, child);
  }
  if (first == 0 || bench.first_of(clause) < first - 1) return {};
  return {word, clause, tree.is(word, "nsubj") && tree.head(word) == clause};
}

bool number_fits(const Workbench& bench, const Relative& relative, TokenIndex noun) {
  const Tree& tree = bench.tree;
  if (!relative.subject) return true;
  TokenIndex finite = relative.clause;
  for (const TokenIndex child : tree.children(relative.clause)) {
    if (tree.is(child, "aux") && tree.morph(child).number != 0) finite = child;
  }
  const char number = tree.morph(finite).number;
  // "Between A and B, which asks": of several nouns before it, one asks, the last.
  const auto& others = tree.children(noun);
  const bool several = std::any_of(others.begin(), others.end(), [&](TokenIndex other) {
    return other > noun && other < relative.word && tree.is(other, "conj");
  });
  // An English past tells no number, whatever the parser writes.
  if (several) return number != 's' || tree.sentence().tokens[finite].feat("Tense") == "Past";
  const char own = tree.morph(noun).number;
  return number == 0 || own == 0 || number == own;
}

// Only an actor promises, refuses or accuses.
bool wants_actor(const Workbench& bench, const Relative& relative) {
  const Tree& tree = bench.tree;
  if (bench.lexicon.is(tree.lemma(relative.word), tree.upos(relative.word), Feature::animate)) {
    return true;
  }
  return relative.subject && bench.governs_infinitives(relative.clause) &&
         bench.speaks(relative.clause);
}

bool fits(const Workbench& bench, const Relative& relative, TokenIndex noun) {
  return number_fits(bench, relative, noun) &&
         (!wants_actor(bench, relative) || bench.is_actor(noun));
}

// The head of the noun phrase that ends right before the clause.
TokenIndex noun_before(const Workbench& bench, TokenIndex at) {
  const Tree& tree = bench.tree;
  while (at > 0 && tree.upos(at - 1) == Upos::PUNCT) --at;
  if (at == 0) return no_token;
  TokenIndex noun = bench.mention_head(at - 1);
  while (!bench.is_actor(noun) && tree.head(noun) != no_token && tree.head(noun) < noun &&
         (tree.is(noun, "flat") || tree.is(noun, "amod") || tree.is(noun, "fixed"))) {
    noun = tree.head(noun);
  }
  return tree.is_nominal(noun) && noun < at ? noun : no_token;
}

// "Un accordo in base al quale": once the noun of the marker is folded into it, the clause hangs
// on a part of the marker. It describes the noun before, and the relative word hangs on it.
void turn_markers(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex part = 1; part < tree.size(); ++part) {
    const TokenIndex marker = tree.is(part, "fixed") ? tree.head(part) : no_token;
    const TokenIndex word = marker == no_token ? no_token : tree.head(marker);
    const TokenIndex clause = tree.child(part, "acl");
    if (word == no_token || clause == no_token || !bench.is_relative(word)) continue;
    const TokenIndex noun = noun_before(bench, marker);
    if (noun == no_token || !tree.attach(clause, noun, "acl:relcl")) continue;
    tree.attach(word, clause, "obl");
    tree.settle();
  }
}

// "Burundi, which in October withdrew": a clause with a relative word belongs to the noun before
// it; among the nouns that end there, to one that its verb can have.
void settle_relatives(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex word = 1; word < tree.size(); ++word) {
    const Relative relative = relative_at(bench, word);
    if (relative.word == no_token) continue;
    const bool attached = tree.rel(relative.clause) == "acl:relcl";
    if (!attached && (tree.has_child(relative.clause, "mark") || tree.is(relative.clause, "root") ||
                      tree.is(relative.clause, "ccomp"))) {
      continue;
    }
    const TokenIndex now = attached ? tree.head(relative.clause) : no_token;
    if (now != no_token && fits(bench, relative, now)) continue;
    TokenIndex chosen = no_token;
    for (TokenIndex noun = noun_before(bench, bench.first_of(relative.clause)); noun != no_token;
         noun = tree.head(noun)) {
      if (!tree.is_nominal(noun) || noun > relative.clause) break;
      if (fits(bench, relative, noun)) chosen = noun;
      if (chosen != no_token) break;
    }
    if (chosen == no_token && !attached) {
      chosen = noun_before(bench, bench.first_of(relative.clause));
    }
    if (chosen != no_token && tree.attach(relative.clause, chosen, "acl:relcl")) tree.settle();
  }
}

// Whether the clause has its subject, or its object, besides the relative word.
bool is_doubled(const Workbench& bench, TokenIndex word) {
  const Tree& tree = bench.tree;
  const std::string_view role = tree.is(word, "nsubj") ? "nsubj" : "obj";
  if (!tree.is(word, role)) return false;
  const auto& others = tree.children(tree.head(word));
  return std::any_of(others.begin(), others.end(),
                     [&](TokenIndex other) { return other != word && tree.is(other, role); });
}

// The word above a relative clause's noun that reports and has no content yet: the noun itself, the
// noun that it belongs to, or the verb whose receiver it is.
TokenIndex reporter_above(const Workbench& bench, TokenIndex noun, bool doubled) {
  const Tree& tree = bench.tree;
  for (; doubled && tree.is_nominal(noun); noun = tree.head(noun)) {
    if (tree.upos(noun) == Upos::NOUN && bench.speaks(noun)) return noun;
    if (!tree.is(noun, "nmod") && !tree.is(noun, "acl") && !tree.is(noun, "obl:agent")) break;
    if (tree.head(noun) == no_token) return no_token;
  }
  const TokenIndex verb = tree.head(noun);
  if (verb == no_token || verb > noun || !bench.is_verb(verb) || !bench.speaks(verb)) {
    return no_token;
  }
  const bool other = bench.has_case(noun) &&
                     bench.valency(verb, Upos::VERB, bench.slot_of(noun)) != Role::recipient;
  const bool receiver = (tree.is(noun, "obl") && (doubled || !other)) || tree.is(noun, "iobj");
  const bool content =
      tree.has_child(verb, "ccomp") || tree.has_child(verb, "xcomp") || tree.has_child(verb, "obj");
  return receiver && !content ? verb : no_token;
}

// "Ha comunicato a Pechino che non parteciperà", "the warning of the allies that an attack was
// near": a conjunction taken for a relative word. Either the clause has its subject or object
// already, or the noun before it is the receiver of a verb that reports and has no content.
void free_contents(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex word = 1; word < tree.size(); ++word) {
    const TokenIndex clause = tree.head(word);
    if (clause == no_token || tree.rel(clause) != "acl:relcl") continue;
    if (!bench.is_relative(word) && !tree.is(word, "mark")) continue;
    if (bench.first_of(clause) != word || bench.has_case(word)) continue;
    const auto* marks = bench.lexicon.markers_of(bench.lexicon.find_slot(tree.lemma(word)));
    const bool conjunction =
        marks != nullptr && std::any_of(marks->begin(), marks->end(), [&](std::uint32_t index) {
          const MarkerRow& row = bench.lexicon.markers[index];
          return row.clause && row.role == Role::content;
        });
    const TokenIndex noun = tree.head(clause);
    if (!conjunction || noun == no_token) continue;
    const bool doubled = is_doubled(bench, word);
    if (!doubled && tree.upos(word - 1) == Upos::PUNCT) continue;
    const TokenIndex above = reporter_above(bench, noun, doubled);
    if (above == no_token) continue;
    if (!tree.attach(clause, above, bench.is_verb(above) ? "ccomp" : "acl")) continue;
    tree.retag(word, Upos::SCONJ, Morph::Form::none);
    tree.attach(word, clause, "mark");
    tree.settle();
  }
}

}  // namespace

void repair_relatives(Workbench& bench) {
  free_contents(bench);
  turn_markers(bench);
  settle_relatives(bench);
}

}  // namespace casus::frames
