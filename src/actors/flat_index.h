#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace casus::actors {

/// Finds things by their text. The table holds their numbers only; whoever owns the things tells
/// the text of a number. Never iterated, so that no order of a hash gets out.
class FlatIndex {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFFu;

  template <class TextOf>
  std::uint32_t find(std::string_view text, TextOf text_of) const {
    const std::uint32_t mark = mark_of(text);
    for (std::size_t at = mark & mask();; at = (at + 1) & mask()) {
      const Slot& slot = slots_[at];
      if (slot.value == none) return none;
      if (slot.mark == mark && text_of(slot.value) == text) return slot.value;
    }
  }

  /// The number that stands for the text already, else `value`, which stands for it from now on.
  template <class TextOf>
  std::uint32_t insert(std::string_view text, std::uint32_t value, TextOf text_of) {
    const std::uint32_t mark = mark_of(text);
    std::size_t at = mark & mask();
    for (; slots_[at].value != none; at = (at + 1) & mask()) {
      if (slots_[at].mark == mark && text_of(slots_[at].value) == text) return slots_[at].value;
    }
    slots_[at] = {mark, value};
    if (++used_ * 2 > slots_.size()) grow();
    return value;
  }

 private:
  struct Slot {
    std::uint32_t mark = 0, value = none;
  };
  static std::uint32_t mark_of(std::string_view text) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>()(text));
  }
  std::size_t mask() const { return slots_.size() - 1; }
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.value == none) continue;
      std::size_t at = slot.mark & mask();
      while (slots_[at].value != none) at = (at + 1) & mask();
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(1 << 10);  // a power of two
  std::size_t used_ = 0;
};

/// The edges of an automaton: from a node by a word to a node.
class FlatEdges {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFFu;

  std::uint32_t find(std::uint32_t node, std::uint32_t word) const {
    for (std::size_t at = place(node, word);; at = (at + 1) & mask()) {
      const Edge& edge = edges_[at];
      if (edge.to == none || (edge.node == node && edge.word == word)) return edge.to;
    }
  }
  /// Where the edge leads already, else `to`, where it leads from now on.
  std::uint32_t insert(std::uint32_t node, std::uint32_t word, std::uint32_t to) {
    std::size_t at = place(node, word);
    for (; edges_[at].to != none; at = (at + 1) & mask()) {
      if (edges_[at].node == node && edges_[at].word == word) return edges_[at].to;
    }
    edges_[at] = {node, word, to};
    if (++used_ * 2 > edges_.size()) grow();
    return to;
  }

 private:
  struct Edge {
    std::uint32_t node = 0, word = 0, to = none;
  };
  std::size_t mask() const { return edges_.size() - 1; }
  std::size_t place(std::uint32_t node, std::uint32_t word) const {
    const std::uint64_t key = (std::uint64_t{node} << 32) | word;
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 32) & mask();
  }
  void grow() {
    std::vector<Edge> old(edges_.size() * 2);
    old.swap(edges_);
    for (const Edge& edge : old) {
      if (edge.to == none) continue;
      std::size_t at = place(edge.node, edge.word);
      while (edges_[at].to != none) at = (at + 1) & mask();
      edges_[at] = edge;
    }
  }

  std::vector<Edge> edges_ = std::vector<Edge>(1 << 12);  // a power of two
  std::size_t used_ = 0;
};

}  // namespace casus::actors
