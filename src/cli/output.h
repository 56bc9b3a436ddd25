#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "casus/result.h"

namespace casus::cli {

/// Where data goes: standard output or a file. A reader that went away (a broken pipe) ends the
/// work without being an error.
class Output {
 public:
  /// `path` empty or "-": standard output.
  [[nodiscard]] static Result<Output> open(const std::string& path);

  /// Whether to go on writing.
  bool write(std::string_view bytes);
  /// The last word: what could not be written, if anything.
  Result<void> close();
  /// Columns of the terminal that reads it, 120 when none does.
  std::size_t columns() const;

 private:
  struct Closer {
    void operator()(std::FILE* file) const;
  };
  std::string path_;
  std::unique_ptr<std::FILE, Closer> file_;
  int failed_ = 0;  // errno of the first failure
};

/// One line on standard error: "casus: …".
void say(std::string_view text);

}  // namespace casus::cli
