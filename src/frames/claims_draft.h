#pragma once

#include <vector>

#include "casus/frames.h"
#include "claim_words.h"
#include "claims_text.h"

namespace casus::frames {

/// A claim while it is being found: everything counted through the article.
struct ClaimDraft {
  Stance stance = Stance::says;
  Effect effect = Effect::said;
  bool direct = false;
  std::uint32_t speaker = no_index;  ///< mention
  std::uint32_t frame = no_index;
  std::uint32_t anchor = no_index;  ///< token of the cue's head
  Stretch source, cue;
  std::vector<Stretch> content;
};

/// A word that attributes something here, and how.
struct CueAt {
  ClaimCue row;
  Stance stance = Stance::says;
  bool listed = false;  ///< known by the tables or the lexicon, not only by its complement
  std::uint32_t first = 0, last = 0;  ///< tokens of a phrase ("according to")
};

/// What the parts of the search share: the article, who is named where, what is found so far.
struct ClaimScene {
  const ClaimText& text;
  const std::vector<actors::Mention>& mentions;
  const std::vector<Frame>& frames;
  const ClaimWords& words;
  std::vector<Quotation> quotations;
  std::vector<std::uint32_t> frame_at;      ///< by token of the predicate
  std::vector<std::uint32_t> mention_at;    ///< by head token, zero subjects left out
  std::vector<std::uint32_t> zero_at;       ///< by predicate
  std::vector<std::uint32_t> quotation_of;  ///< by token
  std::vector<std::uint32_t> draft_at;      ///< by token of the cue's head
  std::vector<ClaimDraft> drafts;
};

/// All readings of `token` as a cue; empty when it is none.
[[nodiscard]] std::vector<CueAt> cues_at(const ClaimScene& scene, std::uint32_t token);
/// Fills source, cue, speaker, frame and effect for the cue word at `anchor`.
void describe_cue(const ClaimScene& scene, std::uint32_t anchor, const CueAt& cue,
                  ClaimDraft& draft);
/// Makes these words the speaker's, whatever the tree says.
void set_source_words(const ClaimScene& scene, Stretch words, ClaimDraft& draft);
/// Puts the speaker's noun phrase with this head into the draft.
void set_source(const ClaimScene& scene, std::uint32_t head, ClaimDraft& draft);
/// The words between a quotation and the cue behind it, when they can be the speaker: "…," Mr. Lee,
/// 82, told us.
[[nodiscard]] Stretch words_between(const ClaimScene& scene, Stretch q, Stretch cue);
/// The noun phrase that fills the sentence up to the cue; empty when anything else stands there.
[[nodiscard]] Stretch words_before(const ClaimScene& scene, Stretch cue);
/// "Gaza, Netanyahu:", "Iran, the minister:": the place where it is said is no part of the speaker.
[[nodiscard]] Stretch without_dateline(const ClaimScene& scene, Stretch words);
/// Gives a claim whose tree has no speaker outside the quotation the one that stands by its cue.
void mend_source(const ClaimScene& scene, Stretch q, ClaimDraft& draft);
/// Adds a draft and marks its cue as used.
void keep(ClaimScene& scene, ClaimDraft draft);
/// Without commas and stops at its ends; quotation marks stay.
[[nodiscard]] Stretch trimmed(const ClaimText& text, Stretch content);
/// `content` without `hole`, trimmed; pieces without a word are dropped.
[[nodiscard]] std::vector<Stretch> without(const ClaimText& text, Stretch content, Stretch hole);

/// Direct speech: quotation marks, name and colon. First, since its cues have no other content.
void find_direct(ClaimScene& scene);
/// Quotations right behind a sentence of indirect speech are more of it: X said that it would rain.
/// "We are prepared." Last, when all cues are known.
void go_on_quoting(ClaimScene& scene);
/// "The talks have failed, sources said": cues set off by a comma at the end or in the middle.
void find_asides(ClaimScene& scene);
/// Fills a quotation that its cue interrupts inside the marks: «The talks, says Kim, go on».
[[nodiscard]] bool aside_inside(const ClaimScene& scene, Stretch q, ClaimDraft& draft);
/// Indirect speech: complements of verbs and nouns, parentheses, "according to".
void find_indirect(ClaimScene& scene);
/// Of these the phrases: "according to", "secondo", "per".
void find_phrase(ClaimScene& scene, std::uint32_t token, const CueAt& cue);
/// … and the auxiliaries of will: "vuole partire".
void find_governor(ClaimScene& scene, std::uint32_t token, const CueAt& cue);
/// The words before the colon that introduces a quotation, in its sentence or the one before.
[[nodiscard]] Stretch words_to_colon(const ClaimText& text, Stretch q);
/// Fills speaker and cue of a quotation that a noun of speech introduces: "Kim's answer: …".
[[nodiscard]] bool introduced_by_noun(const ClaimScene& scene, Stretch q, ClaimDraft& draft);
/// … or what somebody does: "The mayor raised his arms: …". Such a claim has no cue.
[[nodiscard]] bool introduced_by_clause(const ClaimScene& scene, Stretch q, ClaimDraft& draft);
/// "Lo ha detto il ministro": who told what stands in the sentence before. After find_indirect().
void find_earlier(ClaimScene& scene);
/// The sentence around a parenthesis, without what a conjunction or semicolon opens behind it.
void take_sentence(const ClaimText& text, std::uint32_t sentence, Stretch hole, ClaimDraft& draft);
/// The clause around a parenthesis.
void take_host(const ClaimText& text, std::uint32_t host, Stretch hole, ClaimDraft& draft);

}  // namespace casus::frames
