#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace casus::syntax {

/// Keeps spellings that stand neither in the text nor in the model, many in one block of memory.
/// Blocks belong to a Parse and never move.
class Spellings {
 public:
  using Blocks = std::vector<std::unique_ptr<std::string>>;
  explicit Spellings(Blocks& blocks) : blocks_(blocks) {}
  std::string_view keep(std::string_view text) {
    if (blocks_.empty() || blocks_.back()->capacity() - blocks_.back()->size() < text.size()) {
      blocks_.push_back(std::make_unique<std::string>());
      blocks_.back()->reserve(text.size() > block_bytes ? text.size() : block_bytes);
    }
    std::string& block = *blocks_.back();
    const std::size_t at = block.size();
    block += text;  // never past the capacity: earlier views stay valid
    return std::string_view(block).substr(at);
  }

 private:
  static constexpr std::size_t block_bytes = 4096;
  Blocks& blocks_;
};

}  // namespace casus::syntax
