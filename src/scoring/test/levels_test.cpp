#include "evaluated.h"

#include <ostream>

namespace casus::scoring {
namespace {

// Levels: gold events, events of an output, and the figures at a level.

struct Row {
  const char* name;
  const char* gold;
  const char* output;
  Level level;
  const char* expected;
  bool strict = false;
};
void PrintTo(const Row& row, std::ostream* out) { *out << row.gold << " <> " << row.output; }

constexpr const char* aid = R"({"plover": "AID", "source": ["NOR"], "target": ["FIN"]})";
constexpr const char* aid_of_two =
    R"({"plover": "AID", "source": ["NOR", "SWE"], "target": ["FIN"]})";
constexpr const char* alleged =
    R"({"plover": "AID", "source": ["NOR"], "target": ["FIN"], "status": "alleged",
        "claimant": ["DNKGOV"]})";
constexpr const char* treaty =
    R"({"plover": "SUPPORT", "cameo": "057", "source": ["NORGOV", "FINGOV"],
        "target": ["NORGOV", "FINGOV"], "alt": [{"plover": "AGREE", "status": "planned"}]})";
constexpr const char* optional_aid =
    R"({"plover": "AID", "source": ["NOR"], "target": ["FIN"], "optional": true})";
constexpr const char* visit =
    R"({"plover": "CONSULT", "cameo": "042", "source": ["NORGOV"], "target": ["FINGOV"]})";
constexpr const char* arrest =
    R"({"plover": "COERCE", "cameo": "17", "source": ["NORCOP"], "target": []})";

const Row rows[] = {
    {"events_of_one_source_equal_one_of_two", aid_of_two,
     R"({"plover": "AID", "source": ["NOR"], "target": ["FIN"]},
        {"plover": "AID", "source": "SWE", "target": "FIN"})",
     Level::actors, "1/1 2/2"},
    {"half_of_the_pairs_is_half_an_event", aid_of_two, aid, Level::actors, "0.5/1 1/1"},
    {"what_is_too_much_is_wrong", aid, aid_of_two, Level::actors, "1/1 0.5/1"},
    {"another_type", aid, R"({"plover": "ACCUSE", "source": ["NOR"], "target": ["FIN"]})",
     Level::actors, "0/1 0/1"},
    {"type_set", aid, R"({"plover": "ACCUSE"}, {"plover": "AID"}, {"plover": "AID"})", Level::type,
     "1/1 1/2"},
    {"direction_counts", aid, R"({"plover": "AID", "source": ["FIN"], "target": ["NOR"]})",
     Level::actors, "0/1 0/1"},
    {"direction_and_type_do_not_count_in_pair", aid,
     R"({"plover": "ACCUSE", "source": ["FIN"], "target": ["NOR"]})", Level::pair, "1/1 1/1"},
    {"a_consultation_has_no_direction", visit,
     R"({"plover": "CONSULT", "source": ["FIN"], "target": ["NOR"]})", Level::actors, "1/1 1/1"},
    {"one_direction_of_a_reciprocal_event", treaty,
     R"({"plover": "SUPPORT", "source": ["FIN"], "target": ["NOR"]})", Level::actors, "1/1 1/1"},
    {"parties_without_a_target_are_reciprocal", treaty,
     R"({"plover": "SUPPORT", "source": ["NOR", "FIN"], "target": []})", Level::actors, "1/1 1/1"},
    {"but_not_of_every_type", R"({"plover": "AID", "source": ["NOR"], "target": ["FIN"]})",
     R"({"plover": "AID", "source": ["NOR", "FIN"], "target": []})", Level::actors, "0/1 0/1"},
    {"other_readings_count", treaty,
     R"({"plover": "AGREE", "source": ["NOR", "FIN"], "target": ["NOR", "FIN"]})", Level::actors,
     "1/1 1/1"},
    {"unless_strict", treaty,
     R"({"plover": "AGREE", "source": ["NOR", "FIN"], "target": ["NOR", "FIN"]})", Level::actors,
     "0/1 0/1", true},
    {"another_reading_has_its_own_status", treaty,
     R"({"plover": "AGREE", "source": ["NOR", "FIN"], "status": "planned"})", Level::status,
     "1/1 1/1"},
    {"and_no_code_of_another_type", treaty,
     R"({"plover": "AGREE", "cameo": "057", "source": ["NOR", "FIN"]})", Level::code, "0/1 0/1"},
    {"an_optional_event_is_not_missed", optional_aid, "", Level::actors, "0/0 0/0"},
    {"nor_held_against_who_finds_it", optional_aid, aid, Level::actors, "0/0 1/1"},
    {"optional_events_alone_count_neither_way", optional_aid, aid, Level::detect, "0/0 0/0"},
    {"equal_events_count_once", aid,
     R"({"plover": "AID", "source": ["NORGOV"], "target": ["FIN"]},
        {"plover": "AID", "source": ["NOR"], "target": ["FINMIL"]})",
     Level::actors, "1/1 1/1"},
    {"an_open_side_equals_an_open_side_only", arrest,
     R"({"plover": "COERCE", "source": ["NOR"], "target": ["FIN"]})", Level::actors, "0/1 0/1"},
    {"open_sides", arrest, R"({"plover": "COERCE", "source": ["NOR"]})", Level::actors, "1/1 1/1"},
    {"a_false_alarm", "", aid, Level::detect, "0/0 0/1"},
    {"sectors_do_not_count_in_actors", aid,
     R"({"plover": "AID", "source": ["NORMIL"], "target": ["FIN"]})", Level::actors, "1/1 1/1"},
    {"they_do_in_roles", aid, R"({"plover": "AID", "source": ["NORMIL"], "target": ["FIN"]})",
     Level::roles, "0/1 0/1"},
    {"a_bare_country_is_its_government", aid,
     R"({"plover": "AID", "source": ["NORGOV"], "target": ["FINGOV"]})", Level::roles, "1/1 1/1"},
    {"status_counts", alleged, aid, Level::status, "0/1 0/1"},
    {"but_not_in_actors", alleged, aid, Level::actors, "1/1 1/1"},
    {"asserted_events_only", alleged, aid, Level::actors0, "0/0 0/1"},
    {"status_without_claimant", alleged,
     R"({"plover": "AID", "source": ["NOR"], "target": ["FIN"], "status": "alleged"})",
     Level::claimant, "0/1 0/1"},
    {"claimant_by_country", alleged,
     R"({"plover": "AID", "source": ["NOR"], "target": ["FIN"], "status": "alleged",
         "claimant": ["SWE", "DNKMIL"]})",
     Level::claimant, "1/1 1/1"},
    {"the_press_is_no_claimant", aid,
     R"({"plover": "AID", "source": ["NOR"], "target": ["FIN"], "claimant": ["MED"]})",
     Level::claimant, "1/1 1/1"},
    {"who_acts_may_say_so", aid,
     R"({"plover": "AID", "source": ["NOR"], "target": ["FIN"], "claimant": ["NORGOV"]})",
     Level::claimant, "1/1 1/1"},
    {"others_may_not", aid,
     R"({"plover": "AID", "source": ["NOR"], "target": ["FIN"], "claimant": ["DNK"]})",
     Level::claimant, "0/1 0/1"},
    {"the_code", visit,
     R"({"plover": "CONSULT", "cameo": "042", "source": ["NOR"], "target": ["FIN"]})", Level::code,
     "1/1 1/1"},
    {"another_code_of_the_root", visit,
     R"({"plover": "CONSULT", "cameo": "043", "source": ["NOR"], "target": ["FIN"]})", Level::code,
     "0/1 0/1"},
    {"the_root", visit,
     R"({"plover": "CONSULT", "cameo": "043", "source": ["NOR"], "target": ["FIN"]})", Level::root,
     "1/1 1/1"},
    {"two_digits_ask_for_the_root", arrest,
     R"({"plover": "COERCE", "cameo": "172", "source": ["NOR"]})", Level::code, "1/1 1/1"},
    {"events_without_code_do_not_count_there", aid, aid, Level::code, "0/0 0/0"},
    {"old_background_is_passed_over", aid,
     R"({"plover": "ASSAULT", "source": ["NOR"], "target": ["FIN"], "event_date": "2023-06-20"})",
     Level::actors, "0/1 0/0"},
    {"a_year_ago_is_not_old", aid,
     R"({"plover": "ASSAULT", "source": ["NOR"], "target": ["FIN"], "event_date": "2023-06-21"})",
     Level::actors, "0/1 0/1"},
    {"historical_is_passed_over", aid,
     R"({"plover": "ASSAULT", "source": ["NOR"], "target": ["FIN"], "status": "historical"})",
     Level::detect, "0/1 0/0"},
    {"unless_the_gold_has_it", aid,
     R"({"plover": "AID", "source": ["NOR"], "target": ["FIN"], "status": "historical"})",
     Level::status, "0/1 0/1"},
    {"older_names_of_types_and_statuses", alleged,
     R"({"plover": "aid", "source": ["NOR"], "target": ["FIN"], "status": "Alleged",
          "claimant": "DNK"},
        {"plover": "SACTION", "status": "conditional", "source": [], "target": []})",
     Level::claimant, "1/1 1/2"},
    {"a_type_by_its_code", aid, R"({"cameo": "0711*", "source": ["NOR"], "target": ["FIN"]})",
     Level::actors, "1/1 1/1"},
    {"no_type_no_event", aid, R"({"plover": "STATEMENT", "cameo": "010", "source": ["NOR"]})",
     Level::detect, "0/1 0/0"},
};

class OneArticle : public testing::TestWithParam<Row> {};
TEST_P(OneArticle, Counts) {
  const Row& row = GetParam();
  const auto evaluation = evaluate({article("a", row.gold)}, {article("a", row.output)},
                                   {.strict = row.strict, .slips_max = 0});
  ASSERT_TRUE(evaluation.events);
  EXPECT_EQ(print(evaluation.events->levels.of(row.level)), row.expected);
}
INSTANTIATE_TEST_SUITE_P(Levels, OneArticle, testing::ValuesIn(rows),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace casus::scoring
