#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer.h"
#include "place_names.h"
#include "time_words.h"
#include "when.h"
#include "world.h"

namespace casus::events {

/// Where acts happen: all place names of an article that say where, each with the frame whose
/// clause it stands in. A place that is only aimed at, or spoken of, says nothing about where.
class Whereabouts {
 public:
  Whereabouts(const World& world, const TimeWords& words, const Gazetteer& gazetteer);
  /// Fills in where the event of that frame took place, with what the gazetteer knows of it. An
  /// event that goes on at the scene of an act just told takes its day too.
  void fill(Event& event, std::uint32_t frame, const Calendar& calendar) const;

 private:
  using Kind = PlaceNames::Kind;
  using Name = PlaceNames::Name;

  void own(std::uint32_t name);
  void spread();
  std::uint32_t governor(std::uint32_t sentence, std::uint32_t token) const;
  std::uint32_t above(std::uint32_t frame) const;
  bool tells(std::uint32_t frame) const;
  void give(std::uint32_t frame, std::uint32_t name);
  std::uint32_t name_in(const Filler& filler, std::uint32_t sentence) const;
  std::uint32_t of_event(const Event& event, std::uint32_t frame) const;
  std::uint32_t of_argument(const Event& event, std::uint32_t frame) const;
  std::uint32_t here_or_there(std::uint32_t frame) const;
  std::uint32_t scene(const Event& event, std::uint32_t frame) const;
  std::vector<Side> parties(std::uint32_t frame) const;
  std::uint32_t of_noun(std::uint32_t frame) const;
  bool is_body(std::uint32_t sentence, std::uint32_t token) const;
  bool is_addressed(const Name& name, std::uint32_t frame) const;
  bool keeps_order(const Argument& agent, const Frame& frame) const;
  bool is_side(const Name& name, const Event& event) const;
  void put(Event& event, const Name& name) const;
  const Located* choose(const std::vector<Located>& found, const Name& name,
                        const Event& event) const;
  Site site(const Name& name, const Event& event) const;

  const World& world_;
  const Gazetteer& gazetteer_;
  PlaceNames place_names_;
  const std::vector<Name>& names_;
  std::vector<std::string> states_;  // of all names
  // Indices into names_, no_index without one: what stands in the frame's own phrase; what holds.
  std::vector<std::uint32_t> own_, of_frame_;
};

/// Whether two places can be one: the same, or one lies in the other as far as is known.
[[nodiscard]] bool compatible_places(const Event& a, const Event& b);

}  // namespace casus::events
