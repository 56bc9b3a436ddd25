#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace casus::syntax {

/// What stands before an atom; the numbers are those of the model's features.
enum class Gap : std::uint8_t { none = 0, space = 1, start = 3 };

/// The smallest piece of text that the tokenizer handles: a run of letters, a run of digits, one
/// other character; or what a rule keeps whole: an address, a number, a run of one mark.
struct Atom {
  std::uint32_t first = 0;  ///< bytes of the paragraph
  std::uint32_t last = 0;
  Gap gap = Gap::none;
};

/// Cuts a paragraph of valid UTF-8. Linear in its size whatever it holds.
void scan_atoms(std::string_view paragraph, std::vector<Atom>& out);

}  // namespace casus::syntax
