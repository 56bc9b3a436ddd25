#include "sentence_reader.h"

#include <algorithm>

#include "condition.h"
#include "grammar.h"
#include "roles.h"

namespace casus::frames {

using syntax::no_token;
using syntax::Upos;

namespace {

Tree repaired(const syntax::Sentence& sentence, const Lexicon::Data& lexicon,
              const Concepts& concepts, const std::vector<actors::Mention>& mentions,
              const std::vector<std::uint32_t>& here) {
  Tree tree(sentence);
  Workbench bench(tree, lexicon, concepts, mentions, here);
  repair(bench);
  return tree;
}

}  // namespace

SentenceReader::SentenceReader(const syntax::Parse& parse, std::uint32_t sentence, bool headline,
                               std::vector<actors::Mention>& mentions,
                               const std::vector<std::uint32_t>& here, const Lexicon::Data& lexicon,
                               const Concepts& concepts)
    : sentence_(sentence),
      headline_(headline),
      mentions_(mentions),
      lexicon_(lexicon),
      concepts_(concepts),
      tree_(repaired(parse.sentences[sentence], lexicon, concepts, mentions, here)),
      people_(tree_, mentions, here),
      words_(tree_, lexicon, concepts, people_.in_name()),
      scene_{lexicon, concepts, mentions, tree_, people_, words_},
      predicates_(tree_.size()),
      consumed_by_(tree_.size(), no_token) {}

// The order in which wording is undone. It runs from the root down, so that whoever governs is
// known before what it governs, and for each predicate:
//  1. coordination first: a later conjunct may owe its voice, negation and subject to the first;
//  2. voice next, since it decides which slot a subject is: all slots are those of the active
//     sentence from here on, and relatives, participles and control fill active slots;
//  3. control before the sense: conditions of a sense may ask for the subject;
//  4. the sense, because only its row knows what role a slot is;
//  5. zero subjects last: a verb has one only when nothing above has given it a subject;
//  6. light verbs when both verb and noun are known, whichever of them stands higher.
// Composition over frames follows when the whole sentence is read.
std::vector<Frame> SentenceReader::run() {
  for (const TokenIndex token : tree_.from_top()) read_predicate(token);
  std::vector<Frame> frames = sorted();
  compose(lexicon_, concepts_, frames);
  return frames;
}

const Predicate* SentenceReader::first_conjunct(TokenIndex token) const {
  if (!tree_.is(token, "conj")) return nullptr;
  const TokenIndex head = tree_.head(token);
  return predicates_[head].kind == Kind::none ? nullptr : &predicates_[head];
}

void SentenceReader::read_predicate(TokenIndex token) {
  Predicate& predicate = predicates_[token];
  predicate.token = token;
  if (consumed_by_[token] != no_token) return;
  predicate.kind = kind_of(scene_, token);
  if (predicate.kind == Kind::none) return;
  const Predicate* shared = first_conjunct(token);
  read_verb_group(scene_, predicate, shared);
  inherit(predicate, shared);
  borrow_object(predicate);
  borrow_doer(predicate);
  control(predicate);
  collect_slots(scene_, predicate);
  choose_sense(scene_, predicate);
  if (!is_framed(predicate)) {
    // "un colpo sparato": a thing that is no frame may be known by its conditions all the same.
    if (predicate.sense != nullptr && predicate.sense->concept_ != Concept::none) {
      words_.settle(token, predicate.sense->concept_);
    }
    predicate.kind = Kind::none;
    return;
  }
  for (const TokenIndex part : predicate.rest) consumed_by_[part] = token;
  predicate.negations.erase(std::remove_if(predicate.negations.begin(), predicate.negations.end(),
                                           [&](TokenIndex t) { return consumed_by_[t] == token; }),
                            predicate.negations.end());
  add_zero_subject(predicate);
  if (predicate.sense != nullptr) words_.settle(token, predicate.sense->concept_);
  make_frame(predicate);
  merge_light(predicate);
}

bool SentenceReader::is_framed(const Predicate& predicate) const {
  if (predicate.kind == Kind::verb || predicate.kind == Kind::copular) return true;
  if (predicate.sense == nullptr) return false;
  const Concept concept_ = predicate.sense->concept_;
  if (concept_ == Concept::none) return false;
  if (concepts_.effect(concept_) != Effect::none || predicate.sense->stance != Stance::none) {
    return true;
  }
  const auto below = [&](std::string_view name) {
    return concepts_.is_a(concept_, concepts_.find(name));
  };
  if (below("ACT") || below("STATEMENT") || below("LIGHT")) return true;
  if (predicate.kind == Kind::adjective) return true;
  return std::any_of(lexicon_.relational.begin(), lexicon_.relational.end(),
                     [&](Concept wanted) { return concepts_.is_a(concept_, wanted); });
}

// A later conjunct takes the subject of the first, unless its own verb form says another number.
void SentenceReader::inherit(Predicate& predicate, const Predicate* shared) {
  if (shared == nullptr || predicate.kind == Kind::nominal || shared->kind == Kind::nominal) return;
  // Only where a verb may leave its subject out: elsewhere it has no other.
  if (lexicon_.prodrop && predicate.finite != no_token && shared->finite != no_token) {
    const Morph &own = tree_.morph(predicate.finite), &first = tree_.morph(shared->finite);
    if (own.number != 0 && first.number != 0 && own.number != first.number) return;
    if (own.person != 0 && first.person != 0 && own.person != first.person) return;
  }
  // "Il ministro attacca, arrestati in quattro": a bare participle says its number too.
  if (lexicon_.prodrop && predicate.finite == no_token && predicate.passive &&
      shared->finite != no_token) {
    const Morph &own = tree_.morph(predicate.token), &first = tree_.morph(shared->finite);
    if (own.number != 0 && first.number != 0 && own.number != first.number) return;
  }
  for (SlotFiller filler : shared->subjects()) {
    filler.primary = predicate.subject_slot();
    filler.trace = true;
    predicate.inherited.push_back(filler);
  }
  inherit_object(predicate, *shared);
}

// "ha firmato e ratificato l'accordo": the object behind both belongs to both.
void SentenceReader::inherit_object(Predicate& predicate, const Predicate& shared) {
  if (predicate.passive || shared.passive || predicate.kind != Kind::verb) return;
  for (SlotFiller filler : shared.slots) {
    if (filler.primary != slots::obj || filler.trace || filler.head < predicate.token) continue;
    filler.trace = true;
    filler.surface_subject = false;
    predicate.inherited.push_back(filler);
  }
}

// "ha firmato e ratificato l'accordo", the object hung on the second verb.
void SentenceReader::borrow_object(Predicate& predicate) {
  const TokenIndex token = predicate.token;
  if (predicate.kind != Kind::verb || predicate.passive || tree_.has_child(token, "obj")) return;
  for (const TokenIndex later : tree_.children(token)) {
    const TokenIndex coordinator = tree_.child(later, "cc");
    if (!tree_.is(later, "conj") || coordinator != token + 1) continue;
    if (tree_.upos(later) != Upos::VERB || tree_.has_child(later, "nsubj")) continue;
    for (const TokenIndex object : tree_.children(later)) {
      if (tree_.rel(object) != "obj" || object < later || !tree_.is_nominal(object)) continue;
      SlotFiller filler;
      filler.head = object;
      filler.primary = slots::obj;
      filler.trace = true;
      predicate.inherited.push_back(filler);
    }
  }
}

// "was signed and ratified by Egypt", the doer hung on the second participle.
void SentenceReader::borrow_doer(Predicate& predicate) {
  const TokenIndex token = predicate.token;
  if (predicate.kind != Kind::verb || !predicate.passive) return;
  const auto is_doer = [&](TokenIndex phrase) {
    if (tree_.rel(phrase) == "obl:agent") return true;
    const TokenIndex marker = tree_.child(phrase, "case");
    return tree_.is(phrase, "obl") && marker != no_token && people_.has(phrase) &&
           lexicon_.is(tree_.lemma(marker), Upos::ADP, Feature::agent);
  };
  const auto own = tree_.children(token);
  if (std::any_of(own.begin(), own.end(), is_doer)) return;
  for (const TokenIndex later : own) {
    const TokenIndex coordinator = tree_.child(later, "cc");
    if (!tree_.is(later, "conj") || coordinator != token + 1) continue;
    if (tree_.upos(later) != Upos::VERB || tree_.has_child(later, "nsubj")) continue;
    for (const TokenIndex phrase : tree_.children(later)) {
      if (phrase < later || !is_doer(phrase)) continue;
      SlotFiller filler;
      filler.head = phrase;
      filler.primary = slots::subj;
      filler.trace = true;
      predicate.inherited.push_back(filler);
    }
  }
}

// Who does an infinitive, gerund or participle clause: what the governing frame passes on, for its
// content; its surface subject, for a clause beside it.
void SentenceReader::control(Predicate& predicate) {
  const TokenIndex token = predicate.token;
  if (predicate.kind != Kind::verb && predicate.kind != Kind::copular &&
      predicate.kind != Kind::adjective)
    return;
  if (predicate.finite != no_token || !predicate.inherited.empty()) return;
  const bool clause = tree_.is(token, "xcomp") || tree_.is(token, "ccomp") ||
                      tree_.is(token, "advcl") || tree_.is(token, "acl") ||
                      tree_.is(token, "obl") || tree_.is(token, "obj");
  const TokenIndex above = tree_.head(token);
  if (!clause || above == no_token) return;
  TokenIndex governor = above;
  if (consumed_by_[governor] != no_token) governor = consumed_by_[governor];
  if (predicates_[governor].merged_into != no_token) {
    governor = predicates_[governor].merged_into;
  }
  const Predicate& ruler = predicates_[governor];
  if (ruler.kind == Kind::none || ruler.frame == no_index) return;
  const auto take = [&](std::uint32_t head, std::uint32_t mention) {
    SlotFiller filler;
    filler.head = head;
    filler.primary = predicate.subject_slot();
    filler.trace = true;
    filler.surface_subject = true;
    filler.mention = mention;
    predicate.inherited.push_back(filler);
  };
  const auto take_slot = [&](Slot slot) {
    for (const SlotFiller& filler : ruler.slots) {
      if (filler.primary == slot && !filler.clause && filler.head != token) {
        take(filler.head, filler.mention);
      }
    }
    return !predicate.inherited.empty();
  };
  const auto take_subject = [&] {
    for (const SlotFiller& filler : ruler.subjects()) {
      if (filler.head != token) take(filler.head, filler.mention);
    }
  };
  const Frame& frame = frames_[ruler.frame];
  const Passing* passing = passing_of(lexicon_, concepts_, frame.concept_);
  // "thanked Germany for delivering tanks": whom one thanks or blames did what it is for.
  const bool content =
      std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& argument) {
        const bool reason = argument.role == Role::cause && passing != nullptr;
        return argument.filler.head == token && (argument.role == Role::content || reason);
      });
  if (!content) {
    take_subject();
    return;
  }
  if (ruler.sense != nullptr && ruler.sense->control != Control::unsaid) {
    if (ruler.sense->control == Control::object) {
      if (!take_slot(slots::obj)) take_slot(slots::iobj);
    } else if (ruler.sense->control == Control::subject) {
      take_slot(slots::subj);
    }
    return;
  }
  if (passing != nullptr) {
    for (const Role role : passing->roles) {
      for (const Argument& argument : frame.arguments) {
        if (argument.role == role && argument.filler.head != token) {
          take(argument.filler.head, argument.filler.mention);
        }
      }
      if (!predicate.inherited.empty()) return;
    }
    return;
  }
  if (take_slot(slots::obj) || take_slot(slots::iobj)) return;
  if (!take_slot(slots::subj)) take_subject();
}

/// A participle agrees with the subject in the passive and with "essere" ("si è recata"), unless
/// an object stands before it ("se le è lavate"); an adjective does behind a copula.
char SentenceReader::gender_of_subject(const Predicate& predicate) const {
  const Morph& own = tree_.morph(predicate.token);
  if (predicate.kind == Kind::copular) {
    return tree_.upos(predicate.token) == Upos::ADJ ? own.gender : '\0';
  }
  if (own.form != Morph::Form::participle) return 0;
  const bool be = std::any_of(
      predicate.auxiliaries.begin(), predicate.auxiliaries.end(), [&](TokenIndex auxiliary) {
        return lexicon_.is(tree_.lemma(auxiliary), Upos::AUX, Feature::passive);
      });
  const bool agrees = predicate.passive || (be && !tree_.has_child(predicate.token, "obj"));
  return agrees ? own.gender : '\0';
}

void SentenceReader::add_zero_subject(Predicate& predicate) {
  if (!lexicon_.prodrop || predicate.finite == no_token || predicate.impersonal) return;
  if (predicate.kind != Kind::verb && predicate.kind != Kind::copular) return;
  const bool clausal = std::any_of(predicate.slots.begin(), predicate.slots.end(),
                                   [](const SlotFiller& filler) { return filler.surface_subject; });
  if (clausal || predicate.fills(predicate.subject_slot()) || predicate.fills(slots::subj)) return;
  const Morph& morph = tree_.morph(predicate.finite);
  if (morph.imperative) return;
  // "È stato appiccato un incendio": the subject is there, though it is part of what is done and no
  // actor.
  const TokenIndex subject = tree_.child(predicate.token, "nsubj");
  if (predicate.kind == Kind::verb && subject != no_token && !people_.has(subject)) return;
  if (lexicon_.is(tree_.lemma(predicate.token), Upos::VERB, Feature::impersonal)) return;
  actors::Mention zero;
  zero.sentence = sentence_;
  zero.first = zero.head = predicate.token;
  zero.last = predicate.token + 1;
  zero.type = actors::Type::zero;
  zero.how = actors::How::zero;
  zero.anaphor = actors::Anaphor::zero;
  zero.number = morph.number;
  zero.person = morph.person == 0 ? '3' : morph.person;
  zero.gender = gender_of_subject(predicate);
  SlotFiller filler;
  filler.head = predicate.token;
  filler.primary = predicate.subject_slot();
  filler.surface_subject = true;
  filler.mention = static_cast<std::uint32_t>(mentions_.size());
  mentions_.push_back(std::move(zero));
  predicate.slots.push_back(filler);
}

void SentenceReader::make_frame(Predicate& predicate) {
  Frame frame;
  frame.sentence = sentence_;
  frame.predicate = predicate.token;
  frame.nominal = predicate.kind == Kind::nominal;
  frame.alone = frame.nominal && stands_alone(scene_, predicate.token);
  frame.passive = predicate.kind == Kind::verb && predicate.passive;
  if (predicate.sense != nullptr) {
    frame.concept_ = predicate.sense->concept_;
    frame.effect = predicate.sense->effect.value_or(concepts_.effect(frame.concept_));
    frame.stance = predicate.sense->stance;
  }
  read_trigger(scene_, predicate, frame);
  add_arguments(scene_, predicate, predicate, nullptr, no_token, frame);
  read_grammar(scene_, predicate, headline_, frame);
  predicate.frame = static_cast<std::uint32_t>(frames_.size());
  frames_.push_back(std::move(frame));
}

// Verb above noun ("ha dato sostegno") and noun above verb ("l'attacco lanciato da A") alike.
void SentenceReader::merge_light(Predicate& predicate) {
  const Concept light = concepts_.common().light;
  const auto is_light = [&](const Predicate& p) {
    return p.sense != nullptr && concepts_.is_a(p.sense->concept_, light);
  };
  if (predicate.kind == Kind::nominal) {
    TokenIndex above = tree_.head(predicate.token);
    while (above != no_token && tree_.is(predicate.token, "conj") &&
           predicates_[above].kind == Kind::nominal) {
      above = tree_.head(above);
    }
    if (above == no_token) return;
    if (consumed_by_[above] != no_token) above = consumed_by_[above];
    Predicate& verb = predicates_[above];
    if (verb.kind != Kind::none && is_light(verb)) merge(verb, predicate);
    return;
  }
  if (!is_light(predicate)) return;
  for (const SlotFiller& filler : std::vector<SlotFiller>(predicate.slots)) {
    Predicate& noun = predicates_[filler.head];
    if (filler.primary == slots::obj && noun.kind == Kind::nominal && noun.frame != no_index) {
      merge(predicate, noun);
    }
  }
}

bool SentenceReader::merge(Predicate& light, Predicate& noun) {
  const bool carried = std::any_of(
      light.slots.begin(), light.slots.end(),
      [&](const SlotFiller& f) { return f.primary == slots::obj && f.head == noun.token; });
  if (!carried || light.frame == no_index) return false;
  constexpr std::uint32_t gap_max = 8;
  Frame& frame = frames_[noun.frame];
  Frame& verb = frames_[light.frame];
  add_arguments(scene_, noun, light, light.sense, noun.token, frame);
  // "Launched no attack": the noun's own "no" is what makes the verb negative.
  const bool same = light.negations.empty() && verb.negative;
  frame.negative = same || frame.negative != verb.negative;
  frame.tense = verb.tense;
  if (verb.modality != Modality::actual) frame.modality = verb.modality;
  const std::uint32_t first = std::min(frame.first, verb.first);
  const std::uint32_t last = std::max(frame.last, verb.last);
  if (last - first <= gap_max) {
    frame.first = first;
    frame.last = last;
  }
  light.merged_into = noun.token;
  return true;
}

std::vector<Frame> SentenceReader::sorted() {
  std::vector<std::uint32_t> number(frames_.size(), no_index), frame_at(tree_.size(), no_index);
  std::vector<Frame> frames;
  for (const Predicate& predicate : predicates_) {
    if (predicate.frame == no_index || predicate.merged_into != no_token) continue;
    frame_at[predicate.token] = static_cast<std::uint32_t>(frames.size());
    frames.push_back(std::move(frames_[predicate.frame]));
  }
  for (const Predicate& predicate : predicates_) {
    if (predicate.merged_into == no_token) continue;
    frame_at[predicate.token] = frame_at[predicate.merged_into];
  }
  for (Frame& frame : frames) {
    for (Argument& argument : frame.arguments) {
      Filler& filler = argument.filler;
      const bool zero =
          filler.mention != no_index && mentions_[filler.mention].type == actors::Type::zero;
      if (zero) continue;
      filler.frame = frame_at[filler.head];
      if (filler.frame != no_index && frames[filler.frame].predicate == frame.predicate) {
        filler.frame = no_index;
      }
      if (filler.frame != no_index)
        filler.concept_ = frames[filler.frame].concept_;
      else
        filler.concept_ = kind_of_name(filler.head);
    }
    std::stable_sort(frame.arguments.begin(), frame.arguments.end());
  }
  return frames;
}

// "Cyclone Freddy" is a cyclone: a name without a concept has that of the common noun before it.
Concept SentenceReader::kind_of_name(TokenIndex token) const {
  const Concept own = words_.concept_of(token);
  if (own != Concept::none || tree_.upos(token) != syntax::Upos::PROPN || token == 0) return own;
  if (people_.of(token) != no_index) return own;
  const TokenIndex before = token - 1;
  return tree_.head(before) == token ? words_.concept_of(before) : own;
}

}  // namespace casus::frames
