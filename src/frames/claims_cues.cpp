#include <algorithm>

#include "claims_draft.h"

namespace casus::frames {
namespace {

using syntax::no_token;
using syntax::Token;
using syntax::Upos;

bool is_verbal(Upos upos) { return upos == Upos::VERB || upos == Upos::AUX; }

/// Words 2… of a phrase: dependents of the verb in any order, or the tokens that follow.
bool phrase_holds(const ClaimScene& scene, std::uint32_t token, const ClaimCue& row,
                  std::uint32_t& last) {
  last = token + 1;
  if (row.words.size() == 1) return true;
  bool follows = true;
  for (std::size_t i = 1; i < row.words.size() && follows; ++i) {
    const auto at = token + static_cast<std::uint32_t>(i);
    follows = at < scene.text.size() && (scene.text.token(at).lemma == row.words[i] ||
                                         scene.text.token(at).form == row.words[i]);
  }
  if (follows) {
    last = token + static_cast<std::uint32_t>(row.words.size());
    return true;
  }
  if (!is_verbal(row.upos)) return false;
  for (std::size_t i = 1; i < row.words.size(); ++i) {
    bool found = false;
    for (const std::uint32_t child : scene.text.children(token)) {
      const Token& word = scene.text.token(child);
      found = found || (word.lemma == row.words[i] && word.upos != Upos::PRON);
    }
    if (!found) return false;
  }
  return true;
}

/// The agent that the frames room found for a predicate, traces included.
const Filler* agent_of(const ClaimScene& scene, std::uint32_t token) {
  const std::uint32_t frame = scene.frame_at[token];
  if (frame == no_index) return nullptr;
  for (const Argument& argument : scene.frames[frame].arguments) {
    if (argument.role == Role::agent) return &argument.filler;
  }
  return nullptr;
}

/// The subject of a verb by the tree: its own, that of the verb it is coordinated with or that
/// controls it, or the noun that it modifies.
std::uint32_t subject_of(const ClaimText& text, std::uint32_t verb) {
  for (int step = 0; step < 6 && verb != no_token; ++step) {
    if (const auto agent = text.child(verb, "obl:agent"); agent != no_token) return agent;
    const std::uint32_t subject = text.child(verb, "nsubj");
    if (subject != no_token) {
      return text.token(subject).deprel == "nsubj:pass" ? no_token : subject;
    }
    const Token& token = text.token(verb);
    const std::uint32_t head = text.head(verb);
    if (token.is("acl") && head != no_token) return head;
    const bool shares = token.is("conj") || token.is("xcomp") || token.is("advcl");
    if (!shares) return no_token;
    if (token.is("conj") && is_verbal(token.upos) && token.feat("Person") == "3" &&
        head != no_token && text.token(head).feat("Person") != "" &&
        text.token(head).feat("Number") != token.feat("Number")) {
      return no_token;
    }
    verb = head;
  }
  return no_token;
}

/// Of a noun cue: its possessor or who it comes from.
std::uint32_t owner_of(const ClaimScene& scene, std::uint32_t noun) {
  const ClaimText& text = scene.text;
  if (const Filler* agent = agent_of(scene, noun); agent != nullptr && agent->head != no_index) {
    return text.start(text.sentence_of(noun)) + agent->head;
  }
  for (const std::uint32_t child : text.children(noun)) {
    const std::string_view relation = text.token(child).deprel;
    if (relation == "nmod:poss" || relation == "det:poss") return child;
  }
  return no_token;
}

Stretch hull(const ClaimText& text, std::uint32_t head) {
  return {text.first(head), text.last(head)};
}

/// Tokens of the cue: the verb, its auxiliaries, particles and negation where they stand together.
Stretch cue_stretch(const ClaimText& text, std::uint32_t anchor, const CueAt& cue) {
  Stretch stretch{std::min(anchor, cue.first), std::max(anchor + 1, cue.last)};
  for (const std::uint32_t child : text.children(anchor)) {
    const Token& token = text.token(child);
    if (token.is("aux") || token.is("compound") || token.is("expl") ||
        (token.is("cop") && child < anchor)) {
      stretch.first = std::min(stretch.first, child);
      if (token.is("compound")) stretch.last = std::max(stretch.last, child + 1);
    }
  }
  return stretch;
}

Effect effect_of(Stance stance) {
  switch (stance) {
    case Stance::accuses:
      return Effect::alleged;
    case Stance::denies:
      return Effect::denied;
    case Stance::demands:
    case Stance::asks:
      return Effect::wanted;
    case Stance::wants:
      return Effect::planned;
    case Stance::promises:
      return Effect::promised;
    case Stance::threatens:
      return Effect::threatened;
    case Stance::predicts:
    case Stance::thinks:
    case Stance::fears:
      return Effect::possible;
    case Stance::praises:
    case Stance::criticises:
      return Effect::fact;
    default:
      return Effect::said;
  }
}

}  // namespace

std::vector<CueAt> cues_at(const ClaimScene& scene, std::uint32_t token) {
  std::vector<CueAt> cues;
  const Token& word = scene.text.token(token);
  bool listed = false;
  for (const ClaimCue* row : scene.words.find(word.lemma, word.upos)) {
    std::uint32_t last = token + 1;
    if (row->opens || row->comments || row->asks || row->earlier ||
        !phrase_holds(scene, token, *row, last))
      continue;
    listed = true;
    const std::uint32_t sense = scene.frame_at[token];
    if (row->by_sense && sense != no_index && scene.frames[sense].stance == Stance::none) continue;
    if (row->stance == Stance::none) {  // of its readings only phrases are left
      std::erase_if(cues, [](const CueAt& cue) { return cue.row.words.size() == 1; });
      return cues;
    }
    cues.push_back({*row, row->stance, true, token, last});
  }
  if (listed) return cues;
  const std::uint32_t frame = scene.frame_at[token];
  if (frame != no_index && scene.frames[frame].stance != Stance::none) {
    ClaimCue row;
    row.upos = word.upos;
    row.clause = row.infinitive = true;
    row.quote = word.upos == Upos::VERB;
    cues.push_back({row, scene.frames[frame].stance, true, token, token + 1});
  } else if (word.upos == Upos::VERB && scene.text.child(token, "nsubj") != no_token) {
    // A verb that nobody listed but that takes a finite complement reports, more often than not.
    ClaimCue row;
    row.clause = true;
    cues.push_back({row, Stance::says, false, token, token + 1});
  }
  return cues;
}

void set_source(const ClaimScene& scene, std::uint32_t head, ClaimDraft& draft) {
  const ClaimText& text = scene.text;
  Stretch source = hull(text, head);
  const Token& token = text.token(head);
  const bool pronoun = token.upos == Upos::PRON || token.is("det:poss");
  if (pronoun) source = {head, head + 1};
  // The noun phrase ends where the claim begins when the speaker governs its own cue ("Kim, who
  // said …", "a report saying …").
  if (draft.anchor != no_index && source.holds(draft.anchor)) {
    std::uint32_t cut = draft.anchor;
    while (text.head(cut) != no_token && text.head(cut) != head && source.holds(text.head(cut))) {
      cut = text.head(cut);
    }
    if (text.first(cut) > head)
      source.last = text.first(cut);
    else
      source.first = text.last(cut);
  }
  // A case marker is no part of the speaker ("by the minister").
  while (source.first < head &&
         (text.token(source.first).is("case") || text.is_punct(source.first))) {
    ++source.first;
  }
  const auto dangles = [&](std::uint32_t t) {
    if (is_comma_like(text.token(t).form)) return true;
    const std::uint32_t quotation = scene.quotation_of[t];
    return text.is_punct(t) && quotation != no_index &&
           scene.quotations[quotation].tokens.last > source.last;
  };
  while (source.last > source.first + 1 && dangles(source.last - 1)) --source.last;
  draft.source = source;
  draft.speaker = scene.mention_at[head];
  for (std::uint32_t t = source.first; draft.speaker == no_index && t < source.last; ++t) {
    if (scene.mention_at[t] == no_index) continue;
    const actors::Mention& mention = scene.mentions[scene.mention_at[t]];
    const std::uint32_t base = text.start(mention.sentence);
    if (head >= base + mention.first && head < base + mention.last) {
      draft.speaker = scene.mention_at[t];
    }
  }
}

void set_source_words(const ClaimScene& scene, Stretch words, ClaimDraft& draft) {
  draft.source = words;
  draft.speaker = no_index;
  for (std::uint32_t t = words.first; t < words.last && draft.speaker == no_index; ++t) {
    draft.speaker = scene.mention_at[t];
  }
}

namespace {

bool is_finite(const ClaimText& text, std::uint32_t verb) {
  if (text.token(verb).feat("VerbForm") == "Fin") return true;
  for (const std::uint32_t child : text.children(verb)) {
    if (text.token(child).is("aux") && text.token(child).feat("VerbForm") == "Fin") return true;
  }
  return false;
}

/// Where neither tree nor frame knows whose a finite cue is: the noun phrase before it, or the
/// subject of a verb above.
void guess_source(const ClaimScene& scene, std::uint32_t anchor, ClaimDraft& draft) {
  const ClaimText& text = scene.text;
  if (text.token(anchor).upos != Upos::VERB || !is_finite(text, anchor)) return;
  if (text.child(anchor, "aux:pass") != no_token) return;
  const Stretch words = words_before(scene, draft.cue);
  if (!words.empty()) {
    set_source_words(scene, words, draft);
    return;
  }
  std::uint32_t verb = text.head(anchor);
  for (int step = 0; step < 8 && verb != no_token; ++step, verb = text.head(verb)) {
    const std::uint32_t subject = text.child(verb, "nsubj");
    if (subject == no_token || subject > anchor) continue;
    if (text.token(verb).upos == Upos::VERB) set_source(scene, subject, draft);
    return;
  }
}

}  // namespace

void describe_cue(const ClaimScene& scene, std::uint32_t anchor, const CueAt& cue,
                  ClaimDraft& draft) {
  const ClaimText& text = scene.text;
  draft.anchor = anchor;
  draft.stance = cue.stance;
  draft.cue = cue_stretch(text, anchor, cue);
  draft.frame = scene.frame_at[anchor];
  draft.effect = effect_of(cue.stance);
  if (draft.frame != no_index && scene.frames[draft.frame].effect != Effect::none &&
      scene.frames[draft.frame].stance != Stance::none) {
    draft.effect = scene.frames[draft.frame].effect;
  }
  const bool own_subject = text.child(anchor, "nsubj") != no_token;
  const bool zero = scene.zero_at[anchor] != no_index && !own_subject;
  const bool verbal = cue.row.upos == Upos::VERB || text.child(anchor, "cop") != no_token;
  std::uint32_t head = verbal ? subject_of(text, anchor) : owner_of(scene, anchor);
  // Where the tree hangs no subject on the cue, its frame may know whose it is ("…, ha detto il
  // ministro" with the minister as an object).
  const Filler* agent = agent_of(scene, anchor);
  if (agent != nullptr && agent->head != no_index && !agent->trace && verbal && !own_subject) {
    const std::uint32_t token = text.start(text.sentence_of(anchor)) + agent->head;
    if (text.head(token) == anchor) head = token;
  }
  if (!zero && head != no_token && !text.token(head).is("expl")) set_source(scene, head, draft);
  if (draft.speaker == no_index && agent != nullptr) draft.speaker = agent->mention;
  if (draft.source.empty() && scene.zero_at[anchor] != no_index) {
    draft.speaker = scene.zero_at[anchor];
  } else if (draft.source.empty()) {
    guess_source(scene, anchor, draft);
  }
}

void keep(ClaimScene& scene, ClaimDraft draft) {
  if (draft.content.empty()) return;
  std::sort(draft.content.begin(), draft.content.end(),
            [](const Stretch& a, const Stretch& b) { return a.first < b.first; });
  const auto number = static_cast<std::uint32_t>(scene.drafts.size());
  if (draft.anchor != no_index) {
    scene.draft_at[draft.anchor] = number;
    // The other words of the cue are no cues of their own: "ha fatto sapere".
    for (std::uint32_t t = draft.anchor; t < draft.cue.last; ++t) {
      if (scene.draft_at[t] == no_index) scene.draft_at[t] = number;
    }
  }
  scene.drafts.push_back(std::move(draft));
}

Stretch trimmed(const ClaimText& text, Stretch content) {
  const auto droppable = [&](std::uint32_t t) {
    const std::string_view form = text.token(t).form;
    return is_comma_like(form) || form == ":" || form == ";" || form == ")" || form == "(";
  };
  while (!content.empty() && (droppable(content.first) || text.token(content.first).form == ".")) {
    ++content.first;
  }
  while (!content.empty() &&
         (droppable(content.last - 1) || ends_sentence(text.token(content.last - 1).form))) {
    --content.last;
  }
  return content;
}

std::vector<Stretch> without(const ClaimText& text, Stretch content, Stretch hole) {
  std::vector<Stretch> pieces;
  const auto add = [&](Stretch piece) {
    piece = trimmed(text, piece);
    bool words = false;
    for (std::uint32_t t = piece.first; t < piece.last; ++t) {
      words = words || (!text.is_punct(t) && text.token(t).upos != Upos::CCONJ);
    }
    if (words) pieces.push_back(piece);
  };
  if (hole.empty() || hole.last <= content.first || hole.first >= content.last) {
    add(content);
    return pieces;
  }
  if (hole.first > content.first) add({content.first, hole.first});
  if (hole.last < content.last) add({hole.last, content.last});
  return pieces;
}

}  // namespace casus::frames
