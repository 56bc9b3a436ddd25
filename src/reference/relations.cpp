// What is meant through its owner: "its capital", "il suo esercito", "the host".
#include <algorithm>

#include "resolver.h"

namespace casus::reference {

using actors::How;
using actors::Type;
using syntax::no_token;
using syntax::Token;

std::uint32_t Resolver::owner_of(std::uint32_t index) const {
  const Mention& m = mentions_[index];
  if (m.owner != no_token) {
    const std::uint32_t owner = at(m.sentence, m.owner);
    if (owner != no_index) return owner;
  }
  return no_index;
}

/// Through its owner: the owner's country, something of the owner's country, or whoever faces it.
void Resolver::resolve_relational(std::uint32_t index) {
  const Mention& m = mentions_[index];
  if (m.number != 'p' && resolve_beside(index)) return;
  Relation relation = words_.relation(head(m).lemma);
  if (relation == Relation::none) relation = words_.relation(m.kind);
  std::uint32_t owner = owner_of(index);
  if (relation == Relation::partner && owner == no_index) {
    const std::uint32_t verb = clause_of(m);
    if (verb != no_token && !inside_subject(m, verb)) owner = subject_of(m.sentence, verb);
  }
  if (relation == Relation::partner && m.number != 'p' &&
      (owner == no_index || owner == index || entity_of_[owner] == no_index)) {
    if (is_definite(m)) resolve_partner(index, no_index);
    return;
  }
  if (owner == no_index || owner == index || entity_of_[owner] == no_index) return;
  const Entity whose = entities_[entity_of_[owner]];
  const float sure = std::min(0.85F, result_[owner].confidence);
  if (relation == Relation::country && m.number == 'p') {
    resolve_owned_countries(index, owner);
    return;
  }
  if (relation == Relation::country || relation == Relation::own) {
    if (whose.country.empty()) return;
    const std::string_view sector = relation == Relation::own ? m.sector : std::string_view();
    settle(index, sector_identity(whose.country, sector), Type::role, sure, How::possessive,
           "of the owner's country", owner);
    if (relation == Relation::country) result_[index].is_place = is_place_here(m);
    return;
  }
  // "Era un avversario di Coppi": one of several, whoever they are.
  if (relation != Relation::partner || (m.number != 'p' && !is_definite(m))) return;
  if (m.number == 'p') {  // "its allies" are nobody in particular, "its two neighbours" are
    const bool counted =
        std::any_of(sentence(m).tokens.begin() + m.first, sentence(m).tokens.begin() + m.head + 1,
                    [&](const Token& token) { return words_.count(token.lemma) != 0; });
    const auto children = sentence(m).children(m.head);
    const bool below = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      return words_.count(sentence(m).tokens[child].lemma) != 0;
    });
    if (counted || below) resolve_set(index);
    return;
  }
  resolve_partner(index, owner);
}

}  // namespace casus::reference
