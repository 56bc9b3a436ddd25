// Letters without case and accents. ICU answers once a letter; a name is then a walk over a table,
// since the whole gazetteer is keyed whenever the program starts.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>

#include "gazetteer.h"

namespace casus::events {
namespace {

constexpr char32_t table_end = 0x1F00;  // Latin, Greek, Cyrillic and Latin with two accents
constexpr char16_t dropped = 0;

/// Letters that Unicode does not take apart, and signs that part or mark names.
char16_t plain(char32_t c) {
  switch (c) {
    case 0x0111:  // d with stroke
      return 'd';
    case 0x0131:  // dotless i
      return 'i';
    case 0x0142:  // l with stroke
      return 'l';
    case 0x00F8:  // o with stroke
      return 'o';
    case '-':
      return ' ';
    case '\'':
    case '.':
    case '`':
    case 0x00B4:
    case 0x02BB:
    case 0x02BC:
    case 0x02BE:
    case 0x02BF:
      return dropped;
    default:
      return static_cast<char16_t>(c);
  }
}

char16_t folded(char32_t c, const icu::Normalizer2* nfd) {
  const auto lower = u_tolower(static_cast<UChar32>(c));
  icu::UnicodeString apart;
  const bool splits = nfd != nullptr && nfd->getDecomposition(lower, apart) != 0;
  const UChar32 base = splits ? apart.char32At(0) : lower;
  if (u_charType(base) == U_NON_SPACING_MARK) return dropped;
  return plain(static_cast<char32_t>(base));
}

using Table = std::array<char16_t, table_end>;

const Table& table() {
  static const Table made = [] {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfd = icu::Normalizer2::getNFDInstance(status);
    Table letters{};
    for (char32_t c = 0; c < table_end; ++c) letters[c] = folded(c, nfd);
    return letters;
  }();
  return made;
}

void append(std::string& text, char16_t c) {
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0 | (c >> 6));
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    text += static_cast<char>(0xE0 | (c >> 12));
    text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  }
}

/// Dashes and quotation marks of typesetters.
char16_t punctuation(char32_t c) {
  if (c >= 0x2010 && c <= 0x2015) return ' ';
  if (c == 0x2018 || c == 0x2019) return dropped;
  return static_cast<char16_t>(c);
}

}  // namespace

std::string place_key(std::string_view utf8) {
  const Table& letters = table();
  std::string key;
  key.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const auto byte = [&](std::size_t at) {
      return at < utf8.size() ? static_cast<unsigned char>(utf8[at]) : 0U;
    };
    char32_t c = byte(i);
    std::size_t length = 1;
    if (c >= 0xC0 && c < 0xE0) {
      c = (c & 0x1F) << 6 | (byte(i + 1) & 0x3F);
      length = 2;
    } else if (c >= 0xE0 && c < 0xF0) {
      c = (c & 0x0F) << 12 | (byte(i + 1) & 0x3F) << 6 | (byte(i + 2) & 0x3F);
      length = 3;
    }
    i += length;
    const char16_t letter = c < table_end ? letters[c] : punctuation(c);
    const bool repeated = letter == ' ' && (key.empty() || key.back() == ' ');
    if (letter != dropped && !repeated) append(key, letter);
  }
  while (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

}  // namespace casus::events
