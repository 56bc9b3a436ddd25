#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/mapped_file.h"
#include "casus/result.h"

namespace casus::events {

/// A town or region, as its row says. Views live as long as the Gazetteer.
struct Located {
  std::string_view name, state, region;  ///< region: first-level; may be empty
  std::optional<double> latitude, longitude;
  std::int64_t population = 0;
  std::optional<std::uint32_t> geonames;
};

/// knowledge/places/*.tsv: mapped, not copied; names are found by their hashes, rows read when
/// asked for. Immutable, shared by threads.
class Gazetteer {
 public:
  [[nodiscard]] static Gazetteer load(const std::vector<std::string>& roots,
                                      std::vector<Error>& errors);
  /// All places of that name, whatever its case, accents and hyphens, the most populous first.
  std::vector<Located> find(std::string_view name) const;
  /// How many names there are to be found.
  std::size_t names() const { return slots_.size(); }

 private:
  struct File {
    MappedFile mapped;
    std::uint32_t first = 0;  // of its bytes, counted over all files
  };
  std::string_view row_at(std::uint32_t offset) const;
  std::vector<File> files_;
  std::vector<std::uint64_t>
      slots_;  // hash of a folded name above, offset of its row below; sorted
};

/// The key under which spellings of one name meet: lower case, no accents, hyphens as spaces, no
/// apostrophes and full stops.
[[nodiscard]] std::string place_key(std::string_view utf8);

/// Every mistake of the files: fields, states, coordinates, a row that stands twice.
void lint_places(const std::vector<std::string>& roots, std::vector<Error>& errors);

}  // namespace casus::events
