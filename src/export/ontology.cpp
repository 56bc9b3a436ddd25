#include <algorithm>

#include "casus/flat.h"
#include "casus/knowledge_file.h"

namespace casus::exports {
namespace {

constexpr std::size_t part_letters = 3;  // a code is a country, a sector, a group of three each
constexpr std::size_t cow_field = 5;     // of actors.tsv
constexpr std::size_t cameo_field = 2;   // of codes.tsv
constexpr std::size_t meaning_field = 7;

std::string_view head_of(std::string_view text) {
  return text.substr(0, std::min(text.find_first_of(":,"), text.size()));
}

}  // namespace

Result<Ontology> Ontology::load(const std::vector<std::string>& roots) {
  Ontology ontology;
  for (const std::string& path : knowledge_files(roots, "ontology", ".tsv")) {
    const bool actors = path.ends_with("/actors.tsv");
    if (!actors && !path.ends_with("/codes.tsv")) continue;
    const auto file = KnowledgeFile::load(path);
    if (!file) return tl::unexpected<Error>(file.error());
    for (const KnowledgeLine& line : file->lines()) {
      const auto fields = split_fields(line.text);
      if (actors && fields.size() > 2) {
        ontology.actors_[std::string(fields[0])] = {
            std::string(fields[1]), std::string(fields[2]),
            fields.size() > cow_field ? std::string(fields[cow_field]) : std::string()};
      } else if (!actors && fields.size() > meaning_field && fields[cameo_field] != "-") {
        ontology.cameo_names_[std::string(fields[cameo_field])] = fields[meaning_field];
      }
    }
  }
  return ontology;
}

Ontology::Parts Ontology::parts(std::string_view code) const {
  const auto part = [&](std::size_t number) {
    return code.size() > number * part_letters ? code.substr(number * part_letters, part_letters)
                                               : std::string_view{};
  };
  const auto row = actors_.find(code.substr(0, part_letters));
  if (row != actors_.end() && row->second.kind == "sector") {
    return {{}, part(0), code.substr(std::min(part_letters, code.size()))};
  }
  if (row != actors_.end() && row->second.kind == "organisation") return {part(0), {}, part(1)};
  const auto second = actors_.find(part(1));
  if (second == actors_.end() || second->second.kind != "sector") return {part(0), {}, part(1)};
  return {part(0), part(1), code.substr(std::min(2 * part_letters, code.size()))};
}

std::string Ontology::name(std::string_view code) const {
  const auto row = actors_.find(code);
  return row == actors_.end() ? std::string() : std::string(head_of(row->second.name));
}

std::string Ontology::cow(std::string_view country) const {
  const auto row = actors_.find(country);
  return row == actors_.end() ? std::string() : row->second.cow;
}

std::string Ontology::cameo_name(std::string_view cameo) const {
  const auto row = cameo_names_.find(cameo);
  return row == cameo_names_.end() ? std::string() : row->second;
}

}  // namespace casus::exports
