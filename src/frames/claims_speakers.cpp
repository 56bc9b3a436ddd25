// Who stands beside a cue of direct speech. Trees hang the speaker of a quotation on its last
// clause, or take the clause for the speaker; words between the quotation and the cue settle it.
#include <algorithm>

#include "claims_draft.h"

namespace casus::frames {
namespace {

using syntax::Token;
using syntax::Upos;

constexpr std::uint32_t speaker_max = 25;   // tokens between a quotation and its cue
constexpr std::uint32_t somebody_max = 20;  // tokens from a cue to the end of its speaker

bool inside_quotation(const ClaimScene& scene, std::uint32_t token) {
  return scene.quotation_of[token] != no_index;
}

bool is_nominal(const Token& token) {
  return token.upos == Upos::PROPN || token.upos == Upos::NOUN || token.upos == Upos::PRON;
}

bool overlap(Stretch a, Stretch b) { return a.first < b.last && b.first < a.last; }

/// Behind phrases that say where and how: "…", ha detto in aula da Bruxelles il ministro.
Stretch somebody_behind(const ClaimScene& scene, Stretch cue) {
  const ClaimText& text = scene.text;
  const std::uint32_t end = text.end(text.sentence_of(cue.first));
  std::uint32_t first = no_index, last = cue.last;
  for (; last < end && last < cue.last + somebody_max && !inside_quotation(scene, last); ++last) {
    const Token& token = text.token(last);
    const bool clause = token.upos == Upos::VERB || token.upos == Upos::AUX ||
                        token.upos == Upos::SCONJ || token.upos == Upos::PRON;
    if (text.is_punct(last) || clause) break;
    const bool starts = token.upos == Upos::DET || scene.mention_at[last] != no_index;
    if (first != no_index || !starts || last == cue.last) continue;
    const Upos before = text.token(last - 1).upos;
    if (before != Upos::ADP && before != Upos::DET && !token.is("flat")) first = last;
  }
  return first == no_index ? Stretch{} : Stretch{first, last};
}

/// The noun phrase right behind the cue: "…", ha detto ieri il ministro.
Stretch words_behind(const ClaimScene& scene, Stretch cue) {
  const ClaimText& text = scene.text;
  const std::uint32_t end = text.end(text.sentence_of(cue.first));
  std::uint32_t first = cue.last;
  while (first < end && text.token(first).upos == Upos::ADV) ++first;
  std::uint32_t last = first;
  bool nominal = false;
  for (; last < end && !inside_quotation(scene, last); ++last) {
    const Token& token = text.token(last);
    const bool part = is_nominal(token) || token.upos == Upos::DET || token.upos == Upos::ADJ ||
                      token.upos == Upos::NUM;
    if (!part || (token.upos == Upos::PRON && token.feat("PronType") != "Prs")) break;
    if (token.upos == Upos::PRON && token.feat("Case") == "Acc") break;
    nominal = nominal || is_nominal(token);
  }
  return nominal ? Stretch{first, last} : somebody_behind(scene, cue);
}

/// A name right before the cue and no part of a longer phrase by its marker: "Ai giornalisti
/// Zelensky ha risposto".
Stretch name_before(const ClaimScene& scene, Stretch cue) {
  const ClaimText& text = scene.text;
  const std::uint32_t start = text.start(text.sentence_of(cue.first));
  for (std::uint32_t t = cue.first; t-- > start && t + 4 > cue.first;) {
    const std::uint32_t index = scene.mention_at[t];
    if (index == no_index) continue;
    const actors::Mention& mention = scene.mentions[index];
    const std::uint32_t base = text.start(mention.sentence);
    const Stretch words{base + mention.first, base + mention.last};
    if (words.last != cue.first || mention.how != actors::How::name) return {};
    const bool marked = words.first > start && text.token(words.first - 1).upos == Upos::ADP;
    return marked ? Stretch{} : words;
  }
  return {};
}

}  // namespace

Stretch without_dateline(const ClaimScene& scene, Stretch words) {
  for (std::uint32_t t = words.first; t + 1 < words.last; ++t) {
    if (scene.text.token(t).form != ",") continue;
    const std::uint32_t mention = scene.mention_at[t - (t > words.first ? 1 : 0)];
    if (t == words.first || mention == no_index) return words;
    const actors::Type type = scene.mentions[mention].type;
    const bool place = type == actors::Type::place || type == actors::Type::country;
    return place ? Stretch{t + 1, words.last} : words;
  }
  return words;
}

Stretch words_between(const ClaimScene& scene, Stretch q, Stretch cue) {
  const ClaimText& text = scene.text;
  if (q.last >= cue.first || text.sentence_of(q.last) != text.sentence_of(cue.first)) return {};
  Stretch words{q.last, cue.first};
  const auto loose = [&](std::uint32_t t) {
    return text.is_punct(t) || text.token(t).upos == Upos::ADV || text.token(t).is("aux");
  };
  while (!words.empty() && loose(words.first)) ++words.first;
  while (!words.empty() && loose(words.last - 1) && text.token(words.last - 1).form != ")") {
    --words.last;
  }
  if (words.empty() || words.last - words.first > speaker_max) return {};
  if (text.token(words.first).upos == Upos::ADP || text.token(words.first).upos == Upos::CCONJ) {
    return {};
  }
  bool nominal = false;
  for (std::uint32_t t = words.first; t < words.last; ++t) {
    if (inside_quotation(scene, t) || text.token(t).upos == Upos::SCONJ) return {};
    if (text.token(t).form == ":" || text.token(t).form == ";") return {};
    nominal = nominal || is_nominal(text.token(t));
  }
  return nominal ? words : Stretch{};
}

Stretch words_before(const ClaimScene& scene, Stretch cue) {
  const ClaimText& text = scene.text;
  const std::uint32_t start = text.start(text.sentence_of(cue.first));
  std::uint32_t last = cue.first;
  while (last > start && text.token(last - 1).upos == Upos::ADV) --last;
  if (last == start || last - start > speaker_max) return {};
  if (text.token(start).upos == Upos::ADP || text.token(start).upos == Upos::CCONJ) return {};
  bool nominal = false;
  for (std::uint32_t t = start; t < last; ++t) {
    const Token& token = text.token(t);
    const bool part = is_nominal(token) || token.upos == Upos::DET || token.upos == Upos::ADJ ||
                      token.upos == Upos::NUM || token.upos == Upos::ADP ||
                      token.upos == Upos::CCONJ || token.upos == Upos::PART;
    if (!part || inside_quotation(scene, t)) return {};
    nominal = nominal || is_nominal(token);
  }
  return nominal ? Stretch{start, last} : Stretch{};
}

void mend_source(const ClaimScene& scene, Stretch q, ClaimDraft& draft) {
  if (!draft.source.empty() && !overlap(draft.source, q)) return;
  const Stretch between = words_between(scene, q, draft.cue);
  const bool zero = draft.source.empty() && scene.zero_at[draft.anchor] != no_index;
  Stretch words = between;
  if (words.empty() && zero) words = name_before(scene, draft.cue);
  if (words.empty() && !(zero && draft.cue.first < q.first)) {
    words = words_behind(scene, draft.cue);
  }
  if (words.empty()) {
    if (!draft.source.empty()) draft.speaker = no_index;
    draft.source = {};
    return;
  }
  set_source_words(scene, words, draft);
}

}  // namespace casus::frames
