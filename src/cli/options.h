#pragma once

#include <optional>
#include <string>
#include <vector>

#include "documents.h"

namespace casus::cli {

/// What the command line said.
struct Options {
  std::string knowledge;            ///< a user's own folder, laid over the shipped one
  std::vector<std::string> models;  ///< in place of LANG.model
  InputOptions input;
  std::string format;
  std::string out;
  std::vector<std::string> statuses;
  std::vector<int> quads;
  std::optional<double> confidence_min;  ///< unset: the rule book's own
  bool grounds = false;
  bool choices = false;
  std::size_t threads = 1;
  std::size_t top = 50;           ///< gaps
  std::string gold;               ///< eval, eval-syntax
  std::string coded;              ///< eval: what is compared with the gold
  bool strict = false;            ///< eval: other readings of the gold do not count
  std::size_t errors = 0;         ///< eval: how many of each kind are shown
  std::string style;              ///< eval-syntax
  std::vector<std::string> only;  ///< eval-syntax: beginnings of sentence ids
  std::string path;               ///< lint-knowledge
};

/// Exit statuses (DESIGN §4).
enum class Exit : int { done = 0, failed = 1, usage = 2 };

/// Where the shipped models and knowledge lie: $CASUS_HOME, else ../share/casus beside the
/// program's folder. The user's own knowledge comes last.
[[nodiscard]] Result<engine::Folders> find_folders(const Options& options);

}  // namespace casus::cli
