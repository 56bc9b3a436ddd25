#pragma once

#include <cstdint>
#include <string_view>

namespace casus::syntax {

/// FNV-1a over 64 bits with a final mix: the hash by which a model file knows strings.
class Hash {
 public:
  Hash& add(char byte) {
    state_ = (state_ ^ static_cast<unsigned char>(byte)) * 1099511628211u;
    return *this;
  }
  Hash& add(std::string_view bytes) {
    for (const char byte : bytes) add(byte);
    return *this;
  }
  std::uint64_t value() const {
    std::uint64_t h = state_ ^ (state_ >> 32);
    h *= 0x9E3779B97F4A7C15u;
    return h ^ (h >> 29);
  }

 private:
  std::uint64_t state_ = 14695981039346656037u;
};

inline std::uint64_t hash(std::string_view bytes) { return Hash().add(bytes).value(); }

}  // namespace casus::syntax
