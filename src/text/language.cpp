#include <cstdio>  // CLD2 needs it and does not include it

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

#include "casus/text.h"
#include "characters.h"

namespace casus::text {
namespace {

// Enough to tell; a longer text costs time and gains nothing.
constexpr std::size_t sample_bytes_max = std::size_t{16} << 10;

std::string_view sample(std::string_view utf8) {
  if (utf8.size() <= sample_bytes_max) return utf8;
  std::size_t end = sample_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80) --end;
  return utf8.substr(0, end);
}

struct ScriptLanguage {
  UScriptCode script;
  std::string_view language;
};

// Scripts that one language of news writes: they decide alone, however short the text.
constexpr std::array<ScriptLanguage, 6> scripts{{{USCRIPT_HANGUL, "ko"},
                                                 {USCRIPT_GREEK, "el"},
                                                 {USCRIPT_THAI, "th"},
                                                 {USCRIPT_GEORGIAN, "ka"},
                                                 {USCRIPT_ARMENIAN, "hy"},
                                                 {USCRIPT_HAN, "zh"}}};

std::string_view language_of_script(std::string_view utf8) {
  std::array<std::size_t, scripts.size()> counts{};
  std::size_t kana = 0;
  std::size_t letters = 0;
  while (!utf8.empty()) {
    const UChar32 c = take_character(utf8).value;
    if (c < 0x80 ? u_isalpha(c) == 0 : u_hasBinaryProperty(c, UCHAR_ALPHABETIC) == 0) continue;
    ++letters;
    if (c < 0x370) continue;
    UErrorCode failed = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &failed);
    if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA) ++kana;
    for (std::size_t i = 0; i < scripts.size(); ++i) {
      if (script == scripts[i].script) ++counts[i];
    }
  }
  // Japanese mixes kana into Han; Chinese never does.
  const std::size_t han = counts.back();
  if (kana * 20 > han && (kana + han) * 2 > letters) return "ja";
  for (std::size_t i = 0; i < scripts.size(); ++i) {
    if (counts[i] * 2 > letters) return scripts[i].language;
  }
  return {};
}

/// CLD2 says some codes as they were before 1989, and adds the script to a few.
std::string as_iso(std::string_view code) {
  code = code.substr(0, code.find('-'));
  if (code == "iw") return "he";
  if (code == "jw") return "jv";
  return std::string(code);
}

}  // namespace

std::string detect_language(std::string_view utf8, std::string_view hint) {
  utf8 = sample(utf8);
  if (const std::string_view language = language_of_script(utf8); !language.empty()) {
    return std::string(language);
  }
  const std::string hinted(hint);
  const CLD2::Language hint_language =
      hinted.empty() ? CLD2::UNKNOWN_LANGUAGE : CLD2::GetLanguageFromName(hinted.c_str());
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, hint_language};
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int text_bytes = 0;
  int valid_bytes = 0;
  bool is_reliable = false;
  const CLD2::Language found = CLD2::ExtDetectLanguageSummaryCheckUTF8(
      utf8.data(), static_cast<int>(utf8.size()), true, &hints, 0, languages, percents, scores,
      nullptr, &text_bytes, &is_reliable, &valid_bytes);
  if (found == CLD2::UNKNOWN_LANGUAGE || found == CLD2::TG_UNKNOWN_LANGUAGE) return {};
  return as_iso(CLD2::LanguageCode(found));
}

}  // namespace casus::text
