#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casus/reference.h"
#include "casus/text_map.h"
#include "weights.h"

namespace casus::reference {

/// What a noun says about whom it means, seen from its owner ("his guest", "its government").
enum class Relation : std::uint8_t {
  none,
  country,  ///< the owner's country: "il suo Paese"
  own,      ///< something of the owner's country: "its troops"; the noun's sector is added
  partner   ///< somebody else, facing the owner: "his guest", "its ally", "il suo omologo"
};

/// What sort of actor a description or set can mean.
enum class Kind : std::uint8_t { any, country, person, group, organisation, government };

struct Country {
  std::string code, id, wikidata, name;
};

class Knowledge::Data {
 public:
  Relation relation(std::string_view lemma) const;
  /// Kind::any when the word is not listed; `listed` says which.
  Kind kind(std::string_view lemma, bool* listed = nullptr) const;
  bool is_word(std::string_view group, std::string_view lemma) const;
  const std::vector<std::string>& words(std::string_view group) const;
  /// 'm' or 'f' of a given name, or of a title before a name; 0 when it is neither.
  char gender(std::string_view word) const;
  double preference(std::string_view name) const;   ///< 0 when there is no such row
  std::size_t count(std::string_view lemma) const;  ///< "three": 3; 0 when it is no number
  const Country* country(std::string_view code) const;

  const Weights& weights() const { return weights_; }

  void read(const std::string& path, std::vector<Error>& errors);
  void read_weights(const std::string& path, std::vector<Error>& errors);
  void read_countries(const std::string& path, std::vector<Error>& errors);

 private:
  ByText<Relation> relations_;
  ByText<Kind> kinds_;
  ByText<std::vector<std::string>> words_;  // in their order
  ByText<TextSet> word_sets_;               // the same
  ByText<double> preferences_;
  ByText<char> genders_;
  ByText<Country> countries_;
  Weights weights_;
};

}  // namespace casus::reference
