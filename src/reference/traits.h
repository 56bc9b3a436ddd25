#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace casus::reference {

/// What speaks for or against somebody whom a pronoun may mean: each a small number, whose weight
/// stands in knowledge/reference/en.weights.tsv. Order and bounds are those of `traits` below.
enum class Trait : std::uint8_t {
  always,
  function,
  distance,
  paragraphs,
  place_near,
  place,
  parallel,
  count,
  quoted,
  clause,
  centre,
  co_argument,
  around,
  inside,
  type,
  location,
  gender,
  number,
  form,
  gendered_form,
  named,
  named_count,
  recent,
  paragraph_count,
  first_before,
  title,
  first_sentence,
  topic_speaker,
  camp,
  cataphora,
  described,
  claim,
  agrees,
  somebody,
  rule_rank,
  rule_score,
  rule_lead,
  rule_choice,
  rule_sure,
  rule_left,
  recency,
  count_rank,
  alone,
  adjacent,
  set,
  nameless,
  noun_definite,
  noun_owned,
  noun_person,
  expletive,
  content,
  predicate,
  clause_kind,
  opening,
  count_
};

struct TraitSpec {
  std::string_view name;
  std::uint8_t bound;  ///< values are 0 … bound-1
};

inline constexpr std::size_t trait_count = static_cast<std::size_t>(Trait::count_);

inline constexpr std::array<TraitSpec, trait_count> traits = {{
    {"always", 1},       {"function", 4},    {"distance", 28},      {"paragraphs", 3},
    {"place_near", 15},  {"place", 20},      {"parallel", 2},       {"count", 6},
    {"quoted", 6},       {"clause", 36},     {"centre", 8},         {"co_argument", 8},
    {"around", 8},       {"inside", 8},      {"type", 60},          {"location", 20},
    {"gender", 30},      {"number", 30},     {"form", 20},          {"gendered_form", 12},
    {"named", 7},        {"named_count", 5}, {"recent", 6},         {"paragraph_count", 4},
    {"first_before", 2}, {"title", 2},       {"first_sentence", 2}, {"topic_speaker", 2},
    {"camp", 2},         {"cataphora", 2},   {"described", 2},      {"claim", 16},
    {"agrees", 4},       {"somebody", 3},    {"rule_rank", 5},      {"rule_score", 9},
    {"rule_lead", 7},    {"rule_choice", 8}, {"rule_sure", 6},      {"rule_left", 4},
    {"recency", 6},      {"count_rank", 6},  {"alone", 2},          {"adjacent", 2},
    {"set", 3},          {"nameless", 2},    {"noun_definite", 12}, {"noun_owned", 2},
    {"noun_person", 4},  {"expletive", 4},   {"content", 2},        {"predicate", 20},
    {"clause_kind", 16}, {"opening", 4},
}};

/// By kind of pronoun and class of who or what may be meant.
enum class PronounKind : std::uint8_t { person, thing, plural };
enum class CandidateClass : std::uint8_t { nobody, actor, noun };
inline constexpr std::array<std::string_view, 3> pronoun_kinds = {"person", "thing", "plural"};
inline constexpr std::array<std::string_view, 3> candidate_classes = {"nobody", "actor", "noun"};

using Traits = std::array<std::uint8_t, trait_count>;

}  // namespace casus::reference
