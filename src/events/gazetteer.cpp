#include "gazetteer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "casus/knowledge_file.h"

namespace casus::events {
namespace {

enum Field : std::size_t {
  name,
  others,
  state,
  region,
  latitude,
  longitude,
  population,
  id,
  count
};

using Fields = std::array<std::string_view, count>;

/// Fields that the line lacks are empty.
Fields fields_of(std::string_view line) {
  Fields fields;
  for (std::size_t i = 0; i < fields.size() && !line.empty(); ++i) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    fields[i] = line.substr(0, tab);
    line.remove_prefix(std::min(tab + 1, line.size()));
  }
  return fields;
}

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const char* last = text.data() + text.size();
  const auto [end, problem] = std::from_chars(text.data(), last, value);
  return problem == std::errc{} && end == last ? std::optional(value) : std::nullopt;
}

/// Calls `use` with each "name" of "it=name; en=name".
template <class Use>
void each_other(std::string_view list, const Use& use) {
  while (!list.empty() && list != "-") {
    const std::size_t end = std::min(list.find(';'), list.size());
    const std::string_view one = list.substr(0, end);
    const std::size_t equals = one.find('=');
    if (equals != std::string_view::npos) use(one.substr(equals + 1));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

/// FNV-1a, of which the upper half of a slot is made.
std::uint64_t slot_key(std::string_view key) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return (hash ^ (hash << 32)) & 0xFFFFFFFF00000000U;
}

bool has_name(const Fields& fields, const std::string& key) {
  bool found = place_key(fields[name]) == key;
  each_other(fields[others],
             [&](std::string_view other) { found = found || place_key(other) == key; });
  return found;
}

Located located(const Fields& fields) {
  Located place;
  place.name = fields[name];
  place.state = fields[state];
  if (fields[region] != "-") place.region = fields[region];
  place.latitude = number<double>(fields[latitude]);
  place.longitude = number<double>(fields[longitude]);
  place.population = number<std::int64_t>(fields[population]).value_or(0);
  place.geonames = number<std::uint32_t>(fields[id]);
  return place;
}

}  // namespace

Gazetteer Gazetteer::load(const std::vector<std::string>& roots, std::vector<Error>& errors) {
  constexpr std::size_t bytes_max = std::numeric_limits<std::uint32_t>::max();
  Gazetteer made;
  std::size_t first = 0;
  for (const auto& path : knowledge_files(roots, "places", ".tsv")) {
    auto mapped = MappedFile::open(path);
    if (!mapped) {
      errors.push_back(std::move(mapped.error()));
      continue;
    }
    const std::string_view bytes = mapped->bytes();
    if (first + bytes.size() > bytes_max) {
      Error error;
      error.where.file = path;
      error.what = "the places are longer than 4 GiB";
      error.remedy = "leave some out";
      errors.push_back(std::move(error));
      continue;
    }
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
      const std::string_view line = bytes.substr(at, end - at);
      const std::size_t tab = line.find('\t');
      if (!line.empty() && line.front() != '#' && tab != std::string_view::npos) {
        const std::uint64_t offset = first + at;
        const auto add = [&](std::string_view written) {
          made.slots_.push_back(slot_key(place_key(written)) | offset);
        };
        add(line.substr(0, tab));
        each_other(line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1), add);
      }
      at = end + 1;
    }
    made.files_.push_back({std::move(*mapped), static_cast<std::uint32_t>(first)});
    first += bytes.size();
  }
  std::sort(made.slots_.begin(), made.slots_.end());
  return made;
}

std::string_view Gazetteer::row_at(std::uint32_t offset) const {
  const auto after = std::upper_bound(files_.begin(), files_.end(), offset,
                                      [](std::uint32_t at, const File& f) { return at < f.first; });
  const File& file = *(after - 1);
  const std::string_view rest = file.mapped.bytes().substr(offset - file.first);
  return rest.substr(0, rest.find_first_of("\r\n"));
}

std::vector<Located> Gazetteer::find(std::string_view written) const {
  constexpr std::uint64_t row_bits = std::numeric_limits<std::uint32_t>::max();
  std::vector<Located> found;
  const std::string key = place_key(written);
  const std::uint64_t low = slot_key(key);
  auto slot = std::lower_bound(slots_.begin(), slots_.end(), low);
  for (; slot != slots_.end() && (*slot & ~row_bits) == low; ++slot) {
    const Fields fields = fields_of(row_at(static_cast<std::uint32_t>(*slot & row_bits)));
    if (has_name(fields, key)) found.push_back(located(fields));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Located& a, const Located& b) { return a.population > b.population; });
  return found;
}

}  // namespace casus::events
