// Indirect speech, from the trees. A cue takes its content from the dependents that its slots name;
// a cue in parenthesis ("…, critics say, …") and a phrase like "according to" take the clause that
// they hang on, less themselves.
#include <algorithm>

#include "claims_draft.h"

namespace casus::frames {
namespace {

using syntax::no_token;
using syntax::Token;
using syntax::Upos;

bool has_case(const ClaimText& text, std::uint32_t token, const std::vector<std::string>& lemmas) {
  for (const std::uint32_t child : text.children(token)) {
    const Token& marker = text.token(child);
    if (!marker.is("case") && !marker.is("mark")) continue;
    if (std::find(lemmas.begin(), lemmas.end(), marker.lemma) != lemmas.end()) return true;
  }
  return false;
}

/// Whether the dependent fills one of the row's slots.
bool is_content(const ClaimText& text, std::uint32_t cue, std::uint32_t child, const CueAt& at) {
  const Token& token = text.token(child);
  const ClaimCue& row = at.row;
  if (row.clause) {
    if (token.is("ccomp")) return true;
    if (token.is("csubj") && text.child(cue, "nsubj") == no_token) return true;
    if (token.is("parataxis") && child > cue && text.first(child) > cue &&
        text.token(text.first(child) - 1).form == ":") {
      return true;
    }
    if (row.upos == Upos::NOUN && token.is("acl") && text.child(child, "mark") != no_token &&
        token.feat("VerbForm") != "Inf") {
      return true;
    }
  }
  if (row.infinitive) {
    if (token.is("xcomp") && (token.upos == Upos::VERB || text.child(child, "mark") != no_token ||
                              text.child(child, "cop") != no_token)) {
      return true;
    }
    if (row.upos == Upos::NOUN && token.is("acl") && token.feat("VerbForm") == "Inf") return true;
  }
  if (row.object && (token.deprel == "obj" || token.deprel == "nsubj:pass")) {
    return token.upos != Upos::PRON || token.feat("PronType") != "Prs" || row.predicate;
  }
  if (row.predicate && (token.is("xcomp") || token.is("obl") || token.is("advcl"))) {
    if (token.is("xcomp")) return true;
  }
  const bool oblique = token.is("obl") || token.is("nmod") || token.is("advcl") ||
                       token.is("acl") || token.is("xcomp") || token.is("ccomp");
  return oblique && !row.prepositions.empty() && has_case(text, child, row.prepositions);
}

/// The cue with all its dependents that are not content: what interrupts a clause.
Stretch parenthesis(const ClaimText& text, std::uint32_t cue,
                    const std::vector<std::uint32_t>& content) {
  Stretch hole{cue, cue + 1};
  for (const std::uint32_t child : text.children(cue)) {
    if (std::find(content.begin(), content.end(), child) != content.end()) continue;
    if (text.is_punct(child)) continue;
    hole.first = std::min(hole.first, text.first(child));
    hole.last = std::max(hole.last, text.last(child));
  }
  return hole;
}

void add_pieces(ClaimDraft& draft, const std::vector<Stretch>& pieces) {
  draft.content.insert(draft.content.end(), pieces.begin(), pieces.end());
}

std::string_view finite_number(const ClaimText& text, std::uint32_t verb) {
  for (const std::uint32_t child : text.children(verb)) {
    if (text.token(child).is("aux") && !text.token(child).feat("Person").empty()) {
      return text.token(child).feat("Number");
    }
  }
  return text.token(verb).feat("Person").empty() ? std::string_view()
                                                 : text.token(verb).feat("Number");
}

/// Where the complement ends. A verb that the parser coordinated with it, without a subject of its
/// own and in the cue's number but not the complement's, goes on with the cue: "Putin said that the
/// two will meet and has asked …".
std::uint32_t end_of(const ClaimScene& scene, std::uint32_t cue, std::uint32_t head) {
  const ClaimText& text = scene.text;
  std::uint32_t last = text.last(head);
  const std::string_view inner = finite_number(text, head);
  for (const std::uint32_t child : text.children(head)) {
    if (!text.token(child).is("conj") || child < head || scene.zero_at[child] == no_index) continue;
    const std::string_view number = finite_number(text, child);
    if (inner.empty() || number.empty() || number == inner) continue;
    if (number == finite_number(text, cue)) last = std::min(last, text.first(child));
  }
  while (last > head + 1 && text.token(last - 1).upos == Upos::CCONJ) --last;
  return last;
}

/// Content that the slots name. One stretch a side of the cue.
void take_dependents(const ClaimScene& scene, std::uint32_t cue,
                     const std::vector<std::uint32_t>& heads, ClaimDraft& draft) {
  const ClaimText& text = scene.text;
  const Stretch hole = parenthesis(text, cue, heads);
  Stretch before, after;
  for (const std::uint32_t head : heads) {
    const Stretch whole{text.first(head), end_of(scene, cue, head)};
    if (whole.holds(cue)) {  // a complement around its cue: "All this, he says, could be undone"
      add_pieces(draft, without(text, whole, hole));
      continue;
    }
    Stretch& side = whole.first > cue ? after : before;
    if (side.empty())
      side = whole;
    else
      side = {std::min(side.first, whole.first), std::max(side.last, whole.last)};
  }
  // Recipients and the like between two fillers stay in: "called the senator a nasty guy".
  if (!before.empty()) add_pieces(draft, without(text, before, {}));
  if (!after.empty()) add_pieces(draft, without(text, after, {}));
}

/// The clause around a parenthesis.
void take_host(const ClaimText& text, std::uint32_t host, Stretch hole, ClaimDraft& draft) {
  if (host == no_token) return;
  Stretch whole{text.first(host), text.last(host)};
  while (!whole.empty() && text.token(whole.first).upos == Upos::CCONJ) ++whole.first;
  add_pieces(draft, without(text, whole, hole));
}

bool is_clause_head(const ClaimText& text, std::uint32_t token) {
  const Token& word = text.token(token);
  return text.head(token) == no_token || word.upos == Upos::VERB ||
         text.child(token, "cop") != no_token || text.child(token, "nsubj") != no_token;
}

/// "according to X": the row's words are the case marker of X, or X hangs on them.
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
  if (noun == no_token || noun < token) return;
  ClaimDraft draft;
  draft.anchor = token;
  set_source(scene, noun, draft);
  draft.source.first = std::max(draft.source.first, cue.last);
  if (cue.row.actor_only && draft.speaker == no_index) return;
  draft.stance = cue.stance;
  draft.cue = {token, cue.last};
  const std::uint32_t top = text.under(noun, token) ? token : noun;
  std::uint32_t host = text.head(top);
  while (host != no_token && !is_clause_head(text, host)) host = text.head(host);
  if (host == no_token) return;
  const Stretch hole{std::min(token, text.first(top)), text.last(top)};
  // At the edge of the sentence the phrase spans all of it, whatever it was hung on.
  const std::uint32_t s = text.sentence_of(token);
  if (hole.first == text.start(s)) {
    while (text.head(host) != no_token) host = text.head(host);
  }
  take_host(text, host, hole, draft);
  keep(scene, std::move(draft));
}

/// Whether a direct quotation makes up (most of) what this draft would claim.
bool is_taken(const ClaimScene& scene, std::uint32_t cue) {
  return scene.draft_at[cue] != no_index;
}

/// "The talks have failed, the minister said": the cue leans on what it reports. Not when it says
/// something of its own ("…: the court ruled out talks").
bool stands_aside(const ClaimText& text, std::uint32_t cue, Stretch source) {
  const Token& word = text.token(cue);
  const std::uint32_t first = text.first(cue);
  const bool joined =
      word.is("conj") && text.head(cue) < cue && text.is_punct(first) && source.first > cue;
  if (!word.is("parataxis") && !joined) return false;
  const std::uint32_t object = text.child(cue, "obj");
  if (object != no_token && !source.holds(object)) return false;
  const std::uint32_t mark = text.is_punct(first) ? first : first - 1;
  return first == 0 || text.token(mark).form != ":";
}

void find_word(ClaimScene& scene, std::uint32_t token, const CueAt& cue) {
  const ClaimText& text = scene.text;
  std::vector<std::uint32_t> heads;
  for (const std::uint32_t child : text.children(token)) {
    if (is_content(text, token, child, cue)) heads.push_back(child);
  }
  ClaimDraft draft;
  describe_cue(scene, token, cue, draft);
  std::erase_if(heads, [&](std::uint32_t head) { return draft.source.holds(head); });
  const bool aside = stands_aside(text, token, draft.source);
  if (!heads.empty()) {
    take_dependents(scene, token, heads, draft);
  } else if (cue.listed && cue.row.clause && aside && !draft.source.empty()) {
    const std::uint32_t host = text.head(token);
    if (host != no_token) take_host(text, host, parenthesis(text, token, {}), draft);
  }
  if (cue.row.actor_only && draft.speaker == no_index) return;
  keep(scene, std::move(draft));
}

}  // namespace

void find_indirect(ClaimScene& scene) {
  for (std::uint32_t token = 0; token < scene.text.size(); ++token) {
    if (is_taken(scene, token)) continue;
    for (const CueAt& cue : cues_at(scene, token)) {
      if (cue.row.whole)
        find_phrase(scene, token, cue);
      else
        find_word(scene, token, cue);
      if (is_taken(scene, token)) break;  // the first reading that finds content
    }
  }
}

}  // namespace casus::frames
