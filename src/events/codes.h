#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/result.h"

namespace casus::events {

/// One row of knowledge/ontology/codes.tsv. `mode` and `cameo` may be empty.
struct Code {
  std::string plover, mode, cameo;
  std::optional<double> goldstein, intensity;
  int quad = 0;
  std::vector<std::string> contexts;
};

/// Types, modes and codes: the only place in the program that knows them.
class CodeTable {
 public:
  /// Every row of every root; later rows of the same key win. Mistakes go to `errors`.
  [[nodiscard]] static CodeTable load(const std::vector<std::string>& roots,
                                      std::vector<Error>& errors);
  const Code* cameo(std::string_view code) const;
  /// The row without a code: of the mode, or of the type when `mode` is empty.
  const Code* mode(std::string_view plover, std::string_view mode) const;

 private:
  std::vector<Code> rows_;  // sorted by (cameo, plover, mode)
};

}  // namespace casus::events
