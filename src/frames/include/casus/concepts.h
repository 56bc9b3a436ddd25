#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "casus/result.h"

namespace casus::frames {

/// Index into the table of concepts; Concept::none is no concept.
enum class Concept : std::uint16_t { none = 0 };

/// What a concept does to the frame in its `content` role; the words are explained at the head of
/// knowledge/concepts/operators.tsv.
enum class Effect : std::uint8_t {
  none,
  fact,
  said,
  alleged,
  denied,
  possible,
  planned,
  wanted,
  promised,
  threatened,
  refused,
  failed,
  ended
};
[[nodiscard]] std::string_view name(Effect effect);

/// The concepts of knowledge/concepts/*.tsv: names, parents, effects. Immutable, shared by threads.
class Concepts {
 public:
  [[nodiscard]] static Result<Concepts> load(const std::vector<std::string>& roots);

  Concept find(std::string_view name) const;  ///< Concept::none when there is no such concept
  std::string_view name(Concept id) const;
  Concept parent(Concept id) const;
  Effect effect(Concept id) const;
  bool is_a(Concept id, Concept ancestor) const;  ///< reflexive and transitive
  std::uint32_t depth(Concept id) const;          ///< 1 for a concept without parent
  std::size_t size() const;

  /// Those that every sentence is asked for, found once.
  struct Common {
    Concept act = Concept::none, agreement = Concept::none, attack = Concept::none,
            light = Concept::none, statement = Concept::none, time = Concept::none;
  };
  const Common& common() const { return common_; }

 private:
  friend Concepts load_concepts(const std::vector<std::string>& roots, std::vector<Error>& errors);
  struct Row {
    std::string name;
    Concept parent = Concept::none;
    Effect effect = Effect::none;
    std::uint32_t depth = 0;
    std::string definition;
  };
  std::vector<Row> rows_;               // [0] is none
  std::vector<std::uint16_t> by_name_;  // indices into rows_, sorted by name
  Common common_;
};

}  // namespace casus::frames
