// What a row of the gazetteer must be (knowledge/places/README.md).
#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <unordered_set>

#include "casus/knowledge_file.h"
#include "gazetteer.h"

namespace casus::events {
namespace {

constexpr std::size_t field_count = 8;
constexpr double latitude_max = 90;
constexpr double longitude_max = 180;

std::optional<double> number(std::string_view text) {
  double value = 0;
  const char* last = text.data() + text.size();
  const auto [end, problem] = std::from_chars(text.data(), last, value);
  return problem == std::errc{} && end == last ? std::optional(value) : std::nullopt;
}

bool whole(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Codes of ontology/actors.tsv that stand for a state or territory.
std::set<std::string, std::less<>> read_states(const std::vector<std::string>& roots) {
  std::set<std::string, std::less<>> states;
  for (const auto& path : knowledge_files(roots, "ontology", "actors.tsv")) {
    const auto file = KnowledgeFile::load(path);
    if (!file) continue;  // the actors' linter says so
    for (const auto& line : file->lines()) {
      const auto fields = split_fields(line.text);
      const bool state = fields.size() > 1 && (fields[1] == "state" || fields[1] == "territory");
      if (state) states.emplace(fields[0]);
    }
  }
  return states;
}

class Check {
 public:
  Check(std::set<std::string, std::less<>> states, std::vector<Error>& errors)
      : states_(std::move(states)), errors_(errors) {}

  void row(const std::vector<std::string_view>& fields, const Place& where) {
    const auto wrong = [&](std::string what, std::string remedy) {
      errors_.push_back({where, std::move(what), std::move(remedy)});
    };
    if (fields.size() != field_count) {
      return wrong(
          "expected 8 fields, found " + std::to_string(fields.size()),
          "name, other names, state, region, latitude, longitude, population, GeoNames id");
    }
    if (place_key(fields[0]).empty()) wrong("a place without a name", "write it");
    if (!names(fields[1])) {
      wrong("other names are no 'language=name; …'", "write 'it=…', 'en=…', '*=…' or '-'");
    }
    if (states_.find(fields[2]) == states_.end()) {
      wrong("unknown state '" + std::string(fields[2]) + "'", "see ontology/actors.tsv");
    }
    if (!coordinates(fields[4], fields[5])) {
      wrong("no such coordinates", "latitude -90 to 90, longitude -180 to 180, or '-' for both");
    }
    if (!whole(fields[6])) wrong("the population is no whole number", "write 0 when unknown");
    if (fields[7] != "-" && !whole(fields[7])) {
      wrong("the GeoNames id is no whole number", "write '-' when there is none");
    }
    if (!once(fields)) wrong("the place stands twice", "take one away");
  }

 private:
  static bool names(std::string_view list) {
    if (list == "-") return true;
    while (!list.empty()) {
      const std::size_t end = std::min(list.find(';'), list.size());
      std::string_view one = list.substr(0, end);
      one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
      const std::size_t equals = one.find('=');
      if (equals == std::string_view::npos || place_key(one.substr(equals + 1)).empty()) {
        return false;
      }
      const std::string_view language = one.substr(0, equals);
      const bool letters =
          language.size() == 2 && std::all_of(language.begin(), language.end(),
                                              [](char c) { return c >= 'a' && c <= 'z'; });
      if (language != "*" && !letters) return false;
      list.remove_prefix(std::min(end + 1, list.size()));
    }
    return true;
  }

  static bool coordinates(std::string_view latitude, std::string_view longitude) {
    if (latitude == "-" && longitude == "-") return true;
    const auto lat = number(latitude), lon = number(longitude);
    return lat && lon && *lat >= -latitude_max && *lat <= latitude_max && *lon >= -longitude_max &&
           *lon <= longitude_max;
  }

  /// A town by its id, a place without one by name, state and region.
  bool once(const std::vector<std::string_view>& fields) {
    std::string key(fields[7]);
    if (key == "-") {
      key = place_key(fields[0]) + '\t' + std::string(fields[2]) + '\t' + std::string(fields[3]);
    }
    return seen_.insert(std::move(key)).second;
  }

  std::set<std::string, std::less<>> states_;
  std::unordered_set<std::string> seen_;
  std::vector<Error>& errors_;
};

}  // namespace

void lint_places(const std::vector<std::string>& roots, std::vector<Error>& errors) {
  const auto paths = knowledge_files(roots, "places", ".tsv");
  if (paths.empty()) return;
  Check check(read_states(roots), errors);
  for (const auto& path : paths) {
    const auto file = KnowledgeFile::load(path);
    if (!file) {
      errors.push_back(file.error());
      continue;
    }
    for (const auto& line : file->lines()) check.row(split_fields(line.text), file->place(line));
  }
}

}  // namespace casus::events
