#include <gtest/gtest.h>

#include <string>

#include "casus/text.h"

namespace casus::text {
namespace {

std::string clean(const Article& article) { return std::string(article.text()); }

/// Where `find` stands in the clean text, as a span of the input.
Span span_of(const Article& article, std::string_view find) {
  const std::size_t at = article.text().find(find);
  EXPECT_NE(at, std::string_view::npos) << find << " in " << article.text();
  return article.in_original(at, at + find.size());
}

struct Row {
  const char* name;
  std::string input;
  const char* find;
  Span expected;
};
void PrintTo(const Row& row, std::ostream* out) { *out << row.input; }

class Offsets : public testing::TestWithParam<Row> {};

TEST_P(Offsets, AreCodePointsOfTheInput) {
  const Row& row = GetParam();
  const auto article = read(row.input);
  ASSERT_TRUE(article.has_value()) << to_string(article.error());
  const Span span = span_of(*article, row.find);
  EXPECT_EQ(span.start, row.expected.start);
  EXPECT_EQ(span.end, row.expected.end);
}

// Offsets are code points of the input as it was given, whatever cleaning removed before them.
INSTANTIATE_TEST_SUITE_P(
    Table, Offsets,
    testing::Values(Row{"ascii", "So Kim came.", "Kim", {3, 6}},
                    Row{"two_byte_letter_counts_once", "è già Kim.", "Kim", {6, 9}},
                    Row{"four_byte_sign_counts_once", "🤝 Kim.", "Kim", {2, 5}},
                    Row{"byte_order_mark_counts_once", "\xEF\xBB\xBFKim.", "Kim", {1, 4}},
                    Row{"cr_lf_counts_twice", "One.\r\nKim.", "Kim", {6, 9}},
                    Row{"lone_cr_is_a_break", "One.\rKim.", "Kim", {5, 8}},
                    Row{"spaces_collapse", "a  \t  Kim.", "Kim", {6, 9}},
                    Row{"no_break_space", "a\u00A0Kim.", " Kim", {1, 5}},
                    Row{"zero_width_space_vanishes", "K\u200Bim.", "Kim", {0, 4}},
                    Row{"soft_hyphen_vanishes", "Pyong\u00ADyang.", "Pyongyang", {0, 10}},
                    Row{"direction_marks_vanish", "\u202BKim\u202C.", "Kim", {1, 4}},
                    Row{"control_character_vanishes", "a \x01\x1BKim.", "Kim", {4, 7}},
                    Row{"invalid_byte_counts_once", "perch\xE9 Kim disse questo.", "Kim", {7, 10}},
                    Row{"cut_sequence_counts_once", "ab\xE2\x82 Kim said so.", "Kim", {4, 7}},
                    Row{"lost_space_between_sentences", "Is over.Kim left.", "Kim", {8, 11}},
                    Row{"accent_joins_its_letter", "citta\u0300 e Kim.", "città", {0, 6}},
                    Row{"two_accents_join", "u\u0308\u0304 Kim.", "ǖ", {0, 3}},
                    Row{"accent_without_letter_stays", "\u0300 Kim.", "Kim", {2, 5}}),
    [](const auto& row) { return row.param.name; });

TEST(Read, PutsBackTheSpaceThatAPageLost) {
  const auto article = read("Dai fuoriusciti.Si tratta del decreto».L'Aula di St.Moritz, U.S.A.");
  ASSERT_TRUE(article.has_value());
  EXPECT_EQ(clean(*article),
            "Dai fuoriusciti. Si tratta del decreto». L'Aula di St.Moritz, U.S.A.");
}

TEST(Read, CountsWhatItReplaced) {
  const auto article = read("perch\xE9 cos\xEC disse il presidente");
  ASSERT_TRUE(article.has_value());
  EXPECT_EQ(article->replaced(), 2U);
  EXPECT_EQ(clean(*article), "perch\uFFFD cos\uFFFD disse il presidente");
}

TEST(Read, TitleIsAParagraphOfItsOwnAndCountsInItself) {
  const auto article = read("Kim met Lee.", "  Kim:\n a visit ");
  ASSERT_TRUE(article.has_value());
  EXPECT_EQ(clean(*article), "Kim: a visit\nKim met Lee.");
  ASSERT_EQ(article->blocks().size(), 2U);
  EXPECT_EQ(article->blocks()[0].kind, BlockKind::title);
  EXPECT_EQ(article->blocks()[1].kind, BlockKind::lead);
  EXPECT_EQ(article->in_original(0, 3), (Span{2, 5, true}));
  EXPECT_EQ(article->in_original(5, 6), (Span{8, 9, true}));
  EXPECT_EQ(article->in_original(13, 16), (Span{0, 3, false}));
  const std::size_t size = article->text().size();
  EXPECT_EQ(article->in_original(size, size + 9), (Span{12, 12, false}));
}

TEST(Read, TitleAloneIsEnough) {
  const auto article = read("", "Kim visits Moscow");
  ASSERT_TRUE(article.has_value());
  EXPECT_EQ(clean(*article), "Kim visits Moscow");
  EXPECT_EQ(article->in_original(17, 17), (Span{17, 17, true}));
}

std::string kinds(const Article& article) {
  std::string letters;
  for (const Block& block : article.blocks())
    letters += "THLP"[static_cast<std::size_t>(block.kind)];
  return letters;
}

TEST(Read, HeadlinesLeadAndParagraphs) {
  const auto article = read(
      "Kim in visita a Mosca\n\nIl leader è arrivato ieri.\nHa incontrato il presidente.\n"
      "Le reazioni\nTokyo protesta.\n");
  ASSERT_TRUE(article.has_value());
  EXPECT_EQ(kinds(*article), "HLPHP");
  EXPECT_EQ(clean(*article),
            "Kim in visita a Mosca\nIl leader è arrivato ieri.\nHa incontrato il presidente.\n"
            "Le reazioni\nTokyo protesta.");
}

TEST(Read, FullStopInsideQuotesEndsAParagraph) {
  EXPECT_EQ(kinds(*read("Ha detto: «Basta.»\nPoi tace.")), "LP");
  EXPECT_EQ(kinds(*read("“Basta.”\nPoi tace.")), "LP");
  EXPECT_EQ(kinds(*read("Kim: «Basta»\nPoi tace.")), "HL");
}

std::string columns(std::size_t width, char end) {
  std::string line;
  while (line.size() + 1 < width) line += line.size() % 6 == 5 ? ' ' : 'x';
  return line + end;
}

TEST(Read, HardWrappedLinesJoinUntilABlankLine) {
  std::string input;
  for (int paragraph = 0; paragraph < 2; ++paragraph) {
    for (int line = 0; line < 4; ++line) input += columns(72, 'x') + "\n";
    input += "the end.\n\n";
  }
  const auto article = read(input);
  ASSERT_TRUE(article.has_value());
  EXPECT_EQ(kinds(*article), "LP");
  const std::size_t second = article->blocks()[1].first;
  EXPECT_EQ(article->in_original(second, second + 1).start, 4U * 73U + 10U);
}

TEST(Read, WrappingHoldsAtItsBoundsOnly) {
  const auto blocks = [](std::size_t width, char end, int lines) {
    std::string input;
    for (int i = 0; i < lines; ++i) input += columns(width, end) + "\n";
    return read(input + "the end.")->blocks().size();
  };
  EXPECT_EQ(blocks(60, 'x', 5), 1U);
  EXPECT_EQ(blocks(90, 'x', 5), 1U);
  EXPECT_EQ(blocks(59, 'x', 5), 6U);
  EXPECT_EQ(blocks(91, 'x', 5), 6U);
  EXPECT_EQ(blocks(72, '.', 5), 6U);
  EXPECT_EQ(blocks(72, 'x', 2), 3U);
}

TEST(Read, FourFifthsOfTheLinesDecide) {
  const auto blocks = [](int wrapped, int ended) {
    std::string input;
    for (int i = 0; i < wrapped; ++i) input += columns(72, 'x') + "\n";
    for (int i = 0; i < ended; ++i) input += columns(72, '.') + "\n";
    return read(input + "the end.")->blocks().size();
  };
  EXPECT_EQ(blocks(8, 2), 1U);
  EXPECT_EQ(blocks(7, 2), 10U);
}

TEST(Read, HeadlineAboveOneLongLineIsNoWrapping) {
  EXPECT_EQ(kinds(*read(columns(70, 'x') + "\n" + columns(400, '.') + "\n")), "HL");
}

TEST(Read, RefusesWhatIsNoText) {
  const auto what = [](std::string_view bytes) {
    const auto article = read(bytes);
    return article ? std::string("accepted") : article.error().what;
  };
  EXPECT_EQ(what(""), "holds no text");
  EXPECT_EQ(what(" \r\n\t\u200B\x01"), "holds no text");
  EXPECT_EQ(what(std::string_view("\xFF\xFEK\0i\0", 6)), "is UTF-16, not UTF-8");
  EXPECT_EQ(what(std::string_view("\xFE\xFF\0K\0i", 6)), "is UTF-16, not UTF-8");
  EXPECT_EQ(what(std::string_view("K\0i\0m\0", 6)), "looks like UTF-16, not UTF-8");
  EXPECT_EQ(what(std::string_view("Kim met Lee\0.", 13)), "holds NUL bytes, so it is no text");
  EXPECT_EQ(what("\xCC\xCF\xD3\xCB\xD7\xC1 is far"),
            "is no text in UTF-8: 6 of 13 characters are invalid");
}

TEST(Read, LimitHoldsAtTheByte) {
  EXPECT_TRUE(read("12345678", {}, {.bytes_max = 8}).has_value());
  EXPECT_EQ(read("123456789", {}, {.bytes_max = 8}).error().what, "is longer than 8 bytes");
  EXPECT_EQ(read("1", "123456789", {.bytes_max = 8}).error().what, "is longer than 8 bytes");
}

TEST(Read, ViewsOutliveAMove) {
  auto article = read("Kim.");
  ASSERT_TRUE(article.has_value());
  const std::string_view text = article->text();
  const Article moved = std::move(*article);
  EXPECT_EQ(moved.text().data(), text.data());
}

TEST(Characters, CutByCodePoints) {
  std::string input(200, 'x');
  input += "è\xE9🤝z";
  const Characters characters(input);
  EXPECT_EQ(characters.cut(199, 204), "xè\uFFFD🤝z");
  EXPECT_EQ(characters.cut(202, 203), "🤝");
  EXPECT_EQ(characters.cut(203, 900), "z");
  EXPECT_EQ(characters.cut(204, 205), "");
  EXPECT_EQ(characters.cut(9, 3), "");
  EXPECT_EQ(Characters("").cut(0, 1), "");
}

struct Language {
  const char* name;
  const char* text;
  const char* code;
};
void PrintTo(const Language& row, std::ostream* out) { *out << row.text; }

class Languages : public testing::TestWithParam<Language> {};

TEST_P(Languages, AreDetected) { EXPECT_EQ(detect_language(GetParam().text), GetParam().code); }

INSTANTIATE_TEST_SUITE_P(
    Table, Languages,
    testing::Values(
        Language{"italian",
                 "Il presidente ha incontrato i ministri degli Esteri. La riunione è "
                 "durata tre ore e si è conclusa senza un accordo.",
                 "it"},
        Language{"english",
                 "The president met the foreign ministers on Monday. The meeting lasted "
                 "three hours and ended without an agreement.",
                 "en"},
        Language{"french",
                 "Le président a rencontré les ministres des Affaires étrangères. La "
                 "réunion a duré trois heures.",
                 "fr"},
        Language{"korean", "대통령이 장관을 만났다", "ko"},
        Language{"greek", "Ο πρόεδρος συναντήθηκε", "el"},
        Language{"japanese", "大統領は外相と会談した", "ja"},
        Language{"chinese", "总统会见了外交部长", "zh"},
        Language{"traditional_chinese", "總統會見了外交部長", "zh"},
        Language{"hebrew", "הנשיא נפגש עם שר החוץ בירושלים ביום שני בבוקר לשיחה ארוכה", "he"},
        Language{"digits_only", "12 345, 67.", ""}, Language{"nothing", "", ""}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace casus::text
