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

constexpr std::uint32_t opener_reach_max =
    16;  // tokens from a cue to the conjunction of its clause

bool has_case(const ClaimText& text, std::uint32_t token, const std::vector<std::string>& lemmas) {
  for (const std::uint32_t child : text.children(token)) {
    const Token& marker = text.token(child);
    if (!marker.is("case") && !marker.is("mark")) continue;
    if (std::find(lemmas.begin(), lemmas.end(), marker.lemma) != lemmas.end()) return true;
  }
  return false;
}

/// A clause that a conjunction of content opens: "…, e che nessuno lo sapeva".
bool is_opened(const ClaimScene& scene, std::uint32_t clause) {
  const std::uint32_t mark = scene.text.child(clause, "mark");
  if (mark == no_token) return false;
  const auto rows = scene.words.find(scene.text.token(mark).lemma, Upos::SCONJ);
  return !rows.empty() && rows.front()->opens;
}

/// "gli ha domandato se il governo avesse pagato": a clause of its own word right behind the cue.
bool is_question(const ClaimScene& scene, std::uint32_t cue, std::uint32_t child) {
  const ClaimText& text = scene.text;
  const std::uint32_t mark = text.child(child, "mark");
  if (mark == no_token || mark != text.first(child) || text.is_punct(mark - 1)) return false;
  if (mark > cue + 4) return false;
  const auto rows = scene.words.find(text.token(mark).lemma, text.token(mark).upos);
  return std::any_of(rows.begin(), rows.end(), [](const ClaimCue* row) { return row->asks; });
}

/// Somebody behind a noun's preposition has what it names: "la paura dei mediatori".
bool is_owner(const ClaimScene& scene, std::uint32_t child, const ClaimCue& row) {
  const std::uint32_t index = scene.mention_at[child];
  if (row.upos != Upos::NOUN || index == no_index) return false;
  const actors::Mention& mention = scene.mentions[index];
  const bool person = mention.type == actors::Type::person || mention.type == actors::Type::role;
  return person && !scene.text.token(child).is("acl");
}

/// Whether the dependent fills one of the row's slots.
bool is_content(const ClaimScene& scene, std::uint32_t cue, std::uint32_t child, const CueAt& at) {
  const ClaimText& text = scene.text;
  const Token& token = text.token(child);
  const ClaimCue& row = at.row;
  if (row.clause) {
    if (token.is("ccomp")) return true;
    // "that the port was shut and that no ship had left", both hung on the cue.
    if (token.is("conj") && child > cue && text.child(cue, "ccomp") != no_token &&
        (text.child(child, "nsubj") != no_token ? text.child(child, "mark") != no_token
                                                : is_opened(scene, child))) {
      return true;
    }
    if (token.is("advcl") && child > cue && is_question(scene, cue, child)) return true;
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
    if (token.is("ccomp") && token.feat("VerbForm") == "Inf") return true;
    // "si dice pronta a trattare": what somebody says of himself.
    if (token.is("xcomp") && row.quote && text.child(cue, "expl") != no_token) return true;
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
  return oblique && !row.prepositions.empty() && has_case(text, child, row.prepositions) &&
         !is_owner(scene, child, row);
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

/// What a comma sets off at the end of a complement and the narrator adds: "said the port was open,
/// easing fears of a shortage".
Stretch without_tail(const ClaimText& text, Stretch content) {
  for (bool cut = true; cut;) {
    cut = false;
    for (std::uint32_t t = content.first + 3; t < content.last; ++t) {
      const Token& token = text.token(t);
      if (!content.holds(text.head(t)) || text.last(t) < content.last) continue;
      std::uint32_t first = text.first(t);
      if (first > content.first && text.is_punct(first)) ++first;
      if (first <= content.first + 2 || !is_comma_like(text.token(first - 1).form)) continue;
      const std::string_view form = token.feat("VerbForm");
      const bool participle = token.is("advcl") && (form == "Ger" || form == "Part");
      bool clause = false;  // with words of its own: a subject, an auxiliary, a conjunction
      for (const std::uint32_t child : text.children(t)) {
        const Token& word = text.token(child);
        clause = clause || word.is("nsubj") || word.is("aux") || word.is("mark");
      }
      if (!participle || clause) continue;
      content.last = first - 1;
      cut = true;
      break;
    }
  }
  return content;
}

/// Content that the slots name. One stretch a side of the cue.
void take_dependents(const ClaimScene& scene, std::uint32_t cue, const ClaimCue& row,
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
  // "called the day “a feast of all faiths”" with the name hung elsewhere: it stands behind.
  const bool named = std::any_of(heads.begin(), heads.end(), [&](std::uint32_t head) {
    return !text.token(head).is("obj") && !text.token(head).is("nsubj");
  });
  if (row.predicate && !named && !after.empty()) after.last = std::max(after.last, text.last(cue));
  // What follows without a comma goes with it: "noted the rule in his speech", "called on A to …".
  for (const std::uint32_t child : text.children(cue)) {
    const Token& token = text.token(child);
    const bool follows = !after.empty() && text.first(child) == after.last &&
                         !is_comma_like(text.token(after.last - 1).form);
    const bool aim = token.is("advcl") && token.feat("VerbForm") == "Inf" &&
                     text.child(child, "nsubj") == no_token;
    if (follows && (token.is("obl") || token.is("xcomp") || aim)) after.last = text.last(child);
  }
  // Recipients and the like between two fillers stay in: "called the senator a nasty guy".
  if (!before.empty()) add_pieces(draft, without(text, before, {}));
  if (!after.empty()) add_pieces(draft, without(text, without_tail(text, after), {}));
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

/// Where a clause behind a cue that takes no object really begins, and its end: "said the first of
/// the two trucks that left was empty", of which trees make objects, participles and fragments.
Stretch bare_clause(const ClaimScene& scene, std::uint32_t cue) {
  const ClaimText& text = scene.text;
  std::uint32_t first = cue + 1;
  const std::uint32_t end = text.last(cue);
  while (first < end && text.token(first).upos == Upos::ADV) ++first;
  if (first >= end || text.is_punct(first)) return {};
  const Upos upos = text.token(first).upos;
  if (upos == Upos::ADP || upos == Upos::CCONJ || upos == Upos::SCONJ) return {};
  std::uint32_t last = end;
  for (const std::uint32_t child : text.children(cue)) {  // "…, though she was not sure"
    const bool later = child > first && text.token(child).is("advcl") &&
                       text.child(child, "mark") != no_token && text.first(child) > first;
    if (later && (text.is_punct(text.first(child)) || text.is_punct(text.first(child) - 1))) {
      last = std::min(last, text.first(child));
    }
  }
  bool nominal = false;
  for (std::uint32_t t = first; t < last; ++t) {
    const Token& token = text.token(t);
    if (scene.quotation_of[t] != no_index && !nominal) return {};
    const bool verb = token.upos == Upos::VERB || token.upos == Upos::AUX;
    if (verb && nominal) return {first, last};
    if (verb) return {};
    nominal = nominal || token.upos == Upos::NOUN || token.upos == Upos::PROPN ||
              token.upos == Upos::PRON || token.upos == Upos::NUM;
  }
  return {};
}

/// A clause that a conjunction of content opens behind the cue, whatever it was hung on: "teme che
/// l'offensiva cominci" with a noun for the verb.
Stretch opened_clause(const ClaimScene& scene, std::uint32_t cue) {
  const ClaimText& text = scene.text;
  if (text.child(cue, "obj") != no_token) return {};
  const std::uint32_t end = text.last(cue);
  for (std::uint32_t t = cue + 1; t < end && t < cue + opener_reach_max; ++t) {
    const Token& token = text.token(t);
    const auto rows = scene.words.find(token.lemma, Upos::SCONJ);
    const bool opens = !rows.empty() && rows.front()->opens;
    const bool subject = token.is("nsubj") || token.is("det");
    if (opens && !subject && t + 2 < end) return {t, end};
    if (token.upos == Upos::VERB || token.upos == Upos::SCONJ || token.form == ":") return {};
  }
  return {};
}

/// Whether a dependent that is no content stands right behind the cue, where a bare clause begins.
bool is_torn(const ClaimText& text, std::uint32_t cue, const std::vector<std::uint32_t>& heads) {
  std::uint32_t first = cue + 1;
  while (first < text.last(cue) && text.token(first).upos == Upos::ADV) ++first;
  for (const std::uint32_t child : text.children(cue)) {
    if (child < cue || text.first(child) != first) continue;
    if (std::find(heads.begin(), heads.end(), child) != heads.end()) return false;
    const Token& token = text.token(child);
    return token.is("obj") || token.is("iobj") || token.is("nsubj") || token.is("conj") ||
           token.is("advcl") || token.is("xcomp") || token.is("parataxis");
  }
  return false;
}

/// "As the mayor observed, …", ", come ha detto il sindaco": a comment on the whole sentence.
bool is_comment(const ClaimScene& scene, std::uint32_t cue) {
  const ClaimText& text = scene.text;
  const std::uint32_t mark = text.child(cue, "mark");
  if (!text.token(cue).is("advcl") || mark == no_token || mark != text.first(cue)) return false;
  const auto rows = scene.words.find(text.token(mark).lemma, Upos::SCONJ);
  if (rows.empty() || !rows.front()->comments) return false;
  const std::uint32_t s = text.sentence_of(cue);
  return mark == text.start(s) || text.is_punct(mark - 1);
}

void find_word(ClaimScene& scene, std::uint32_t token, const CueAt& cue) {
  const ClaimText& text = scene.text;
  std::vector<std::uint32_t> heads;
  for (std::uint32_t word = token; word < std::max(token + 1, cue.last); ++word) {
    for (const std::uint32_t child : text.children(word)) {
      const bool own = child >= cue.first && child < cue.last;
      if (!own && is_content(scene, word, child, cue)) heads.push_back(child);
    }
  }
  // "a programme called EB-5": a name, and nobody who gives it.
  const bool participle =
      text.token(token).is("acl") && !text.token(token).is("acl:relcl") &&
      (text.token(token).feat("VerbForm") == "Part" ||
       (text.token(token).feat("VerbForm") == "Fin" && text.child(token, "nsubj") == no_token));
  const std::uint32_t object = text.child(token, "obj");
  const bool name = object == no_token || text.token(object).upos == Upos::PROPN;
  if (cue.row.predicate && participle && text.child(token, "obl:agent") == no_token && name) return;
  ClaimDraft draft;
  describe_cue(scene, token, cue, draft);
  std::erase_if(heads, [&](std::uint32_t head) { return draft.source.holds(head); });
  const bool aside = stands_aside(text, token, draft.source);
  const bool spoken = !draft.source.empty() && draft.source.last <= token;
  const bool torn = cue.row.bare && spoken && is_torn(text, token, heads);
  const Stretch bare = torn ? bare_clause(scene, token) : Stretch{};
  if (!bare.empty()) {
    draft.content = without(text, without_tail(text, bare), {});
  } else if (!heads.empty()) {
    take_dependents(scene, token, cue.row, heads, draft);
  } else if (cue.listed && cue.row.clause && aside && !draft.source.empty()) {
    const std::uint32_t host = text.head(token);
    if (host != no_token) take_host(text, host, parenthesis(text, token, {}), draft);
  } else if (cue.listed && cue.row.clause && !draft.source.empty() && is_comment(scene, token)) {
    take_sentence(text, text.sentence_of(token), parenthesis(text, token, {}), draft);
  } else if (cue.listed && cue.row.clause) {
    draft.content = without(text, opened_clause(scene, token), {});
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
      else if (cue.row.governor)
        find_governor(scene, token, cue);
      else
        find_word(scene, token, cue);
      if (is_taken(scene, token)) break;  // the first reading that finds content
    }
  }
}

}  // namespace casus::frames
