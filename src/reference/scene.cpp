#include <algorithm>

#include "resolver.h"

namespace casus::reference {

using actors::Anaphor;
using actors::Type;
using frames::Role;
using syntax::no_token;
using syntax::Token;
using syntax::Upos;

Resolver::Resolver(const syntax::Parse& parse, const text::Article& article,
                   const std::vector<actors::Mention>& mentions, const frames::Frames& frames,
                   const frames::Concepts& concepts, const Knowledge::Data& words,
                   float confidence_min, Story story, std::vector<Choice>* choices)
    : parse_(parse),
      article_(article),
      mentions_(mentions),
      frames_(frames),
      concepts_(concepts),
      words_(words),
      confidence_min_(confidence_min),
      story_(story),
      result_(mentions.size()),
      entity_of_(mentions.size(), no_index),
      choices_(choices) {
  index();
}

void Resolver::index() {
  for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
    if (is_told(mentions_[i])) order_.push_back(i);
  }
  std::stable_sort(order_.begin(), order_.end(), [this](std::uint32_t a, std::uint32_t b) {
    return position(mentions_[a]) < position(mentions_[b]);
  });
  by_head_.resize(parse_.sentences.size());
  for (std::size_t s = 0; s < by_head_.size(); ++s) {
    by_head_[s].assign(parse_.sentences[s].tokens.size(), no_index);
  }
  // A zero subject shares its token with the predicate; a nominal predicate may be a mention too.
  for (const bool zero : {false, true}) {
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      const Mention& m = mentions_[i];
      if ((m.type == Type::zero) != zero) continue;
      std::uint32_t& slot = by_head_[m.sentence][m.head];
      if (slot == no_index) slot = i;
    }
  }
  uses_.resize(mentions_.size());
  for (std::uint32_t f = 0; f < frames_.frames.size(); ++f) {
    for (const frames::Argument& argument : frames_.frames[f].arguments) {
      const std::uint32_t mention = argument.filler.mention;
      if (mention < uses_.size()) uses_[mention].push_back({f, argument.role});
    }
  }
}

/// A subject that is left out stands before the clitics of its verb: "gli ha chiesto" asks first
/// who asks.
std::uint64_t Resolver::position(const Mention& m) const {
  std::uint32_t token = m.head;
  if (m.type == Type::zero) {
    for (const std::uint32_t child : sentence(m).children(m.head)) {
      const Token& word = sentence(m).tokens[child];
      if (words_.is_word("nominative", word.lemma)) continue;
      if (word.upos == Upos::AUX || word.upos == Upos::PRON) token = std::min(token, child);
    }
  }
  const std::uint64_t slot = 2ULL * token + (m.type == Type::zero ? 0 : 1);
  return (static_cast<std::uint64_t>(m.sentence) << 32U) + slot;
}

std::uint32_t Resolver::at(std::uint32_t sentence, std::uint32_t token) const {
  return token < by_head_[sentence].size() ? by_head_[sentence][token] : no_index;
}

std::uint32_t Resolver::over(std::uint32_t s, std::uint32_t token) const {
  const std::uint32_t known = at(s, token);
  if (known != no_index && mentions_[known].type != Type::zero) return known;
  for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
    const Mention& m = mentions_[i];
    if (m.sentence == s && m.type != Type::zero && m.first <= token && token < m.last) return i;
  }
  return no_index;
}

const std::vector<Resolver::Use>& Resolver::uses(const Mention& m) const {
  return uses_[static_cast<std::size_t>(&m - mentions_.data())];
}

bool Resolver::is_named(const Mention& m) const {
  return m.anaphor == Anaphor::none && m.type != Type::pronoun && m.type != Type::zero &&
         (!m.candidates.empty() || m.sector.empty());
}

std::optional<Place> Resolver::core_place(const syntax::Sentence& sentence, std::uint32_t& t) {
  for (int step = 0; step < 8; ++step) {
    const Token& token = sentence.tokens[t];
    if (token.is("nsubj") || token.is("csubj")) return Place::subject;
    if (token.deprel == "obl:agent") return Place::agent;
    if (token.is("obj") || token.is("iobj")) return Place::object;
    const bool climbs =
        token.is("conj") || token.is("appos") || token.is("flat") || token.is("compound");
    if (!climbs || token.head == no_token) break;
    t = token.head;
  }
  if (sentence.tokens[t].head == no_token) return Place::subject;
  return std::nullopt;
}

Place Resolver::outer_place(const Token& token) {
  const bool modifies =
      token.is("nmod") || token.is("amod") || token.is("det") || token.is("compound");
  return modifies ? Place::modifier : Place::oblique;
}

Place Resolver::place_of(const Mention& m) const {
  if (m.type == Type::zero) return Place::subject;
  std::uint32_t t = m.head;
  const auto core = core_place(sentence(m), t);
  const Token& token = sentence(m).tokens[t];
  if (core && token.is("nsubj") && token.head != no_token && t > token.head) {
    // Of two subjects the one behind the verb is its object: "Mosca accusa Kiev".
    const std::uint32_t first = sentence(m).child(token.head, "nsubj");
    if (first != no_token && first < token.head) return Place::object;
  }
  if (core) return *core;
  if (token.is("nmod") || token.is("conj")) {
    for (const Use& use : uses(m)) {
      const frames::Frame& frame = frames_.frames[use.frame];
      const std::uint32_t self = static_cast<std::uint32_t>(&m - mentions_.data());
      if (use.role == Role::agent && mended_subject(m.sentence, frame.predicate) == self) {
        return Place::subject;
      }
    }
  }
  return outer_place(token);
}

std::string_view Resolver::case_of(const Mention& m) const {
  const syntax::Sentence& s = sentence(m);
  std::uint32_t t = m.head;
  for (int step = 0; step < 6; ++step) {
    const std::uint32_t marker = s.child(t, "case");
    if (marker != no_token) return s.tokens[marker].lemma;
    const Token& token = s.tokens[t];
    const bool climbs = token.is("conj") || token.is("appos") || token.is("flat");
    if (!climbs || token.head == no_token) break;
    t = token.head;
  }
  return {};
}

std::uint32_t Resolver::clause_of(const Mention& m) const {
  const auto& tokens = sentence(m).tokens;
  if (m.type == Type::zero) return m.head;
  std::uint32_t t = tokens[m.head].head;
  while (t != no_token && tokens[t].upos != Upos::VERB &&
         sentence(m).child(t, "nsubj") == no_token) {
    t = tokens[t].head;
  }
  return t;
}

std::uint32_t Resolver::subject_of(std::uint32_t s, std::uint32_t verb) const {
  const syntax::Sentence& here = parse_.sentences[s];
  for (int step = 0; step < 8 && verb != no_token; ++step) {
    const std::uint32_t subject = here.child(verb, "nsubj");
    if (subject != no_token) return over(s, subject);
    const std::uint32_t zero = at(s, verb);
    if (zero != no_index && mentions_[zero].type == Type::zero) return zero;
    const Token& token = here.tokens[verb];
    // A subject that the parser hangs elsewhere.
    const std::uint32_t doer = mended_subject(s, verb);
    if (doer != no_index) return doer;
    // "Asked Canada to withdraw": whoever is to do it.
    if (token.is("xcomp") || token.is("acl") || token.is("advcl")) {
      const std::uint32_t agent = filler_of(s, verb, frames::Role::agent);
      if (agent != no_index) return agent;
    }
    if (token.deprel == "acl" && token.head != no_token && at(s, token.head) != no_index) {
      return at(s, token.head);
    }
    if (!token.is("conj") && !token.is("xcomp") && !token.is("advcl") && !token.is("acl")) break;
    verb = token.head;
  }
  return no_index;
}

/// Whom the frame of a finite verb has for its doer, where the parser makes that one part of the
/// phrase in front of the verb ("al termine della cena Rabin ha lasciato …").
std::uint32_t Resolver::mended_subject(std::uint32_t s, std::uint32_t verb) const {
  const auto& tokens = parse_.sentences[s].tokens;
  const std::uint32_t doer = filler_of(s, verb, frames::Role::agent);
  if (doer == no_index || tokens[verb].upos != Upos::VERB) return no_index;
  const Mention& m = mentions_[doer];
  const Token& token = tokens[m.head];
  if (m.sentence != s || m.head >= verb || !(token.is("nmod") || token.is("conj"))) return no_index;
  if (token.head == verb || parse_.sentences[s].child(m.head, "case") != no_token) return no_index;
  return parse_.sentences[s].child(verb, "aux") != no_token ? doer : no_index;
}

/// Who plays the role in the frame of a verb.
std::uint32_t Resolver::filler_of(std::uint32_t s, std::uint32_t verb, frames::Role role) const {
  for (const frames::Frame& frame : frames_.frames) {
    if (frame.sentence != s || frame.predicate != verb) continue;
    for (const frames::Argument& argument : frame.arguments) {
      if (argument.role == role && argument.filler.mention < mentions_.size()) {
        return argument.filler.mention;
      }
    }
  }
  return no_index;
}

bool Resolver::has_role(const Mention& m, frames::Role role) const {
  return std::any_of(uses(m).begin(), uses(m).end(),
                     [role](const Use& use) { return use.role == role; });
}

bool Resolver::is_one_of(frames::Concept act, std::string_view group) const {
  if (act == frames::Concept::none) return false;
  const auto& names = words_.words(group);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    const frames::Concept one = concepts_.find(name);
    return one != frames::Concept::none && concepts_.is_a(act, one);
  });
}

/// What a word means where it is a predicate or has a part in one.
frames::Concept Resolver::concept_at(std::uint32_t s, std::uint32_t token) const {
  for (const frames::Frame& frame : frames_.frames) {
    if (frame.sentence != s) continue;
    if (frame.predicate == token && frame.concept_ != frames::Concept::none) return frame.concept_;
    for (const frames::Argument& argument : frame.arguments) {
      if (argument.filler.head == token) return argument.filler.concept_;
    }
  }
  return frames::Concept::none;
}

bool Resolver::inside_subject(const Mention& m, std::uint32_t verb) const {
  const auto& tokens = sentence(m).tokens;
  for (std::uint32_t t = m.head; t != no_token && t != verb; t = tokens[t].head) {
    if (tokens[t].head == verb && tokens[t].is("nsubj")) return true;
  }
  return false;
}

/// Whoever plays another part in what the mention does or suffers; two fillers of one role may be
/// the same actor ("ha offerto la mediazione di Ankara": the offerer mediates).
std::vector<std::uint32_t> Resolver::co_arguments(std::uint32_t index) const {
  std::vector<std::uint32_t> others;
  const Mention& m = mentions_[index];
  const auto add_frame = [&](const frames::Frame& frame, frames::Role own) {
    for (const frames::Argument& argument : frame.arguments) {
      const std::uint32_t mention = argument.filler.mention;
      if (argument.role == own || argument.role == frames::Role::other ||
          argument.role == frames::Role::time || argument.role == frames::Role::manner ||
          argument.role == frames::Role::place) {
        continue;
      }
      if (mention >= mentions_.size() || mention == index) continue;
      // "Come egli ama dire", where the parser takes the pronoun for no subject: the same one.
      const bool same = mentions_[mention].type == Type::zero &&
                        words_.is_word("nominative", head(m).lemma) &&
                        head(m).head == mentions_[mention].head;
      if (!same) others.push_back(mention);
    }
  };
  for (const Use& use : uses_[index]) add_frame(frames_.frames[use.frame], use.role);
  if (m.type == Type::zero && uses_[index].empty()) {
    for (const frames::Frame& frame : frames_.frames) {
      if (frame.sentence == m.sentence && frame.predicate == m.head) {
        add_frame(frame, frames::Role::agent);
      }
    }
  }
  return others;
}

std::uint32_t Resolver::claim_of(const Mention& m) const {
  std::uint32_t best = no_index;
  std::uint32_t best_size = 0;
  for (std::uint32_t c = 0; c < frames_.claims.size(); ++c) {
    const frames::Claim& claim = frames_.claims[c];
    std::uint32_t size = 0;
    bool holds = false;
    for (const frames::Range& part : claim.content) {
      size += part.last - part.first;
      holds = holds || (part.sentence == m.sentence && m.head >= part.first && m.head < part.last);
    }
    if (holds && (best == no_index || size < best_size)) {
      best = c;
      best_size = size;
    }
  }
  return best;
}

std::uint32_t Resolver::speech_of(const Mention& m) const {
  std::uint32_t claim = claim_of(m);
  for (int step = 0; step < 8 && claim != no_index; ++step) {
    if (frames_.claims[claim].direct) return claim;
    claim = frames_.claims[claim].parent;
  }
  return no_index;
}

}  // namespace casus::reference
