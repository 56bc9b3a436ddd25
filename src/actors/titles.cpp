// What the words around a name or office say of it: quotation marks that make a title of a name,
// private bodies whose officers are no state's, and the portfolio between an office and its holder.
#include <algorithm>
#include <array>

#include "compose.h"

namespace casus::actors {
namespace {

using syntax::Upos;

bool is_quote(std::string_view form) {
  return form == "\"" || form == "''" || form == "``" || form == "\u00AB" || form == "\u00BB" ||
         form == "\u201C" || form == "\u201D" || form == "\u201E";
}

/// What a noun phrase goes on with behind its head.
bool is_phrase_word(Upos upos) {
  return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ || upos == Upos::ADP ||
         upos == Upos::DET || upos == Upos::CCONJ;
}

constexpr std::uint32_t words_max = 10;  ///< between an office and its holder or owner

}  // namespace

/// "«Madagascar»", "“Mosca”": what quotation marks close in alone is called so, and no state.
void Composer::drop_titles() {
  for (Unit& unit : units_) {
    if (unit.used || unit.kind != UnitKind::name || unit.first == 0) continue;
    if (unit.last >= sentence_.tokens.size()) continue;
    const SenseKind kind = unit.sense().kind;
    const bool land =
        kind == SenseKind::country || kind == SenseKind::capital || kind == SenseKind::place;
    const bool quoted = is_quote(sentence_.tokens[unit.first - 1].form) &&
                        is_quote(sentence_.tokens[unit.last].form);
    if (land && quoted) unit.used = true;
  }
}

/// "La cittadina di Vovchansk": a noun for towns and people is the town's before one's name.
bool Composer::is_town(const Unit& role) const {
  const bool site = std::any_of(role.senses.begin(), role.senses.end(), [&](const Sense& sense) {
    return sense.kind == SenseKind::role &&
           context_.data.roles[sense.target].role_class == RoleClass::place;
  });
  if (!site) return false;
  return std::any_of(units_.begin(), units_.end(), [&](const Unit& place) {
    const bool town =
        place.kind == UnitKind::name ? place.type == Type::place : place.kind == UnitKind::unknown;
    const std::uint32_t above = sentence_.tokens[place.head].head;
    return town && above != syntax::no_token && inside(above, role) &&
           marked(place.head, Function::of);
  });
}

/// "Il capitano della squadra", "il giudice di gara", "il popolo della notte": who serves a private
/// body is no state's. Civilians are somebody's wherever they are ("le vittime del traghetto").
bool Composer::is_private(const Unit& role) const {
  const RoleClass role_class = role_of(role).role_class;
  const bool several = role_class == RoleClass::people || role_class == RoleClass::body;
  if (role_class != RoleClass::office && role_class != RoleClass::person && !several) return false;
  constexpr std::array<std::string_view, 7> public_sectors = {"GOV", "MIL", "COP", "JUD",
                                                              "LEG", "PTY", "OPP"};
  const bool of_state = std::find(public_sectors.begin(), public_sectors.end(),
                                  role_of(role).sector) != public_sectors.end();
  if (!of_state && role_class != RoleClass::people) return false;
  for (std::uint32_t t = role.last; t < sentence_.tokens.size(); ++t) {
    const syntax::Token& token = sentence_.tokens[t];
    if (token.head == syntax::no_token || !inside(token.head, role) || !token.is("nmod")) continue;
    if (has_function(t, Function::private_) && marked(t, Function::of)) return true;
  }
  return false;
}

/// "Il portavoce per le crisi umanitarie di Oxfam", "il capo dell'ala militare di Hamas": a body
/// behind what the office is about.
void Composer::take_distant_owner(std::uint32_t role) {
  Found& found = found_[role];
  if (role_of(units_[role]).role_class != RoleClass::office) return;
  if (!found.bases.empty() || found.owner != no_index) return;
  std::uint32_t t = found.last;
  if (t >= sentence_.tokens.size() || sentence_.tokens[t].upos != Upos::ADP) return;
  for (std::uint32_t i = role + 1; i < units_.size(); ++i) {
    Unit& owner = units_[i];
    if (owner.first < found.last || owner.kind == UnitKind::helper) continue;
    const bool body = owner.kind == UnitKind::name && !is_person(owner) && !owner.used &&
                      owner.sense().kind == SenseKind::actor;
    if (!body || owner.first > found.last + words_max) return;
    for (; t < owner.first; ++t) {
      if (!is_phrase_word(sentence_.tokens[t].upos)) return;
    }
    std::uint32_t before = owner.first;
    while (before > found.last && sentence_.tokens[before - 1].upos == Upos::DET) --before;
    if (before == found.last || !has_function(before - 1, Function::of)) return;
    auto bases = bases_of(i);
    for (Base& base : bases) base.confidence *= 0.8F;
    if (!bases.empty()) found.bases.push_back(std::move(bases));
    return;
  }
}

/// "Il ministro dei Beni culturali X": between an office and its holder stands what it is about.
/// Towns and unknown names in there are no owners, bodies may be.
void Composer::take_portfolio(std::uint32_t role) {
  Found& found = found_[role];
  const Unit& office = units_[role];
  if (role_of(office).role_class != RoleClass::office) return;
  std::uint32_t start = office.last;
  std::uint32_t next = role + 1;
  while (next < units_.size() && units_[next].kind == UnitKind::demonym &&
         units_[next].first == start) {
    start = units_[next++].last;
  }
  if (start >= sentence_.tokens.size() || sentence_.tokens[start].upos != Upos::ADP) return;
  std::vector<std::uint32_t> within;
  for (; next < units_.size(); ++next) {
    const Unit& unit = units_[next];
    if (is_person(unit)) break;
    // "Gli Affari europei": an adjective of what the office is about.
    const std::uint32_t about = sentence_.tokens[unit.head].head;
    const bool manner = unit.kind == UnitKind::demonym && sentence_.tokens[unit.head].is("amod") &&
                        about != syntax::no_token && about >= start;
    const bool thing =
        unit.kind == UnitKind::helper && role_of(unit).role_class == RoleClass::thing;
    if (thing) return;  // "Il presidente della Serie A X"
    const bool vague = manner || unit.kind == UnitKind::unknown || unit.kind == UnitKind::helper ||
                       (unit.kind == UnitKind::name && (unit.sense().kind == SenseKind::place ||
                                                        unit.sense().kind == SenseKind::epithet));
    // "L'inviato per la Siria X": a land that owns nobody here.
    std::uint32_t marker = unit.first;
    while (marker > start && sentence_.tokens[marker - 1].upos == Upos::DET) --marker;
    const bool theme = unit.kind == UnitKind::name && unit.sense().kind == SenseKind::country &&
                       marker > start && sentence_.tokens[marker - 1].upos == Upos::ADP &&
                       !has_function(marker - 1, Function::of);
    if (theme) continue;
    const bool body = unit.kind == UnitKind::role
                          ? role_of(unit).role_class == RoleClass::body
                          : unit.kind == UnitKind::name && unit.sense().kind == SenseKind::actor;
    if (!vague && !body) return;
    if (vague) within.push_back(next);
  }
  if (next >= units_.size() || units_[next].used) return;
  const std::uint32_t end = units_[next].first;
  if (end < start + 2 || end > start + words_max) return;
  bool noun = false;
  for (std::uint32_t t = start; t < end; ++t) {
    const Upos upos = sentence_.tokens[t].upos;
    noun = noun || upos == Upos::NOUN || upos == Upos::PROPN;
    if (!is_phrase_word(upos)) return;
  }
  const Upos before = sentence_.tokens[end - 1].upos;
  if (!noun || before == Upos::ADP || before == Upos::DET || before == Upos::CCONJ) return;
  // The name hangs on the office or on its portfolio, never on something behind it.
  const std::uint32_t above = sentence_.tokens[units_[next].head].head;
  if (above == syntax::no_token || above < office.first || above >= end) return;
  for (const std::uint32_t u : within) units_[u].used = true;
  found.title_of = next;
}

}  // namespace casus::actors
