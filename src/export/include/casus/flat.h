#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casus/engine.h"

namespace casus::exports {

/// Formats of one row an event (docs/FORMATS.md has their columns). The field's own four have no
/// column for who says so, and CAMEO ones (phoenix, icews, gdelt) write a row a directed dyad.
enum class Flat : std::uint8_t {
  events,
  claims,
  commitments,
  articles,
  phoenix,
  icews,
  gdelt,
  polecat
};

/// What flat formats print and events do not carry: names of codes and countries, COW numbers.
/// Immutable after load().
class Ontology {
 public:
  /// knowledge/ontology/actors.tsv and codes.tsv of every root; later rows win.
  [[nodiscard]] static Result<Ontology> load(const std::vector<std::string>& roots);

  /// An actor's code in parts: "PSEREBHMS" is PSE, REB, HMS; "IGOUNO" is IGO, UNO and no sector.
  struct Parts {
    std::string_view country, sector, group;
  };
  Parts parts(std::string_view code) const;
  /// "Rebels" for REB; empty for what the table lacks. Texts end at the first ":" or ",".
  std::string name(std::string_view code) const;
  std::string cow(std::string_view country) const;
  std::string cameo_name(std::string_view cameo) const;

 private:
  struct Actor {
    std::string kind, name, cow;
  };
  std::map<std::string, Actor, std::less<>> actors_;
  std::map<std::string, std::string, std::less<>> cameo_names_;
};

/// The first line; empty for formats that have none (phoenix, gdelt).
[[nodiscard]] std::string flat_heading(Flat format);

/// The article's rows, each with its line feed. CSV quotes as RFC 4180 does; in the tab-separated
/// formats a tab, line break or backslash in a cell is written \t, \n, \r, \\.
[[nodiscard]] std::string flat_rows(const engine::Coded& coded, const engine::Engine& engine,
                                    const Ontology& ontology, Flat format);

/// Whether the format can hold the event: CAMEO formats need a code.
[[nodiscard]] bool flat_holds(Flat format, const events::Event& event);

/// The number of a row in the numeric formats: the low 63 bits of XXH3 over the article's id, a
/// tab, the event's id, and for a later dyad of the same event a tab and its number.
[[nodiscard]] std::uint64_t row_number(std::string_view article, std::string_view event,
                                       std::size_t dyad);

}  // namespace casus::exports
