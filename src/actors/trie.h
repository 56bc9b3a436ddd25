#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "flat_index.h"
#include "fold.h"

namespace casus::actors {

/// Which languages a name belongs to: a bit each.
using Languages = std::uint32_t;
inline constexpr std::size_t languages_max = 32;

/// An automaton over atoms: every name of every language, to be walked word by word. Each end of a
/// name carries what it may mean. A name that all languages share stands here once. Everything
/// lies in a few arrays: nothing is allocated per name.
template <class Meaning>
class Trie {
 public:
  static constexpr std::uint32_t root = 0;
  static constexpr std::uint32_t nowhere = FlatIndex::none;
  static constexpr std::size_t atoms_max = 32;

  /// How the atoms of a name must be written: two bits an atom.
  class Letters {
   public:
    Case operator[](std::size_t i) const { return static_cast<Case>((bits_ >> (2 * i)) & 3U); }
    void set(std::size_t i, Case letters) {
      bits_ |= static_cast<std::uint64_t>(letters) << (2 * i);
    }
    bool operator==(const Letters&) const = default;

   private:
    std::uint64_t bits_ = 0;
  };

  /// A name's ending: what it means, in which languages, and how it must be written.
  struct Ending {
    Meaning meaning;
    Letters letters;
    Languages languages = 0;
    std::uint32_t next = nowhere;
  };

  std::uint32_t word(std::string_view atom) const {
    return words_.find(atom, [&](std::uint32_t i) { return text(i); });
  }
  std::uint32_t step(std::uint32_t node, std::uint32_t word) const {
    return word == nowhere ? nowhere : edges_.find(node, word);
  }
  /// The endings at a node in the order in which they were added: `see(ending)` for each.
  template <class See>
  void each_ending(std::uint32_t node, See see) const {
    for (std::uint32_t i = first_[node]; i != nowhere; i = endings_[i].next) see(endings_[i]);
  }

  /// Adds a name of at most `atoms_max` atoms; one that is written the same way and has an equal
  /// meaning only gains the languages.
  template <class Equal>
  void insert(const std::vector<Atom>& name, Languages languages, const Meaning& meaning,
              Equal equal) {
    std::uint32_t node = root;
    Letters letters;
    for (std::size_t i = 0; i < name.size(); ++i) {
      const std::uint32_t word = intern(name[i].text);
      const auto fresh = static_cast<std::uint32_t>(first_.size());
      node = edges_.insert(node, word, fresh);
      if (node == fresh) first_.push_back(nowhere);
      letters.set(i, name[i].letters);
    }
    std::uint32_t* link = &first_[node];
    while (*link != nowhere) {
      Ending& ending = endings_[*link];
      if (ending.letters == letters && equal(ending.meaning)) {
        ending.languages |= languages;
        return;
      }
      link = &ending.next;
    }
    *link = static_cast<std::uint32_t>(endings_.size());
    endings_.push_back({meaning, letters, languages, nowhere});
  }
  std::size_t size() const { return endings_.size(); }

 private:
  std::string_view text(std::uint32_t word) const {
    return std::string_view(texts_).substr(starts_[word], starts_[word + 1] - starts_[word]);
  }
  std::uint32_t intern(std::string_view atom) {
    const auto fresh = static_cast<std::uint32_t>(starts_.size() - 1);
    const std::uint32_t word = words_.insert(atom, fresh, [&](std::uint32_t i) { return text(i); });
    if (word == fresh) {
      texts_ += atom;
      starts_.push_back(static_cast<std::uint32_t>(texts_.size()));
    }
    return word;
  }

  std::string texts_;
  std::vector<std::uint32_t> starts_ = {0};  ///< of the words in texts_, and the end
  FlatIndex words_;
  FlatEdges edges_;
  std::vector<std::uint32_t> first_ = std::vector<std::uint32_t>(1, nowhere);  ///< by node
  std::vector<Ending> endings_;
};

}  // namespace casus::actors
