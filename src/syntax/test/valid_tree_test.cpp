// Whatever the text, every sentence is a tree with one root and no character is lost.
#include <gtest/gtest.h>

#include <random>

#include "characters.h"
#include "models.h"
#include "tree.h"

namespace casus::syntax {
namespace {

bool only_spaces(std::string_view text) {
  std::vector<char32_t> code_points;
  decode(text, code_points);
  for (const char32_t one : code_points) {
    if (kind_of(one) != Kind::space) return false;
  }
  return true;
}

void check_tree(const Sentence& sentence) {
  TreeScratch scratch;
  std::vector<std::uint32_t> heads;
  const std::size_t count = sentence.tokens.size();
  ASSERT_GT(count, 0U);
  for (const Token& token : sentence.tokens) {
    ASSERT_TRUE(token.head == no_token || token.head < count);
    heads.push_back(token.head == no_token ? 0 : token.head + 1);
    EXPECT_EQ(token.deprel == "root", token.head == no_token);
    EXPECT_FALSE(token.form.empty());
    EXPECT_FALSE(token.deprel.empty());
  }
  EXPECT_TRUE(is_tree(heads.data(), count, scratch)) << "of " << count << " words";
  std::uint32_t last = 0;
  for (const Name& name : sentence.names) {
    EXPECT_LE(last, name.first);
    EXPECT_LT(name.first, name.last);
    EXPECT_LE(name.last, count);
    last = name.last;
  }
}

/// Surface tokens stand in order, and between them is nothing but white space. Returns where the
/// last one ends.
std::size_t check_spans(const Sentence& sentence, const text::Article& article, std::size_t at) {
  const auto& block = article.blocks()[sentence.block];
  std::size_t inside = 0;  // words of a multiword token still to come
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const Token& token = sentence.tokens[i];
    if (inside > 0) {
      --inside;
      EXPECT_EQ(token.multiword, 0);
      EXPECT_EQ(token.first, sentence.tokens[i - 1].first);
      EXPECT_EQ(token.last, sentence.tokens[i - 1].last);
      continue;
    }
    EXPECT_LT(token.first, token.last);
    EXPECT_GE(token.first, block.first);
    EXPECT_LE(token.last, block.last);
    EXPECT_GE(token.first, at);
    if (token.first >= at) {
      EXPECT_TRUE(only_spaces(article.text().substr(at, token.first - at)));
    }
    at = token.last;
    if (token.multiword > 0) {
      inside = token.multiword - std::size_t{1};
      EXPECT_GT(inside, 0U);
    } else {
      EXPECT_EQ(token.form, article.text().substr(token.first, token.last - token.first));
    }
  }
  EXPECT_EQ(inside, 0U);
  return at;
}

/// Parses a text, checks it all, reads its CoNLL-U again.
Parse checked(std::string_view text, const char* language) {
  const text::Article article = article_of(text);
  Parse found = parse(article, model_of(language));
  std::size_t at = 0;
  for (const Sentence& sentence : found.sentences) {
    check_tree(sentence);
    at = check_spans(sentence, article, at);
  }
  EXPECT_TRUE(only_spaces(article.text().substr(at)));
  const auto read = read_conllu(to_conllu(found, article), "round trip");
  EXPECT_TRUE(read.has_value()) << to_string(read.error());
  return found;
}

class ValidTree : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Languages, ValidTree, testing::Values("it", "en"),
                         [](const auto& row) { return row.param; });

char32_t random_character(std::mt19937& random) {
  const char32_t ends[] = {0x7F, 0x24F, 0x600, 0x3000, 0xFFFF, 0x10FFFF};
  std::uniform_int_distribution<char32_t> any(1, ends[random() % 6]);
  const char32_t one = any(random);
  return one >= 0xD800 && one <= 0xDFFF ? U'\n' : one;
}

TEST_P(ValidTree, of_random_characters) {
  std::mt19937 random(17);
  for (int round = 0; round < 150; ++round) {
    std::string text = "x";  // a text of control characters alone would be none
    for (std::size_t n = random() % 300; n > 0; --n) append_utf8(random_character(random), text);
    SCOPED_TRACE("round " + std::to_string(round));
    checked(text, GetParam());
    if (HasFailure()) break;
  }
}

TEST_P(ValidTree, of_random_words_and_marks) {
  const char* pieces[] = {"il",
                          "dell'",
                          "governo",
                          "dargli",
                          "don't",
                          "U.S.",
                          "1,5",
                          "3",
                          "che",
                          "Moscow's",
                          "to",
                          "è",
                          "«",
                          "»",
                          "\"",
                          "'",
                          "(",
                          ")",
                          "...",
                          "…",
                          "–",
                          "—",
                          ".",
                          ",",
                          ";",
                          ":",
                          "?!",
                          "%",
                          "€",
                          "a@b.org",
                          "http://x.y/z",
                          "\n\n",
                          "\u0301",
                          "\u00A0",
                          "\u200D",
                          "🤝",
                          "한국",
                          "_",
                          "#"};
  std::mt19937 random(19);
  for (int round = 0; round < 150; ++round) {
    std::string text;
    for (std::size_t n = 1 + random() % 120; n > 0; --n) {
      text += pieces[random() % std::size(pieces)];
      if (random() % 3 != 0) text += ' ';
    }
    SCOPED_TRACE(text);
    checked("a " + text, GetParam());
    if (HasFailure()) break;
  }
}

TEST_P(ValidTree, of_punctuation_only) {
  for (const char* text : {".", "!?", "...", "«»", "\"", "-- -- --", "( ( ) )", ". . . . .", "_",
                           "1\t2", "'''''", "# # #", "。、", "¿¡"}) {
    SCOPED_TRACE(text);
    EXPECT_GE(checked(text, GetParam()).sentences.size(), 1U);
  }
  std::mt19937 random(23);
  std::string text;
  for (int i = 0; i < 3000; ++i) text += ".,;:!?'\"()[]-/ "[random() % 15];
  checked(text, GetParam());
}

TEST_P(ValidTree, of_a_sentence_of_five_thousand_words) {
  std::string text = "Si dice";
  for (int i = 0; i < 2500; ++i) text += " che lui";
  const Parse found = checked(text, GetParam());
  std::size_t words = 0;
  for (const Sentence& sentence : found.sentences) words += sentence.tokens.size();
  EXPECT_EQ(words, 5002U);
}

/// "Il", the pieces without a space between them, "tace.".
Parse checked_run(std::string_view piece, std::size_t bytes, const char* language) {
  SCOPED_TRACE(piece);
  std::string text = "Il ";
  while (text.size() < bytes) text += piece;
  return checked(text + " tace.", language);
}

TEST_P(ValidTree, of_a_token_of_a_hundred_kilobytes) {
  for (const char* piece : {"a", "é", "9", "한", "=", "q\u0301"}) {
    const Parse found = checked_run(piece, 100000, GetParam());
    EXPECT_GE(found.sentences.at(0).tokens.at(1).form.size(), 99990U) << piece;
  }
}

TEST_P(ValidTree, of_six_kilobytes_without_a_space) {
  for (const char* piece : {"dell'", "1.", "a.", "a@", "www.", "a-", "n't", "🤝", "«"}) {
    checked_run(piece, 6000, GetParam());
  }
}

TEST_P(ValidTree, of_many_paragraphs_of_one_letter) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "a\n\n";
  EXPECT_EQ(checked(text, GetParam()).sentences.size(), 2000U);
}

TEST(ValidTree, an_article_without_text_has_no_sentence) {
  EXPECT_TRUE(parse(text::Article(), model_of("it")).sentences.empty());
  EXPECT_EQ(to_conllu(parse(text::Article(), model_of("it")), text::Article()), "");
}

}  // namespace
}  // namespace casus::syntax
