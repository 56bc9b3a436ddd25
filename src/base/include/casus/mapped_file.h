#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "casus/result.h"

namespace casus {

/// A file mapped read-only. Views of bytes() die with the object; it moves but does not copy.
/// Safe to read from any number of threads.
class MappedFile {
 public:
  [[nodiscard]] static Result<MappedFile> open(const std::string& path);
  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::string_view bytes() const { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace casus
