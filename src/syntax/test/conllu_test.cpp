#include <gtest/gtest.h>

#include "casus/evaluation.h"
#include "models.h"
#include "rows.h"

namespace casus::syntax {
namespace {

struct Broken {
  const char* name;
  std::string conllu;
  std::size_t line;
  const char* what;
};
void PrintTo(const Broken& row, std::ostream* out) { *out << row.conllu; }

class BrokenConllu : public testing::TestWithParam<Broken> {};

TEST_P(BrokenConllu, is_an_error_that_names_its_line) {
  const auto read = read_conllu(GetParam().conllu, "a.conllu");
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().what, GetParam().what);
  EXPECT_EQ(read.error().where.line, GetParam().line);
  EXPECT_EQ(read.error().where.file, "a.conllu");
}

const std::string first = rows("# text = Si.\n1 Si si INTJ _ _ 0 root\n\n");
constexpr const char* ten = "a word line without exactly ten cells";
constexpr const char* order = "a word that does not follow the number before";
constexpr const char* range = "a multiword token with impossible numbers";
constexpr const char* no_tree = "a sentence whose heads are no tree with one root";

INSTANTIATE_TEST_SUITE_P(
    Table, BrokenConllu,
    testing::Values(
        Broken{"nine_cells", first + "1\tNo\tno\tINTJ\t_\t_\t0\troot\t_\n\n", 4, ten},
        Broken{"eleven_cells", first + "1\tNo\tno\tINTJ\t_\t_\t0\troot\t_\t_\t_\n\n", 4, ten},
        Broken{"prose", "Kim met Lee.\n", 1, ten},
        Broken{"second_number_first", first + rows("2 No no X _ _ 0 root\n\n"), 4, order},
        Broken{"number_twice", rows("1 a a X _ _ 0 root\n1 b b X _ _ 1 dep\n"), 2, order},
        Broken{"number_left_out", rows("1 a a X _ _ 0 root\n3 b b X _ _ 1 dep\n"), 2, order},
        Broken{"number_with_a_letter", rows("1a a a X _ _ 0 root\n\n"), 1, order},
        Broken{"number_beyond_32_bits", rows("4294967297 a a X _ _ 0 root\n\n"), 1, order},
        Broken{"empty_form", first + "1\t\tno\tINTJ\t_\t_\t0\troot\t_\t_\n\n", 4,
               "a word without a form"},
        Broken{"head_left_open", rows("1 a a X _ _ 0 root\n2 b b X _ _ _ dep\n\n"), 2,
               "a word without a head"},
        Broken{"negative_head", rows("1 a a X _ _ -1 root\n\n"), 1, "a word without a head"},
        Broken{"head_beyond_the_sentence",
               first + rows("1 a a X _ _ 0 root\n2 b b X _ _ 4 dep\n3 c c X _ _ 1 dep\n\n"), 5,
               "a head beyond the sentence"},
        Broken{"two_roots", first + rows("# x\n1 a a X _ _ 0 root\n2 b b X _ _ 0 root\n\n"), 5,
               no_tree},
        Broken{"no_root", first + rows("1 a a X _ _ 2 dep\n2 b b X _ _ 1 dep\n\n"), 4, no_tree},
        Broken{"cycle_beside_a_root",
               rows("1 a a X _ _ 0 root\n2 b b X _ _ 3 dep\n3 c c X _ _ 2 dep\n\n"), 1, no_tree},
        Broken{"word_that_heads_itself", rows("1 a a X _ _ 0 root\n2 b b X _ _ 2 dep\n\n"), 1,
               no_tree},
        Broken{"range_that_ends_first", rows("2-1 ab _\n1 a a X _ _ 0 root\n\n"), 1, range},
        Broken{"range_of_one_word", rows("1-1 ab _\n1 a a X _ _ 0 root\n\n"), 1, range},
        Broken{"range_after_its_words", rows("1 a a X _ _ 0 root\n1-2 ab _\n\n"), 2, range},
        Broken{"range_inside_a_range", rows("1-3 abc _\n1 a a X _ _ 0 root\n2-3 bc _\n\n"), 3,
               range},
        Broken{"range_without_numbers", rows("1-b ab _\n1 a a X _ _ 0 root\n\n"), 1, range}),
    [](const auto& row) { return row.param.name; });

TEST(ReadConllu, a_multiword_token_without_all_its_words_is_an_error) {
  const auto read = read_conllu(rows("1-3 abc _\n1 a a X _ _ 0 root\n2 b b X _ _ 1 dep\n\n"), "a");
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().what, "a multiword token without all its words");
}

TEST(ReadConllu, a_sentence_holds_two_thousand_words_and_no_more) {
  std::string conllu;
  for (int i = 1; i <= 2000; ++i) {
    conllu += std::to_string(i) + "\ta\ta\tX\t_\t_\t" + std::to_string(i - 1) + "\tdep\t_\t_\n";
  }
  const auto read = read_conllu(conllu, "a");
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  EXPECT_EQ(read->at(0).parse.sentences.at(0).tokens.size(), 2000U);
  const auto longer = read_conllu(conllu + rows("2001 a a X _ _ 1 dep\n"), "a");
  ASSERT_FALSE(longer.has_value());
  EXPECT_EQ(longer.error().what, "a sentence of more than 2000 words");
  EXPECT_EQ(longer.error().where.line, 2001U);
}

const std::string two_documents = rows(R"(# newdoc id = first
# lang = it
# newpar
1-2 Nell' _ _ _ _ _ _ _ SpaceAfter=No
1 In in ADP _ _ 3 case
2 l' il DET _ Definite=Def 3 det
3 accordo accordo NOUN _ Gender=Masc|Number=Sing 0 root _ SpaceAfter=No
3.1 è essere AUX
4 . . PUNCT _ _ 3 punct

1 Sì sì INTJ _ _ 0 root

# newpar
1 No no INTJ _ _ 0 root

# newdoc id = second
# language = en
1 Yes yes INTJ _ _ 0 root)");

TEST(ReadConllu, every_newdoc_is_a_document_with_its_own_text) {
  const auto read = read_conllu(two_documents, "a");
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  ASSERT_EQ(read->size(), 2U);
  const Ready &italian = read->at(0), &english = read->at(1);
  EXPECT_EQ(italian.id, "first");
  EXPECT_EQ(italian.language, "it");
  EXPECT_EQ(italian.text, "Nell'accordo. Sì\n\nNo");
  EXPECT_EQ(italian.parse.sentences.size(), 3U);
  EXPECT_EQ(english.id, "second");
  EXPECT_EQ(english.language, "en");
  EXPECT_EQ(english.text, "Yes");
}

TEST(ReadConllu, tokens_know_their_place_and_their_head) {
  const auto read = read_conllu(two_documents, "a");
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  const Ready& ready = read->at(0);
  const auto& tokens = ready.parse.sentences[0].tokens;
  ASSERT_EQ(tokens.size(), 4U);  // the empty node is none
  EXPECT_EQ(tokens[0].form, "In");
  EXPECT_EQ(tokens[0].multiword, 2);
  EXPECT_EQ(tokens[1].multiword, 0);
  EXPECT_EQ(tokens[1].feat("Definite"), "Def");
  EXPECT_FALSE(tokens[1].space_after);
  for (const std::size_t i : {0u, 1u}) {
    EXPECT_EQ(ready.article.text().substr(tokens[i].first, tokens[i].last - tokens[i].first),
              "Nell'");
  }
  EXPECT_EQ(tokens[0].head, 2U);
  EXPECT_EQ(tokens[2].head, no_token);
  EXPECT_EQ(tokens[2].upos, Upos::NOUN);
  EXPECT_EQ(ready.parse.sentences[1].block, ready.parse.sentences[0].block);
  EXPECT_NE(ready.parse.sentences[2].block, ready.parse.sentences[0].block);
}

TEST(ReadConllu, windows_line_ends_make_no_difference) {
  std::string windows;
  for (const char c : two_documents) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const auto read = read_conllu(windows, "a"), expected = read_conllu(two_documents, "a");
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  ASSERT_EQ(read->size(), expected->size());
  for (std::size_t i = 0; i < read->size(); ++i) {
    EXPECT_EQ(to_conllu(read->at(i).parse, read->at(i).article, read->at(i).id),
              to_conllu(expected->at(i).parse, expected->at(i).article, expected->at(i).id));
  }
}

TEST(ReadConllu, nothing_and_comments_alone_hold_no_document) {
  EXPECT_TRUE(read_conllu("", "a")->empty());
  EXPECT_TRUE(read_conllu("\n\n# newdoc id = x\n\n", "a")->empty());
}

class RoundTrip : public testing::TestWithParam<const char*> {};

TEST_P(RoundTrip, keeps_words_heads_and_spans) {
  const std::string text =
      GetParam() == std::string_view("it")
          ? "Il patto di Mosca\n\n«Non glielo diremo», ha detto dell'accordo il sig. Rossi a Roma, "
            "l'8 marzo. Poi... è partito – da solo.\n\nNessuno (a Parigi) gli crede."
          : "The pact of Moscow\n\n“We won't tell them,” Mr. Brown said of Moscow's plan on 8 "
            "March. "
            "Then... he left – alone.\n\nNobody (in Paris) believes him.";
  const text::Article article = article_of(text);
  const Parse parsed = parse(article, model_of(GetParam()));
  const auto read = read_conllu(to_conllu(parsed, article, "x"), "x");
  ASSERT_TRUE(read.has_value()) << to_string(read.error());
  ASSERT_EQ(read->size(), 1U);
  const Ready& ready = read->at(0);
  EXPECT_EQ(ready.id, "x");
  EXPECT_EQ(ready.text, text);
  ASSERT_EQ(ready.parse.sentences.size(), parsed.sentences.size());
  for (std::size_t s = 0; s < parsed.sentences.size(); ++s) {
    const Sentence &was = parsed.sentences[s], &is = ready.parse.sentences[s];
    EXPECT_EQ(is.block, was.block);
    ASSERT_EQ(is.tokens.size(), was.tokens.size());
    for (std::size_t i = 0; i < was.tokens.size(); ++i) {
      const Token &a = is.tokens[i], &b = was.tokens[i];
      EXPECT_EQ(std::tie(a.form, a.lemma, a.upos, a.feats, a.head, a.deprel, a.first, a.last,
                         a.multiword, a.space_after),
                std::tie(b.form, b.lemma, b.upos, b.feats, b.head, b.deprel, b.first, b.last,
                         b.multiword, b.space_after))
          << b.form << " of sentence " << s;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, RoundTrip, testing::Values("it", "en"),
                         [](const auto& row) { return row.param; });

}  // namespace
}  // namespace casus::syntax
