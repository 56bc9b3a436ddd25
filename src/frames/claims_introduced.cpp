// Speech that no verb of speech introduces: a noun before the colon ("the minister's reply: …"), a
// whole clause before it ("The mayor raised his arms: …"), or a sentence that says of the one
// before who told it ("Lo ha detto il ministro").
#include <algorithm>

#include "claims_draft.h"

namespace casus::frames {
namespace {

using syntax::no_token;
using syntax::Token;
using syntax::Upos;

constexpr std::uint32_t introduction_max = 30;  // tokens before the colon

std::uint32_t depth_of(const ClaimText& text, std::uint32_t token) {
  std::uint32_t depth = 0;
  for (token = text.head(token); token != no_token; token = text.head(token)) ++depth;
  return depth;
}

bool is_outside(const ClaimScene& scene, Stretch words) {
  for (std::uint32_t t = words.first; t < words.last; ++t) {
    if (scene.quotation_of[t] != no_index) return false;
  }
  return true;
}

/// The verb or predicate on which all the words hang.
std::uint32_t top_of(const ClaimText& text, Stretch words) {
  for (std::uint32_t t = words.first; t < words.last; ++t) {
    const bool top = text.head(t) == no_token || !words.holds(text.head(t));
    if (top && !text.is_punct(t)) return t;
  }
  return no_token;
}

/// The subject of what is told before the colon, when it is somebody: named, or left out.
bool set_subject(const ClaimScene& scene, std::uint32_t verb, ClaimDraft& draft) {
  const ClaimText& text = scene.text;
  const std::uint32_t subject = text.child(verb, "nsubj");
  if (subject == no_token) {
    draft.speaker = scene.zero_at[verb];
    return draft.speaker != no_index;
  }
  if (text.token(subject).deprel == "nsubj:pass" || scene.mention_at[subject] == no_index) {
    return false;
  }
  set_source(scene, subject, draft);
  return true;
}

/// The noun of speech nearest to the top of the tree, the last of those as near.
std::uint32_t speech_noun(const ClaimScene& scene, Stretch words, CueAt& cue) {
  const ClaimText& text = scene.text;
  std::uint32_t best = no_token, least = 0;
  for (std::uint32_t t = words.first; t < words.last; ++t) {
    if (text.token(t).upos != Upos::NOUN) continue;
    const auto cues = cues_at(scene, t);
    const auto found = std::find_if(cues.begin(), cues.end(), [](const CueAt& one) {
      return one.listed && !one.row.whole && !one.row.governor;
    });
    if (found == cues.end()) continue;
    const std::uint32_t depth = depth_of(text, t);
    if (best != no_token && depth > least) continue;
    best = t;
    least = depth;
    cue = *found;
  }
  return best;
}

/// Whether a pronoun of the cue's stands for the sentence before: its object at the head of the
/// sentence ("Lo ha detto …", "A dirlo è …"); elsewhere it may stand for anything.
bool points_back(const ClaimScene& scene, std::uint32_t cue) {
  const ClaimText& text = scene.text;
  std::uint32_t first = text.start(text.sentence_of(cue));
  while (first < cue && (text.is_punct(first) || text.token(first).upos == Upos::CCONJ)) ++first;
  for (const std::uint32_t child : text.children(cue)) {
    const Token& token = text.token(child);
    const bool heads = child == first || (child > cue && text.first(cue) == first);
    if (token.deprel != "obj" || !heads) continue;
    const auto rows = scene.words.find(token.lemma, Upos::PRON);
    if (token.upos == Upos::PRON && !rows.empty() && rows.front()->earlier) return true;
  }
  return false;
}

/// The sentence before, or what a colon parts from the cue in its own; empty where that is known to
/// be somebody's already.
Stretch told_before(const ClaimScene& scene, std::uint32_t cue) {
  const ClaimText& text = scene.text;
  const std::uint32_t s = text.sentence_of(cue);
  Stretch told{text.start(s), text.start(s)};
  for (std::uint32_t t = text.start(s); t < cue && told.empty(); ++t) {
    if (text.token(t).form == ":") told.last = t;
  }
  if (told.empty()) {
    if (s == 0 || text.kind_of(text.start(s) - 1) == text::BlockKind::headline) return {};
    told = {text.start(s - 1), text.start(s)};
  }
  const auto known = [&](const ClaimDraft& draft) {
    return std::any_of(draft.content.begin(), draft.content.end(), [&](const Stretch& part) {
      const std::uint32_t first = std::max(part.first, told.first);
      const std::uint32_t last = std::min(part.last, told.last);
      return first < last && 2 * (last - first) > told.last - told.first;
    });
  };
  return std::any_of(scene.drafts.begin(), scene.drafts.end(), known) ? Stretch{} : told;
}

}  // namespace

Stretch words_to_colon(const ClaimText& text, Stretch q) {
  if (q.first == 0 || text.token(q.first - 1).form != ":") return {};
  const std::uint32_t s = text.sentence_of(q.first);
  if (q.first > text.start(s)) return {text.start(s), q.first - 1};
  // "Macron:" as a sentence of its own
  if (text.block_of(q.first - 1) != text.block_of(q.first)) return {};
  return {text.start(s - 1), q.first - 1};
}

bool introduced_by_noun(const ClaimScene& scene, Stretch q, ClaimDraft& draft) {
  const Stretch words = words_to_colon(scene.text, q);
  if (words.empty() || words.last - words.first > introduction_max) return false;
  if (!is_outside(scene, words)) return false;
  CueAt cue;
  const std::uint32_t noun = speech_noun(scene, words, cue);
  if (noun == no_token) return false;
  describe_cue(scene, noun, cue, draft);
  if (draft.source.empty() && draft.speaker == no_index) {
    const std::uint32_t top = top_of(scene.text, words);
    if (top != no_token && top != noun) set_subject(scene, top, draft);
  }
  return true;
}

bool introduced_by_clause(const ClaimScene& scene, Stretch q, ClaimDraft& draft) {
  const ClaimText& text = scene.text;
  const Stretch words = words_to_colon(text, q);
  if (words.empty() || words.last - words.first > introduction_max) return false;
  if (!is_outside(scene, words)) return false;
  const std::uint32_t top = top_of(text, words);
  return top != no_token && text.token(top).upos == Upos::VERB && set_subject(scene, top, draft);
}

void find_earlier(ClaimScene& scene) {
  for (std::uint32_t t = 0; t < scene.text.size(); ++t) {
    if (scene.draft_at[t] != no_index || scene.quotation_of[t] != no_index) continue;
    if (scene.text.token(t).upos != Upos::VERB || !points_back(scene, t)) continue;
    const auto cues = cues_at(scene, t);
    const auto cue = std::find_if(cues.begin(), cues.end(), [](const CueAt& one) {
      const bool tells = one.stance == Stance::says || one.stance == Stance::confirms;
      return one.listed && tells && one.row.quote && one.row.clause;
    });
    const Stretch told = cue == cues.end() ? Stretch{} : told_before(scene, t);
    if (told.empty()) continue;
    ClaimDraft draft;
    describe_cue(scene, t, *cue, draft);
    if (draft.source.empty()) continue;
    draft.content = without(scene.text, told, {});
    keep(scene, std::move(draft));
  }
}

}  // namespace casus::frames
