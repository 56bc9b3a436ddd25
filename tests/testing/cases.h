#pragma once

#include <string>
#include <utility>
#include <vector>

#include "casus/engine.h"
#include "casus/result.h"

namespace casus::testing {

/// A sentence and the rows that it must give.
struct Sentence {
  std::string language, text;
  Place where;
};
/// Every sentence of a case, in any language or voice, gives the same rows: each case is a
/// metamorphic test.
struct Case {
  std::string name;
  std::optional<Date> date;
  std::vector<Sentence> sentences;
  std::vector<std::string> rows;         ///< sorted; empty: no event
  bool circumstances = false;            ///< whether the rows tell place and day
  bool codes = false;                    ///< whether the rows tell CAMEO codes
  std::vector<std::string> commitments;  ///< sorted
  bool ledger = false;  ///< asks for commitments, and for events only if it has rows
};

/// Reads a table:
///     case NAME
///       it  Sentence.
///       en  Sentence.
///       date 2024-06-19
///       ->  ACCUSE asserted USAGOV > PRKGOV
///       ->  none
/// or, to tell of every event where and when it was ("-" for what is not told):
///       ->  ACCUSE asserted USAGOV > PRKGOV @ KOR/Seoul 2024-06-19
/// or with its CAMEO code:
///       ->  ACCUSE/112 asserted USAGOV > PRKGOV
/// or what binds whom ("=> none" for nothing):
///       =>  grain RUS,UKR grain_corridor none terminated
[[nodiscard]] Result<std::vector<Case>> read_cases(const std::string& path);

/// Rows of an article that is the sentence alone: sorted, single-spaced, without historical ones;
/// with `circumstances` each with its state and region, and its day; with `codes` each with its
/// CAMEO code behind the type.
[[nodiscard]] Result<std::vector<std::string>> rows_of(
    const engine::Engine& engine, const std::string& language, const std::string& text,
    std::optional<Date> date = {}, bool circumstances = false, bool codes = false);
/// Whether the first word of a row tells a code: "ACCUSE/112 …".
[[nodiscard]] bool tells_code(std::string_view row);

/// Lines of the ledger of such an article, sorted.
[[nodiscard]] Result<std::vector<std::string>> commitments_of(const engine::Engine& engine,
                                                              const std::string& language,
                                                              const std::string& text,
                                                              std::optional<Date> date = {});

/// One space between words, whatever the table's columns look like.
[[nodiscard]] std::string single_spaced(std::string_view text);

/// The engine over the data of the source tree, opened once for all tests of the program.
[[nodiscard]] const engine::Engine& shared_engine();

}  // namespace casus::testing
