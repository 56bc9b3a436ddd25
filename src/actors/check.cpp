// What only the whole dictionary shows.
#include "casus/date.h"
#include "data.h"

namespace casus::actors {
namespace {

std::string iso(Day day) { return to_string(std::chrono::year_month_day{day}); }

/// Two holders of one seat at once. A day of handing over may belong to both.
void overlaps(const Dictionary::Data& data, std::vector<Error>& errors) {
  for (const auto& [office, holders] : data.holders) {
    if (!data.offices[office.second].one_holder) continue;
    const auto& terms = holders.terms;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      for (std::size_t k = i + 1; k < terms.size(); ++k) {
        const Term& a = data.actors[terms[i].first].terms[terms[i].second];
        const Term& b = data.actors[terms[k].first].terms[terms[k].second];
        if (a.from >= b.to || b.from >= a.to) continue;
        const Day start = a.from > b.from ? a.from : b.from;
        const Term& later = a.where.number > b.where.number ? a : b;
        errors.push_back({data.place(later.where),
                          "two hold the office '" + data.offices[office.second].key + "' of " +
                              office.first + " on " + iso(start) + ": " +
                              data.actors[terms[i].first].name + " and " +
                              data.actors[terms[k].first].name,
                          "mend one of the terms"});
      }
    }
  }
}

/// Days that cannot be: before anybody who is listed could hold an office, or far ahead.
void days(const Dictionary::Data& data, std::vector<Error>& errors) {
  const Day first = std::chrono::sys_days{std::chrono::year{1900} / 1 / 1};
  const Day last = std::chrono::sys_days{std::chrono::year{2100} / 1 / 1};
  for (const Actor& actor : data.actors) {
    for (const Term& term : actor.terms) {
      const bool early = term.from != Day::min() && term.from < first;
      const bool late = term.to != Day::max() && term.to > last;
      if (early || late)
        errors.push_back({data.place(term.where), "a term outside 1900 to 2100", {}});
    }
  }
}

}  // namespace

void check(const Dictionary::Data& data, std::vector<Error>& errors) {
  overlaps(data, errors);
  days(data, errors);
}

}  // namespace casus::actors
