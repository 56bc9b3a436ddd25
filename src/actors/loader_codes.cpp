// The table of codes, the offices, and a country's own actor.
#include <algorithm>

#include "loader.h"

namespace casus::actors {
namespace {

const char* const kinds[] = {"state", "territory", "organisation", "bloc", "sector", "group"};

std::string_view field(const std::vector<std::string_view>& fields, std::size_t i) {
  return i < fields.size() ? fields[i] : std::string_view{};
}

}  // namespace

void Loader::codes() {
  for (const std::string& path : knowledge_files(roots_, "ontology", "actors.tsv")) {
    const auto file = open(path);
    if (!file) continue;
    for (const KnowledgeLine& line : file->lines()) {
      const auto fields = split_fields(line.text);
      CodeRow row;
      row.kind = field(fields, 1);
      row.name = field(fields, 2);
      const bool country = row.kind == "state" || row.kind == "territory";
      if (country) {
        row.iso2 = field(fields, 3);
        row.wikidata = field(fields, 4);
      }
      row.alone = row.kind == "sector" && field(fields, 3) == "alone";
      if (std::find(std::begin(kinds), std::end(kinds), row.kind) == std::end(kinds)) {
        mistake(at_line(line), "unknown kind '" + row.kind + "'",
                "one of state, territory, organisation, bloc, sector, group");
      }
      if (!data_.codes.emplace(std::string(fields[0]), row).second) {
        mistake(at_line(line), "code '" + std::string(fields[0]) + "' stands twice");
      }
    }
  }
}

void Loader::offices() {
  each("offices.tsv", [&](const KnowledgeFile& file) {
    for (const KnowledgeLine& line : file.lines()) {
      const auto fields = split_fields(line.text);
      Office office;
      office.key = fields[0];
      office.sector = field(fields, 1) == "-" ? "" : field(fields, 1);
      office.one_holder = field(fields, 2) == "one";
      if (field(fields, 2) == "leading") {
        data_.leading = static_cast<std::uint32_t>(data_.offices.size());
      }
      if (!office.sector.empty() && !data_.is_sector(office.sector)) {
        mistake(at_line(line), "unknown sector '" + office.sector + "'");
      }
      if (data_.find_office(office.key) != no_index) {
        mistake(at_line(line), "office '" + office.key + "' stands twice");
      }
      data_.offices.push_back(std::move(office));
    }
  });
}

void Loader::country_actors() {
  for (const auto& [code, row] : data_.codes) {
    if (row.kind != "state" && row.kind != "territory" && row.kind != "bloc") continue;
    Actor actor;
    actor.id = "country/" + code;
    actor.wikidata = row.wikidata;
    actor.type = Type::country;
    actor.country = code;
    actor.name = row.name;
    actor.terms.push_back({code, no_index, no_index, Day::min(), Day::max(), {}});
    data_.add_actor(std::move(actor));
  }
}

void Loader::sector_ids() {
  // Mentions view these strings: every country in every sector is made once, here.
  for (const auto& [country, row] : data_.codes) {
    if (row.kind != "state" && row.kind != "territory") continue;
    for (const auto& [sector, sector_row] : data_.codes) {
      if (sector_row.kind == "sector") {
        data_.sector_ids.emplace_back(country + sector, "country/" + country + "/" + sector);
      }
    }
  }
}

std::uint32_t Dictionary::Data::find_actor(std::string_view id) const {
  return ids.find(id, [&](std::uint32_t i) { return std::string_view(actors[i].id); });
}

std::uint32_t Dictionary::Data::add_actor(Actor actor) {
  const auto index = static_cast<std::uint32_t>(actors.size());
  actors.push_back(std::move(actor));
  ids.insert(actors[index].id, index,
             [&](std::uint32_t i) { return std::string_view(actors[i].id); });
  return index;
}

Place Dictionary::Data::place(Line line) const {
  return line.file < files.size() ? Place{files[line.file], line.number} : Place{};
}

std::uint32_t Dictionary::Data::find_office(std::string_view key) const {
  for (std::uint32_t i = 0; i < offices.size(); ++i) {
    if (offices[i].key == key) return i;
  }
  return no_index;
}

bool Dictionary::Data::is_sector(std::string_view code) const {
  const auto row = codes.find(code);
  return row != codes.end() && row->second.kind == "sector";
}

bool Dictionary::Data::is_country(std::string_view code) const {
  const auto row = codes.find(code);
  return row != codes.end() && (row->second.kind == "state" || row->second.kind == "territory");
}

bool Dictionary::Data::is_code(std::string_view code) const {
  const auto row = codes.find(code);
  if (row != codes.end()) return row->second.kind != "sector" || row->second.alone;
  return code.size() == 6 && is_country(code.substr(0, 3)) && is_sector(code.substr(3));
}

std::string with_sector(const Dictionary::Data& data, std::string_view base,
                        std::string_view sector) {
  if (sector.empty() || !data.is_country(base)) return std::string(base);
  return std::string(base) + std::string(sector);
}

}  // namespace casus::actors
