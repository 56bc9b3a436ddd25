#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "casus/result.h"

namespace casus::cli {

/// A file or standard input ("-"), read in pieces: nothing larger than a caller's bound is ever
/// held, whatever the input is. Moves, does not copy.
class ByteSource {
 public:
  [[nodiscard]] static Result<ByteSource> open(const std::string& path);
  ByteSource(ByteSource&& other) noexcept;
  ByteSource& operator=(ByteSource&& other) noexcept;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  ~ByteSource();

  /// The next bytes, at most `bytes`, without taking them; fewer only at the end.
  Result<std::string_view> peek(std::size_t bytes);
  /// All that is left; an Error when it is more than `bytes_max`.
  Result<std::string> all(std::size_t bytes_max);

  struct Line {
    std::string text;       ///< without its line feed
    bool too_long = false;  ///< longer than the bound: skipped, text is empty
  };
  /// Nothing at the end of the input.
  Result<std::optional<Line>> line(std::size_t bytes_max);

 private:
  ByteSource(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
  Result<void> fill();

  std::string path_;
  int descriptor_ = -1;
  std::optional<std::size_t> size_;  // of a regular file
  std::string buffer_;
  std::size_t taken_ = 0;  // bytes of buffer_ that are gone
  bool at_end_ = false;
};

}  // namespace casus::cli
