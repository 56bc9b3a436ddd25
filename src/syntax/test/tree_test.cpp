#include "tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace casus::syntax {
namespace {

double total(const std::vector<float>& scores, const std::vector<std::uint32_t>& heads) {
  double sum = 0;
  const std::size_t count = heads.size();
  for (std::size_t i = 0; i < count; ++i) sum += double{scores[i * (count + 1) + heads[i]]};
  return sum;
}

/// Tries every choice of heads.
double best_total(const std::vector<float>& scores, std::size_t count) {
  TreeScratch scratch;
  std::vector<std::uint32_t> heads(count, 0);
  double best = -1e9;
  for (;;) {
    if (is_tree(heads.data(), count, scratch)) best = std::max(best, total(scores, heads));
    std::size_t i = 0;
    while (i < count && heads[i] == count) heads[i++] = 0;
    if (i == count) return best;
    ++heads[i];
  }
}

std::vector<float> random_scores(std::size_t count, int values, std::mt19937& random) {
  std::vector<float> scores(count * (count + 1));
  std::uniform_int_distribution<int> value(0, values);
  for (float& score : scores) score = static_cast<float>(value(random)) / 4.0f;
  return scores;
}

TEST(Tree, equals_the_best_of_all_trees_of_up_to_six_words) {
  std::mt19937 random(7);
  TreeScratch scratch;
  for (std::size_t count = 1; count <= 6; ++count) {
    for (int round = 0; round < (count < 6 ? 400 : 40); ++round) {
      // Few values make many ties and many cycles; many values make nearly none.
      const auto scores = random_scores(count, round % 2 == 0 ? 3 : 1000, random);
      std::vector<std::uint32_t> heads(count);
      best_tree(scores.data(), count, scratch, heads.data());
      ASSERT_TRUE(is_tree(heads.data(), count, scratch));
      ASSERT_DOUBLE_EQ(total(scores, heads), best_total(scores, count)) << count << " words";
    }
  }
}

TEST(Tree, holds_for_long_sentences_full_of_cycles) {
  std::mt19937 random(11);
  TreeScratch scratch;
  for (const std::size_t count : {30u, 101u, 400u}) {
    for (const int values : {0, 1, 5, 100000}) {
      auto scores = random_scores(count, values, random);
      // Neighbours that hang from each other in pairs: a cycle of cycles.
      for (std::size_t i = 0; i < count; ++i) {
        const std::size_t other = i ^ 1;
        if (other < count) scores[i * (count + 1) + other + 1] += 500.0f;
      }
      std::vector<std::uint32_t> heads(count);
      best_tree(scores.data(), count, scratch, heads.data());
      EXPECT_TRUE(is_tree(heads.data(), count, scratch)) << count << " words, " << values;
    }
  }
}

TEST(Tree, keeps_crossing_arcs) {
  // 1 <- 3, 2 <- 4, 3 <- root, 4 <- 3: the arcs of 1 and 2 cross.
  const std::size_t count = 4;
  std::vector<float> scores(count * (count + 1), 0.0f);
  scores[0 * 5 + 3] = scores[1 * 5 + 4] = scores[2 * 5 + 0] = scores[3 * 5 + 3] = 5.0f;
  std::vector<std::uint32_t> heads(count);
  TreeScratch scratch;
  best_tree(scores.data(), count, scratch, heads.data());
  EXPECT_EQ(heads, (std::vector<std::uint32_t>{3, 4, 0, 3}));
}

TEST(Tree, refuses_two_roots_and_cycles) {
  TreeScratch scratch;
  const std::uint32_t two_roots[] = {0, 0}, cycle[] = {2, 1, 0}, chain[] = {2, 3, 0};
  EXPECT_FALSE(is_tree(two_roots, 2, scratch));
  EXPECT_FALSE(is_tree(cycle, 3, scratch));
  EXPECT_TRUE(is_tree(chain, 3, scratch));
}

}  // namespace
}  // namespace casus::syntax
