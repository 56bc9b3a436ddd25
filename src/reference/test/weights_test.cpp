// The ranker's file: what a row may say, and how the weights of what is found add up.
#include "weights.h"

#include <gtest/gtest.h>

namespace casus::reference {
namespace {

Traits with(Trait trait, std::uint8_t value) {
  Traits found{};
  found[static_cast<std::size_t>(trait)] = value;
  return found;
}

TEST(Weights, without_a_file_there_is_no_ranker) { EXPECT_TRUE(Weights().is_empty()); }

TEST(Weights, of_what_is_found_add_up) {
  Weights weights;
  EXPECT_TRUE(weights.read({"weight", "person", "actor", "always", "0", "-40"}));
  EXPECT_TRUE(weights.read({"weight", "person", "actor", "title", "1", "25"}));
  EXPECT_FALSE(weights.is_empty());
  const auto score = [&](PronounKind kind, CandidateClass candidate, const Traits& found) {
    return weights.score(kind, candidate, found);
  };
  EXPECT_EQ(score(PronounKind::person, CandidateClass::actor, Traits{}), -40);
  EXPECT_EQ(score(PronounKind::person, CandidateClass::actor, with(Trait::title, 1)), -15);
  EXPECT_EQ(score(PronounKind::thing, CandidateClass::actor, with(Trait::title, 1)), 0);
  EXPECT_EQ(score(PronounKind::person, CandidateClass::noun, with(Trait::title, 1)), 0);
}

TEST(Weights, have_limits_by_kind_of_pronoun) {
  Weights weights;
  EXPECT_TRUE(weights.read({"limits", "thing", "0.4", "0.5", "0.05"}));
  EXPECT_EQ(weights.limits(PronounKind::thing).fill, 0.4);
  EXPECT_EQ(weights.limits(PronounKind::thing).lead, 0.5);
  EXPECT_EQ(weights.limits(PronounKind::thing).drop, 0.05);
  EXPECT_EQ(weights.limits(PronounKind::person).fill, 1);
}

TEST(Weights, refuse_what_is_no_row) {
  Weights weights;
  EXPECT_FALSE(weights.read({"weight", "person", "actor", "title", "2", "25"}));
  EXPECT_FALSE(weights.read({"weight", "person", "actor", "title", "-1", "25"}));
  EXPECT_FALSE(weights.read({"weight", "person", "actor", "colour", "0", "25"}));
  EXPECT_FALSE(weights.read({"weight", "nobody", "actor", "title", "0", "25"}));
  EXPECT_FALSE(weights.read({"weight", "person", "actor", "title", "0", "99999"}));
  EXPECT_FALSE(weights.read({"limits", "thing", "0.4", "0.5"}));
  EXPECT_FALSE(weights.read({"limits", "thing", "x", "0.5", "0.1"}));
  EXPECT_FALSE(weights.read({"limits"}));
  EXPECT_TRUE(weights.is_empty());
}

}  // namespace
}  // namespace casus::reference
