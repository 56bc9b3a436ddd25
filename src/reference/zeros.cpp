// Verbs whose left-out subject is nobody, and those that report.
#include <algorithm>

#include "resolver.h"

namespace casus::reference {

using actors::Type;
using syntax::no_token;
using syntax::Token;

bool Resolver::is_impersonal(const Mention& m) const {
  const syntax::Sentence& here = sentence(m);
  for (const std::uint32_t child : here.children(m.head)) {
    const Token& token = here.tokens[child];
    if (token.deprel == "expl:pass" || token.deprel == "expl:impers") return true;
    const std::string_view verb = head(m).lemma;
    const bool any =
        words_.is_word("impersonal", verb) || (m.number != 'p' && words_.is_word("anybodys", verb));
    if (words_.is_word("nobodys", token.lemma) && any) {
      return true;
    }
  }
  return false;
}

/// "… ha detto X. «…», aggiunge": who spoke just before goes on speaking.
void Resolver::weigh_speakers(const Mention& m, std::vector<Scored>& ranked) const {
  std::uint32_t last = no_index;
  for (const frames::Claim& claim : frames_.claims) {
    if (claim.speaker >= mentions_.size() || entity_of_[claim.speaker] == no_index) continue;
    const Mention& speaker = mentions_[claim.speaker];
    if (position(speaker) >= position(m) || m.sentence - speaker.sentence > 2) continue;
    if (last == no_index || position(speaker) > position(mentions_[last])) last = claim.speaker;
  }
  for (Scored& one : ranked) {
    if (last != no_index && one.entity == entity_of_[last]) {
      one.score += words_.preference("speaker");
    }
  }
}

/// "Malta: riapre l'aeroporto": a headline that begins with its verb has its subject behind it.
bool Resolver::opens_headline(const Mention& m) const {
  if (m.first != 0 || m.sentence == 0 || head(m).upos != syntax::Upos::VERB) return false;
  const auto& before = parse_.sentences[m.sentence - 1].tokens;
  const auto& own = sentence(m).tokens;
  const bool label = before.size() <= 4 && !before.empty() && before.back().form == ":";
  return label && !own.empty() && own.back().upos != syntax::Upos::PUNCT;
}

/// "È il momento di trattare", "non è chiaro se …": what is there or true, and nobody who is so.
bool Resolver::is_predicate_alone(const Mention& m) const {
  const syntax::Sentence& here = sentence(m);
  if (here.child(m.head, "cop") == no_token) return false;
  const Token& token = head(m);
  // "Al comando è il generale X": the name is who it is about.
  const std::uint32_t named = over(m.sentence, m.head);
  if (named != no_index && mentions_[named].type == Type::person && is_named(mentions_[named])) {
    return true;
  }
  if (token.upos == syntax::Upos::NOUN) {
    return over(m.sentence, m.head) == no_index && here.child(m.head, "det") != no_token;
  }
  // "Non è da ieri che …"
  if (token.upos == syntax::Upos::ADV && here.child(m.head, "case") != no_token) return true;
  if (token.upos != syntax::Upos::ADJ || m.gender == 'f' || m.number == 'p') return false;
  if (concept_at(m.sentence, m.head) != frames::Concept::none) return false;
  const auto children = here.children(m.head);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const Token& clause = here.tokens[child];
    const bool said = clause.is("ccomp") || clause.is("csubj") || clause.is("advcl");
    return said && child > m.head && here.child(child, "mark") != no_token;
  });
}

bool Resolver::reports(std::uint32_t index) const {
  const Mention& m = mentions_[index];
  return std::any_of(frames_.claims.begin(), frames_.claims.end(),
                     [index](const frames::Claim& claim) { return claim.speaker == index; }) ||
         std::any_of(frames_.frames.begin(), frames_.frames.end(), [&](const frames::Frame& frame) {
           return frame.sentence == m.sentence && frame.predicate == m.head &&
                  frame.stance != frames::Stance::none;
         });
}

}  // namespace casus::reference
