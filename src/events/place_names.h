#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer.h"
#include "time_words.h"
#include "world.h"

namespace casus::events {

/// Names of towns, regions and countries in an article, and whether their grammar says where.
class PlaceNames {
 public:
  enum class Kind : std::uint8_t { town, capital, country };  // town: regions too
  struct Name {
    std::uint32_t sentence = 0, first = 0, last = 0, head = 0;
    Kind kind = Kind::town;
    bool place_here = false;  // the reference room takes it for a place, no government
    bool listed = true;       // the gazetteer or the actors' files have it
    std::string state;        // whose land it is, when the actors' files know
  };

  PlaceNames(const World& world, const TimeWords& words, const Gazetteer& gazetteer);
  const std::vector<Name>& all() const { return names_; }
  std::string_view written(const Name& name) const;
  /// The noun that says where: the name itself, or one above it ("in a village of …", "at a Geneva
  /// hotel"); no_index when the name is no place of an act.
  std::uint32_t anchor(const Name& name) const;

 private:
  enum class Marker : std::uint8_t { none, where, where_town, within, of, other };
  void collect(std::uint32_t sentence);
  void collect_unknown(std::uint32_t sentence, const std::vector<bool>& taken,
                       const std::vector<bool>& known);
  bool is_town(const Name& name) const;
  bool serves_town(std::uint32_t sentence, std::uint32_t token) const;
  Marker marker(std::uint32_t sentence, std::uint32_t token) const;

  const World& world_;
  const TimeWords& words_;
  const Gazetteer& gazetteer_;
  std::vector<Name> names_;
};

}  // namespace casus::events
