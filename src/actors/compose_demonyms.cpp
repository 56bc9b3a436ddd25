// Which adjectives of nations belong to a role: "the Uzbek and Tajik armies".
#include "compose.h"

#include <algorithm>

namespace casus::actors {

using syntax::Upos;

bool Composer::demonym_belongs(const Unit& demonym, const Unit& role) const {
  if (demonym.used || demonym.part || demonym.kind != UnitKind::demonym) return false;
  const syntax::Token& token = sentence_.tokens[demonym.head];
  // Chains of coordinated adjectives: "Russian, Belarusian and Iranian soldiers".
  std::uint32_t head = token.head;
  if (inside(demonym.head, role)) return true;
  for (std::size_t steps = 0; steps < sentence_.tokens.size() && head != syntax::no_token;
       ++steps) {
    if (inside(head, role)) {
      return steps > 0 || token.is("amod") || token.is("flat") || token.is("compound") ||
             token.is("nmod") || token.is("appos");
    }
    const bool adjective = std::any_of(units_.begin(), units_.end(), [&](const Unit& other) {
      return other.kind == UnitKind::demonym && other.head == head;
    });
    if (!adjective || !sentence_.tokens[demonym.head].is("conj")) break;
    head = sentence_.tokens[head].head;
  }
  // "Le forze di difesa israeliane": behind a bare complement it may still be the noun's.
  const syntax::Token& within =
      token.head == syntax::no_token ? token : sentence_.tokens[token.head];
  bool apart = false;
  for (std::uint32_t t = role.last; t < demonym.first; ++t) {
    apart = apart || sentence_.tokens[t].upos == Upos::PUNCT;
  }
  if (!apart && token.is("amod") && within.upos == Upos::NOUN && within.is("nmod") &&
      within.head != syntax::no_token && inside(within.head, role) &&
      demonym.first == token.head + 1 && marked(token.head, Function::of) &&
      sentence_.child(token.head, "det") == syntax::no_token) {
    return true;
  }
  // "A Bahraini Shia cleric": on a word between them that is nobody itself.
  const bool between = token.is("amod") && within.is("compound") &&
                       within.head != syntax::no_token && inside(within.head, role) &&
                       demonym.last == token.head && token.head + 1 == role.first;
  if (between && std::none_of(units_.begin(), units_.end(),
                              [&](const Unit& other) { return inside(token.head, other); })) {
    return true;
  }
  // "La vicepresidente venezuelana": side by side on one head, or one on the other, they are one
  // subject, even where the adjective was taken for a noun.
  const std::uint32_t above = sentence_.tokens[role.head].head;
  const bool one_subject = demonym.first == role.last && token.upos != Upos::ADJ &&
                           sentence_.child(demonym.head, "det") == syntax::no_token &&
                           (above == token.head || above == demonym.head);
  if (one_subject) return true;
  if (token.upos == Upos::NOUN && token.is("nsubj")) return false;
  const bool adjective = token.upos == Upos::ADJ || token.is("amod") || token.upos == Upos::PROPN;
  if (demonym.first == role.last && token.upos != Upos::NOUN) return true;
  return adjective && demonym.last == role.first;
}

void Composer::take_demonyms(std::uint32_t role) {
  Unit& noun = units_[role];
  Found& found = found_[role];
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    // An adjective right behind another that was taken goes with it: "russo-ucraino".
    const bool same_token = i > 0 && units_[i].kind == UnitKind::demonym && !units_[i].part &&
                            units_[i - 1].used && units_[i - 1].kind == UnitKind::demonym &&
                            units_[i - 1].first == units_[i].first && !found.bases.empty();
    if (!same_token && !demonym_belongs(units_[i], noun)) continue;
    take_demonym(i, role);
  }
  if (found.bases.empty()) return;
  // "The Uzbek and Tajik armies": what is coordinated with a taken adjective, however it hangs.
  for (auto i = static_cast<std::uint32_t>(units_.size()); i-- > 0;) {
    if (coordinated(i, i + 1)) take_demonym(i, role);
  }
  for (std::uint32_t i = 1; i < units_.size(); ++i) {
    if (coordinated(i, i - 1)) take_demonym(i, role);
  }
}

/// Whether an adjective is joined to one that was taken by nothing but "and" and commas.
bool Composer::coordinated(std::uint32_t demonym, std::uint32_t taken) const {
  if (taken >= units_.size()) return false;
  const Unit& one = units_[demonym];
  const Unit& other = units_[taken];
  // "The US and Chinese presidents": an acronym serves as its adjective.
  const bool acronym = one.kind == UnitKind::name && one.sense().kind == SenseKind::country &&
                       one.last <= other.first && one.last == one.first + 1 &&
                       atoms(sentence_.tokens[one.first].form).front().letters == Case::upper;
  if (one.used || one.part || (one.kind != UnitKind::demonym && !acronym)) return false;
  if (!other.used || other.kind != UnitKind::demonym) return false;
  const std::uint32_t first = std::min(one.last, other.last);
  const std::uint32_t last = std::max(one.first, other.first);
  bool joined = false;
  for (std::uint32_t t = first; t < last; ++t) {
    const Upos upos = sentence_.tokens[t].upos;
    if (upos != Upos::CCONJ && upos != Upos::PUNCT) return false;
    joined = true;
  }
  return joined && last - first <= 2;
}

void Composer::take_demonym(std::uint32_t i, std::uint32_t role) {
  Unit& noun = units_[role];
  Found& found = found_[role];
  // Where the tree has put the noun below its adjective, the whole hangs where the adjective does.
  if (sentence_.tokens[noun.head].head == units_[i].head) noun.head = units_[i].head;
  const Actor& actor = context_.data.actors[units_[i].sense().target];
  const bool bloc = !context_.data.is_country(actor.country);
  units_[i].used = true;
  // "African country" is one of many, "African leaders" is the continent's.
  if (bloc && sentence_.tokens[noun.head].feat("Number") != "Plur") return;
  found.bases.push_back(bases_of(i));
  if (units_[i].first >= found.last && units_[i].first <= found.last + 1) {
    found.last = units_[i].last;
  }
  if (units_[i].last <= found.first) found.first = units_[i].first;
}

}  // namespace casus::actors
