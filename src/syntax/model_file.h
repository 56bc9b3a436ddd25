#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casus/result.h"

namespace casus::syntax {

/// A table of numbers inside a model file, row by row.
template <class T>
struct Tensor {
  const T* data = nullptr;
  std::uint32_t rows = 0;
  std::uint32_t columns = 1;
  const T* row(std::size_t index) const { return data + index * columns; }
  std::size_t size() const { return std::size_t{rows} * columns; }
};

/// The named sections of a model file (docs/FORMATS.md), checked against the file's bounds once.
/// Views the bytes that it was opened on; copies none of them.
class ModelFile {
 public:
  /// `bytes` must be aligned to 64, as a mapped file is.
  [[nodiscard]] static Result<ModelFile> open(std::string_view bytes, const std::string& name);

  bool has(std::string_view section) const { return find(section) != nullptr; }
  /// Rank 1 gives one column. A missing section, another type or rank is an Error.
  [[nodiscard]] Result<Tensor<std::int8_t>> bytes8(std::string_view section) const;
  [[nodiscard]] Result<Tensor<std::int16_t>> activations(std::string_view section) const;
  [[nodiscard]] Result<Tensor<std::int32_t>> integers(std::string_view section) const;
  [[nodiscard]] Result<Tensor<std::uint64_t>> hashes(std::string_view section) const;
  /// Every number is finite and below a million, so that no later sum is infinite.
  [[nodiscard]] Result<Tensor<float>> reals(std::string_view section) const;
  [[nodiscard]] Result<std::string_view> text(std::string_view section) const;
  [[nodiscard]] Result<std::vector<std::string_view>> lines(std::string_view section) const;

  const std::string& name() const { return name_; }
  tl::unexpected<Error> bad(std::string what) const;

 private:
  struct Section {
    std::string_view name;
    std::uint32_t type = 0;
    std::uint32_t rank = 0;
    std::uint32_t dims[4] = {};
    std::string_view bytes;
  };
  const Section* find(std::string_view section) const;
  [[nodiscard]] Result<Section> read_section(std::string_view bytes, std::size_t index) const;
  template <class T>
  [[nodiscard]] Result<Tensor<T>> tensor(std::string_view section, std::uint32_t type) const;

  std::string name_;
  std::vector<Section> sections_;
};

}  // namespace casus::syntax
