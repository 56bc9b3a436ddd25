#include "evaluated.h"

#include <ostream>

namespace casus::scoring {
namespace {

// Claims. "Kim said that he backs Oslo. “We stay,” Li told us."
constexpr const char* claims_gold =
    R"({"id": "a", "text": "Kim said that he backs Oslo. “We stay,” Li told us.",
        "attributions": [
        {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 27]]},
        {"source": [[40, 42]], "cue": [[43, 47]], "content": [[29, 39]]},
        {"source": [[0, 3]], "cue": [[4, 8]], "content": []}]})";

std::string claims(const char* list) {
  return fmt::format(R"({{"id": "a", "claims": [{}]}})", list);
}

struct ClaimRow {
  const char* name;
  const char* output;
  const char* content;
  const char* speaker;
  const char* cue;
};
void PrintTo(const ClaimRow& row, std::ostream* out) { *out << row.output; }

const ClaimRow claim_rows[] = {
    {"right",
     R"({"source": {"start": 0, "end": 3}, "cue": [4, 8],
          "content": [{"start": 9, "end": 27}]},
        {"source": [40, 42], "cue": [43, 47], "content": [[29, 39]]})",
     "2/2 2/2", "2/2 2/2", "2/2 2/2"},
    {"another_speaker_and_cue", R"({"source": [40, 42], "cue": null, "content": [[9, 27]]})",
     "1/2 1/1", "0/2 0/1", "0/2 0/1"},
    {"half_of_the_union_is_enough", R"({"source": [0, 3], "cue": [7, 12], "content": [[9, 18]]})",
     "1/2 1/1", "1/2 1/1", "1/2 1/1"},
    {"less_is_not", R"({"source": [0, 3], "cue": [4, 8], "content": [[9, 17]]})", "0/2 0/1",
     "0/2 0/1", "0/2 0/1"},
    {"inner_claims_are_left_out",
     R"({"id": "k1", "source": [0, 3], "cue": [4, 8], "content": [[9, 27]]},
        {"id": "k2", "parent": "k1", "source": null, "cue": null, "content": [[14, 27]]})",
     "1/2 1/1", "1/2 1/1", "1/2 1/1"},
    {"parts_of_a_content_add_up",
     R"({"source": [0, 3], "cue": [4, 8],
         "content": [[9, 15], [13, 16], [20, 27]]})",
     "1/2 1/1", "1/2 1/1", "1/2 1/1"},
    {"the_title_is_another_text",
     R"({"source": [0, 3], "cue": [4, 8],
         "content": [{"start": 9, "end": 27, "in": "title"}]})",
     "0/2 0/1", "0/2 0/1", "0/2 0/1"},
};

class OneClaim : public testing::TestWithParam<ClaimRow> {};
TEST_P(OneClaim, Counts) {
  const auto evaluation = evaluate({claims_gold}, {claims(GetParam().output)});
  ASSERT_TRUE(evaluation.claims);
  EXPECT_FALSE(evaluation.events);
  EXPECT_EQ(print(evaluation.claims->content), GetParam().content);
  EXPECT_EQ(print(evaluation.claims->speaker), GetParam().speaker);
  EXPECT_EQ(print(evaluation.claims->cue), GetParam().cue);
}
INSTANTIATE_TEST_SUITE_P(Claims, OneClaim, testing::ValuesIn(claim_rows),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Claims, SlipsShowTheContent) {
  const auto evaluation =
      evaluate({claims_gold}, {claims(R"({"content": [[9, 27]]}, {"content": [[0, 8]]})")},
               {.strict = false, .slips_max = 5});
  ASSERT_EQ(evaluation.slips.size(), 2U);
  EXPECT_TRUE(evaluation.slips[0].missed);
  EXPECT_EQ(evaluation.slips[0].text, "“We stay,”");
  EXPECT_FALSE(evaluation.slips[1].missed);
  EXPECT_EQ(evaluation.slips[1].text, "Kim said");
}

}  // namespace
}  // namespace casus::scoring
