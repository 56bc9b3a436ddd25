#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fold.h"

namespace casus::actors {

/// An automaton over atoms: every name of a language, to be walked word by word. Each end of a
/// name carries what it may mean. Never iterated, so that no order of a hash gets out.
template <class Meaning>
class Trie {
 public:
  static constexpr std::uint32_t root = 0;
  static constexpr std::uint32_t nowhere = 0xFFFFFFFFu;

  /// A name's ending: what it means and how its atoms must be written.
  struct Ending {
    Meaning meaning;
    std::vector<Case> letters;
  };

  std::uint32_t word(std::string_view atom) const {
    const auto found = words_.find(std::string(atom));
    return found == words_.end() ? nowhere : found->second;
  }
  std::uint32_t step(std::uint32_t node, std::uint32_t word) const {
    if (word == nowhere) return nowhere;
    const auto found = edges_.find(key(node, word));
    return found == edges_.end() ? nowhere : found->second;
  }
  const std::vector<Ending>& endings(std::uint32_t node) const { return ends_[node]; }

  /// Adds a name, unless one written the same way has an equal meaning already.
  template <class Equal>
  void insert(const std::vector<Atom>& name, Meaning meaning, Equal equal) {
    std::uint32_t node = root;
    std::vector<Case> letters;
    for (const Atom& atom : name) {
      const auto word = words_.try_emplace(atom.text, static_cast<std::uint32_t>(words_.size()));
      const auto edge = edges_.try_emplace(key(node, word.first->second),
                                           static_cast<std::uint32_t>(ends_.size()));
      if (edge.second) ends_.emplace_back();
      node = edge.first->second;
      letters.push_back(atom.letters);
    }
    for (const Ending& ending : ends_[node]) {
      if (ending.letters == letters && equal(ending.meaning)) return;
    }
    ends_[node].push_back({std::move(meaning), std::move(letters)});
    ++names_;
  }
  std::size_t size() const { return names_; }
  void reserve(std::size_t names) {
    words_.reserve(names);
    edges_.reserve(names * 2);
    ends_.reserve(names * 2);
  }

 private:
  static std::uint64_t key(std::uint32_t node, std::uint32_t word) {
    return (std::uint64_t{node} << 32) | word;
  }

  std::unordered_map<std::string, std::uint32_t> words_;
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;
  std::vector<std::vector<Ending>> ends_ = std::vector<std::vector<Ending>>(1);
  std::size_t names_ = 0;
};

}  // namespace casus::actors
