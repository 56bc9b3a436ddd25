// A cue of speech set off by a comma reports the clause around it: "The talks have failed, two
// diplomats said.", "Il ponte, ha detto il sindaco, riaprirà". Trees get these wrong in every way
// (the speaker as the clause's last noun, the clause as the speaker), so word order decides here:
// comma, speaker and cue, or comma, cue and speaker, then a stop or a comma.
#include <algorithm>

#include "claims_draft.h"

namespace casus::frames {
namespace {

using syntax::no_token;
using syntax::Token;
using syntax::Upos;

constexpr std::uint32_t speaker_max = 14;  // tokens of a speaker beside its cue

bool is_nominal(Upos upos) {
  return upos == Upos::PROPN || upos == Upos::NOUN || upos == Upos::PRON;
}

/// A part of a noun phrase without a clause.
bool is_phrase_part(const ClaimText& text, std::uint32_t t) {
  const Token& token = text.token(t);
  if (token.form == "(" || token.form == ")" || token.form == "-" || token.form == "'s")
    return true;
  if (token.upos == Upos::PRON) {
    return token.feat("PronType") == "Prs" || token.feat("Poss") == "Yes";
  }
  return is_nominal(token.upos) || token.upos == Upos::DET || token.upos == Upos::ADJ ||
         token.upos == Upos::NUM || token.upos == Upos::ADP || token.upos == Upos::CCONJ ||
         token.upos == Upos::PART;
}

bool is_stop(const ClaimText& text, std::uint32_t t, std::uint32_t end) {
  return t >= end || is_comma_like(text.token(t).form) || ends_sentence(text.token(t).form);
}

/// The verb with its auxiliaries and adverbs.
Stretch verb_group(const ClaimText& text, std::uint32_t verb, std::uint32_t start) {
  Stretch group{verb, verb + 1};
  while (group.first > start) {
    const Token& before = text.token(group.first - 1);
    const bool part = text.head(group.first - 1) == verb &&
                      (before.is("aux") || before.is("advmod") || before.is("expl"));
    if (!part) break;
    --group.first;
  }
  return group;
}

bool is_finite(const ClaimText& text, Stretch group) {
  for (std::uint32_t t = group.first; t < group.last; ++t) {
    if (text.token(t).feat("VerbForm") == "Fin") return true;
  }
  return false;
}

/// ", two diplomats | said": the words between the last comma and the cue.
Stretch speaker_before(const ClaimScene& scene, Stretch group, std::uint32_t start) {
  const ClaimText& text = scene.text;
  std::uint32_t first = group.first;
  bool nominal = false;
  while (first > start && group.first - first < speaker_max && is_phrase_part(text, first - 1)) {
    --first;
    nominal = nominal || is_nominal(text.token(first).upos);
  }
  if (!nominal || first == start) return {};
  if (text.token(first).upos == Upos::ADP || text.token(first).upos == Upos::CCONJ) return {};
  if (text.token(first).feat("Case") == "Acc") return {};
  return {first, group.first};
}

/// "ha detto | il sindaco,": a noun phrase whose head is somebody, up to a stop or comma.
Stretch speaker_behind(const ClaimScene& scene, Stretch group, std::uint32_t end) {
  const ClaimText& text = scene.text;
  std::uint32_t first = group.last;
  while (first < end && (text.token(first).upos == Upos::ADV)) ++first;
  std::uint32_t last = first;
  while (last < end && last - first < speaker_max && is_phrase_part(text, last)) ++last;
  if (!is_stop(text, last, end)) return {};
  // What stands before the speaker: "ieri sera in televisione".
  for (std::uint32_t t = first; t < last; ++t) {
    const std::uint32_t mention = scene.mention_at[t];
    if (mention == no_index || text.token(t).upos == Upos::PRON) continue;
    const std::uint32_t from =
        text.start(scene.mentions[mention].sentence) + scene.mentions[mention].first;
    const bool phrase = from > first && text.token(from - 1).upos == Upos::ADP;
    const bool article = from > first && text.token(from - 1).upos == Upos::DET;
    const bool marked = article && from > first + 1 && text.token(from - 2).upos == Upos::ADP;
    if (phrase || marked) continue;
    return {article ? from - 1 : from, last};
  }
  // "…, scrivono i tecnici in un dossier, …": whoever that is.
  const Upos upos = first < last ? text.token(first).upos : Upos::X;
  const bool noun = upos == Upos::DET || upos == Upos::NOUN || upos == Upos::PROPN;
  return noun ? Stretch{first, last} : Stretch{};
}

/// A cue that may be set off, and by which row.
const CueAt* speech(const std::vector<CueAt>& cues) {
  const auto found = std::find_if(cues.begin(), cues.end(), [](const CueAt& cue) {
    return cue.listed && cue.row.quote && cue.row.clause && cue.row.upos == Upos::VERB;
  });
  return found == cues.end() ? nullptr : &*found;
}

/// Whether something that could be said stands there: a verb, or a predicate with its copula.
bool holds_clause(const ClaimText& text, Stretch words) {
  for (std::uint32_t t = words.first; t < words.last; ++t) {
    const Upos upos = text.token(t).upos;
    if (upos == Upos::VERB || upos == Upos::AUX) return true;
  }
  return false;
}

class Aside {
 public:
  Aside(ClaimScene& scene, std::uint32_t token)
      : scene_(scene),
        text_(scene.text),
        start_(text_.start(text_.sentence_of(token))),
        end_(text_.end(text_.sentence_of(token))),
        group_(verb_group(text_, token, start_)),
        anchor_(token) {}

  void find(const CueAt& cue) {
    if (!is_finite(text_, group_) || scene_.quotation_of[anchor_] != no_index) return;
    Stretch speaker = speaker_before(scene_, group_, start_);
    Stretch hole{speaker.first, group_.last};
    if (!speaker.empty() && opens_aside(hole)) {
      while (hole.last < end_ && text_.token(hole.last).upos == Upos::ADV) ++hole.last;
      if (!is_stop(text_, hole.last, end_)) return;
    } else {
      hole.first = group_.first;
      if (!opens_aside(hole)) return;
      speaker = speaker_behind(scene_, group_, end_);
      if (speaker.empty() || has_subject()) return;
      hole.last = speaker.last;
    }
    take(cue, speaker, hole);
  }

 private:
  /// A comma stands before it, or a conjunction of comments ("as the mayor said"), which joins it.
  bool opens_aside(Stretch& hole) const {
    if (hole.first == start_) return false;
    const Token& before = text_.token(hole.first - 1);
    if (before.form == ",") return true;
    const auto rows = scene_.words.find(before.lemma, before.upos);
    const bool comments =
        std::any_of(rows.begin(), rows.end(), [](const ClaimCue* row) { return row->comments; });
    const bool apart = hole.first - 1 == start_ || text_.is_punct(hole.first - 2);
    if (!comments || !apart) return false;
    --hole.first;
    return true;
  }
  /// Somebody before the cue is its subject: "A, backed by B, asked the council for help".
  bool has_subject() const {
    for (const std::uint32_t child : text_.children(anchor_)) {
      const bool somebody = scene_.mention_at[child] != no_index;
      if (child < group_.first && text_.token(child).is("nsubj") && somebody) return true;
    }
    return false;
  }
  void take(const CueAt& cue, Stretch speaker, Stretch hole) {
    Stretch content{start_, end_};
    for (std::uint32_t t = hole.first; t-- > start_;) {
      const std::string_view form = text_.token(t).form;
      if (form != ":" && form != ";") continue;
      content.first = t + 1;
      break;
    }
    // "a move which, officials said, will hurt trade": about the relative clause alone.
    if (hole.first >= content.first + 2) {
      const Token& word = text_.token(hole.first - 2);
      const bool opens = word.upos == Upos::SCONJ || word.feat("PronType") == "Rel";
      if (opens && text_.is_punct(hole.first - 1)) content.first = hole.first - 2;
    }
    const Stretch left{content.first, hole.first}, right{hole.last, end_};
    const bool says = holds_clause(text_, left) || holds_clause(text_, right);
    if (!says) return;
    // "The deal is dead, sources said, and …": what a conjunction opens goes on with the narrator.
    std::uint32_t next = hole.last;
    while (next < end_ && text_.is_punct(next)) ++next;
    const bool conjoined = next < end_ && text_.token(next).upos == Upos::CCONJ;
    if (conjoined && holds_clause(text_, left)) content.last = hole.last;
    ClaimDraft draft;
    describe_cue(scene_, anchor_, cue, draft);
    set_source_words(scene_, speaker, draft);
    draft.content = without(text_, content, hole);
    keep(scene_, std::move(draft));
  }

  ClaimScene& scene_;
  const ClaimText& text_;
  std::uint32_t start_, end_;
  Stretch group_;
  std::uint32_t anchor_;
};

/// The comma or dash that parts an aside from what is said around it.
bool parts(const ClaimText& text, std::uint32_t token) {
  return is_comma_like(text.token(token).form);
}

}  // namespace

bool aside_inside(const ClaimScene& scene, Stretch q, ClaimDraft& draft) {
  const ClaimText& text = scene.text;
  for (std::uint32_t t = q.first + 2; t + 2 < q.last; ++t) {
    if (text.token(t).upos != Upos::VERB || scene.draft_at[t] != no_index) continue;
    const auto cues = cues_at(scene, t);
    const CueAt* const cue = speech(cues);
    if (cue == nullptr) continue;
    const Stretch group = verb_group(text, t, text.start(text.sentence_of(t)));
    if (group.first <= q.first + 1 || !parts(text, group.first - 1)) continue;
    const std::uint32_t finite = text.token(group.first).upos == Upos::AUX ? group.first : t;
    if (text.token(finite).feat("Person") != "3") continue;
    const Stretch speaker = speaker_behind(scene, group, text.end(text.sentence_of(t)));
    if (speaker.empty() || speaker.last >= q.last || !parts(text, speaker.last)) continue;
    describe_cue(scene, t, *cue, draft);
    set_source_words(scene, speaker, draft);
    draft.content = without(text, q, {group.first, speaker.last});
    return true;
  }
  return false;
}

void find_asides(ClaimScene& scene) {
  for (std::uint32_t t = 0; t < scene.text.size(); ++t) {
    if (scene.draft_at[t] != no_index || scene.text.token(t).upos != Upos::VERB) continue;
    const auto cues = cues_at(scene, t);
    if (const CueAt* cue = speech(cues); cue != nullptr) Aside(scene, t).find(*cue);
  }
}

}  // namespace casus::frames
