#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace casus::syntax {

/// Code points of UTF-8 text, appended to `out`; a broken sequence is U+FFFD.
void decode(std::string_view utf8, std::vector<char32_t>& out);
void append_utf8(char32_t code_point, std::string& out);

/// Simple lower case, one code point for one. (U+0130 has none and stays as it is.)
char32_t lower(char32_t code_point);

/// What a character is to word shapes and to the tokenizer.
enum class Kind : unsigned char { upper, letter, mark, digit, space, other };
Kind kind_of(char32_t code_point);

}  // namespace casus::syntax
