// Expected counts are worked out by hand from the definitions of the CoNLL 2018 shared task.
#include "casus/evaluation.h"

#include <gtest/gtest.h>

#include "rows.h"

namespace casus::syntax {

void PrintTo(const Score& score, std::ostream* out) {
  *out << score.correct << " of gold " << score.gold << ", system " << score.system;
}
bool operator==(const Score& a, const Score& b) {
  return a.correct == b.correct && a.gold == b.gold && a.system == b.system;
}

namespace {

using Metrics = std::map<std::string, Score>;

Evaluation compared(std::string_view gold, std::string_view system) {
  auto evaluation = evaluate(rows(gold), rows(system));
  if (!evaluation) ADD_FAILURE() << to_string(evaluation.error());
  return evaluation ? *evaluation : Evaluation();
}

const std::string kim_came = R"(1 Kim Kim PROPN _ Number=Sing 3 nsubj
2 has have AUX _ Mood=Ind|Tense=Pres 3 aux
3 come come VERB _ Tense=Past|VerbForm=Part 0 root
4 to to ADP _ _ 5 case
5 Rome Rome PROPN _ Number=Sing 3 obl:lmod _ SpaceAfter=No
6 . . PUNCT _ _ 3 punct

)";

std::string changed(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

TEST(Evaluation, a_file_is_all_right_against_itself) {
  const Evaluation evaluation = compared(kim_came, kim_came);
  const Score all{6, 6, 6};
  EXPECT_EQ(evaluation.metrics, (Metrics{{"Tokens", all},
                                         {"Sentences", {1, 1, 1}},
                                         {"Words", all},
                                         {"UPOS", all},
                                         {"UFeats", all},
                                         {"Lemmas", all},
                                         {"UAS", all},
                                         {"LAS", all},
                                         {"CLAS", {3, 3, 3}}}));  // nsubj, root, obl
  EXPECT_DOUBLE_EQ(evaluation.metrics.at("LAS").f1(), 1.0);
}

TEST(Evaluation, each_metric_counts_its_own_mistakes) {
  std::string system = kim_came;
  system = changed(system, "1 Kim Kim PROPN", "1 Kim kim NOUN");  // lemma and tag
  system = changed(system, "Tense=Past|VerbForm=Part", "Tense=Pres|VerbForm=Part");
  system = changed(system, "5 case", "3 case");      // head of a function word
  system = changed(system, "3 obl:lmod", "3 nmod");  // relation of a content word
  const Metrics metrics = compared(kim_came, system).metrics;
  EXPECT_EQ(metrics.at("Words"), (Score{6, 6, 6}));
  EXPECT_EQ(metrics.at("UPOS"), (Score{5, 6, 6}));
  EXPECT_EQ(metrics.at("UFeats"), (Score{5, 6, 6}));
  EXPECT_EQ(metrics.at("Lemmas"), (Score{5, 6, 6}));
  EXPECT_EQ(metrics.at("UAS"), (Score{5, 6, 6}));
  EXPECT_EQ(metrics.at("LAS"), (Score{4, 6, 6}));
  EXPECT_EQ(metrics.at("CLAS"), (Score{2, 3, 3}));
}

TEST(Evaluation, subtypes_count_in_the_table_of_relations_only) {
  const Evaluation evaluation = compared(kim_came, changed(kim_came, "obl:lmod", "obl:tmod"));
  EXPECT_EQ(evaluation.metrics.at("LAS"), (Score{6, 6, 6}));
  EXPECT_EQ(evaluation.metrics.at("CLAS"), (Score{3, 3, 3}));
  EXPECT_EQ(evaluation.relations, (Metrics{{"nsubj", {1, 1, 1}},
                                           {"aux", {1, 1, 1}},
                                           {"root", {1, 1, 1}},
                                           {"case", {1, 1, 1}},
                                           {"obl:lmod", {0, 1, 0}},
                                           {"obl:tmod", {0, 0, 1}},
                                           {"punct", {1, 1, 1}}}));
}

TEST(Evaluation, only_universal_features_count_and_their_order_does_not) {
  std::string system = changed(kim_came, "Mood=Ind|Tense=Pres", "Tense=Pres|Mood=Ind");
  system =
      changed(system, "PROPN _ Number=Sing 3 nsubj", "PROPN _ NameType=Giv|Number=Sing 3 nsubj");
  EXPECT_EQ(compared(kim_came, system).metrics.at("UFeats"), (Score{6, 6, 6}));
}

TEST(Evaluation, a_lemma_that_the_gold_file_leaves_open_is_never_wrong) {
  const std::string gold = changed(kim_came, "1 Kim Kim", "1 Kim _");
  EXPECT_EQ(compared(gold, kim_came).metrics.at("Lemmas"), (Score{6, 6, 6}));
  EXPECT_EQ(compared(kim_came, gold).metrics.at("Lemmas"), (Score{5, 6, 6}));
}

TEST(Evaluation, clas_is_measured_on_content_words_of_each_side) {
  // "to" is a content word to the system, whose CLAS then has four words.
  const std::string system = changed(kim_came, "5 case", "5 amod");
  EXPECT_EQ(compared(kim_came, system).metrics.at("CLAS"), (Score{3, 3, 4}));
}

TEST(Evaluation, a_word_under_a_missing_head_is_wrong) {
  // The system splits the root word: nothing that hangs from it can be right.
  const Evaluation evaluation = compared(R"(1 Kim Kim PROPN _ _ 2 nsubj
2 re-met re-meet VERB _ _ 0 root
3 Lee Lee PROPN _ _ 2 obj

)",
                                         R"(1 Kim Kim PROPN _ _ 4 nsubj
2 re re X _ _ 4 dep _ SpaceAfter=No
3 - - PUNCT _ _ 4 punct _ SpaceAfter=No
4 met meet VERB _ _ 0 root
5 Lee Lee PROPN _ _ 4 obj

)");
  const Metrics& metrics = evaluation.metrics;
  EXPECT_EQ(metrics.at("Tokens"), (Score{2, 3, 5}));
  EXPECT_EQ(metrics.at("Words"), (Score{2, 3, 5}));
  EXPECT_EQ(metrics.at("UPOS"), (Score{2, 3, 5}));
  EXPECT_EQ(metrics.at("UAS"), (Score{0, 3, 5}));
  EXPECT_EQ(metrics.at("CLAS"), (Score{0, 3, 4}));
  EXPECT_DOUBLE_EQ(metrics.at("Words").f1(), 0.5);
  EXPECT_EQ(evaluation.relations.at("root"), (Score{0, 1, 1}));
}

TEST(Evaluation, a_sentence_break_moves_sentences_and_heads_only) {
  const Metrics metrics = compared(R"(1 Kim Kim PROPN _ _ 2 nsubj
2 came come VERB _ _ 0 root
3 . . PUNCT _ _ 2 punct

1 Lee Lee PROPN _ _ 2 nsubj
2 left leave VERB _ _ 0 root

)",
                                   R"(1 Kim Kim PROPN _ _ 2 nsubj
2 came come VERB _ _ 0 root
3 . . PUNCT _ _ 2 punct
4 Lee Lee PROPN _ _ 5 nsubj
5 left leave VERB _ _ 2 conj

)")
                              .metrics;
  EXPECT_EQ(metrics.at("Tokens"), (Score{5, 5, 5}));
  EXPECT_EQ(metrics.at("Sentences"), (Score{0, 2, 1}));
  EXPECT_EQ(metrics.at("UAS"), (Score{4, 5, 5}));
  EXPECT_EQ(metrics.at("LAS"), (Score{4, 5, 5}));
  EXPECT_EQ(metrics.at("CLAS"), (Score{3, 4, 4}));
}

constexpr std::string_view gold_clitics = R"(1 per per ADP _ _ 2 mark
2-4 darcelo _
2 dar dare VERB _ _ 0 root
3 ce ci PRON _ _ 2 iobj
4 lo lo PRON _ _ 2 obj

)";

TEST(Evaluation, words_of_a_multiword_token_are_aligned_by_their_longest_common_subsequence) {
  // The system misses "ce": "dar" and "lo" are aligned, "lo" by its form and not by its place.
  const Metrics metrics = compared(gold_clitics, R"(1 per per ADP _ _ 2 mark
2-3 darcelo _
2 Dar dare VERB _ _ 0 root
3 lo lo PRON _ _ 2 obj

)")
                              .metrics;
  EXPECT_EQ(metrics.at("Tokens"), (Score{2, 2, 2}));
  EXPECT_EQ(metrics.at("Words"), (Score{3, 4, 3}));
  EXPECT_EQ(metrics.at("LAS"), (Score{3, 4, 3}));
  EXPECT_EQ(metrics.at("CLAS"), (Score{2, 3, 2}));
}

TEST(Evaluation, a_multiword_token_that_one_side_lacks_has_no_words_in_common) {
  const Metrics metrics = compared(gold_clitics, R"(1 per per ADP _ _ 2 mark
2 darcelo dare VERB _ _ 0 root

)")
                              .metrics;
  EXPECT_EQ(metrics.at("Tokens"), (Score{2, 2, 2}));
  EXPECT_EQ(metrics.at("Words"), (Score{1, 4, 2}));
  EXPECT_EQ(metrics.at("UAS"), (Score{0, 4, 2}));
  EXPECT_EQ(metrics.at("CLAS"), (Score{0, 3, 1}));
}

TEST(Evaluation, a_multiword_token_meets_tokens_that_are_split_otherwise) {
  const Metrics metrics = compared(R"(1-2 dell' _ _ _ _ _ _ _ SpaceAfter=No
1 di di ADP _ _ 3 case
2 l' il DET _ _ 3 det
3 Iran Iran PROPN _ _ 0 root

)",
                                   R"(1 dell dell X _ _ 3 dep _ SpaceAfter=No
2 ' ' PUNCT _ _ 3 punct _ SpaceAfter=No
3 Iran Iran PROPN _ _ 0 root

)")
                              .metrics;
  EXPECT_EQ(metrics.at("Tokens"), (Score{1, 2, 3}));
  EXPECT_EQ(metrics.at("Words"), (Score{1, 3, 3}));
  EXPECT_EQ(metrics.at("UAS"), (Score{1, 3, 3}));
  EXPECT_EQ(metrics.at("CLAS"), (Score{1, 1, 2}));
}

TEST(Evaluation, white_space_inside_a_token_makes_no_difference) {
  const std::string gold = "1\t10 000\t10000\tNUM\t_\t_\t0\troot\t_\t_\n\n";
  const std::string system = "1\t10000\t10000\tNUM\t_\t_\t0\troot\t_\t_\n\n";
  const auto evaluation = evaluate(gold, system);
  ASSERT_TRUE(evaluation.has_value());
  EXPECT_EQ(evaluation->metrics.at("LAS"), (Score{1, 1, 1}));
}

TEST(Evaluation, files_over_other_texts_are_refused_with_the_place_where_they_part) {
  const auto evaluation = evaluate(rows(kim_came), rows(changed(kim_came, "Rome", "Rimini")));
  ASSERT_FALSE(evaluation.has_value());
  EXPECT_EQ(evaluation.error().what,
            "its text differs from the gold text after 13 characters that are no space");
}

TEST(Evaluation, a_broken_file_is_named) {
  const auto gold = evaluate("1\tbroken\n", rows(kim_came));
  ASSERT_FALSE(gold.has_value());
  EXPECT_EQ(gold.error().where.file, "the gold file");
  const auto system = evaluate(rows(kim_came), "1\tbroken\n");
  ASSERT_FALSE(system.has_value());
  EXPECT_EQ(system.error().where.file, "the system's file");
}

TEST(Evaluation, f1_of_nothing_is_zero) { EXPECT_EQ(Score().f1(), 0.0); }

}  // namespace
}  // namespace casus::syntax
