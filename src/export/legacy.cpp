// Phoenix (phoenix_pipeline, postprocess.create_strings), ICEWS (events.*.tab), GDELT 2.0 (event
// codebook 2.0) and POLECAT (its codebook and headers): what casus does not measure stays empty.
#include "legacy.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "cells.h"
#include "dyads.h"

namespace casus::exports {
namespace {

constexpr int phoenix_quads[] = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 3, 4, 4, 4, 4};
constexpr std::size_t root_letters = 2, base_letters = 3, month_letters = 6, year_letters = 4;
constexpr std::size_t geo_columns = 8, gdelt_code_columns = 10;
constexpr unsigned days_in_gdelt_month = 30;
constexpr double days_in_gdelt_year = 365;

/// The day of the event, else that of publication.
std::optional<Date> day_of(const events::Event& event, const engine::Coded& coded) {
  return event.date ? event.date : coded.document.date;
}

std::size_t sentence_of(const events::Event& event) {
  return event.evidence.empty() ? 0 : event.evidence.front().sentence;
}

std::string upper(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A')
                                          : static_cast<char>(letter);
  });
  return out;
}

/// Calls `write` with each dyad of each event that CAMEO formats can hold.
template <class Write>
void each_dyad(const engine::Coded& coded, const Write& write) {
  for (std::size_t i = 0; i < coded.coding.events.size(); ++i) {
    const events::Event& event = coded.coding.events[i];
    if (!flat_holds(Flat::gdelt, event)) continue;
    const auto dyads = dyads_of(event);
    for (std::size_t n = 0; n < dyads.size(); ++n) {
      write(event, dyads[n], row_number(coded.document.id, id('e', i), n));
    }
  }
}

std::string_view code_of(const events::Side* side) {
  return side == nullptr ? std::string_view{} : std::string_view(side->actor.code);
}

std::string_view name_of(const events::Side* side) {
  return side == nullptr ? std::string_view{} : side->actor.name;
}

}  // namespace

std::vector<Dyad> dyads_of(const events::Event& event) {
  auto sources = coded_sides(event.sources);
  auto targets = coded_sides(event.targets);
  if (sources.empty()) sources.push_back(nullptr);
  if (targets.empty()) targets.push_back(nullptr);
  std::vector<Dyad> all;
  for (const events::Side* source : sources) {
    for (const events::Side* target : targets) {
      if (source != nullptr && target != nullptr && source->actor == target->actor) continue;
      all.push_back({source, target});
    }
  }
  if (all.empty()) all.push_back({sources.front(), nullptr});
  return all;
}

std::string phoenix_rows(const View& view, const Ontology& ontology) {
  const engine::Coded& coded = view.coded();
  std::string out;
  each_dyad(coded, [&](const events::Event& event, const Dyad& dyad, std::uint64_t number) {
    Cells cells(Cells::Dialect::tab);
    const std::string day = compact(day_of(event, coded));
    cells.add(std::to_string(number)).add(day).add(day.substr(0, year_letters));
    cells.add(day.empty() ? day : day.substr(year_letters, 2));
    cells.add(day.empty() ? day : day.substr(month_letters, 2));
    for (const events::Side* side : {dyad.source, dyad.target}) {
      // As PETRARCH cut it: three letters each, an organisation's "country" being IGO.
      const std::string_view code = code_of(side);
      const auto cut = [&](std::size_t at, std::size_t letters) {
        return at < code.size() ? code.substr(at, letters) : std::string_view{};
      };
      cells.add(code).add(cut(0, 3)).add(cut(3, 3)).add(cut(6, std::string_view::npos));
    }
    const std::string_view root = event.cameo.substr(0, root_letters);
    const auto root_number = static_cast<std::size_t>((root[0] - '0') * 10 + (root[1] - '0'));
    cells.add(event.cameo).add(root).add(std::to_string(phoenix_quads[root_number]));
    cells.add(event.goldstein).add(joined({event.contexts.begin(), event.contexts.end()}, ";"));
    cells.add(event.site.latitude).add(event.site.longitude).add(event.place);
    cells.add(event.site.region).add(ontology.name(event.site.country));
    cells.add(fmt::format("{}_{}", coded.document.id, sentence_of(event)));
    out += cells.add(coded.document.url).add(coded.document.source).line();
  });
  return out;
}

std::string icews_rows(const View& view, const Ontology& ontology) {
  const engine::Coded& coded = view.coded();
  std::string out;
  each_dyad(coded, [&](const events::Event& event, const Dyad& dyad, std::uint64_t number) {
    const auto side = [&](Cells& cells, const events::Side* one) {
      const auto parts = ontology.parts(code_of(one));
      cells.add(name_of(one)).add(ontology.name(parts.sector)).add(ontology.name(parts.country));
    };
    Cells cells(Cells::Dialect::tab);
    const auto day = day_of(event, coded);
    cells.add(std::to_string(number)).add(day ? to_string(*day) : "");
    side(cells, dyad.source);
    cells.add(ontology.cameo_name(event.cameo)).add(event.cameo).add(event.goldstein);
    side(cells, dyad.target);
    cells.add(coded.document.id).add_count(sentence_of(event) + 1).add(coded.document.source);
    cells.add(event.site.wide ? std::string_view{} : std::string_view(event.place)).skip(1);
    cells.add(event.site.region).add(ontology.name(event.site.country));
    out += cells.add(event.site.latitude).add(event.site.longitude).line();
  });
  return out;
}

std::string gdelt_rows(const View& view, const Ontology& ontology) {
  const engine::Coded& coded = view.coded();
  std::string out;
  each_dyad(coded, [&](const events::Event& event, const Dyad& dyad, std::uint64_t number) {
    const auto side = [&](Cells& cells, const events::Side* one) {
      const auto parts = ontology.parts(code_of(one));
      const bool organisation = code_of(one).starts_with("IGO");
      cells.add(code_of(one)).add(upper(name_of(one)));
      cells.add(organisation ? std::string_view{} : parts.country);
      cells.add(organisation ? code_of(one).substr(3) : parts.group);  // KnownGroupCode
      cells.skip(3).add(organisation ? "IGO" : parts.sector).skip(2);
    };
    Cells cells(Cells::Dialect::tab);
    const auto day = day_of(event, coded);
    const std::string digits = compact(day);
    cells.add(std::to_string(number)).add(digits).add(digits.substr(0, month_letters));
    cells.add(digits.substr(0, year_letters));
    cells.add(
        day ? fmt::format("{:.4f}", static_cast<int>(day->year()) +
                                        (static_cast<unsigned>(day->month()) * days_in_gdelt_month +
                                         static_cast<unsigned>(day->day())) /
                                            days_in_gdelt_year)
            : std::string());
    side(cells, dyad.source);
    side(cells, dyad.target);
    cells.add(sentence_of(event) == 0 ? "1" : "0").add(event.cameo);
    cells.add(event.cameo.substr(0, base_letters)).add(event.cameo.substr(0, root_letters));
    cells.add(std::to_string(event.quad)).add(event.goldstein);
    cells.add_count(event.evidence.size()).add("1").add("1").skip(1);
    cells.skip(2 * geo_columns);  // where the actors are: not measured
    if (event.place.empty()) {
      cells.add("0").skip(geo_columns - 1);
    } else {
      std::vector<std::string> full{event.place, std::string(event.site.region),
                                    ontology.name(event.site.country)};
      std::erase(full, std::string());
      cells.add(event.site.wide ? "1" : "4").add(joined(full, ", ")).skip(3);
      cells.add(event.site.latitude).add(event.site.longitude).skip(1);
    }
    const std::string added = compact(coded.document.date);
    cells.add(added.empty() ? added : added + "000000");
    out += cells.add(coded.document.url).line();
  });
  return out;
}

namespace {

/// Names of the article's people, organisations and places, sorted.
std::array<std::string, 3> story_names(const View& view) {
  std::array<std::set<std::string>, 3> all;
  for (const actors::Mention& mention : view.coded().mentions) {
    if (mention.how != actors::How::name) continue;
    std::size_t kind = 0;
    if (mention.type == actors::Type::organisation) kind = 1;
    if (mention.type == actors::Type::place || mention.type == actors::Type::country) kind = 2;
    if (kind == 0 && mention.type != actors::Type::person) continue;
    const bool known =
        !mention.candidates.empty() && !mention.candidates.front().actor.name.empty();
    all[kind].insert(known
                         ? std::string(mention.candidates.front().actor.name)
                         : view.text(frames::Range{mention.sentence, mention.first, mention.last}));
  }
  std::array<std::string, 3> text;
  for (std::size_t i = 0; i < all.size(); ++i)
    text[i] = joined({all[i].begin(), all[i].end()}, ";");
  return text;
}

/// Eight columns: name, country, COW, first sector, sectors, title, as written, Wikipedia.
void polecat_side(Cells& cells, const std::vector<events::Side>& sides, const View& view,
                  const Ontology& ontology) {
  std::vector<std::string> names, countries, numbers, sectors, written;
  for (const events::Side* side : coded_sides(sides)) {
    const auto parts = ontology.parts(side->actor.code);
    names.emplace_back(side->actor.name);
    countries.emplace_back(side->actor.code.starts_with("IGO") ? std::string_view("IGO")
                                                               : parts.country);
    numbers.push_back(ontology.cow(parts.country));
    sectors.emplace_back(parts.sector);
    written.emplace_back(view.text(side->span));
  }
  cells.add(joined(names, ";")).add(joined(countries, ";")).add(joined(numbers, ";"));
  cells.add(sectors.empty() ? std::string() : sectors.front()).add(joined(sectors, ";"));
  cells.skip(1).add(joined(written, ";")).skip(1);
}

}  // namespace

std::string polecat_rows(const View& view, const Ontology& ontology) {
  const engine::Coded& coded = view.coded();
  const auto story = story_names(view);
  std::string out;
  for (std::size_t i = 0; i < coded.coding.events.size(); ++i) {
    const events::Event& event = coded.coding.events[i];
    Cells cells(Cells::Dialect::tab);
    const auto day = day_of(event, coded);
    cells.add(std::to_string(row_number(coded.document.id, id('e', i), 0)));
    cells.add(day ? to_string(*day) : "").add(event.plover).add(event.mode).add(event.intensity);
    cells.add(std::to_string(event.quad));
    cells.add(joined({event.contexts.begin(), event.contexts.end()}, ";"));
    polecat_side(cells, event.sources, view, ontology);
    polecat_side(cells, is_reciprocal(event) ? std::vector<events::Side>{} : event.targets, view,
                 ontology);
    cells.add(event.place)
        .add(event.site.wide ? std::string_view{} : std::string_view(event.place));
    cells.skip(1).add(event.site.region).add(ontology.name(event.site.country));
    cells.add(event.site.latitude).add(event.site.longitude);
    cells.add(event.site.geonames ? std::to_string(*event.site.geonames) : std::string());
    cells.add(event.place).skip(1).add(coded.document.source);
    cells.add(coded.document.date ? to_string(*coded.document.date) : "");
    for (const std::string& names : story) cells.add(names);
    out += cells.add(coded.language).add(engine::Engine::version()).line();
  }
  return out;
}

}  // namespace casus::exports
