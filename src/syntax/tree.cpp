// Maximum spanning arborescence by Chu-Liu/Edmonds on a dense matrix, without recursion.
//
// Every node takes its best head. A cycle becomes one node: an edge into it is worth what it gains
// over the cycle's own edge that it breaks. This repeats until there is no cycle; then the
// contracted nodes are opened again, last one first: the member that the chosen edge enters takes
// that edge, the others keep those of the cycle. That the root gets one child only is bought by a
// price on every edge from it, greater than any difference of trees.
//
// Ties go to what stands first, a contracted node standing last, so that the trainer's own decoder
// (training/tree.py) gives the same trees.
#include "tree.h"

#include <limits>

namespace casus::syntax {
namespace {

constexpr double root_price = 1e5;
constexpr double never = -std::numeric_limits<double>::infinity();
enum : std::uint8_t { unseen, on_the_way, safe };

class Edmonds {
 public:
  Edmonds(const float* scores, std::size_t count, TreeScratch& scratch)
      : side_(count + 1), nodes_(static_cast<std::uint32_t>(count + 1)), s_(scratch) {
    s_.weights.assign(side_ * side_, never);
    s_.head_end.resize(side_ * side_);
    s_.dependent_end.resize(side_ * side_);
    for (std::size_t d = 1; d < side_; ++d) {
      for (std::size_t h = 0; h < side_; ++h) {
        const std::size_t at = d * side_ + h;
        s_.head_end[at] = static_cast<std::uint32_t>(h);
        s_.dependent_end[at] = static_cast<std::uint32_t>(d);
        if (h == d) continue;
        s_.weights[at] = double{scores[(d - 1) * side_ + h]} - (h == 0 ? root_price : 0.0);
      }
    }
    s_.slots.clear();
    s_.slot_node.resize(side_);
    for (std::uint32_t i = 0; i < side_; ++i) {
      s_.slots.push_back(i);
      s_.slot_node[i] = i;
    }
    s_.holder.assign(2 * side_, 0);
    s_.entry_head.assign(2 * side_, 0);
    s_.entry_dependent.assign(2 * side_, 0);
    s_.best.resize(side_);
  }

  void run(std::uint32_t* heads) {
    for (const std::uint32_t d : s_.slots) choose(d);
    while (find_cycle()) contract();
    for (const std::uint32_t d : s_.slots) {
      if (d != 0) enter(s_.slot_node[d], d * side_ + s_.best[d]);
    }
    open();
    for (std::size_t d = 1; d < side_; ++d) heads[d - 1] = s_.entry_head[d];
  }

 private:
  double weight(std::size_t d, std::size_t h) const { return s_.weights[d * side_ + h]; }

  void enter(std::uint32_t node, std::size_t edge) {
    s_.entry_head[node] = s_.head_end[edge];
    s_.entry_dependent[node] = s_.dependent_end[edge];
  }

  void choose(std::uint32_t d) {
    if (d == 0) return;
    std::uint32_t best = s_.slots[0];
    for (const std::uint32_t h : s_.slots) {
      if (weight(d, h) > weight(d, best)) best = h;
    }
    s_.best[d] = best;
  }

  /// Puts the first cycle of the chosen heads into scratch.cycle.
  bool find_cycle() {
    s_.state.assign(side_, unseen);
    s_.state[0] = safe;
    for (const std::uint32_t start : s_.slots) {
      s_.way.clear();
      std::uint32_t at = start;
      for (; s_.state[at] == unseen; at = s_.best[at]) {
        s_.state[at] = on_the_way;
        s_.way.push_back(at);
      }
      if (s_.state[at] == on_the_way) {
        std::size_t first = 0;
        while (s_.way[first] != at) ++first;
        s_.cycle.assign(s_.way.begin() + static_cast<std::ptrdiff_t>(first), s_.way.end());
        return true;
      }
      for (const std::uint32_t node : s_.way) s_.state[node] = safe;
    }
    return false;
  }

  void contract() {
    const std::uint32_t node = nodes_++, slot = s_.cycle[0];
    s_.state.assign(side_, 0);
    for (const std::uint32_t member : s_.cycle) {
      s_.state[member] = 1;
      s_.holder[s_.slot_node[member]] = node;
      enter(s_.slot_node[member], member * side_ + s_.best[member]);
    }
    std::erase_if(s_.slots, [&](std::uint32_t one) { return s_.state[one] != 0; });
    for (const std::uint32_t outside : s_.slots) {
      join_entering(slot, outside);
      if (outside != 0) join_leaving(slot, outside);
    }
    s_.slots.push_back(slot);
    s_.slot_node[slot] = node;
    // Only who hung from the cycle, and the cycle itself, can have another best head now.
    for (const std::uint32_t d : s_.slots) {
      if (d == slot || (d != 0 && s_.state[s_.best[d]] != 0)) choose(d);
    }
  }

  /// The edge from `outside` that gains most over the cycle becomes the edge into `slot`. It is
  /// read by nobody else: the other edges of `slot` that still matter lead to the cycle.
  void join_entering(std::uint32_t slot, std::uint32_t outside) {
    double best = never;
    std::size_t edge = s_.cycle[0] * side_ + outside;
    for (const std::uint32_t member : s_.cycle) {
      const double gain = weight(member, outside) - weight(member, s_.best[member]);
      if (gain > best) {
        best = gain;
        edge = member * side_ + outside;
      }
    }
    move_edge(slot * side_ + outside, edge, best);
  }

  /// The best edge from the cycle to `outside` becomes the edge from `slot`.
  void join_leaving(std::uint32_t slot, std::uint32_t outside) {
    std::size_t edge = outside * side_ + s_.cycle[0];
    for (const std::uint32_t member : s_.cycle) {
      if (s_.weights[outside * side_ + member] > s_.weights[edge]) edge = outside * side_ + member;
    }
    move_edge(outside * side_ + slot, edge, s_.weights[edge]);
  }

  void move_edge(std::size_t to, std::size_t from, double weight) {
    s_.weights[to] = weight;
    s_.head_end[to] = s_.head_end[from];
    s_.dependent_end[to] = s_.dependent_end[from];
  }

  /// Opens the contracted nodes, the last one first.
  void open() {
    for (auto node = nodes_; node-- > side_;) {
      std::uint32_t entered = s_.entry_dependent[node];
      while (s_.holder[entered] != node) entered = s_.holder[entered];
      s_.entry_head[entered] = s_.entry_head[node];
      s_.entry_dependent[entered] = s_.entry_dependent[node];
    }
  }

  std::size_t side_;
  std::uint32_t nodes_;
  TreeScratch& s_;
};

}  // namespace

bool is_tree(const std::uint32_t* heads, std::size_t count, TreeScratch& scratch) {
  std::size_t roots = 0;
  auto& state = scratch.state;
  state.assign(count + 1, unseen);
  state[0] = safe;
  for (std::uint32_t start = 1; start <= count; ++start) {
    if (heads[start - 1] == 0) ++roots;
    std::uint32_t at = start;
    for (; state[at] == unseen; at = heads[at - 1]) state[at] = on_the_way;
    if (state[at] == on_the_way) return false;
    for (at = start; state[at] == on_the_way; at = heads[at - 1]) state[at] = safe;
  }
  return roots == 1;
}

void best_tree(const float* scores, std::size_t count, TreeScratch& scratch, std::uint32_t* heads) {
  for (std::size_t i = 0; i < count; ++i) {
    const float* row = scores + i * (count + 1);
    std::size_t best = 0;
    for (std::size_t h = 1; h <= count; ++h) {
      if (row[h] > row[best] && h != i + 1) best = h;
    }
    heads[i] = static_cast<std::uint32_t>(best);
  }
  if (count > 0 && !is_tree(heads, count, scratch)) Edmonds(scores, count, scratch).run(heads);
}

}  // namespace casus::syntax
