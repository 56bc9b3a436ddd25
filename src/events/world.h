#pragma once

#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "casus/events.h"
#include "casus/frames.h"
#include "casus/stories.h"

namespace casus::events {

using frames::Argument;
using frames::Filler;
using frames::Frame;
using frames::no_index;
using frames::Role;

/// An article's reading with the look-ups that matching needs. Does not outlive the Reading.
class World {
 public:
  World(const Reading& reading, const frames::Concepts& concepts);

  const Reading& reading;
  const frames::Concepts& concepts;
  /// Concepts that every frame is asked for, found once.
  const frames::Concept weapon, accuse, act, attack, want, statement, support;

  /// Actors that fill the role themselves: all mentions with the filler's head.
  std::vector<Side> actors(const Filler& filler, std::uint32_t sentence) const;
  /// The same, or else whose the filler is: the nearest mentions below its head ("its ambassador
  /// to Paris", "villages in Khost"), or the parties of the frame that it is.
  std::vector<Side> actors_within(const Filler& filler, std::uint32_t sentence) const;
  /// The same, or else those who hang on its head by a bare noun: "a group of soldiers".
  std::vector<Side> members(const Filler& filler, std::uint32_t sentence) const;
  /// A frame's arguments; those of an earlier telling when it is a bare definite noun ("the
  /// attack").
  const std::vector<Argument>& arguments(std::uint32_t frame) const;
  std::uint32_t antecedent(std::uint32_t frame) const { return antecedents_[frame]; }
  /// The frame that tells nothing but how the act goes ("the talks, which began …"): its only core
  /// argument is the act; no_index when there is none.
  std::uint32_t only_about(std::uint32_t frame) const;
  /// The filler's concept, also when only another argument of the same word carries it.
  frames::Concept concept_of(const Filler& filler, std::uint32_t sentence) const;
  bool is_person(const Filler& filler) const;
  std::vector<Side> sides_of_mention(std::uint32_t mention) const;
  /// Frame whose predicate is the token, no_index when there is none.
  std::uint32_t frame_at(std::uint32_t sentence, std::uint32_t token) const;
  /// Frames of a sentence: indices [first, second).
  std::pair<std::uint32_t, std::uint32_t> frames_of(std::uint32_t sentence) const;
  /// Mentions of a sentence that stand in its text.
  std::vector<std::uint32_t> mentions_of(std::uint32_t sentence) const;
  /// Mentions headed by the token.
  std::vector<std::uint32_t> mentions_at(std::uint32_t sentence, std::uint32_t token) const;
  /// Whether two sentences tell the same story of the page.
  bool same_story(std::uint32_t a, std::uint32_t b) const;
  /// The story of the page that tells that sentence.
  reference::Story story(std::uint32_t sentence) const;
  Span span(std::uint32_t sentence, std::uint32_t first, std::uint32_t last) const;

 private:
  void find_antecedents();
  bool definite(const Frame& frame) const;
  bool has_actor(const Frame& frame) const;
  bool is_guess(std::uint32_t mention) const;
  struct At {
    std::uint32_t sentence, token, index;
    bool operator<(const At& o) const {
      return std::tie(sentence, token, index) < std::tie(o.sentence, o.token, o.index);
    }
  };
  std::vector<At> mention_at_, frame_at_;
  std::vector<std::uint32_t> antecedents_;
  std::vector<reference::Story> stories_;
};

/// Adds the sides of `more` that `into` lacks (same code).
void add_sides(std::vector<Side>& into, const std::vector<Side>& more);
/// "RUS" of "RUSGOV", "IGONAT" of itself, "NGO", "IMGISI": what CODEBOOK §3 calls country level.
[[nodiscard]] std::string_view country(std::string_view code);
/// "GOV" of "RUSGOV", "REB" of "PSEREBHMS"; empty where the code is a country's own.
[[nodiscard]] std::string_view sector(std::string_view code);
/// Whether some side of `a` and some of `b` are of one country or organisation.
[[nodiscard]] bool overlap(const std::vector<Side>& a, const std::vector<Side>& b);

}  // namespace casus::events
