// Whose a role is: "presidente della Russia", "Seoul's military", "the navies of India and Oman".
#include "compose.h"

namespace casus::actors {
namespace {

using syntax::Upos;

bool joins_names(const syntax::Token& token) {
  return token.is("flat") || token.is("compound") || token.is("appos") || token.is("nmod");
}

}  // namespace

bool Composer::owner_belongs(const Unit& owner, const Unit& role, bool& of_phrase) const {
  const syntax::Token& head = sentence_.tokens[owner.head];
  const bool child = head.head != syntax::no_token && inside(head.head, role);
  of_phrase = false;
  if (child && (head.is("nmod") || head.is("obl"))) {
    if (marked(owner.head, Function::of)) return of_phrase = true;
    if (marked(owner.head, Function::belongs) || head.deprel == "nmod:poss") return true;
    // "A spokesman for the Malian army": he speaks as the army does.
    const bool speaks = role_of(role).kind.starts_with("spokesperson");
    if (speaks && marked(owner.head, Function::behalf)) return true;
  }
  // "of" side by side, whatever the tree says: "presidente di la Russia".
  std::uint32_t t = found_of(role).last;
  if (t < owner.first && has_function(t, Function::of)) {
    ++t;
    while (t < owner.first && sentence_.tokens[t].upos == Upos::DET) ++t;
    if (t == owner.first) return of_phrase = true;
  }
  // "Seoul's military", "Myanmar's ruling junta".
  if (owner.last < role.first && has_function(owner.last, Function::belongs)) {
    std::uint32_t next = owner.last + 1;
    while (next < found_of(role).first && sentence_.tokens[next].is("amod")) ++next;
    if (next == found_of(role).first) return true;
  }
  if (owner.kind == UnitKind::role) return false;
  const bool linked = child || inside(sentence_.tokens[role.head].head, owner) ||
                      head.head == sentence_.tokens[role.head].head;
  const bool before = owner.last == found_of(role).first && linked;
  const bool behind = owner.first == found_of(role).last;
  if (!before && !behind) {
    // "The X Forces massacred worshippers": a verb between them parts them, whatever the tree.
    for (std::uint32_t between = owner.last; between < role.first; ++between) {
      if (sentence_.tokens[between].upos == Upos::VERB) return false;
    }
    return child && head.is("compound");
  }
  if (behind && head.is("nsubj")) return false;
  if (!is_person(owner)) return before || joins_names(head) || child;
  // "governo Netanyahu", "Trump administration", "a Putin adviser": a body may be called by its
  // head, an attendant by whom he serves.
  const RoleClass role_class = role_of(role).role_class;
  if (before && child && head.is("compound")) return true;
  if (before && sentence_.tokens[role.head].is("flat") &&
      inside(sentence_.tokens[role.head].head, owner)) {
    return true;
  }
  return role_class == RoleClass::body || (before && role_class == RoleClass::people);
}

/// "Un governo di centrodestra": a common noun without an article says of what kind it is.
bool Composer::is_kind(const Unit& owner) const {
  const auto parts = atoms(sentence_.tokens[owner.first].form);
  const bool small = !parts.empty() && parts.front().letters == Case::lower;
  return owner.kind == UnitKind::name && small &&
         sentence_.child(owner.head, "det") == syntax::no_token;
}

void Composer::take_owner(std::uint32_t role) {
  Found& found = found_[role];
  const RoleClass role_class = role_of(units_[role]).role_class;
  // "da parte della Russia" names Russia, not a side of it.
  if (role_class == RoleClass::side) return;
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    Unit& owner = units_[i];
    if (i == role || owner.used || owner.part) continue;
    const bool nested = owner.kind == UnitKind::role && found_[i].settled;
    if (owner.kind != UnitKind::name && owner.kind != UnitKind::unknown && !nested) continue;
    if (nested && found_[i].bases.empty() && found_[i].title_of == no_index) continue;
    bool of_phrase = false;
    if (!owner_belongs(owner, units_[role], of_phrase)) continue;
    if (of_phrase && is_kind(owner)) {
      owner.used = true;
      continue;
    }
    found.owner = i;
    if (owner.first >= found.last && owner.first <= found.last + 3) found.last = owner.last;
    if (owner.last <= found.first && owner.last + 1 >= found.first) found.first = owner.first;
    if (role_class == RoleClass::relation) return;
    auto bases = bases_of(i);
    if (!bases.empty()) found.bases.push_back(std::move(bases));
    // What only says whose is told by the role; people stay mentions of their own.
    const bool country = nested && role_of(owner).role_class == RoleClass::kind;
    if (country || (!is_person(owner) && owner.kind == UnitKind::name)) owner.used = true;
    if (of_phrase && owner.used) take_further_owners(role, i);
    return;
  }
  // "le autorità in Iraq": surely there, less surely theirs.
  if (role_class == RoleClass::relation || role_class == RoleClass::kind) return;
  // … and an ambassador's least of all.
  const std::string& kind = role_of(units_[role]).kind;
  const bool abroad = kind == "ambassador" || kind == "envoy";
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    const Unit& place = units_[i];
    if (place.used || place.kind != UnitKind::name || place.type == Type::person) continue;
    const std::uint32_t head = sentence_.tokens[place.head].head;
    if (head == syntax::no_token || !inside(head, units_[role])) continue;
    if (!marked(place.head, Function::in) || !found.bases.empty()) continue;
    if (abroad && marked(place.head, Function::posted)) continue;
    auto bases = bases_of(i);
    for (Base& base : bases) base.confidence *= 0.6F;
    if (!bases.empty()) found.bases.push_back(std::move(bases));
  }
}

/// "The navies of India and Oman", "i ministri di Francia, Germania e Italia": of each.
void Composer::take_further_owners(std::uint32_t role, std::uint32_t owner) {
  Found& found = found_[role];
  if (sentence_.tokens[units_[role].head].feat("Number") != "Plur") return;
  std::uint32_t end = found.last, last = owner;
  for (std::uint32_t i = owner + 1; i < units_.size(); ++i) {
    const Unit& next = units_[i];
    if (next.used || next.part || next.kind != UnitKind::name || is_person(next)) break;
    // An article without the case marker begins something new.
    bool comma = false, conjunction = false, of = false, article = false, other = false;
    for (std::uint32_t t = end; t < next.first; ++t) {
      const syntax::Token& token = sentence_.tokens[t];
      if (token.form == ",")
        comma = true;
      else if (token.upos == Upos::CCONJ)
        conjunction = true;
      else if (has_function(t, Function::of))
        of = true;
      else if (token.upos == Upos::DET)
        article = true;
      else
        other = true;
    }
    if (other || !(comma || conjunction) || (article && !of) || bases_of(i).empty()) break;
    end = next.last;
    if (!conjunction) continue;
    last = i;  // what a comma joins counts once "and" has closed the list
    break;
  }
  for (std::uint32_t i = owner + 1; i <= last; ++i) {
    found.bases.push_back(bases_of(i));
    found.last = units_[i].last;
    units_[i].used = true;
  }
}

}  // namespace casus::actors
