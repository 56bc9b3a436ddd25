// What becomes of hand-built frames: matching, composition, merging. No model, no lexicon.
#include <algorithm>

#include "casus/near_misses.h"
#include "story.h"

namespace casus::events {
namespace {

using frames::Concept;
using frames::Effect;
using frames::Role;
using Rows = std::vector<std::string>;

constexpr const char* rules = R"(
rule accuse
  when   ACCUSE agent=?a patient=?b
  event  ACCUSE cameo=112 source=?a target=?b
rule give
  when   GIVE agent=?a recipient=?b
  event  AID cameo=070 source=?a target=?b foreign
rule give-weapons
  when   GIVE agent=?a recipient=?b patient=WEAPON
  event  AID cameo=072 source=?a target=?b foreign
rule meet
  when   MEET agent=?a with=?b?
  event  CONSULT cameo=040 both=?a,?b
rule demand
  when   DEMAND agent=?a recipient=?b
  event  REQUEST cameo=100 source=?a target=?b
rule stop-aid
  when   STOP agent=?a content=(GIVE recipient=?b)
  event  SANCTION cameo=162 source=?a target=?b
rule deny
  when   DENY agent=?a?
  deny   ?a
rule recall
  when   RECALL agent=?a patient=?b*
  event  SANCTION mode=withdraw cameo=161 source=?a target=?b foreign
rule attack
  when   ATTACK agent=?a? patient=?b
  event  ASSAULT cameo=190 source=?a target=?b
)";

class Coding_ : public testing::Test {
 protected:
  void SetUp() override {
    const auto roots = knowledge(rules);
    auto loaded = frames::Concepts::load(roots);
    ASSERT_TRUE(loaded) << to_string(loaded.error());
    concepts = std::make_unique<frames::Concepts>(std::move(*loaded));
    auto read = RuleBook::load(roots, *concepts);
    ASSERT_TRUE(read) << to_string(read.error());
    book = std::make_unique<RuleBook>(std::move(*read));
  }
  Concept id(std::string_view name) const { return concepts->find(name); }
  std::uint32_t frame(Story& story, std::string_view name, std::uint32_t word) const {
    const auto made = story.frame(id(name), word);
    story.at(made).effect = concepts->effect(id(name));
    return made;
  }
  std::unique_ptr<frames::Concepts> concepts;
  std::unique_ptr<RuleBook> book;
};

// "USA accuses Korea of supplying arms to Russia": the accusation stands, its content is alleged.
class Accusation : public Coding_ {
 protected:
  Story story{{"USA", "accuses", "Korea", "supplying", "arms", "Russia", "denies", "it"}};
  std::uint32_t usa = story.mention(0, {"USA"}), korea = story.mention(2, {"PRK"});
  std::uint32_t russia = story.mention(5, {"RUS"});
  std::uint32_t accuse = 0, supply = 0;
  void SetUp() override {
    Coding_::SetUp();
    accuse = frame(story, "ACCUSE", 1);
    story.actor(accuse, Role::agent, usa);
    story.actor(accuse, Role::patient, korea);
    supply = frame(story, "SUPPLY", 3);
    story.actor(supply, Role::agent, korea);
    story.actor(supply, Role::recipient, russia);
    story.thing(supply, Role::patient, 4, id("WEAPON"));
    story.embed(accuse, Role::content, supply);
    frames::Claim claim;
    claim.effect = Effect::alleged;
    claim.speaker = usa;
    claim.frame = accuse;
    story.at(supply).claim = story.claim(claim);
  }
};

TEST_F(Accusation, content_is_alleged_by_the_accuser) {
  EXPECT_EQ(story.rows(*book, *concepts),
            (Rows{"ACCUSE asserted USA > PRK", "AID alleged by USA PRK > RUS"}));
  EXPECT_EQ(story.coding.events[1].cameo, "072") << "the most specific rule wins";
  EXPECT_EQ(story.coding.events[1].parent, 0U);
  EXPECT_EQ(story.coding.events[1].goldstein, 8.3);
}

TEST_F(Accusation, what_it_is_about_and_what_it_rests_on_are_told) {
  static_cast<void>(story.rows(*book, *concepts));
  const Event& given = story.coding.events[1];
  EXPECT_NE(std::find(given.contexts.begin(), given.contexts.end(), "military"),
            given.contexts.end());
  for (const char* ground : {"type AID", "status alleged", "sides of two countries"}) {
    EXPECT_NE(std::find(given.grounds.begin(), given.grounds.end(), ground), given.grounds.end())
        << ground;
  }
  EXPECT_GT(given.confidence, 0);
  EXPECT_LT(given.confidence, 1);
}

TEST_F(Accusation, denial_is_a_second_view_of_the_act) {
  const auto deny = frame(story, "DENY", 6);
  story.actor(deny, Role::agent, korea);
  EXPECT_EQ(story.rows(*book, *concepts),
            (Rows{"ACCUSE asserted USA > PRK", "AID alleged by USA PRK > RUS",
                  "AID denied by PRK PRK > RUS"}));
  EXPECT_EQ(story.coding.events[2].same_act, 1U);
}

TEST_F(Accusation, without_a_doer_of_the_denial_the_accused_denies) {
  frame(story, "DENY", 6);
  EXPECT_EQ(story.rows(*book, *concepts).back(), "AID denied by PRK PRK > RUS");
}

struct Form {
  const char* name;
  void (*apply)(frames::Frame&);
  const char* row;
};
void PrintTo(const Form& form, std::ostream* out) { *out << form.name; }

class Forms : public Coding_, public testing::WithParamInterface<Form> {};

TEST_P(Forms, give_their_status) {
  Story story({"Chad", "gave", "Mali", "tents"});
  const auto give = frame(story, "GIVE", 1);
  story.actor(give, Role::agent, story.mention(0, {"TCD"}));
  story.actor(give, Role::recipient, story.mention(2, {"MLI"}));
  GetParam().apply(story.at(give));
  EXPECT_EQ(story.rows(*book, *concepts), Rows{GetParam().row});
}

using frames::Modality;
using frames::Tense;
INSTANTIATE_TEST_SUITE_P(
    Of, Forms,
    testing::Values(
        Form{"past", [](frames::Frame&) {}, "AID asserted TCD > MLI"},
        Form{"future", [](frames::Frame& f) { f.tense = Tense::future; }, "AID planned TCD > MLI"},
        Form{"negated", [](frames::Frame& f) { f.negative = true; }, "AID negated TCD > MLI"},
        Form{"possible", [](frames::Frame& f) { f.modality = Modality::possible; },
             "AID hypothetical TCD > MLI"},
        Form{"press_conditional", [](frames::Frame& f) { f.modality = Modality::reported; },
             "AID alleged TCD > MLI"},
        Form{"negative_possible",
             [](frames::Frame& f) { f.modality = Modality::possible, f.negative = true; },
             "AID negated TCD > MLI"},
        Form{"duty", [](frames::Frame& f) { f.modality = Modality::obligatory; },
             "blocked AID asserted TCD > MLI"}),
    [](const auto& row) { return row.param.name; });

TEST_F(Coding_, what_is_asked_is_no_event) {
  Story story({"Chad", "asks", "Mali", "give", "Niger"});
  const auto ask = frame(story, "ASK", 1);
  const auto mali = story.mention(2, {"MLI"});
  story.actor(ask, Role::agent, story.mention(0, {"TCD"}));
  story.actor(ask, Role::recipient, mali);
  const auto give = frame(story, "GIVE", 3);
  story.actor(give, Role::agent, mali);
  story.actor(give, Role::recipient, story.mention(4, {"NER"}));
  story.embed(ask, Role::content, give);
  EXPECT_EQ(story.rows(*book, *concepts),
            (Rows{"REQUEST asserted TCD > MLI", "blocked AID asserted MLI > NER"}));
  EXPECT_EQ(story.coding.blocked[0].why, "content of a request or wish");
}

TEST_F(Coding_, stopped_aid_is_a_sanction) {
  Story story({"Chad", "stops", "aid", "Mali"});
  const auto chad = story.mention(0, {"TCDGOV"});
  const auto stop = frame(story, "STOP", 1);
  story.actor(stop, Role::agent, chad);
  const auto give = frame(story, "GIVE", 2);
  story.actor(give, Role::agent, chad);
  story.actor(give, Role::recipient, story.mention(3, {"MLI"}));
  story.embed(stop, Role::content, give);
  EXPECT_EQ(story.rows(*book, *concepts),
            (Rows{"SANCTION asserted TCDGOV > MLI", "blocked AID asserted TCDGOV > MLI"}));
}

TEST_F(Coding_, said_content_names_its_claimant_unless_he_did_it) {
  Story story({"Niger", "says", "Chad", "gave", "Mali"});
  const auto niger = story.mention(0, {"NERGOV"});
  const auto say = frame(story, "SAY", 1);
  story.actor(say, Role::agent, niger);
  const auto give = frame(story, "GIVE", 3);
  story.actor(give, Role::agent, story.mention(2, {"TCD"}));
  story.actor(give, Role::recipient, story.mention(4, {"MLI"}));
  story.embed(say, Role::content, give);
  frames::Claim claim;
  claim.speaker = niger;
  claim.frame = say;
  story.at(give).claim = story.claim(claim);
  EXPECT_EQ(story.rows(*book, *concepts), Rows{"AID asserted by NERGOV TCD > MLI"});
}

TEST_F(Coding_, possessor_stands_for_what_is_his) {
  Story story({"Chad", "recalls", "ambassador", "Mali"});
  story.hang(2, 1, "obj");
  story.hang(3, 2, "nmod");
  const auto recall = frame(story, "RECALL", 1);
  story.actor(recall, Role::agent, story.mention(0, {"TCD"}));
  story.mention(3, {"MLIGOV"});
  story.thing(recall, Role::patient, 2, id("DIPLOMAT"));
  EXPECT_EQ(story.rows(*book, *concepts), Rows{"SANCTION asserted TCD > MLIGOV"});
}

TEST_F(Coding_, no_known_actor_no_event) {
  Story story({"they", "met"});
  const auto meet = frame(story, "MEET", 1);
  story.actor(meet, Role::agent, story.mention(0, {}));
  EXPECT_EQ(story.rows(*book, *concepts), Rows{});
}

TEST_F(Coding_, one_act_told_twice_is_one_event) {
  Story story({"Chad", "met", "Mali", "the", "meeting"});
  const auto chad = story.mention(0, {"TCDGOV"}), mali = story.mention(2, {"MLIGOV"});
  for (const std::uint32_t word : {1U, 4U}) {
    const auto meet = frame(story, "MEET", word);
    story.actor(meet, Role::agent, word == 1 ? chad : mali);
    story.actor(meet, Role::with, word == 1 ? mali : chad);
  }
  EXPECT_EQ(story.rows(*book, *concepts), Rows{"CONSULT asserted TCDGOV,MLIGOV"});
  EXPECT_EQ(story.coding.events[0].evidence.size(), 2U);
}

TEST_F(Coding_, attack_needs_no_doer) {
  Story story({"Mali", "was", "attacked"});
  const auto attack = frame(story, "BOMB", 2);
  story.actor(attack, Role::patient, story.mention(0, {"MLI"}));
  EXPECT_EQ(story.rows(*book, *concepts), Rows{"ASSAULT asserted > MLI"});
}

struct Day {
  const char* name;
  std::vector<std::string> words;  // the third hangs on the verb
  Tense tense;
  const char* date;
  const char* precision;
};
void PrintTo(const Day& day, std::ostream* out) { *out << day.name; }

class Days : public Coding_, public testing::WithParamInterface<Day> {};

// Publication: Wednesday 2024-06-19.
TEST_P(Days, are_read_against_the_day_of_publication) {
  std::vector<std::string> words{"gave", "Chad", "Mali"};
  words.insert(words.end(), GetParam().words.begin(), GetParam().words.end());
  Story story(words);
  for (std::uint32_t i = 3; i < words.size(); ++i) {
    story.token(i).upos = syntax::Upos::NOUN;
    story.hang(i, 0, "obl");
  }
  const auto give = frame(story, "GIVE", 0);
  story.at(give).tense = GetParam().tense;
  story.actor(give, Role::agent, story.mention(1, {"TCD"}));
  story.actor(give, Role::recipient, story.mention(2, {"MLI"}));
  ASSERT_EQ(story.rows(*book, *concepts).size(), 1U);
  const Event& event = story.coding.events[0];
  EXPECT_EQ(event.date ? to_string(*event.date) : "", GetParam().date);
  EXPECT_EQ(event.date_precision, GetParam().precision);
}

INSTANTIATE_TEST_SUITE_P(
    Of, Days,
    testing::Values(
        Day{"none", {}, Tense::past, "", ""},
        Day{"yesterday", {"yesterday"}, Tense::past, "2024-06-18", "day"},
        Day{"weekday_past", {"Tuesday"}, Tense::past, "2024-06-18", "day"},
        Day{"weekday_same", {"Wednesday"}, Tense::past, "2024-06-19", "day"},
        Day{"weekday_future", {"Friday"}, Tense::future, "2024-06-21", "day"},
        Day{"weekday_last", {"last", "Wednesday"}, Tense::past, "2024-06-12", "day"},
        Day{"weekday_next", {"next", "Monday"}, Tense::future, "2024-06-24", "day"},
        Day{"day_month", {"11", "April"}, Tense::past, "2024-04-11", "day"},
        Day{"month", {"December"}, Tense::past, "2023-12-01", "month"},
        Day{"last_week", {"last", "week"}, Tense::past, "2024-06-12", "week"},
        Day{"three_days_ago", {"three", "days", "ago"}, Tense::past, "2024-06-16", "day"}),
    [](const auto& row) { return row.param.name; });

TEST_F(Coding_, years_back_are_history) {
  for (const auto& words :
       {std::vector<std::string>{"gave", "Chad", "Mali", "2014"},
        std::vector<std::string>{"gave", "Chad", "Mali", "forty", "years", "ago"}}) {
    Story story(words);
    for (std::uint32_t i = 3; i < words.size(); ++i) story.hang(i, 0, "obl");
    const auto chad = story.mention(1, {"TCD"}), mali = story.mention(2, {"MLI"});
    const auto give = frame(story, "GIVE", 0);
    story.actor(give, Role::agent, chad);
    story.actor(give, Role::recipient, mali);
    EXPECT_EQ(story.rows(*book, *concepts), Rows{"blocked AID historical TCD > MLI"})
        << words.back();
    ASSERT_EQ(story.coding.blocked.size(), 1U);
    EXPECT_EQ(story.coding.blocked[0].why, "history only");
  }
}

// "USA recalls": what the nearest rule wants and does not find is told in its own words.
TEST_F(Coding_, the_nearest_rule_says_what_it_lacks) {
  Story story{{"USA", "recalls", "today"}};
  const auto usa = story.mention(0, {"USA"});
  story.actor(frame(story, "RECALL", 1), Role::agent, usa);
  EXPECT_TRUE(story.rows(*book, *concepts).empty());
  const auto misses = near_misses(story.reading(), *book, *concepts);
  ASSERT_EQ(misses.size(), 1U);
  EXPECT_EQ(misses[0].rule, "recall");
  EXPECT_EQ(misses[0].why, "lacks patient=?b*");
  const casus::Place* place = place_of(*book, "recall");
  ASSERT_NE(place, nullptr);
  EXPECT_GT(place->line, 0U);
  EXPECT_EQ(place_of(*book, "no such rule"), nullptr);
}

TEST_F(Coding_, a_concept_without_rules_says_so) {
  Story story{{"USA", "sleeps"}};
  const auto usa = story.mention(0, {"USA"});
  story.actor(frame(story, "CEASEFIRE", 1), Role::agent, usa);
  const auto misses = near_misses(story.reading(), *book, *concepts);
  ASSERT_EQ(misses.size(), 1U);
  EXPECT_TRUE(misses[0].rule.empty());
  EXPECT_EQ(misses[0].why, "no rule asks for it");
}

}  // namespace
}  // namespace casus::events
