// Nouns that are no actors ("the vessel", "the law"), but what a pronoun may well mean. They are
// never resolved to anybody; the more present they are, the less an actor is.
#include <algorithm>
#include <cmath>

#include "resolver.h"

namespace casus::reference {

using actors::Type;
using syntax::no_token;
using syntax::Token;
using syntax::Upos;

bool Resolver::is_hidden(const Occurrence& seen) const {
  if (hidden_ == no_index) return false;
  const std::uint32_t token = mentions_[seen.mention].head;
  return std::any_of(frames_.claims.begin(), frames_.claims.end(), [&](const frames::Claim& claim) {
    return claim.speaker == hidden_ &&
           std::any_of(claim.content.begin(), claim.content.end(), [&](const frames::Range& part) {
             return part.sentence == seen.sentence && part.first <= token && token < part.last;
           });
  });
}

/// Does what only an actor can do: reports, or is the agent of an act.
bool Resolver::is_acting(std::uint32_t index) const {
  const Mention& m = mentions_[index];
  for (const frames::Claim& claim : frames_.claims) {
    if (claim.speaker == index) return true;
  }
  const frames::Concept act = concepts_.common().act;
  for (const Use& use : uses(m)) {
    if (use.role != frames::Role::agent) continue;
    const frames::Frame& frame = frames_.frames[use.frame];
    if (frame.stance != frames::Stance::none) return true;
    if (act != frames::Concept::none && concepts_.is_a(frame.concept_, act)) return true;
  }
  return false;
}

/// "It did not mention a withdrawal": does what texts and things do.
bool Resolver::tells(std::uint32_t index) const {
  const Mention& m = mentions_[index];
  if (place_of(m) != Place::subject) return false;
  const std::uint32_t verb = clause_of(m);
  return verb != no_token && words_.is_word("tells", sentence(m).tokens[verb].lemma);
}

/// How present the most present noun is that agrees and is no actor.
double Resolver::thing_before(std::uint32_t index, bool possessive) const {
  const Mention& m = mentions_[index];
  const std::uint32_t verb = possessive ? no_token : clause_of(m);
  const Place place = place_of(m);
  const double fade = words_.preference("sentence");
  // What something is done to is more likely a thing that something was done to; and so is what
  // tells or contains something.
  const bool suffers = head(m).deprel == "nsubj:pass" || head(m).is("obj") || tells(index);
  double best = 0;
  for (std::uint32_t distance = 0; distance <= std::min(2U, m.sentence); ++distance) {
    const std::uint32_t s = m.sentence - distance;
    const syntax::Sentence& here = parse_.sentences[s];
    const std::uint32_t end =
        distance == 0 ? m.first : static_cast<std::uint32_t>(here.tokens.size());
    for (std::uint32_t t = 0; t < end; ++t) {
      const Token& token = here.tokens[t];
      if (token.upos != Upos::NOUN) continue;
      const std::uint32_t known = over(s, t);
      if (known != no_index && entity_of_[known] != no_index) continue;
      if (distance == 0 && token.head == verb) continue;
      // "Gave asylum to him": part of what is done.
      const bool light = std::any_of(frames_.frames.begin(), frames_.frames.end(),
                                     [&](const frames::Frame& frame) {
                                       return frame.sentence == s && frame.predicate != t &&
                                              frame.first <= t && t < frame.last;
                                     });
      if (light) continue;
      if (possessive && distance == 0 && sentence(m).tokens[m.head].head == t) continue;
      const bool plural = token.feat("Number") == "Plur";
      if (m.number != 0 && plural != (m.number == 'p')) continue;
      const std::string_view gender = token.feat("Gender");
      if (m.gender != 0 && !gender.empty() && (gender == "Fem") != (m.gender == 'f')) continue;
      double value = 0;
      const bool subject = token.is("nsubj");
      if (subject)
        value = words_.preference("subject");
      else if (token.is("obj"))
        value = words_.preference(suffers ? "subject" : "object");
      else if (token.is("obl") && here.child(t, "case") != no_token)
        value = 0.5 * words_.preference("oblique");
      if (value <= 0) continue;
      value *= std::pow(fade, distance);
      if (here.block != sentence(m).block) value *= words_.preference("paragraph");
      if (distance > 0 && subject && place == Place::subject) {
        value += words_.preference("parallel") * value;
      }
      best = std::max(best, value);
    }
  }
  return best;
}

/// Whether the sentence has a noun that is no actor before the pronoun, but not the actor.
bool Resolver::noun_is_nearer(std::uint32_t index, std::uint32_t e) const {
  const Mention& m = mentions_[index];
  for (const Occurrence& seen : entities_[e].seen) {
    if (seen.sentence == m.sentence && seen.position < position(m)) return false;
  }
  const auto& tokens = sentence(m).tokens;
  for (std::uint32_t t = 0; t < m.first; ++t) {
    if (tokens[t].upos != Upos::NOUN || sentence(m).child(t, "det") == no_token) continue;
    if (!tokens[t].is("obj") && !tokens[t].is("obl") && !tokens[t].is("nsubj")) continue;
    const std::uint32_t known = over(m.sentence, t);
    if (known == no_index || entity_of_[known] == no_index) return true;
  }
  return false;
}

/// "They condemned the takeover, but he hailed it", "the polls were slammed, but they were
/// praised": both are done to the same, and here to no actor.
bool Resolver::is_parallel_thing(std::uint32_t index) const {
  const Mention& m = mentions_[index];
  if (m.type != Type::pronoun || (m.kind != "thing" && m.number != 'p')) return false;
  const auto suffers = [](const Token& token) {
    return token.deprel == "nsubj:pass" || token.deprel == "obj";
  };
  const std::uint32_t verb = head(m).head;
  const syntax::Sentence& here = sentence(m);
  if (!suffers(head(m)) || verb == no_token || !here.tokens[verb].is("conj")) return false;
  for (const std::uint32_t t : here.children(here.tokens[verb].head)) {
    const Token& token = here.tokens[t];
    if (!suffers(token) || token.upos != Upos::NOUN || t >= m.first) continue;
    const std::uint32_t known = over(m.sentence, t);
    if (known != no_index && entity_of_[known] != no_index) continue;
    const std::string_view gender = token.feat("Gender");
    if (m.gender != 0 && !gender.empty() && (gender == "Fem") != (m.gender == 'f')) continue;
    // "They reopened the schools and Chile thanked them": several are people as well.
    const bool plural = m.number == 'p';
    if (plural && (token.deprel != "nsubj:pass" || head(m).deprel != token.deprel)) continue;
    if ((token.feat("Number") == "Plur") == plural) return true;
  }
  return false;
}

/// Whether a noun that is no actor is meant more likely than the best of the actors.
bool Resolver::is_thing(std::uint32_t index, const std::vector<Scored>& ranked,
                        bool possessive) const {
  const Mention& m = mentions_[index];
  if (ranked.empty()) return false;
  if (words_.is_word("personal", head(m).lemma)) return false;
  // Several of a kind were named: "figures … them"; but what texts do ("they include") things do.
  const Entity& best = entities_[ranked[0].entity];
  if (m.number == 'p' && !tells(index) && (best.number != 's' || !best.members.empty()))
    return false;
  // "The plan … it did not mention": what texts do.
  const double factor = words_.preference(!possessive && tells(index)       ? "told"
                                          : !possessive && is_acting(index) ? "acting"
                                                                            : "thing");
  return thing_before(index, possessive) * factor > ranked[0].score;
}

}  // namespace casus::reference
