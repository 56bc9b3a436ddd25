#include "casus/concepts.h"
#include "confidence.h"
#include "contexts.h"
#include "story.h"

namespace casus::events {
namespace {

// The shipped rule book is sound: no unknown concept, no tie, no rule that gives nothing.
TEST(RuleBook, shipped_rules_have_no_mistake) {
  for (const Error& error : lint({std::string(CASUS_SOURCE_DIR) + "/knowledge"})) {
    ADD_FAILURE() << to_string(error);
  }
}

TEST(RuleBook, has_all_contexts_of_plover) {
  std::vector<Error> errors;
  const std::vector<std::string> roots{std::string(CASUS_SOURCE_DIR) + "/knowledge"};
  const auto concepts = frames::Concepts::load(roots);
  ASSERT_TRUE(concepts);
  const Contexts contexts = Contexts::load(roots, *concepts, errors);
  EXPECT_TRUE(errors.empty());
  for (const char* name : {"military",
                           "intelligence",
                           "executive",
                           "legislative",
                           "election",
                           "political_institutions",
                           "pro_democracy",
                           "pro_autocracy",
                           "economic",
                           "legal",
                           "reparations",
                           "human_rights",
                           "rights_freedoms",
                           "repression",
                           "human_security",
                           "gender",
                           "lgbt",
                           "religion_ethnicity",
                           "inequality",
                           "diplomatic",
                           "territory",
                           "peacekeeping",
                           "health",
                           "asylum",
                           "migration",
                           "disasters",
                           "natural_resource",
                           "environment",
                           "technology",
                           "terrorism",
                           "cbrn",
                           "cyber",
                           "misinformation",
                           "crime",
                           "corruption",
                           "illegal_drugs",
                           "trafficking"}) {
    EXPECT_TRUE(contexts.has(name)) << name;
  }
}

struct Wrong {
  const char* name;
  const char* rules;
  const char* says;  // part of the message
  std::size_t line;
};
void PrintTo(const Wrong& wrong, std::ostream* out) { *out << wrong.name; }

class Mistakes : public testing::TestWithParam<Wrong> {};

TEST_P(Mistakes, are_told_with_their_line) {
  const auto errors = lint(knowledge(GetParam().rules));
  ASSERT_FALSE(errors.empty());
  EXPECT_NE(errors[0].what.find(GetParam().says), std::string::npos) << to_string(errors[0]);
  EXPECT_EQ(errors[0].where.line, GetParam().line);
}

INSTANTIATE_TEST_SUITE_P(
    Of, Mistakes,
    testing::Values(
        Wrong{"concept", "rule x\n  when GIV agent=?a\n  event AID source=?a\n", "unknown concept",
              2},
        Wrong{"role", "rule x\n  when GIVE agnt=?a\n  event AID source=?a\n", "unknown role", 2},
        Wrong{"type", "rule x\n  when GIVE agent=?a\n  event HELP source=?a\n", "no type", 3},
        Wrong{"code", "rule x\n  when GIVE agent=?a\n  event AID cameo=999 source=?a\n", "no code",
              3},
        Wrong{"code_of_other_type",
              "rule x\n  when GIVE agent=?a\n  event AID cameo=057 source=?a\n", "no code", 3},
        Wrong{"mode", "rule x\n  when GIVE agent=?a\n  event AID mode=visit source=?a\n", "no mode",
              3},
        Wrong{"unbound", "rule x\n  when GIVE agent=?a\n  event AID source=?a target=?b\n", "binds",
              1},
        Wrong{"no_sides", "rule x\n  when GIVE agent=?a\n  event AID\n", "no sides", 3},
        Wrong{"no_when", "rule x\n  nothing\n", "no 'when'", 1},
        Wrong{"tie",
              "rule x\n  when GIVE agent=?a against=?b\n  event AID source=?a\n"
              "rule y\n  when GIVE agent=?a recipient=?b\n  event AID source=?a target=?b\n",
              "tie", 1},
        Wrong{"twice",
              "rule x\n  when GIVE agent=?a\n  nothing\nrule x\n  when MEET agent=?a\n  nothing\n",
              "second rule", 4},
        Wrong{"nested_too_deep",
              "rule x\n  when GIVE content=(SAY content=(SAY content=(SAY content=(SAY))))\n"
              "  nothing\n",
              "nested", 2},
        Wrong{"code_block_of_no_code", "code 999\n  of 120\n  when GIVE\n", "unknown code", 1},
        Wrong{"code_block_of_other_type", "code 1243\n  of 057\n  when GIVE\n", "no code of", 2},
        Wrong{"code_block_without_condition", "code 1243\n  of 120\n", "no 'when'", 1},
        Wrong{"code_block_that_narrows_nothing", "code 1243\n  when GIVE\n", "narrows nothing", 1},
        Wrong{"code_blocks_tie",
              "code 1243\n  of 120\n  when REFUSE content=GIVE\n"
              "code 1244\n  of 120\n  when REFUSE content=GIVE\n",
              "tie", 1},
        Wrong{"stray_line", "  when GIVE agent=?a\n", "before any rule", 1}),
    [](const auto& row) { return row.param.name; });

TEST(RuleBook, over_settles_a_tie) {
  EXPECT_TRUE(lint(knowledge("rule x\n  over y\n  when GIVE agent=?a patient=WEAPON\n"
                             "  event AID source=?a\n"
                             "rule y\n  when GIVE agent=?a recipient=?b\n"
                             "  event AID source=?a target=?b\n"))
                  .empty());
}

TEST(RuleBook, examples_keep_language_sentence_and_row) {
  const auto roots = knowledge(
      "rule x\n  when GIVE agent=?a\n  event AID source=?a\n"
      "  yes en  Chad gave tents.  -> AID asserted TCD >\n"
      "  no  it  Il Ciad ha dato forfait.\n");
  const auto concepts = frames::Concepts::load(roots);
  ASSERT_TRUE(concepts);
  const auto book = RuleBook::load(roots, *concepts);
  ASSERT_TRUE(book) << to_string(book.error());
  const auto found = examples(*book);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].language, "en");
  EXPECT_EQ(found[0].sentence, "Chad gave tents.");
  EXPECT_EQ(found[0].row, "AID asserted TCD >");
  EXPECT_EQ(found[1].row, "");
}

TEST(Confidence, adds_the_weights_of_its_grounds) {
  const auto roots = knowledge("");
  std::ofstream(roots[0] + "/ontology/confidence.tsv")
      << "least\t0.25\nleast it\t0.5\nbase\t0.5\ntarget none\t-1.5\n";
  std::vector<Error> errors;
  const Confidence table = Confidence::load(roots, errors);
  EXPECT_TRUE(errors.empty());
  EXPECT_DOUBLE_EQ(table.least("en"), 0.25);
  EXPECT_DOUBLE_EQ(table.least("it"), 0.5);
  EXPECT_NEAR(table.of({}), 0.6225, 1e-4);
  EXPECT_NEAR(table.of({"target none", "no row of the table"}), 0.2689, 1e-4);
}

TEST(Confidence, refuses_a_weight_that_is_no_number) {
  const auto roots = knowledge("");
  std::ofstream(roots[0] + "/ontology/confidence.tsv") << "base\tmuch\n";
  const auto errors = lint(roots);
  ASSERT_FALSE(errors.empty());
  EXPECT_EQ(errors[0].where.line, 1U);
}

/// The codes that examples tell: "REJECT/1243 asserted …".
std::set<std::string> told_codes(const std::vector<Example>& list) {
  std::set<std::string> codes;
  for (const Example& example : list) {
    for (std::size_t at = example.row.find('/'); at != std::string::npos;
         at = example.row.find('/', at + 1)) {
      codes.insert(example.row.substr(at + 1, example.row.find(' ', at) - at - 1));
    }
  }
  return codes;
}

TEST(RuleBook, every_code_that_it_gives_is_told_by_an_example) {
  const std::vector<std::string> roots{CASUS_SOURCE_DIR "/knowledge"};
  const auto concepts = frames::Concepts::load(roots);
  ASSERT_TRUE(concepts);
  const auto book = RuleBook::load(roots, *concepts);
  ASSERT_TRUE(book) << to_string(book.error());
  const auto codes = reachable_codes(*book);
  EXPECT_GE(codes.size(), 180U);
  const auto told = told_codes(examples(*book));
  for (const std::string_view code : codes) EXPECT_TRUE(told.contains(std::string(code))) << code;
}

}  // namespace
}  // namespace casus::events
