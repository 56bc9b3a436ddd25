// Cues that are no predicates: phrases ("according to X"), which take the clause that they hang on,
// and auxiliaries of will, which take their verb.
#include <algorithm>

#include "claims_draft.h"

namespace casus::frames {
namespace {

using syntax::no_token;
using syntax::Token;
using syntax::Upos;

void add_pieces(ClaimDraft& draft, const std::vector<Stretch>& pieces) {
  draft.content.insert(draft.content.end(), pieces.begin(), pieces.end());
}

bool is_clause_head(const ClaimText& text, std::uint32_t token) {
  const Token& word = text.token(token);
  return text.head(token) == no_token || word.upos == Upos::VERB ||
         text.child(token, "cop") != no_token || text.child(token, "nsubj") != no_token;
}

/// Whether the phrase begins its sentence or stands between commas.
bool stands_apart(const ClaimText& text, std::uint32_t marker, std::uint32_t noun) {
  const std::uint32_t s = text.sentence_of(marker);
  if (marker == text.start(s)) return true;
  if (!text.is_punct(marker - 1)) return false;
  const std::uint32_t last = text.last(noun);
  return last < text.end(s) && text.is_punct(last);
}

}  // namespace

void take_sentence(const ClaimText& text, std::uint32_t sentence, Stretch hole, ClaimDraft& draft) {
  Stretch whole{text.start(sentence), text.end(sentence)};
  for (std::uint32_t t = hole.first; t-- > whole.first;) {
    if (text.token(t).form != ";" && text.token(t).form != ":") continue;
    whole.first = t + 1;
    break;
  }
  std::uint32_t next = hole.last;
  while (next < whole.last && text.is_punct(next)) ++next;
  if (next < whole.last && text.token(next).upos == Upos::CCONJ) whole.last = hole.last;
  add_pieces(draft, without(text, whole, hole));
}

void take_host(const ClaimText& text, std::uint32_t host, Stretch hole, ClaimDraft& draft) {
  if (host == no_token) return;
  Stretch whole{text.first(host), text.last(host)};
  while (!whole.empty() && text.token(whole.first).upos == Upos::CCONJ) ++whole.first;
  add_pieces(draft, without(text, whole, hole));
}

// "according to X": the row's words are the case marker of X, or X hangs on them.
void find_phrase(ClaimScene& scene, std::uint32_t token, const CueAt& cue) {
  const ClaimText& text = scene.text;
  const Token& word = text.token(token);
  std::uint32_t noun = no_token;
  if (word.is("case") || word.is("mark")) {
    noun = text.head(token);
  } else {
    for (const std::uint32_t child : text.children(token)) {
      if (child >= cue.last && (text.token(child).is("obl") || text.token(child).is("nmod") ||
                                text.token(child).is("obj"))) {
        noun = child;
        break;
      }
    }
  }
  if (noun != no_token && noun < cue.last) {  // "a detta dei testimoni", hung side by side
    noun = no_token;
    for (std::uint32_t t = cue.last; t < text.end(text.sentence_of(token)); ++t) {
      const bool phrase = text.token(t).is("obl") || text.token(t).is("nmod");
      if (phrase && text.first(t) <= cue.last) {
        noun = t;
        break;
      }
      if (text.is_punct(t)) break;
    }
  }
  if (noun == no_token || noun < token) return;
  if (cue.row.apart && !stands_apart(text, token, noun)) return;
  ClaimDraft draft;
  draft.anchor = token;
  std::uint32_t speaker = noun;
  draft.cue = {token, cue.last};
  // "secondo quanto riferito dalla polizia": the pronoun stands for what somebody said.
  const std::uint32_t said = text.child(noun, "acl");
  if (text.token(noun).upos == Upos::PRON && said != no_token) {
    for (const std::uint32_t child : text.children(said)) {
      if (text.token(child).is("nsubj") || text.token(child).is("obl")) speaker = child;
      if (text.token(child).is("nsubj") || text.token(child).is("obl:agent")) break;
    }
    if (speaker != noun) draft.cue.last = std::max(noun, said) + 1;
  }
  set_source(scene, speaker, draft);
  draft.source.first = std::max(draft.source.first, cue.last);
  if (cue.row.actor_only && draft.speaker == no_index) return;
  draft.stance = cue.stance;
  const std::uint32_t top = text.under(noun, token) ? token : noun;
  std::uint32_t host = text.head(top);
  while (host != no_token && !is_clause_head(text, host)) host = text.head(host);
  if (host == no_token) return;
  const Stretch hole{std::min(token, text.first(top)), text.last(top)};
  // At the edge of the sentence or behind a comma the phrase is about all of it, whatever it was
  // hung on.
  const std::uint32_t s = text.sentence_of(token);
  const bool edge = hole.first == text.start(s);
  const bool apart = !edge && token > text.start(s) && text.token(token - 1).form == ",";
  if (edge || apart) {
    while (text.head(host) != no_token) host = text.head(host);
  }
  if (apart && !cue.row.actor_only) {
    take_sentence(text, s, hole, draft);
  } else {
    take_host(text, host, hole, draft);
  }
  keep(scene, std::move(draft));
}

// "vuole partire": the verb behind an auxiliary of will, with all that belongs to it.
void find_governor(ClaimScene& scene, std::uint32_t token, const CueAt& cue) {
  const ClaimText& text = scene.text;
  const std::uint32_t verb = text.head(token);
  if (!text.token(token).is("aux") || verb == no_token || verb < token) return;
  if (scene.draft_at[verb] != no_index) return;
  ClaimDraft draft;
  describe_cue(scene, verb, cue, draft);
  draft.stance = cue.stance;
  draft.anchor = token;
  draft.frame = scene.frame_at[token];
  draft.cue = {token, token + 1};
  if (draft.source.holds(token)) return;
  draft.content = without(text, {token + 1, text.last(verb)}, {});
  keep(scene, std::move(draft));
}

}  // namespace casus::frames
