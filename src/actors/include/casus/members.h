#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/date.h"
#include "casus/result.h"

namespace casus::actors {

/// knowledge/actors/members.tsv: which states belong to an organisation or alliance on a day.
/// Immutable after load(); shared by threads.
class Members {
 public:
  [[nodiscard]] static Result<Members> load(const std::vector<std::string>& roots);
  /// ISO3 codes, sorted; of today's list (open terms) without a day. Empty for a body that the file
  /// does not list. Accession counts from its own day, withdrawal until the day before.
  [[nodiscard]] std::vector<std::string> of(std::string_view organisation,
                                            std::optional<Date> day) const;
  /// Every mistake of the files.
  [[nodiscard]] static std::vector<Error> lint(const std::vector<std::string>& roots);
  /// Ids of the bodies that the file lists, sorted.
  [[nodiscard]] std::vector<std::string_view> organisations() const;

 private:
  struct Term {
    std::string state;
    std::chrono::sys_days from, to;
  };
  static Members read(const std::vector<std::string>& roots, std::vector<Error>& errors);
  std::map<std::string, std::vector<Term>, std::less<>> terms_;
};

}  // namespace casus::actors
