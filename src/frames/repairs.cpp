#include "repairs.h"

#include <algorithm>

namespace casus::frames {

namespace {

using syntax::no_token;
using syntax::Upos;

bool spells(const Tree& tree, TokenIndex first, const MarkerRow& row) {
  if (first + row.words.size() > tree.size()) return false;
  for (std::size_t i = 0; i < row.words.size(); ++i) {
    const auto at = static_cast<TokenIndex>(first + i);
    if (tree.lemma(at) != row.words[i] && tree.form(at) != row.words[i]) return false;
  }
  return true;
}

// Markers of several words ("da parte di", "according to") are now one marker, now a noun with
// complements of its own. The noun phrase behind them takes the place of the topmost of their
// words, and they become its marker.
void join_marker(Tree& tree, TokenIndex first, const MarkerRow& row) {
  const auto last = static_cast<TokenIndex>(first + row.words.size());
  const auto inside = [&](TokenIndex t) { return t >= first && t < last; };
  TokenIndex top = no_token;  // the phrase's word that hangs outside and is not its marker already
  TokenIndex phrase = no_token;
  for (TokenIndex t = first; t < last; ++t) {
    const TokenIndex head = tree.head(t);
    if (head == no_token || !inside(head)) {
      const bool marks = tree.is(t, "case") || tree.is(t, "mark");
      if (marks && head != no_token && head >= last) phrase = head;
      else top = t;
    }
  }
  if (phrase == no_token && top != no_token) {
    for (const TokenIndex child : tree.children(top)) {
      if (child >= last) {
        phrase = child;
        break;
      }
    }
  }
  if (phrase == no_token) return;
  if (top != no_token && tree.under(phrase, top)) {
    const TokenIndex above = tree.head(top);
    if (above == no_token) return;
    const std::string_view rel = tree.rel(top);
    if (!tree.attach(phrase, above, rel)) return;
  }
  const std::string_view marks = row.clause ? "mark" : "case";
  if (!tree.attach(first, phrase, marks)) return;
  for (TokenIndex t = first + 1; t < last; ++t) tree.attach(t, first, "fixed");
  tree.settle();
}

void join_markers(Tree& tree, const Lexicon::Data& lexicon) {
  for (TokenIndex t = 0; t + 1 < tree.size(); ++t) {
    const auto* rows = lexicon.markers_of(tree.lemma(t));
    if (rows == nullptr) continue;
    for (const std::uint32_t index : *rows) {
      const MarkerRow& row = lexicon.markers[index];
      if (!spells(tree, t, row)) continue;
      join_marker(tree, t, row);
      break;
    }
  }
}

// "Il leader nordcoreano Kim ha …": a second subject right behind the first, with nothing but its
// own words between, is the name of the first.
void join_double_subjects(Tree& tree) {
  bool changed = false;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (tree.rel(t) != "nsubj" || tree.upos(t) != Upos::PROPN) continue;
    const TokenIndex verb = tree.head(t);
    if (verb == no_token || verb < t) continue;
    for (const TokenIndex other : tree.children(verb)) {
      if (other >= t || tree.rel(other) != "nsubj" || tree.upos(other) != Upos::NOUN) continue;
      bool adjacent = true;
      for (TokenIndex between = other + 1; between < t; ++between) {
        adjacent = adjacent && tree.under(between, other);
      }
      if (adjacent && tree.attach(t, other, "appos")) changed = true;
      break;
    }
  }
  if (changed) tree.settle();
}

bool has_case(const Tree& tree, TokenIndex token) {
  return tree.has_child(token, "case") || tree.has_child(token, "mark");
}

// Bare names beside a verb, in sentences that the treebanks have few of: "Washington accuses
// Pyongyang of …". A name that is "compound" of a verb is its subject; one that is its secondary
// predicate, or a second subject behind it, is its object.
void settle_bare_names(Tree& tree) {
  bool changed = false;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    const TokenIndex verb = tree.head(t);
    if (tree.upos(t) != Upos::PROPN || verb == no_token || tree.upos(verb) != Upos::VERB) continue;
    if (has_case(tree, t) || tree.has_child(t, "cop")) continue;
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

// What hangs on a bare name though it belongs to the verb: "dalla Francia contro la Siria",
// "accuses Pyongyang of arming …". Only a genitive belongs to a name.
void lift_from_names(Tree& tree, const Lexicon::Data& lexicon) {
  bool changed = false;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    const TokenIndex name = tree.head(t);
    if (name == no_token || tree.upos(name) != Upos::PROPN) continue;
    const TokenIndex above = tree.head(name);
    if (above == no_token || t < name) continue;
    const bool argument = tree.is(name, "nsubj") || tree.is(name, "obj") ||
                          tree.is(name, "iobj") || tree.is(name, "obl") || tree.is(name, "nmod");
    if (!argument) continue;
    const bool verbal = tree.upos(above) == Upos::VERB;
    if (tree.rel(t) == "nmod" || tree.is(t, "obl")) {
      const TokenIndex marker = tree.child(t, "case");
      if (marker == no_token) continue;
      if (lexicon.is(tree.lemma(marker), Upos::ADP, Feature::genitive)) continue;
      changed = tree.attach(t, above, verbal ? "obl" : "nmod") || changed;
    } else if (tree.rel(t) == "acl" && has_case(tree, t) && verbal) {
      changed = tree.attach(t, above, "advcl") || changed;
    }
  }
  if (changed) tree.settle();
}

// Partitives: "ha consegnato dei missili" is an object, unless the verb has a genitive of its own
// ("parlare di").
void settle_partitives(Tree& tree, const Lexicon::Data& lexicon) {
  bool changed = false;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    const TokenIndex verb = tree.head(t);
    if (!tree.is(t, "obl") || verb == no_token || tree.upos(verb) != Upos::VERB) continue;
    if (tree.has_child(verb, "obj") || tree.has_child(verb, "aux:pass")) continue;
    const TokenIndex marker = tree.child(t, "case");
    const TokenIndex article = tree.child(t, "det");
    if (marker != verb + 1 || article != marker + 1 || tree.morph(t).number != 'p') continue;
    if (!lexicon.is(tree.lemma(marker), Upos::ADP, Feature::genitive)) continue;
    const Slot slot = lexicon.find_slot(tree.lemma(marker));
    bool own = false;
    if (const auto* rows = lexicon.senses_of(tree.lemma(verb))) {
      for (const std::uint32_t row : *rows) own = own || lexicon.senses[row].role(slot).has_value();
    }
    if (own) continue;
    tree.attach(marker, t, "det");
    changed = tree.attach(t, verb, "obj") || changed;
  }
  if (changed) tree.settle();
}

}  // namespace

void repair(Tree& tree, const Lexicon::Data& lexicon) {
  join_markers(tree, lexicon);
  join_double_subjects(tree);
  settle_bare_names(tree);
  lift_from_names(tree, lexicon);
  settle_partitives(tree, lexicon);
}

}  // namespace casus::frames
