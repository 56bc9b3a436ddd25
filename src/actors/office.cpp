#include "office.h"

#include <algorithm>

namespace casus::actors {
namespace {

bool governs(const Dictionary::Data& data, const Term& term) {
  return term.office != no_index && data.offices[term.office].sector == "GOV";
}

/// Of terms that hold at once the government's counts, then the latest.
bool stronger(const Dictionary::Data& data, const Term& a, const Term& b) {
  if (governs(data, a) != governs(data, b)) return governs(data, a);
  return a.from > b.from;
}

/// The last office is the last in a government or an organisation; sitting in a parliament,
/// opposing or being out of office since then is none that would make a name's meaning.
bool later(const Dictionary::Data& data, const Term& a, const Term& b) {
  const auto high = [&](const Term& term) {
    if (term.office == no_index) return !term.code.ends_with("ELI");
    return data.offices[term.office].sector.empty() || governs(data, term);
  };
  if (high(a) != high(b)) return high(a);
  return a.to != b.to ? a.to > b.to : a.from > b.from;
}

/// Whether an office ended before the day; what somebody was called without one leaves no mark.
bool retired(const std::vector<Term>& terms, Day day) {
  return std::any_of(terms.begin(), terms.end(), [&](const Term& term) {
    return term.to < day && (term.office != no_index || term.code.ends_with("GOV"));
  });
}

bool outlaw(const std::vector<Term>& terms) {
  const auto armed = [](const Term& term) {
    const std::string_view code = term.code;
    return code.size() >= 6 && (code.substr(3, 3) == "REB" || code.substr(3, 3) == "CRM");
  };
  return std::all_of(terms.begin(), terms.end(), armed);
}

}  // namespace

Standing standing(const Dictionary::Data& data, const Actor& actor, std::optional<Day> day) {
  if (actor.terms.empty()) return {actor.country, "listed without a code", false, false};
  const Term* last = &actor.terms.front();
  const Term* now = nullptr;
  for (const Term& term : actor.terms) {
    if (later(data, term, *last)) last = &term;
    if (!day || *day < term.from || *day > term.to) continue;
    if (now == nullptr || stronger(data, term, *now)) now = &term;
  }
  const bool fixed = actor.terms.size() == 1 && actor.terms[0].from == Day::min() &&
                     actor.terms[0].to == Day::max();
  if (fixed) return {last->code, "name", true, false};
  // A code without days beside others that have them: what somebody is when no day is known.
  const auto always = std::find_if(actor.terms.begin(), actor.terms.end(), [](const Term& term) {
    return term.from == Day::min() && term.to == Day::max();
  });
  if (!day && always != actor.terms.end()) return {always->code, "name", true, false};
  if (!day) return {last->code, "last office, no date given", false, true, last->office};
  if (now != nullptr) return {now->code, "office on that day", true, false, now->office};
  if (actor.type != Type::person) return {last->code, "name", false, false};
  if (*day < actor.terms.front().from)
    return {actor.country, "before the first office", false, false};
  if (actor.country.empty()) return {last->code, "after office", false, false};
  // Whoever led rebels or criminals last stays one of theirs, dead or alive.
  if (outlaw(actor.terms)) return {last->code, "after leading the group", false, false};
  if (!retired(actor.terms, *day)) return {actor.country, "without an office", false, false};
  return {with_sector(data, actor.country, "ELI"), "after office", false, false};
}

std::uint32_t holder(const Dictionary::Data& data, const std::string& code, std::uint32_t office,
                     Day day) {
  if (office == no_index || !data.offices[office].one_holder) return no_index;
  const auto found = data.holders.find({code, office});
  if (found == data.holders.end()) return no_index;
  for (const auto& [actor, index] : found->second.terms) {
    const Term& term = data.actors[actor].terms[index];
    if (day >= term.from && day <= term.to) return actor;
  }
  return no_index;
}

Candidate candidate(const Dictionary::Data& data, std::uint32_t index, const std::string& code,
                    std::string_view language, float confidence, std::string_view reason) {
  const Actor& actor = data.actors[index];
  Candidate result;
  result.confidence = confidence;
  result.reason = reason;
  result.actor.code = code;
  result.actor.wikidata = actor.wikidata;
  result.actor.id = actor.id;
  if (actor.type == Type::country) {
    const auto sector = std::lower_bound(
        data.sector_ids.begin(), data.sector_ids.end(), code,
        [](const auto& row, const std::string& wanted) { return row.first < wanted; });
    if (sector != data.sector_ids.end() && sector->first == code) result.actor.id = sector->second;
  }
  const auto own = std::find_if(actor.names.begin(), actor.names.end(),
                                [&](const auto& name) { return name.first == language; });
  result.actor.name =
      own != actor.names.end() ? std::string_view(own->second) : std::string_view(actor.name);
  return result;
}

}  // namespace casus::actors
