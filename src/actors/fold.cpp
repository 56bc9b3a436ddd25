#include "fold.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>

namespace casus::actors {
namespace {

/// Letters that Unicode does not take apart, as the press writes them without their strokes.
UChar32 plain(UChar32 c) {
  switch (c) {
    case 0x0131:
      return 'i';  // dotless i
    case 0x0142:
      return 'l';  // l with stroke
    case 0x00F8:
      return 'o';  // o with stroke
    case 0x0111:
      return 'd';  // d with stroke
    case 0x0259:
      return 'a';  // schwa, as in Azerbaijani
    default:
      return c;
  }
}

bool joins(UChar32 c) {  // hyphens and apostrophes: they part atoms and are none themselves
  switch (c) {
    case '-':
    case '\'':
    case '/':
    case '`':
    case 0x00B4:
    case 0x02BC:
    case 0x02BB:
    case 0x2018:
    case 0x2019:
    case 0x2010:
    case 0x2011:
    case 0x2013:
      return true;
    default:
      return false;
  }
}

std::string unaccented(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  const icu::UnicodeString given = icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  const icu::UnicodeString apart = U_SUCCESS(status) ? nfd->normalize(given, status) : given;
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < apart.length();) {
    const UChar32 c = apart.char32At(i);
    i += U16_LENGTH(c);
    if (u_charType(c) != U_NON_SPACING_MARK) kept.append(plain(c));
  }
  std::string result;
  kept.toUTF8String(result);
  return result;
}

std::string lowered_by_icu(std::string_view utf8) {
  std::string result;
  icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())))
      .toLower(icu::Locale::getRoot())
      .toUTF8String(result);
  return unaccented(result);
}

/// ICU's macros read unsigned bytes.
const std::uint8_t* letters_of(std::string_view utf8) {
  return reinterpret_cast<const std::uint8_t*>(utf8.data());
}

enum class Letter : std::uint8_t { none, small, capital };

Letter letter_by_icu(UChar32 c) {
  if (c < 0 || u_isalpha(c) == 0) return Letter::none;
  return u_isupper(c) != 0 || u_istitle(c) != 0 ? Letter::capital : Letter::small;
}

/// What becomes of the Latin letters, asked once: nearly all names are written with them.
class Latin {
 public:
  static constexpr UChar32 end = 0x250;
  Latin() {
    for (UChar32 c = 0; c < end; ++c) {
      std::string written;
      icu::UnicodeString(c).toUTF8String(written);
      plain_[static_cast<std::size_t>(c)] = lowered_by_icu(written);
      letters_[static_cast<std::size_t>(c)] = letter_by_icu(c);
    }
  }
  const std::string& plain(UChar32 c) const { return plain_[static_cast<std::size_t>(c)]; }
  Letter letter(UChar32 c) const { return letters_[static_cast<std::size_t>(c)]; }

 private:
  std::array<std::string, end> plain_;
  std::array<Letter, end> letters_{};
};

const Latin& latin() {
  static const Latin table;
  return table;
}

/// Adds `utf8` to `result`, lower case and without accents.
void lower_to(std::string_view utf8, std::string& result) {
  const Latin& table = latin();
  const std::size_t before = result.size();
  const auto length = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(letters_of(utf8), i, length, c);
    if (c < 0 || c >= Latin::end) {
      result.resize(before);
      result += lowered_by_icu(utf8);
      return;
    }
    result += table.plain(c);
  }
}

std::string lowered(std::string_view utf8) {
  std::string result;
  lower_to(utf8, result);
  return result;
}

/// An atom from its letters as they are written.
Atom make_atom(std::string_view written) {
  Atom atom;
  std::string bare;
  if (written.find('.') != std::string_view::npos) {
    for (const char c : written) {
      if (c != '.') bare += c;
    }
    if (!bare.empty()) written = bare;
  }
  const Latin& table = latin();
  std::size_t letters = 0;
  std::size_t capitals = 0;
  bool starts = false;
  const auto length = static_cast<std::int32_t>(written.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(letters_of(written), i, length, c);
    const Letter letter = c >= 0 && c < Latin::end ? table.letter(c) : letter_by_icu(c);
    if (letter == Letter::none) continue;
    const bool capital = letter == Letter::capital;
    if (letters == 0) starts = capital;
    ++letters;
    capitals += capital ? 1 : 0;
  }
  if (starts) atom.letters = capitals == letters && letters > 1 ? Case::upper : Case::capital;
  lower_to(written, atom.text);
  return atom;
}

}  // namespace

std::vector<Atom> atoms(std::string_view utf8) {
  std::vector<Atom> found;
  atoms(utf8, found);
  return found;
}

void atoms(std::string_view utf8, std::vector<Atom>& found) {
  const auto length = static_cast<std::int32_t>(utf8.size());
  std::int32_t start = 0;
  for (std::int32_t i = 0; i <= length;) {
    const std::int32_t here = i;
    UChar32 c = ' ';
    if (i < length) {
      U8_NEXT(letters_of(utf8), i, length, c);
    } else {
      ++i;
    }
    if (c != ' ' && c != '\t' && !joins(c)) continue;
    if (here > start)
      found.push_back(make_atom(
          utf8.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(here - start))));
    start = i;
  }
}

std::string fold(std::string_view utf8) { return lowered(utf8); }

bool ends_accented(std::string_view utf8) {
  const auto length = static_cast<std::int32_t>(utf8.size());
  if (length == 0 || static_cast<unsigned char>(utf8.back()) < 0x80) return false;
  std::int32_t start = length;
  U8_BACK_1(letters_of(utf8), 0, start);
  const std::string_view last = utf8.substr(static_cast<std::size_t>(start));
  return lowered(last).size() == 1;
}

std::string slug(std::string_view utf8) {
  std::string result;
  for (const Atom& atom : atoms(utf8)) {
    if (!result.empty()) result += '-';
    for (const char c : atom.text) {
      if (c != ',' && c != '[' && c != ']') result += c;
    }
  }
  return result;
}

}  // namespace casus::actors
