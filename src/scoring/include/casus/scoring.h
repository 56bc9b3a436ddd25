#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "casus/figures.h"
#include "casus/result.h"

/// Compares what a coder wrote with a gold file (docs/FORMATS.md, "Gold files"): how much of the
/// gold was found, and how much of what was found is right.
namespace casus::scoring {

struct Settings {
  bool strict = false;        ///< the gold's "alt" readings do not count
  std::size_t slips_max = 0;  ///< of each kind
};

/// Takes the lines of a gold file, then those of an output, then compares. Moves, does not copy;
/// evaluate() may be called by any number of threads.
class Scorer {
 public:
  /// Reads ontology/aliases.tsv and the types of ontology/codes.tsv of every root.
  [[nodiscard]] static Result<Scorer> open(const std::vector<std::string>& roots);
  Scorer(Scorer&&) noexcept;
  Scorer& operator=(Scorer&&) noexcept;
  ~Scorer();

  /// An Error names the place and what is wrong there; the line is left out.
  Result<void> add_gold(std::string_view line, const Place& where);
  /// After the gold: a line whose id the gold lacks is passed over, the last one of an id counts.
  Result<void> add_output(std::string_view line, const Place& where);

  [[nodiscard]] Evaluation evaluate(const Settings& settings = {}) const;

  class Data;

 private:
  Scorer();
  std::unique_ptr<Data> data_;
};

/// For people. Ends with a line feed.
[[nodiscard]] std::string table(const Evaluation& evaluation);
/// For programs: one JSON object a line, each with its "part" (docs/FORMATS.md).
[[nodiscard]] std::string json_lines(const Evaluation& evaluation);

/// Mistakes of ontology/aliases.tsv.
[[nodiscard]] std::vector<Error> lint(const std::vector<std::string>& roots);

}  // namespace casus::scoring
