#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace casus::syntax {

struct TreeScratch {
  std::vector<double> weights;
  std::vector<std::uint32_t> head_end, dependent_end;
  std::vector<std::uint32_t> holder, slot_node, best;
  std::vector<std::uint32_t> entry_head, entry_dependent;
  std::vector<std::uint32_t> cycle, slots, way;
  std::vector<std::uint8_t> state;
};

/// The best tree with one root. scores[i * (count + 1) + j] says how well word i hangs from
/// position j: 0 is the root, j is word j - 1. Scores are finite. Writes a position for every word.
/// Greedy first: only where that gives a cycle, or not one root, Chu-Liu/Edmonds follows.
void best_tree(const float* scores, std::size_t count, TreeScratch& scratch, std::uint32_t* heads);

/// Whether the positions make a tree with one root.
bool is_tree(const std::uint32_t* heads, std::size_t count, TreeScratch& scratch);

}  // namespace casus::syntax
