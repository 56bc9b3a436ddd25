// Claims in four steps, in this order: direct speech (quotation marks settle what the content is,
// whatever the tree says of it), then cues set off by commas (word order settles it), then indirect
// speech for the cues that are left, then nesting.
#include "claims.h"

#include <algorithm>

#include "claims_draft.h"

namespace casus::frames {
namespace {

Range to_range(const ClaimText& text, Stretch stretch) {
  const std::uint32_t s = text.sentence_of(stretch.first);
  const std::uint32_t base = text.start(s);
  return {s, stretch.first - base, std::min(stretch.last, text.end(s)) - base};
}

/// One range a sentence that the stretch touches.
void add_ranges(const ClaimText& text, Stretch stretch, std::vector<Range>& ranges) {
  while (!stretch.empty()) {
    const std::uint32_t end = std::min(stretch.last, text.end(text.sentence_of(stretch.first)));
    ranges.push_back(to_range(text, {stretch.first, end}));
    stretch.first = end;
  }
}

bool holds(const ClaimDraft& claim, std::uint32_t token) {
  return std::any_of(claim.content.begin(), claim.content.end(),
                     [token](const Stretch& part) { return part.holds(token); });
}

std::uint32_t size_of(const ClaimDraft& claim) {
  std::uint32_t size = 0;
  for (const Stretch& part : claim.content) size += part.last - part.first;
  return size;
}

/// The smallest claim whose content holds this one's cue (its content, when there is no cue).
std::uint32_t parent_of(const std::vector<ClaimDraft>& drafts, std::uint32_t child) {
  const ClaimDraft& claim = drafts[child];
  const std::uint32_t probe = claim.cue.empty()          ? claim.content.front().first
                              : claim.anchor != no_index ? claim.anchor
                                                         : claim.cue.first;
  std::uint32_t best = no_index;
  for (std::uint32_t i = 0; i < drafts.size(); ++i) {
    if (i == child || !holds(drafts[i], probe)) continue;
    const std::uint32_t size = size_of(drafts[i]);
    if (size < size_of(claim)) continue;
    if (best == no_index || size < size_of(drafts[best])) best = i;
  }
  return best;
}

ClaimScene make_scene(const ClaimText& text, const std::vector<actors::Mention>& mentions,
                      const std::vector<Frame>& frames, const ClaimWords& words) {
  ClaimScene scene{text, mentions, frames, words, {}, {}, {}, {}, {}, {}, {}};
  scene.quotations = find_quotations(text);
  scene.frame_at.assign(text.size(), no_index);
  scene.mention_at.assign(text.size(), no_index);
  scene.zero_at.assign(text.size(), no_index);
  scene.quotation_of.assign(text.size(), no_index);
  scene.draft_at.assign(text.size(), no_index);
  for (std::uint32_t i = 0; i < frames.size(); ++i) {
    std::uint32_t& at = scene.frame_at[text.start(frames[i].sentence) + frames[i].predicate];
    if (at == no_index) at = i;
  }
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    const std::uint32_t token = text.start(mentions[i].sentence) + mentions[i].head;
    auto& table = mentions[i].type == actors::Type::zero ? scene.zero_at : scene.mention_at;
    if (table[token] == no_index) table[token] = i;
  }
  for (std::uint32_t i = 0; i < scene.quotations.size(); ++i) {
    const Stretch q = scene.quotations[i].tokens;
    std::fill(scene.quotation_of.begin() + q.first, scene.quotation_of.begin() + q.last, i);
  }
  return scene;
}

Claim finish(const ClaimText& text, const ClaimDraft& draft) {
  Claim claim;
  claim.stance = draft.stance;
  claim.effect = draft.effect;
  claim.direct = draft.direct;
  claim.speaker = draft.speaker;
  claim.frame = draft.frame;
  claim.has_source = !draft.source.empty();
  claim.has_cue = !draft.cue.empty();
  if (claim.has_source) claim.source = to_range(text, draft.source);
  if (claim.has_cue) claim.cue = to_range(text, draft.cue);
  for (const Stretch& part : draft.content) add_ranges(text, part, claim.content);
  return claim;
}

}  // namespace

std::vector<Claim> find_claims(const std::vector<syntax::Sentence>& sentences,
                               const text::Article& article,
                               const std::vector<actors::Mention>& mentions,
                               const std::vector<Frame>& frames, const ClaimWords& words,
                               const Concepts& /*concepts*/) {
  const ClaimText text(sentences, article);
  if (text.size() == 0) return {};
  ClaimScene scene = make_scene(text, mentions, frames, words);
  find_direct(scene);
  find_asides(scene);
  find_indirect(scene);
  find_earlier(scene);
  go_on_quoting(scene);
  std::stable_sort(scene.drafts.begin(), scene.drafts.end(),
                   [](const ClaimDraft& a, const ClaimDraft& b) {
                     return a.content.front().first != b.content.front().first
                                ? a.content.front().first < b.content.front().first
                                : size_of(a) > size_of(b);
                   });
  std::vector<Claim> claims;
  for (std::uint32_t i = 0; i < scene.drafts.size(); ++i) {
    claims.push_back(finish(text, scene.drafts[i]));
    claims.back().parent = parent_of(scene.drafts, i);
  }
  return claims;
}

void assign_claims(const syntax::Parse& parse, Frames& frames) {
  // Innermost: of the claims that hold the predicate, the one with the least content.
  const auto size = [](const Claim& claim) {
    std::size_t tokens = 0;
    for (const Range& part : claim.content) tokens += part.last - part.first;
    return tokens;
  };
  std::vector<std::vector<std::uint32_t>> by_sentence(parse.sentences.size());
  for (std::uint32_t c = 0; c < frames.claims.size(); ++c) {
    for (const Range& part : frames.claims[c].content) {
      auto& list = by_sentence[part.sentence];
      if (list.empty() || list.back() != c) list.push_back(c);
    }
  }
  for (Frame& frame : frames.frames) {
    frame.claim = no_index;
    for (const std::uint32_t c : by_sentence[frame.sentence]) {
      const Claim& claim = frames.claims[c];
      const bool inside =
          std::any_of(claim.content.begin(), claim.content.end(), [&frame](const Range& part) {
            return part.sentence == frame.sentence && frame.predicate >= part.first &&
                   frame.predicate < part.last;
          });
      if (!inside) continue;
      if (frame.claim == no_index || size(claim) < size(frames.claims[frame.claim])) {
        frame.claim = c;
      }
    }
  }
}

}  // namespace casus::frames
