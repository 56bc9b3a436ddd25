#include "characters.h"

#include <algorithm>

#include "casus/text.h"

namespace casus::text {
namespace {

constexpr std::uint32_t mark_distance = 64;

}  // namespace

Characters::Characters(std::string_view bytes) {
  decoded_.reserve(bytes.size());
  for (std::uint32_t at = 0; !bytes.empty(); ++at) {
    if (at % mark_distance == 0) marks_.push_back(decoded_.size());
    const std::string_view before = bytes;
    if (take_character(bytes).valid) {
      decoded_ += before.substr(0, before.size() - bytes.size());
    } else {
      decoded_ += "\uFFFD";
    }
  }
}

std::size_t Characters::byte_of(std::uint32_t character) const {
  const std::size_t mark = character / mark_distance;
  if (mark >= marks_.size()) return decoded_.size();
  std::size_t byte = marks_[mark];
  for (std::uint32_t left = character % mark_distance; left > 0 && byte < decoded_.size(); --left) {
    ++byte;
    while (byte < decoded_.size() && (static_cast<unsigned char>(decoded_[byte]) & 0xC0) == 0x80) {
      ++byte;
    }
  }
  return byte;
}

std::string_view Characters::cut(std::uint32_t start, std::uint32_t end) const {
  const std::size_t first = byte_of(start);
  return std::string_view(decoded_).substr(first, std::max(byte_of(end), first) - first);
}

}  // namespace casus::text
