#include "characters.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace casus::syntax {

void decode(std::string_view utf8, std::vector<char32_t>& out) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto size = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 code_point = 0;
    U8_NEXT_OR_FFFD(bytes, at, size, code_point);
    out.push_back(static_cast<char32_t>(code_point));
  }
}

void append_utf8(char32_t code_point, std::string& out) {
  std::uint8_t bytes[U8_MAX_LENGTH];
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, static_cast<std::uint32_t>(code_point));
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

char32_t lower(char32_t code_point) {
  if (code_point < 0x80) {
    return code_point >= 'A' && code_point <= 'Z' ? code_point + ('a' - 'A') : code_point;
  }
  if (code_point == 0x130) return code_point;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(code_point)));
}

Kind kind_of(char32_t code_point) {
  if (code_point < 0x80) {
    if (code_point >= 'a' && code_point <= 'z') return Kind::letter;
    if (code_point >= 'A' && code_point <= 'Z') return Kind::upper;
    if (code_point >= '0' && code_point <= '9') return Kind::digit;
    const bool space = code_point == ' ' || (code_point >= 9 && code_point <= 13);
    return space ? Kind::space : Kind::other;
  }
  switch (u_charType(static_cast<UChar32>(code_point))) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return Kind::upper;
    case U_LOWERCASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return Kind::letter;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return Kind::mark;
    case U_DECIMAL_DIGIT_NUMBER:
      return Kind::digit;
    default:
      return u_isUWhiteSpace(static_cast<UChar32>(code_point)) ? Kind::space : Kind::other;
  }
}

}  // namespace casus::syntax
