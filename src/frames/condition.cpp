#include "condition.h"

#include <algorithm>

#include "roles.h"

namespace casus::frames {

// "Accordo tra Francia e Italia": what a sentence without a verb rests on, new to the reader, which
// a definite article or a marker would deny.
bool stands_alone(const Scene& scene, TokenIndex token) {
  const Tree& tree = scene.tree;
  for (TokenIndex at = token; tree.head(at) != syntax::no_token; at = tree.head(at)) {
    const bool beside = tree.is(at, "conj") || tree.is(at, "appos") || tree.is(at, "parataxis") ||
                        tree.is(at, "list") || tree.is(at, "dislocated");
    if (!beside) return false;
  }
  for (const TokenIndex child : tree.children(token)) {
    if (tree.is(child, "case") || tree.is(child, "mark")) return false;
    if (tree.sentence().tokens[child].feat("Definite") == "Def" && tree.is(child, "det"))
      return false;
  }
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    if (tree.morph(t).form == Morph::Form::finite) return false;
  }
  return true;
}

namespace {

bool class_fits(const Scene& scene, Class wanted, TokenIndex token, bool verbal_head) {
  const Morph& morph = scene.tree.morph(token);
  switch (wanted) {
    case Class::verb:
      return verbal_head;
    case Class::noun:
      return !verbal_head;
    case Class::inf:
      return morph.form == Morph::Form::infinitive;
    case Class::fin:
      return morph.form == Morph::Form::finite;
    case Class::ger:
      return morph.form == Morph::Form::gerund ||
             (morph.form == Morph::Form::participle && morph.present);
    case Class::subjunctive:
      return morph.subjunctive;
    case Class::plural:
      return morph.number == 'p';
    case Class::numeral:
      return scene.tree.upos(token) == syntax::Upos::NUM || scene.tree.has_child(token, "nummod");
    case Class::alone:
      return stands_alone(scene, token);
    default:
      return scene.people.is(token, wanted);
  }
}

bool terms_fit(const Scene& scene, const Condition& condition, TokenIndex token, bool verbal_head) {
  if (condition.concepts.empty() && condition.classes.empty()) return true;
  const Concept found = scene.words.concept_of(token);
  for (const Concept wanted : condition.concepts) {
    if (scene.concepts.is_a(found, wanted)) return true;
  }
  return std::any_of(condition.classes.begin(), condition.classes.end(),
                     [&](Class wanted) { return class_fits(scene, wanted, token, verbal_head); });
}

/// "Called him on Monday" is not "called on him"; but "sentenced to ten years" has its slot filled.
bool is_day(const Scene& scene, const SlotFiller& filler) {
  if (filler.primary < slots::fixed_count || !is_time(scene, filler)) return false;
  if (scene.tree.upos(filler.head) == syntax::Upos::PROPN) return true;
  return scene.tree.morph(filler.head).number != 'p' &&
         !scene.tree.has_child(filler.head, "nummod");
}

bool slot_holds(const Scene& scene, const Condition& condition, const Predicate& predicate) {
  const bool anything = condition.concepts.empty() && condition.classes.empty();
  bool filled = false;
  for (const SlotFiller& filler : predicate.slots) {
    if (filler.primary != condition.slot && filler.secondary != condition.slot) continue;
    if (anything && is_day(scene, filler)) continue;
    filled = true;
    const bool verbal = predicate.kind != Kind::nominal;
    if (!condition.empty && terms_fit(scene, condition, filler.head, verbal)) return true;
  }
  return condition.empty && !filled;
}

std::uint32_t narrowness(const Scene& scene, const SenseRow& row) {
  std::uint32_t sum = 0;
  for (const Condition& condition : row.conditions) {
    for (const Concept concept_ : condition.concepts) sum += scene.concepts.depth(concept_);
  }
  return sum;
}

// Whether `a` is a better sense than `b`; both fit.
// A loose phrase ("provides for assistance" is no "provide assistance") counts as one word with a
// condition.
bool better(const Scene& scene, const Candidate& one, const Candidate& other, syntax::Upos upos) {
  const SenseRow &a = *one.row, &b = *other.row;
  const std::size_t words_a = one.loose ? 1 : a.words.size();
  const std::size_t words_b = other.loose ? 1 : b.words.size();
  if (words_a != words_b) return words_a > words_b;
  if ((a.upos == upos) != (b.upos == upos)) return a.upos == upos;
  const std::size_t asked_a = a.conditions.size() + (one.loose ? 1 : 0);
  const std::size_t asked_b = b.conditions.size() + (other.loose ? 1 : 0);
  if (asked_a != asked_b) return asked_a > asked_b;
  const std::uint32_t narrow_a = narrowness(scene, a), narrow_b = narrowness(scene, b);
  if (narrow_a != narrow_b) return narrow_a > narrow_b;
  if ((a.concept_ == Concept::none) != (b.concept_ == Concept::none)) {
    return a.concept_ == Concept::none;
  }
  return scene.concepts.name(a.concept_) < scene.concepts.name(b.concept_);
}

bool kind_fits(const Predicate& predicate, const SenseRow& row) {
  switch (predicate.kind) {
    case Kind::verb:
      return row.upos == syntax::Upos::VERB || row.upos == syntax::Upos::AUX ||
             row.upos == syntax::Upos::ADJ;
    case Kind::nominal:
      return row.upos == syntax::Upos::NOUN || row.upos == syntax::Upos::PROPN;
    case Kind::adjective:
      return row.upos == syntax::Upos::ADJ || row.upos == syntax::Upos::VERB;
    default:
      return true;
  }
}

// "rebel-held territory", "the detained observers": a participle before its noun, at the end of a
// hyphened word or bare, tells a lasting state, no act, unless the lexicon has it as an adjective
// ("China-brokered").
bool describes_state(const Scene& scene, TokenIndex token) {
  const Morph& morph = scene.tree.morph(token);
  if (!scene.tree.is(token, "amod") || morph.form != Morph::Form::participle) return false;
  if (token > 1 && scene.tree.form(token - 1) == "-") return true;
  return !morph.present && token < scene.tree.head(token) && scene.tree.children(token).empty();
}

// "launched a drone strike", "condurre esercitazioni congiunte": the noun of a verb's phrase, with
// words of its own that the phrase lacks, keeps its concept; the verb is a light one.
bool gives_way(const Scene& scene, const Candidate& phrase, TokenIndex verb) {
  if (phrase.row->upos != syntax::Upos::VERB || phrase.rest.empty()) return false;
  const Concept light = scene.concepts.common().light;
  const auto& rows = scene.words.candidates(verb);
  const bool lends = std::any_of(rows.begin(), rows.end(), [&](const Candidate& candidate) {
    return scene.concepts.is_a(candidate.row->concept_, light) &&
           candidate.rest.size() < phrase.rest.size();
  });
  if (!lends) return false;
  const Concept own = phrase.row->concept_;
  for (const TokenIndex part : phrase.rest) {
    const auto& nouns = scene.words.candidates(part);
    const auto is_noun = [](const Candidate& noun) { return noun.row->upos == syntax::Upos::NOUN; };
    // The phrase says no more than its bare noun.
    const bool bare = std::any_of(nouns.begin(), nouns.end(), [&](const Candidate& noun) {
      return is_noun(noun) && noun.rest.empty() && noun.row->concept_ == own;
    });
    for (const Candidate& noun : nouns) {
      if (!is_noun(noun) || noun.row->concept_ == own) continue;
      const bool longer = std::any_of(noun.rest.begin(), noun.rest.end(), [&](TokenIndex word) {
        return std::find(phrase.rest.begin(), phrase.rest.end(), word) == phrase.rest.end();
      });
      if (longer && (bare || scene.concepts.is_a(noun.row->concept_, own))) return true;
    }
  }
  return false;
}

}  // namespace

bool filler_fits(const Scene& scene, const Condition& condition, TokenIndex filler,
                 bool verbal_head) {
  if (condition.kind == Condition::Kind::sentence) {
    return holds(scene, condition, Predicate{});
  }
  return terms_fit(scene, condition, filler, verbal_head) != condition.negated;
}

bool holds(const Scene& scene, const Condition& condition, const Predicate& predicate) {
  bool held = false;
  switch (condition.kind) {
    case Condition::Kind::passive:
      held = predicate.passive;
      break;
    case Condition::Kind::reflexive:
      held = predicate.reflexive;
      break;
    case Condition::Kind::sentence:
      held = std::any_of(condition.concepts.begin(), condition.concepts.end(),
                         [&](Concept wanted) { return scene.words.holds(wanted); });
      break;
    case Condition::Kind::slot:
      held = slot_holds(scene, condition, predicate);
      break;
    case Condition::Kind::filler:
      held = terms_fit(scene, condition, predicate.token, predicate.kind != Kind::nominal);
      break;
  }
  return held != condition.negated;
}

void choose_sense(const Scene& scene, Predicate& predicate) {
  const syntax::Upos upos = scene.tree.upos(predicate.token);
  const Candidate* best = nullptr;
  Predicate trial = predicate;
  Predicate chosen = predicate;
  const bool state = describes_state(scene, predicate.token);
  const Concept act = scene.concepts.common().act;
  for (const Candidate& candidate : scene.words.candidates(predicate.token)) {
    if (!kind_fits(predicate, *candidate.row)) continue;
    if (gives_way(scene, candidate, predicate.token)) continue;
    if (state && candidate.row->upos == syntax::Upos::VERB &&
        scene.concepts.is_a(candidate.row->concept_, act)) {
      continue;
    }
    if (best != nullptr && !better(scene, candidate, *best, upos)) continue;
    if (trial.rest != candidate.rest) {
      trial.rest = candidate.rest;
      collect_slots(scene, trial);
    }
    const auto& conditions = candidate.row->conditions;
    if (!std::all_of(conditions.begin(), conditions.end(),
                     [&](const Condition& c) { return holds(scene, c, trial); })) {
      continue;
    }
    best = &candidate;
    chosen = trial;
  }
  if (best == nullptr) return;
  predicate = std::move(chosen);
  predicate.sense = best->row;
}

}  // namespace casus::frames
