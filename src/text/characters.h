#pragma once

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <string_view>

namespace casus::text {

/// One code point of the input. `value` is U+FFFD for an invalid sequence, which counts as one
/// character (the longest wrong prefix of a sequence, as browsers and Python count it).
struct Character {
  UChar32 value = 0;
  bool valid = true;
};

/// Takes the next character off `rest`, which must not be empty.
inline Character take_character(std::string_view& rest) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(rest.data());
  if (bytes[0] < 0x80) {
    rest.remove_prefix(1);
    return {bytes[0], true};
  }
  const auto size = static_cast<std::int64_t>(rest.size());
  std::int64_t at = 0;
  UChar32 value = 0;
  U8_NEXT(bytes, at, size, value);
  rest.remove_prefix(static_cast<std::size_t>(at));
  return value < 0 ? Character{0xFFFD, false} : Character{value, true};
}

/// Ends a line. CR LF is two characters but one break: the reader joins them.
inline bool is_line_break(UChar32 c) {
  return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

inline bool is_space(UChar32 c) {
  return c < 0x80 ? c == ' ' || c == '\t' : u_isUWhiteSpace(c) != 0;
}

/// Shows nothing and means nothing for reading: control characters, zero-width and direction
/// marks, soft hyphens, variation selectors.
inline bool is_invisible(UChar32 c) {
  if (c < 0x80) return c < 0x20 || c == 0x7F;
  return u_charType(c) == U_CONTROL_CHAR ||
         u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 ||
         (c >= 0xFFF9 && c <= 0xFFFB);
}

/// Closing quotation marks and brackets: a sentence's full stop may stand before them.
inline bool is_closing(UChar32 c) {
  if (c == '"' || c == '\'' || c == 0x2019) return true;
  const auto type = u_charType(c);
  return type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION;
}

/// Ends a sentence, or announces that the next line goes on.
inline bool is_final(UChar32 c) {
  return u_hasBinaryProperty(c, UCHAR_S_TERM) != 0 || c == 0x2026 || c == ':' || c == ';';
}

}  // namespace casus::text
