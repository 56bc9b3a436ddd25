#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "casus/result.h"

namespace casus::scoring {

/// An actor code as it is compared. `state` is "?" for a sector of no known country; `sector` is
/// empty where the code says none.
struct Actor {
  std::string state, sector;
  bool is_body = false;  ///< an organisation or armed movement: its sector never counts
};

/// knowledge/ontology/aliases.tsv, whose head explains the kinds, and the types of codes.tsv.
/// Immutable, shared by threads.
class Aliases {
 public:
  /// Mistakes go to `errors`; lines with one are left out.
  [[nodiscard]] static Aliases load(const std::vector<std::string>& roots,
                                    std::vector<Error>& errors);

  /// Nothing for a code that is no actor.
  std::optional<Actor> actor(std::string_view code) const;
  /// A PLOVER type in capitals, by its older names too; empty when it is none.
  std::string type(std::string_view name) const;
  /// The type of a CAMEO code; empty when there is none.
  std::string type_of_code(std::string_view cameo) const;
  /// In small letters, by its other names too; an unknown one stays as it is.
  std::string status(std::string_view name) const;
  bool is_status(std::string_view name) const { return statuses_.contains(name); }
  bool is_together(std::string_view type) const { return together_.contains(type); }
  bool is_symmetric(std::string_view type) const { return symmetric_.contains(type); }

 private:
  using Map = std::map<std::string, std::string, std::less<>>;
  using Set = std::set<std::string, std::less<>>;
  struct Part {
    std::string letters, meaning;
  };
  class Reader;

  std::optional<Actor> body(std::string_view code) const;
  const std::string* part_of(std::string_view code, std::string_view family) const;

  Map same_, families_, states_, sectors_, type_names_, code_types_, status_names_;
  Set none_, alone_, statuses_, together_, symmetric_, types_;
  std::vector<Part> agencies_, bodies_, begins_, holds_;
};

}  // namespace casus::scoring
