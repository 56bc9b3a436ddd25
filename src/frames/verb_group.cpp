#include <algorithm>

#include "grammar.h"

namespace casus::frames {

namespace {

bool negates(const Scene& scene, TokenIndex token) {
  const Lexicon::Data& lexicon = scene.lexicon;
  const Tree& tree = scene.tree;
  return lexicon.is(tree.lemma(token), tree.upos(token), Feature::negative) ||
         lexicon.is(tree.form(token), tree.upos(token), Feature::negative);
}

// "Not only France", "non è solo la Chiesa a criticare": more than that is said, nothing denied.
bool is_limited(const Scene& scene, TokenIndex negation) {
  const Tree& tree = scene.tree;
  TokenIndex next = negation + 1;
  while (next < tree.size() && tree.upos(next) == syntax::Upos::AUX) ++next;
  return next < tree.size() &&
         scene.lexicon.is(tree.form(next), syntax::Upos::ADV, Feature::limiting);
}

// A participle without auxiliary is passive ("l'accordo firmato"), unless the verb's participle
// describes its doer ("le navi arrivate") or it has both a subject and an object (a finite form
// that the tagger took for a participle).
bool bare_participle_is_passive(const Scene& scene, TokenIndex token) {
  const Tree& tree = scene.tree;
  const Morph& morph = tree.morph(token);
  if (morph.form != Morph::Form::participle || morph.present) return false;
  if (scene.lexicon.is(tree.lemma(token), syntax::Upos::VERB, Feature::unaccusative)) return false;
  if (tree.has_child(token, "nsubj") && tree.has_child(token, "obj")) return false;
  // A sentence that ends as one has a finite verb: "apologised" is one that the tagger does not
  // know. A headline may lack it.
  const TokenIndex subject = tree.child(token, "nsubj");
  const bool sentence = tree.upos(tree.size() - 1) == syntax::Upos::PUNCT;
  return !(subject != syntax::no_token && tree.rel(subject) == "nsubj" && subject < token &&
           sentence && tree.morph(token).gender == 0);
}

bool has_passive_mark(const Tree& tree, TokenIndex token) {
  const auto children = tree.children(token);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
    const std::string_view rel = tree.rel(child);
    return rel == "aux:pass" || rel == "nsubj:pass" || rel == "csubj:pass" || rel == "expl:pass";
  });
}

// "è sospettato di …", which the parser takes for a past: no past of such a verb has this
// auxiliary.
bool is_present_passive(const Scene& scene, const Predicate& predicate) {
  const Tree& tree = scene.tree;
  const TokenIndex token = predicate.token;
  const bool always = scene.lexicon.is(tree.lemma(token), syntax::Upos::VERB, Feature::passive);
  if (!always || predicate.reflexive || predicate.auxiliaries.empty()) return false;
  if (tree.morph(token).form != Morph::Form::participle || tree.has_child(token, "obj")) {
    return false;
  }
  return std::all_of(
      predicate.auxiliaries.begin(), predicate.auxiliaries.end(), [&](TokenIndex auxiliary) {
        return scene.lexicon.is(tree.lemma(auxiliary), tree.upos(auxiliary), Feature::passive);
      });
}

}  // namespace

void read_verb_group(const Scene& scene, Predicate& predicate, const Predicate* shared) {
  const Tree& tree = scene.tree;
  const TokenIndex token = predicate.token;
  for (const TokenIndex child : tree.children(token)) {
    if (tree.is(child, "aux") || tree.is(child, "cop")) predicate.auxiliaries.push_back(child);
    if (tree.rel(child) == "expl:impers") predicate.impersonal = true;
    if (is_reflexive(scene, child)) predicate.reflexive = true;
    if (negates(scene, child) && !is_limited(scene, child)) predicate.negations.push_back(child);
    // "non è stato ancora firmato": the parser may hang the negation on an auxiliary or adverb.
    for (const TokenIndex below : tree.children(child)) {
      const bool inside = tree.is(child, "aux") || tree.is(child, "advmod");
      if (inside && negates(scene, below) && !is_limited(scene, below)) {
        predicate.negations.push_back(below);
      }
    }
  }
  const bool own_group = !predicate.auxiliaries.empty();
  const bool finite_itself = tree.morph(token).form == Morph::Form::finite;
  predicate.passive = has_passive_mark(tree, token);
  if (predicate.kind == Kind::verb && !own_group && !predicate.passive && !finite_itself) {
    // "condemned … and threatened": the second of two finite verbs, which looks like a participle.
    const bool finite = shared != nullptr && shared->finite == shared->token && !shared->passive &&
                        tree.is(token, "conj") && tree.morph(token).gender == 0 &&
                        tree.morph(token).form == Morph::Form::participle;
    const bool shares = shared != nullptr && !shared->auxiliaries.empty() &&
                        tree.morph(token).form == tree.morph(shared->token).form &&
                        !has_marker(scene, token);
    if (shares) {
      // "ha firmato e ratificato", "did not sign or ratify": one auxiliary, one negation.
      predicate.auxiliaries = shared->auxiliaries;
      predicate.passive = shared->passive;
      if (predicate.negations.empty()) predicate.negations = shared->negations;
    } else if (!finite) {
      predicate.passive = bare_participle_is_passive(scene, token);
    }
  }
  if (predicate.kind == Kind::verb && is_present_passive(scene, predicate)) {
    predicate.passive = true;
  }
  if (predicate.kind == Kind::verb && !predicate.reflexive && tree.has_child(token, "obl:agent")) {
    predicate.passive = true;
  }
  if (predicate.kind == Kind::copular || predicate.kind == Kind::nominal) predicate.passive = false;
  if (finite_itself) predicate.finite = token;
  for (const TokenIndex auxiliary : predicate.auxiliaries) {
    if (tree.morph(auxiliary).form == Morph::Form::finite) predicate.finite = auxiliary;
  }
}

namespace {

/// What auxiliaries, adverbs and moods make of a frame.
class GroupReader {
 public:
  GroupReader(const Scene& scene, const Predicate& predicate, Frame& frame)
      : scene_(scene), tree_(scene.tree), predicate_(predicate), frame_(frame) {}

  void run(bool headline) {
    frame_.negative = !predicate_.negations.empty() || negative_argument();
    read_tense(headline);
    read_moods();
    read_adverbs();
    read_marker();
  }

 private:
  const Scene& scene_;
  const Tree& tree_;
  const Predicate& predicate_;
  Frame& frame_;

  const FunctionRow* row(TokenIndex token, Feature feature) const {
    return scene_.lexicon.function(tree_.lemma(token), tree_.upos(token), feature);
  }

  bool has_negative_determiner(TokenIndex noun) const {
    const auto children = tree_.children(noun);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
      // "Took no notice": the word is the phrase's own.
      const auto& own = predicate_.rest;
      const bool part = std::find(own.begin(), own.end(), child) != own.end();
      return tree_.is(child, "det") && !part && negates(scene_, child);
    });
  }

  // "nessun accordo è stato firmato", "no one signed", "signed no deal", "fired no shots".
  // "Neither France nor Germany signed".
  bool opens_negative_pair(TokenIndex noun) const {
    const auto children = tree_.children(noun);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
      return child < noun && tree_.is(child, "cc") && negates(scene_, child);
    });
  }

  bool negative_argument() const {
    if (std::any_of(predicate_.rest.begin(), predicate_.rest.end(),
                    [&](TokenIndex word) { return has_negative_determiner(word); })) {
      return true;
    }
    return std::any_of(predicate_.slots.begin(), predicate_.slots.end(), [&](const SlotFiller& f) {
      if (f.trace || f.clause || f.primary >= slots::fixed_count) return false;
      if (opens_negative_pair(f.head)) return true;
      if (f.mention != no_index) return false;
      return negates(scene_, f.head) || has_negative_determiner(f.head);
    });
  }

  bool is_past_participle(TokenIndex token) const {
    const Morph& morph = tree_.morph(token);
    return morph.form == Morph::Form::participle && !morph.present;
  }

  bool is_perfect() const {
    bool other_auxiliary = false;
    for (const TokenIndex auxiliary : predicate_.auxiliaries) {
      const bool grammar_only = tree_.rel(auxiliary) == "aux" &&
                                row(auxiliary, Feature::modality) == nullptr &&
                                row(auxiliary, Feature::tense) == nullptr;
      // "è stato firmato", "has been signed": the passive auxiliary is itself a participle.
      if (!grammar_only && is_past_participle(auxiliary)) return true;
      if (grammar_only) other_auxiliary = true;
    }
    return other_auxiliary && !predicate_.passive && is_past_participle(predicate_.token);
  }

  void read_tense(bool headline) {
    const TokenIndex token = predicate_.token;
    for (const TokenIndex auxiliary : predicate_.auxiliaries) {
      if (const auto* found = row(auxiliary, Feature::tense)) {
        frame_.tense = found->tense;
        return;
      }
    }
    const TokenIndex finite = predicate_.finite;
    if (finite != syntax::no_token && tree_.morph(finite).future) {
      frame_.tense = Tense::future;
    } else if (is_perfect()) {
      frame_.tense = Tense::past;
    } else if (finite != syntax::no_token) {
      frame_.tense = tree_.morph(finite).past ? Tense::past : Tense::present;
      if (frame_.tense == Tense::present && headline) frame_.tense = Tense::past;
    } else if (predicate_.kind == Kind::verb && is_past_participle(token)) {
      frame_.tense = Tense::past;
    } else if (tree_.morph(token).form == Morph::Form::infinitive &&
               tree_.has_child(token, "nsubj") && tree_.head(token) == syntax::no_token) {
      // Headline: "Putin to visit Kim".
      frame_.tense = Tense::future;
      frame_.modality = Modality::planned;
    }
  }

  // "Signing it would be a mistake": a clause that is the subject shares the mood of what is said
  // of it.
  void share_mood() {
    const TokenIndex above = tree_.head(predicate_.token);
    if (!tree_.is(predicate_.token, "csubj") || above == syntax::no_token) return;
    for (const TokenIndex child : tree_.children(above)) {
      if (!tree_.is(child, "aux")) continue;
      if (const auto* found = row(child, Feature::modality)) frame_.modality = found->modality;
    }
  }

  /// "The rebels have to be stopped": a duty, unless it was met ("had to retreat").
  void share_duty() {
    const TokenIndex token = predicate_.token;
    const TokenIndex above = tree_.head(token);
    if (!tree_.is(token, "xcomp") || above == syntax::no_token) return;
    // Not "has yet to".
    if (tree_.child(token, "mark") != above + 1 || tree_.morph(above).past) return;
    if (tree_.upos(above) != syntax::Upos::VERB) return;
    if (row(above, Feature::duty) != nullptr) frame_.modality = Modality::obligatory;
  }

  /// "Mosca ritiri le truppe": a subjunctive that nothing governs says what somebody ought to do.
  /// It is spelled like a second person where its subject is a third one.
  bool is_wish(TokenIndex finite) const {
    const TokenIndex token = predicate_.token;
    const bool main = tree_.head(token) == syntax::no_token || tree_.is(token, "parataxis") ||
                      tree_.is(token, "ccomp");
    if (!main || finite != token || tree_.has_child(token, "mark")) return false;
    const auto& morph = tree_.morph(finite);
    if (!morph.present) return false;
    if (morph.subjunctive) return true;
    const TokenIndex subject = tree_.child(token, "nsubj");
    return morph.person == '2' && subject != syntax::no_token && subject < token &&
           tree_.upos(subject) == syntax::Upos::PROPN;
  }

  void read_moods() {
    if (predicate_.auxiliaries.empty()) share_mood();
    share_duty();
    for (const TokenIndex auxiliary : predicate_.auxiliaries) {
      const bool conditional = tree_.morph(auxiliary).conditional;
      const auto* found = conditional ? row(auxiliary, Feature::modality_conditional) : nullptr;
      if (found == nullptr) found = row(auxiliary, Feature::modality);
      if (found != nullptr) {
        frame_.modality = found->modality;
        return;
      }
    }
    const TokenIndex finite = predicate_.finite;
    if (finite == syntax::no_token) return;
    if (is_wish(finite)) {
      frame_.modality = Modality::obligatory;
      return;
    }
    if (!tree_.morph(finite).conditional) return;
    const bool perfect = finite != predicate_.token && is_perfect();
    frame_.modality =
        perfect && scene_.lexicon.press_conditional ? Modality::reported : Modality::conditional;
  }

  void read_adverbs() {
    for (const TokenIndex child : tree_.children(predicate_.token)) {
      const bool adverb = tree_.is(child, "advmod") || tree_.is(child, "amod");
      const bool any = tree_.is(child, "det");  // "any attack on Guyana"
      if (!adverb && !any && !tree_.is(child, "obl") && !tree_.is(child, "nmod")) continue;
      if (adverb || any) {
        const auto* found = row(child, Feature::modality);
        if (found != nullptr && frame_.modality == Modality::actual) {
          frame_.modality = found->modality;
        }
      }
      if (any) continue;
      read_time(child);
      for (const TokenIndex below : tree_.children(child)) {
        if (tree_.is(below, "amod")) read_time(below);
      }
    }
  }

  // "Putin incontra Kim domani": a present with a word of the future is a plan.
  void read_time(TokenIndex token) {
    const auto* found = row(token, Feature::tense);
    if (found == nullptr || frame_.tense != Tense::present) return;
    frame_.tense = found->tense;
    if (found->tense == Tense::future && frame_.modality == Modality::actual) {
      frame_.modality = Modality::planned;
    }
  }

  void read_marker() {
    const bool noun = predicate_.kind == Kind::nominal;
    const Slot marker = marker_slot(scene_, predicate_.token);
    const MarkerRow* found = marker_row(scene_, marker, predicate_.token, !noun, true);
    if (found == nullptr) return;
    if (noun) {  // "ahead of a meeting"
      if (found->future && frame_.modality == Modality::actual) frame_.modality = Modality::planned;
      return;
    }
    frame_.negative = frame_.negative != found->negative;
    if (found->past && frame_.tense == Tense::none) frame_.tense = Tense::past;
    if (found->future) frame_.tense = Tense::future;
    if (found->possible && frame_.modality == Modality::actual) {
      frame_.modality = Modality::possible;
    }
  }
};

}  // namespace

void read_grammar(const Scene& scene, const Predicate& predicate, bool headline, Frame& frame) {
  GroupReader(scene, predicate, frame).run(headline);
}

void read_trigger(const Scene& scene, const Predicate& predicate, Frame& frame) {
  constexpr std::uint32_t gap_max = 6;  // a trigger is a phrase, not a sentence
  std::vector<TokenIndex> parts = predicate.rest;
  for (const TokenIndex child : scene.tree.children(predicate.token)) {
    if (scene.tree.is(child, "aux") || scene.tree.is(child, "cop") ||
        scene.tree.rel(child) == "compound:prt") {
      parts.push_back(child);
    }
  }
  frame.first = predicate.token;
  frame.last = predicate.token + 1;
  std::sort(parts.begin(), parts.end());
  for (const TokenIndex part : parts) {
    if (part >= frame.last && part - frame.last <= gap_max) frame.last = part + 1;
  }
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    if (*part < frame.first && frame.first - *part <= gap_max) frame.first = *part;
  }
}

}  // namespace casus::frames
