#include "repairs.h"

#include <algorithm>
#include <string>

namespace casus::frames {

using syntax::no_token;
using syntax::Upos;

Workbench::Workbench(Tree& tree_to_mend, const Lexicon::Data& words, const Concepts& known_concepts,
                     const std::vector<actors::Mention>& mentions,
                     const std::vector<std::uint32_t>& here)
    : tree(tree_to_mend),
      lexicon(words),
      concepts(known_concepts),
      actor_(tree.size(), false),
      demonym_(tree.size(), false),
      plural_(tree.size(), false),
      body_(tree.size(), false),
      span_(tree.size(), no_index) {
  for (const std::uint32_t index : here) {
    const actors::Mention& mention = mentions[index];
    if (mention.head >= tree.size()) continue;
    const bool place = mention.type == actors::Type::place && !mention.place_or_government;
    if (!place) actor_[mention.head] = true;
    if (mention.type == actors::Type::role || mention.type == actors::Type::organisation ||
        mention.type == actors::Type::person) {
      body_[mention.head] = true;
    }
    if (mention.number == 'p') plural_[mention.head] = true;
    if (mention.how == actors::How::demonym) demonym_[mention.head] = true;
    if (mention.type == actors::Type::pronoun) continue;
    for (TokenIndex t = mention.first; t < mention.last && t < tree.size(); ++t) {
      span_[t] = mention.head;
    }
  }
}

TokenIndex Workbench::mention_head(TokenIndex token) const {
  return span_[token] == no_index ? token : span_[token];
}

bool Workbench::is_finite(TokenIndex verb) const {
  if (tree.morph(verb).form == Morph::Form::finite) return true;
  const auto children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
    return (tree.is(child, "aux") || tree.is(child, "cop")) &&
           tree.morph(child).form == Morph::Form::finite;
  });
}

bool Workbench::may_be_finite(TokenIndex verb) const {
  if (is_finite(verb)) return true;
  if (!is_past_participle(verb) || tree.morph(verb).gender != 0 || has_auxiliary(verb))
    return false;
  return !tree.is(verb, "acl") && !tree.is(verb, "amod") && !tree.has_child(verb, "obl:agent");
}

bool Workbench::is_past_participle(TokenIndex token) const {
  const Morph& morph = tree.morph(token);
  return morph.form == Morph::Form::participle && !morph.present;
}

bool Workbench::has_case(TokenIndex token) const {
  return tree.has_child(token, "case") || tree.has_child(token, "mark");
}

bool Workbench::is_relative(TokenIndex token) const {
  return tree.morph(token).relative ||
         lexicon.is(tree.lemma(token), tree.upos(token), Feature::relative);
}

bool Workbench::is_time(TokenIndex token) const {
  if (tree.upos(token) != Upos::NOUN && tree.upos(token) != Upos::PROPN) return false;
  if (in_mention(token)) return false;
  const auto* rows = lexicon.senses_of(tree.lemma(token));
  if (rows == nullptr) rows = lexicon.senses_of(tree.form(token));
  if (rows == nullptr) return false;
  const Concept time = concepts.common().time;
  bool found = false;
  for (const std::uint32_t index : *rows) {
    const SenseRow& row = lexicon.senses[index];
    if (row.upos != Upos::NOUN || row.words.size() > 1) continue;
    if (!concepts.is_a(row.concept_, time)) return false;
    found = true;
  }
  return found;
}

Slot Workbench::slot_of(TokenIndex token) const {
  std::string all;
  Slot single = slots::none;
  for (const TokenIndex child : tree.children(token)) {
    if (!tree.is(child, "case") && !tree.is(child, "mark")) continue;
    std::string one(tree.lemma(child));
    for (const TokenIndex part : tree.children(child)) {
      if (tree.is(part, "fixed")) one += '_' + std::string(tree.lemma(part));
    }
    if (single == slots::none) single = lexicon.find_slot(one);
    all += (all.empty() ? "" : "_") + one;
  }
  const Slot joined = lexicon.find_slot(all);
  return joined == slots::none ? single : joined;
}

std::optional<Role> Workbench::valency(TokenIndex token, Upos upos, Slot slot) const {
  const auto* rows = lexicon.senses_of(tree.lemma(token));
  if (rows == nullptr || slot == slots::none) return std::nullopt;
  for (const std::uint32_t index : *rows) {
    const SenseRow& row = lexicon.senses[index];
    if (row.upos != upos || row.words.size() > 1 || row.only_alone()) continue;
    if (const auto role = row.role(slot)) return role;
  }
  return std::nullopt;
}

bool Workbench::has_sense(TokenIndex token, Upos upos) const {
  const auto* rows = lexicon.senses_of(tree.lemma(token));
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](std::uint32_t index) {
           return lexicon.senses[index].upos == upos;
         });
}

bool Workbench::governs_infinitives(TokenIndex verb) const {
  const auto* rows = lexicon.senses_of(tree.lemma(verb));
  if (rows == nullptr) return false;
  return std::any_of(rows->begin(), rows->end(), [&](std::uint32_t index) {
    const SenseRow& row = lexicon.senses[index];
    const Effect effect = row.effect.value_or(concepts.effect(row.concept_));
    if (row.upos != Upos::VERB || effect == Effect::said || effect == Effect::none) return false;
    return std::any_of(lexicon.passings.begin(), lexicon.passings.end(),
                       [&](const Passing& p) { return concepts.is_a(row.concept_, p.concept_); });
  });
}

bool Workbench::reports(TokenIndex verb) const {
  const auto* rows = lexicon.senses_of(tree.lemma(verb));
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](std::uint32_t index) {
           return lexicon.senses[index].stance != Stance::none;
         });
}

bool Workbench::speaks(TokenIndex verb) const {
  const auto* rows = lexicon.senses_of(tree.lemma(verb));
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](std::uint32_t index) {
           const SenseRow& row = lexicon.senses[index];
           return row.words.size() == 1 && row.conditions.empty() && row.stance != Stance::none;
         });
}

bool Workbench::is_genitive(Slot slot) const {
  return slot != slots::none && slot >= slots::fixed_count &&
         lexicon.is(lexicon.slot_name(slot), Upos::ADP, Feature::genitive);
}

TokenIndex Workbench::first_of(TokenIndex token) const {
  for (TokenIndex t = 0; t < token; ++t) {
    if (tree.under(t, token)) return t;
  }
  return token;
}

TokenIndex Workbench::last_of(TokenIndex token) const {
  for (TokenIndex t = tree.size(); t-- > token + 1;) {
    if (tree.under(t, token)) return t;
  }
  return token;
}

TokenIndex Workbench::verb_above(TokenIndex token) const {
  TokenIndex at = tree.head(token);
  while (at != no_token && !is_verb(at)) at = tree.head(at);
  return at;
}

namespace {

bool spells(const Tree& tree, TokenIndex first, const MarkerRow& row) {
  if (first + row.words.size() > tree.size()) return false;
  for (std::size_t i = 0; i < row.words.size(); ++i) {
    const auto at = static_cast<TokenIndex>(first + i);
    if (tree.lemma(at) != row.words[i] && tree.form(at) != row.words[i]) return false;
  }
  return true;
}

// "Libya has reportedly delivered": what hangs on an auxiliary hangs on its verb.
void free_auxiliaries(Tree& tree) {
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    const TokenIndex head = tree.head(t);
    if (head == no_token || !tree.is(head, "aux") || tree.head(head) == no_token) continue;
    if (tree.is(t, "nsubj") || tree.is(t, "obj") || tree.is(t, "obl")) {
      tree.attach(t, tree.head(head), tree.rel(t));
    }
  }
  tree.settle();
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
      if (marks && head != no_token && head >= last)
        phrase = head;
      else
        top = t;
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
  // "solo se Hamas accetta", the first word as an adverb of the clause.
  const bool adverb = phrase == no_token && top != no_token && row.clause &&
                      tree.is(top, "advmod") && tree.head(top) >= last;
  if (adverb) phrase = tree.head(top);
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

// "un cessate il fuoco": a noun of three words or more by the lexicon, whose words stand in a row
// as it has them, hangs together and where the first of them hung.
void join_nouns(Tree& tree, const Lexicon::Data& lexicon) {
  constexpr std::size_t words_min = 3;
  for (TokenIndex t = 0; t + words_min <= tree.size(); ++t) {
    const auto* rows = lexicon.senses_of(tree.form(t));
    if (rows == nullptr || tree.head(t) == no_token) continue;
    for (const std::uint32_t index : *rows) {
      const SenseRow& row = lexicon.senses[index];
      if (row.upos != Upos::NOUN || row.words.size() < words_min) continue;
      const std::size_t size = row.words.size();
      bool found = t + size <= tree.size();
      for (std::size_t i = 0; found && i < size; ++i) {
        found = tree.form(static_cast<TokenIndex>(t + i)) == row.words[i];
      }
      if (!found) continue;
      for (TokenIndex part = t + 1; part < t + size; ++part) {
        const TokenIndex head = tree.head(part);
        if (head == no_token || (head >= t && head < t + size)) continue;
        tree.attach(part, t, "nmod");
      }
      tree.retag(t, Upos::NOUN, Morph::Form::none);
      tree.relemmatise(t, row.words.front());
      tree.settle();
      break;
    }
  }
}

}  // namespace

// Tags first, since all others ask for classes; then who is a subject; times before phrases, since
// a time taken for an object hides the real one; what is reported before other clauses, which look
// for their verb; clauses before phrases, since a phrase may belong to the clause; which of two
// phrases is the doer when both hang on their verb.
void repair(Workbench& bench) {
  free_auxiliaries(bench.tree);
  join_markers(bench.tree, bench.lexicon);
  join_nouns(bench.tree, bench.lexicon);
  repair_nouns(bench);
  repair_tags(bench);
  repair_compounds(bench);
  repair_datelines(bench);
  repair_headlines(bench);
  repair_pairs(bench);
  repair_asides(bench);
  repair_names(bench);
  repair_times(bench);
  repair_speech(bench);
  repair_clauses(bench);
  repair_tenses(bench);
  repair_doers(bench);
  repair_objects(bench);
  repair_phrases(bench);
  repair_complements(bench);
  order_doers(bench);
}

}  // namespace casus::frames
