// Direct speech. Quotations were found by their marks; here each gets its cue: the reporting verb
// before it ("X said: …"), after or inside it ("…", X said), a name with a dash or colon, or, when
// nothing stands there, the cue of the quotation that it goes on from. What is only quoted in
// passing (a fragment inside a clause of the narrator's) is left to the indirect claims around it.
#include <algorithm>

#include "claims_draft.h"

namespace casus::frames {
namespace {

using syntax::no_token;
using syntax::Token;
using syntax::Upos;

constexpr std::uint32_t reach_max = 25;  // tokens between a quotation and its cue

bool is_finite(const Token& token) {
  return (token.upos == Upos::VERB || token.upos == Upos::AUX) && token.feat("VerbForm") == "Fin";
}

bool inside_quotation(const ClaimScene& scene, std::uint32_t token) {
  return scene.quotation_of[token] != no_index;
}

/// The reading of `token` that can introduce direct speech.
std::vector<CueAt> quote_cue(const ClaimScene& scene, std::uint32_t token) {
  if (scene.text.token(token).upos != Upos::VERB) return {};
  for (CueAt& cue : cues_at(scene, token)) {
    if (cue.listed && (cue.row.quote || cue.row.clause)) return {std::move(cue)};
  }
  return {};
}

bool inside_relative(const ClaimText& text, std::uint32_t token) {
  for (; token != no_token; token = text.head(token)) {
    if (text.token(token).deprel == "acl:relcl") return true;
    if (text.token(token).is("ccomp") || text.token(token).is("parataxis")) return false;
  }
  return false;
}

/// The verb has a complement of its own apart from the quotation.
bool has_own_content(const ClaimScene& scene, std::uint32_t verb) {
  for (const std::uint32_t child : scene.text.children(verb)) {
    const Token& token = scene.text.token(child);
    if ((token.is("ccomp") || token.is("xcomp")) && !inside_quotation(scene, child)) return true;
  }
  return false;
}

/// How a quotation looks from outside.
struct Look {
  bool speech = false;      ///< words of somebody's, not a fragment in the narrator's clause
  bool introduced = false;  ///< a comma, colon or cue stands right before it
  bool stopped = false;     ///< ends in a mark inside, or is followed by a comma or dash
};

Look look_at(const ClaimScene& scene, const Quotation& quotation) {
  const ClaimText& text = scene.text;
  const Stretch q = quotation.tokens;
  Look look;
  bool finite = false;
  for (std::uint32_t t = q.first; t < q.last; ++t) finite = finite || is_finite(text.token(t));
  std::uint32_t inner_last = q.last - 1;  // less the marks that close, nested ones too
  while (inner_last > q.first && quotation_mark(text.token(inner_last).form) != Mark::none) {
    --inner_last;
  }
  const std::string_view end = text.token(inner_last).form;
  const bool at_end = q.last == text.size() || text.block_of(q.last) != text.block_of(q.last - 1) ||
                      text.sentence_of(q.last) != text.sentence_of(q.last - 1);
  const std::string_view next = at_end ? std::string_view() : text.token(q.last).form;
  look.stopped =
      !quotation.closed || ends_sentence(end) || is_comma_like(end) || is_comma_like(next);
  const std::uint32_t s = text.sentence_of(q.first);
  const bool starts = q.first == text.start(s);
  const std::string_view before = starts ? std::string_view() : text.token(q.first - 1).form;
  const bool colon = before == ":";
  const bool comma = is_comma_like(before);
  const bool verb = !starts && !quote_cue(scene, q.first - 1).empty();
  look.introduced = colon || comma || verb;
  const std::uint32_t length = q.last - q.first;
  const bool stop_after = at_end || ends_sentence(next) || next == ";";
  look.speech = (starts || look.introduced) && length >= 3 &&
                (look.stopped || (stop_after && (finite || colon)) || (finite && (colon || verb)));
  if (comma && !colon && !finite) look.speech = look.speech && look.stopped && length >= 5;
  return look;
}

/// The last cue between the start of the sentence and the quotation.
std::vector<CueAt> cue_before(const ClaimScene& scene, Stretch q, std::uint32_t& anchor) {
  const ClaimText& text = scene.text;
  const std::uint32_t start = text.start(text.sentence_of(q.first));
  const std::uint32_t from = q.first > start + reach_max ? q.first - reach_max : start;
  for (std::uint32_t t = q.first; t-- > from;) {
    if (inside_quotation(scene, t)) return {};
    // A complementizer makes it indirect speech with a quoted part.
    if (t + 3 >= q.first && text.token(t).upos == Upos::SCONJ) return {};
    auto cue = quote_cue(scene, t);
    // Before a colon every word that reports introduces what is said: "scolded him: …".
    if (cue.empty() && text.token(q.first - 1).form == ":" &&
        scene.text.token(t).upos == Upos::VERB) {
      cue = cues_at(scene, t);
      std::erase_if(cue, [](const CueAt& one) { return !one.listed; });
    }
    if (cue.empty() || has_own_content(scene, t)) continue;
    const bool close = q.first - t <= 4 || text.token(q.first - 1).form == ":" ||
                       is_comma_like(text.token(q.first - 1).form);
    if (!close) return {};
    anchor = t;
    return cue;
  }
  return {};
}

/// The first cue between the quotation and the end of its sentence; of the next sentence when the
/// splitter cut between them ("Why?" he asked).
std::vector<CueAt> cue_after(const ClaimScene& scene, Stretch q, std::uint32_t& anchor) {
  const ClaimText& text = scene.text;
  if (q.last >= text.size() || text.block_of(q.last) != text.block_of(q.last - 1)) return {};
  const std::uint32_t s = text.sentence_of(q.last);
  const bool next_sentence = s != text.sentence_of(q.last - 1);
  std::uint32_t inner = q.last - 1;
  while (inner > q.first && quotation_mark(text.token(inner).form) != Mark::none) --inner;
  const bool goes_on = is_comma_like(text.token(inner).form);  // "We will," said …
  if (next_sentence && !goes_on && !text.starts_lower(q.last) &&
      (text.end(s) - q.last > 9 || inside_quotation(scene, q.last))) {
    return {};
  }
  for (std::uint32_t t = q.last; t < text.end(s) && t < q.last + reach_max; ++t) {
    if (inside_quotation(scene, t)) return {};
    if (text.token(t).form == ":" || text.token(t).form == ";") return {};
    auto cue = quote_cue(scene, t);
    if (cue.empty() || !cue.front().row.quote || inside_relative(text, t)) continue;
    const bool beside = t == q.last || !words_between(scene, q, {t, t + 1}).empty();
    if (!beside && has_own_content(scene, t)) return {};
    if (text.token(t).is("conj") && text.head(t) >= q.last) continue;
    anchor = t;
    return cue;
  }
  return {};
}

/// A noun phrase alone after a dash or before a colon: the speaker without a verb.
std::uint32_t bare_speaker(const ClaimScene& scene, Stretch words) {
  const ClaimText& text = scene.text;
  if (words.empty() || words.last - words.first > 12) return no_token;
  std::uint32_t head = no_token;
  for (std::uint32_t t = words.first; t < words.last; ++t) {
    const Token& token = text.token(t);
    if (token.upos == Upos::VERB || token.upos == Upos::AUX || inside_quotation(scene, t)) {
      return no_token;
    }
    const bool top = text.head(t) == no_token || !words.holds(text.head(t));
    if (top && !text.is_punct(t)) {
      if (head == no_token) head = t;
    }
  }
  if (head == no_token) return no_token;
  for (std::uint32_t t = words.first; t < words.last; ++t) {
    if (text.token(t).upos == Upos::PROPN) return head;
  }
  return scene.mention_at[head] != no_index ? head : no_token;
}

class Attribution {
 public:
  explicit Attribution(ClaimScene& scene) : scene_(scene), text_(scene.text) {}

  void run() {
    for (std::uint32_t i = 0; i < scene_.quotations.size(); ++i) attribute(i);
  }

 private:
  void attribute(std::uint32_t index);
  void attribute_one(const Quotation& quotation);
  bool by_cue(const Quotation& quotation, const Look& look);
  bool by_name(const Quotation& quotation);
  bool by_sentence_before(const Quotation& quotation);
  bool by_noun(const Quotation& quotation);
  bool by_clause(const Quotation& quotation);
  bool by_aside(const Quotation& quotation);
  void add_new(Stretch q, ClaimDraft draft);
  bool go_on(const Quotation& quotation, const Look& look);
  void add(std::uint32_t anchor, const CueAt& cue, Stretch q);

  ClaimScene& scene_;
  const ClaimText& text_;
  std::uint32_t last_draft_ = no_index;  ///< of the last direct claim
  std::uint32_t last_token_ = 0;         ///< where its last content ended
};

void Attribution::add(std::uint32_t anchor, const CueAt& cue, Stretch q) {
  const std::uint32_t known = scene_.draft_at[anchor];
  if (known != no_index) {
    scene_.drafts[known].content.push_back(q);
    last_draft_ = known;
  } else {
    ClaimDraft draft;
    describe_cue(scene_, anchor, cue, draft);
    mend_source(scene_, q, draft);
    add_new(q, std::move(draft));
  }
  last_token_ = q.last;
}

bool Attribution::by_cue(const Quotation& quotation, const Look& look) {
  const Stretch q = quotation.tokens;
  std::uint32_t before = no_token, after = no_token;
  const auto left = cue_before(scene_, q, before);
  const auto right = look.stopped ? cue_after(scene_, q, after) : std::vector<CueAt>{};
  // What a cue has already been given between two quotations, it keeps: "Q", he said, "Q".
  const bool left_used = before != no_token && scene_.draft_at[before] != no_index;
  if (before != no_token && (after == no_token || look.introduced || left_used)) {
    add(before, left.front(), q);
    return true;
  }
  if (after == no_token) return false;
  add(after, right.front(), q);
  return true;
}

bool Attribution::by_name(const Quotation& quotation) {
  const Stretch q = quotation.tokens;
  Stretch words = words_to_colon(text_, q);
  if (words.empty() && q.last < text_.size() &&
      text_.block_of(q.last) == text_.block_of(q.last - 1) && is_dash(text_.token(q.last).form)) {
    words = {q.last + 1, text_.end(text_.sentence_of(q.last))};
    while (!words.empty() && text_.is_punct(words.last - 1)) --words.last;
  }
  words = without_dateline(scene_, words);
  const std::uint32_t head = bare_speaker(scene_, words);
  if (head == no_token) return false;
  ClaimDraft draft;
  set_source(scene_, head, draft);
  draft.source = words;
  add_new(q, std::move(draft));
  return true;
}

void Attribution::add_new(Stretch q, ClaimDraft draft) {
  draft.direct = true;
  if (draft.content.empty()) draft.content.push_back(q);
  last_draft_ = static_cast<std::uint32_t>(scene_.drafts.size());
  last_token_ = q.last;
  keep(scene_, std::move(draft));
}

bool Attribution::by_noun(const Quotation& quotation) {
  ClaimDraft draft;
  if (!introduced_by_noun(scene_, quotation.tokens, draft)) return false;
  if (scene_.draft_at[draft.anchor] != no_index) return false;
  add_new(quotation.tokens, std::move(draft));
  return true;
}

bool Attribution::by_aside(const Quotation& quotation) {
  ClaimDraft draft;
  if (!aside_inside(scene_, quotation.tokens, draft)) return false;
  add_new(quotation.tokens, std::move(draft));
  return true;
}

bool Attribution::by_clause(const Quotation& quotation) {
  ClaimDraft draft;
  if (!introduced_by_clause(scene_, quotation.tokens, draft)) return false;
  add_new(quotation.tokens, std::move(draft));
  return true;
}

/// "The minister was clear:" or "The paper reports:" and the quotation in a sentence of its own.
bool Attribution::by_sentence_before(const Quotation& quotation) {
  const Stretch q = quotation.tokens;
  const std::uint32_t s = text_.sentence_of(q.first);
  if (s == 0 || q.first != text_.start(s) || text_.token(q.first - 1).form != ":") return false;
  const std::uint32_t start = text_.start(s - 1);
  for (std::uint32_t t = q.first - 1; t-- > start;) {
    const auto cue = quote_cue(scene_, t);
    if (cue.empty() || has_own_content(scene_, t)) continue;
    add(t, cue.front(), q);
    return true;
  }
  return false;
}

/// A quotation without a cue right behind another one is more of the same speech.
bool Attribution::go_on(const Quotation& quotation, const Look& look) {
  if (last_draft_ == no_index) return false;
  const Stretch q = quotation.tokens;
  const std::uint32_t s = text_.sentence_of(q.first);
  if (!quotation.continues) {
    const std::size_t before = text_.block_of(last_token_ - 1);
    const std::size_t here = text_.block_of(q.first);
    const std::uint32_t gap = s - text_.sentence_of(last_token_ - 1);
    if (!look.speech || q.first != text_.start(s) || here > before + 1) return false;
    if (gap > (here == before ? 2U : 1U)) return false;  // a sentence of the narrator's between
    for (std::uint32_t t = text_.start(s - 1); gap == 2 && t < text_.start(s); ++t) {
      if (!quote_cue(scene_, t).empty()) return false;
    }
  }
  scene_.drafts[last_draft_].content.push_back(q);
  last_token_ = q.last;
  return true;
}

void Attribution::attribute(std::uint32_t index) {
  const std::size_t drafts = scene_.drafts.size();
  const std::uint32_t token = last_token_;
  attribute_one(scene_.quotations[index]);
  scene_.quotations[index].attributed = drafts != scene_.drafts.size() || token != last_token_;
}

void Attribution::attribute_one(const Quotation& quotation) {
  const Look look = look_at(scene_, quotation);
  if (quotation.continues && go_on(quotation, look)) return;
  if (!look.speech) return;
  if (by_aside(quotation) || by_cue(quotation, look) || by_noun(quotation)) return;
  if (by_name(quotation) || by_sentence_before(quotation) || by_clause(quotation)) return;
  go_on(quotation, look);
}

/// "SMITH", as transcripts write who speaks.
bool is_shouted(std::string_view form) {
  return form.size() > 2 &&
         std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// "Putin: Russia will not yield" in a headline, "SMITH: Well, …" in a transcript.
void find_colon(ClaimScene& scene) {
  const ClaimText& text = scene.text;
  for (std::uint32_t t = 0; t < text.size(); ++t) {
    if (t > 0 && text.block_of(t - 1) == text.block_of(t)) continue;
    std::uint32_t start = t;
    if (quotation_mark(text.token(start).form) != Mark::none) ++start;
    const bool headline =
        text.kind_of(t) != text::BlockKind::paragraph && text.kind_of(t) != text::BlockKind::lead;
    std::uint32_t colon = start;
    bool names = true;
    const std::uint32_t size = text.size();
    while (colon < size && colon < start + 8 && text.block_of(colon) == text.block_of(t) &&
           text.token(colon).form != ":") {
      names = names && (text.token(colon).upos == Upos::PROPN || text.is_punct(colon) ||
                        scene.mention_at[colon] != no_index || is_shouted(text.token(colon).form));
      ++colon;
    }
    if (colon == start || colon + 3 >= size || colon == start + 8 ||
        text.block_of(colon) != text.block_of(t) || text.block_of(colon + 1) != text.block_of(t)) {
      continue;
    }
    if (!headline && !names) continue;
    std::uint32_t end = colon;
    while (end < size && text.block_of(end) == text.block_of(t)) ++end;
    ClaimDraft draft;
    std::uint32_t head = no_token;
    for (std::uint32_t w = start; w < colon; ++w) {
      const Token& token = text.token(w);
      if (token.upos == Upos::VERB || token.upos == Upos::NUM) head = size;
      const bool top = text.head(w) == no_token || text.head(w) < start || text.head(w) >= colon;
      if (top && head == no_token && !text.is_punct(w)) head = w;
    }
    if (head == no_token || head == size) continue;
    if (scene.mention_at[head] == no_index && text.token(head).upos != Upos::PROPN &&
        !is_shouted(text.token(head).form)) {
      continue;
    }
    const std::uint32_t first = colon + 1;
    const bool quoted = quotation_mark(text.token(first).form) != Mark::none;
    if (quoted && scene.quotation_of[first] != no_index && start == t) continue;  // by_name's
    set_source(scene, head, draft);
    draft.source = {start, colon};
    draft.direct = start != t;
    draft.content = without(text, {first, end}, {});
    keep(scene, std::move(draft));
  }
}

}  // namespace

void go_on_quoting(ClaimScene& scene) {
  const ClaimText& text = scene.text;
  // A quotation that begins in reported speech and runs over its sentence belongs to it whole.
  for (ClaimDraft& draft : scene.drafts) {
    if (draft.direct || draft.content.empty()) continue;
    Stretch& last = draft.content.back();
    const std::uint32_t index = scene.quotation_of[last.last - 1];
    if (index == no_index || scene.quotations[index].attributed) continue;
    const Quotation& quotation = scene.quotations[index];
    const Stretch q = quotation.tokens;
    if (!quotation.closed || q.last <= last.last || !last.holds(q.first)) continue;
    if (text.block_of(q.first) != text.block_of(q.last - 1)) continue;
    last.last = q.last;
    scene.quotations[index].attributed = true;
  }
  for (Quotation& quotation : scene.quotations) {
    const Stretch q = quotation.tokens;
    const std::uint32_t s = text.sentence_of(q.first);
    if (quotation.attributed || s == 0 || q.first != text.start(s)) continue;
    if (text.block_of(q.first) != text.block_of(q.first - 1)) continue;
    if (!look_at(scene, quotation).speech) continue;
    for (std::uint32_t t = text.start(s); t-- > text.start(s - 1);) {
      const std::uint32_t draft = scene.draft_at[t];
      if (draft == no_index || scene.drafts[draft].source.empty()) continue;
      if (quote_cue(scene, t).empty()) continue;
      scene.drafts[draft].content.push_back(q);
      quotation.attributed = true;
      break;
    }
  }
}

void find_direct(ClaimScene& scene) {
  Attribution(scene).run();
  find_colon(scene);
}

}  // namespace casus::frames
