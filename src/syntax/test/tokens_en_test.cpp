#include <gtest/gtest.h>

#include "tokens.h"

namespace casus::syntax {
namespace {

class EnglishTokens : public testing::TestWithParam<Tokens> {};

TEST_P(EnglishTokens, are_those_of_a_reader) {
  EXPECT_EQ(tokens_of(model_of("en"), GetParam().text), GetParam().expected);
}

const auto name_of = [](const auto& row) { return row.param.name; };

// A full stop that ends no sentence.
INSTANTIATE_TEST_SUITE_P(
    Abbreviations, EnglishTokens,
    testing::Values(
        Tokens{"titles", "Mr. Brown met Dr. Green and Gen. Stone in Geneva.",
               "Mr. Brown met Dr. Green and Gen. Stone in Geneva ."},
        Tokens{"more_titles", "Prof. Gray and Sen. Dunn agreed.",
               "Prof. Gray and Sen. Dunn agreed ."},
        Tokens{"ranks", "Gov. Lane met Lt. Col. Park.", "Gov. Lane met Lt. Col. Park ."},
        Tokens{"sergeants_and_months",
               "They met Sgt. Miller and Supt. Cole on Oct. 4 in Ft. Worth.",
               "They met Sgt. Miller and Supt. Cole on Oct. 4 in Ft. Worth ."},
        Tokens{"stops_inside", "Some states, e.g. France, agreed.",
               "Some states , e.g. France , agreed ."},
        Tokens{"first_word", "Mrs. Hall and Ms. Reed left.", "Mrs. Hall and Ms. Reed left ."},
        Tokens{"initials", "J. R. Moss wrote to G.W. Hill.", "J. R. Moss wrote to G.W. Hill ."},
        Tokens{"middle_initial", "John F. Kennedy spoke.", "John F. Kennedy spoke ."},
        Tokens{"countries", "Moscow and the U.S. signed it.", "Moscow and the U.S. signed it ."},
        Tokens{"organisations", "The U.N. Security Council met.",
               "The U.N. Security Council met ."},
        Tokens{"company_before_a_comma", "The firm, Acme Corp., failed.",
               "The firm , Acme Corp. , failed ."},
        Tokens{"company_before_a_verb", "Acme Inc. fired 200 people. The mayor protested.",
               "Acme Inc. fired 200 people . | The mayor protested ."},
        Tokens{"months", "She met him on Sept. 3, 2021.", "She met him on Sept. 3 , 2021 ."},
        Tokens{"clock", "It is 5:30 p.m. on Friday.", "It is 5:30 p.m. on Friday ."},
        Tokens{"etcetera", "Ships, planes, etc. were sent.", "Ships , planes , etc. were sent ."},
        Tokens{"for_example", "Nobody knew e.g. the code.", "Nobody knew e.g. the code ."},
        Tokens{"number", "No. 10 said no.", "No. 10 said no ."},
        Tokens{"saint", "The mayor of St. Louis protested.", "The mayor of St. Louis protested ."}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Numbers, EnglishTokens,
    testing::Values(
        Tokens{"thousands_and_decimals", "The debt rose to $1,250,000.75, or 3.5% more.",
               "The debt rose to $ 1,250,000.75 , or 3.5 % more ."},
        Tokens{"percentage_at_the_end", "The rate is 4.25%.", "The rate is 4.25 % ."},
        Tokens{"billions", "The deal is worth $2.4 billion.", "The deal is worth $ 2.4 billion ."},
        Tokens{"below_one", "It grew by 0.5 percent.", "It grew by 0.5 percent ."},
        Tokens{"units", "It weighs 250 kg.", "It weighs 250 kg ."},
        Tokens{"pounds", "It costs €15 or about £12.", "It costs € 15 or about £ 12 ."},
        Tokens{"hour", "At 18:00 yesterday.", "At 18:00 yesterday ."},
        Tokens{"decades", "The 1990s and the '80s were quiet.",
               "The 1990s and the '80s were quiet ."}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Quotes, EnglishTokens,
    testing::Values(
        Tokens{"curly", "“We will not sign,” the minister said. “It is a provocation.”",
               "“ We will not sign , ” the minister said . | “ It is a provocation . ”"},
        Tokens{"straight", "\"We will be back,\" he promised.",
               "\" We will be back , \" he promised ."},
        Tokens{"question_inside", "“Why are you here?” the judge asked.",
               "“ Why are you here ? ” the judge asked ."},
        Tokens{"two_speeches", "\"Is it over?\" she asked. \"Yes,\" he said.",
               "\" Is it over ? \" she asked . | \" Yes , \" he said ."},
        Tokens{"single", "'Enough', she shouted.", "' Enough ' , she shouted ."},
        Tokens{"single_curly", "He called the talks ‘useless’ and left.",
               "He called the talks ‘ useless ’ and left ."},
        Tokens{"single_around_a_question", "He asked, 'Why?'", "He asked , ' Why ? '"},
        Tokens{"after_a_colon", "He said: “I do not know.”", "He said : “ I do not know . ”"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Marks, EnglishTokens,
    testing::Values(
        Tokens{"dots_that_end", "I do not know... Maybe tomorrow.",
               "I do not know ... | Maybe tomorrow ."},
        Tokens{"dots_between_words", "Rain...and wind.", "Rain ... and wind ."},
        Tokens{"dashes", "Kim — the third of his name — is silent.",
               "Kim — the third of his name — is silent ."},
        Tokens{"shorter_dashes", "The talks – if that is the word – failed.",
               "The talks – if that is the word – failed ."},
        Tokens{"dateline", "ROME - The government fell.", "ROME - The government fell ."},
        Tokens{"brackets", "The talks (which failed) resumed.",
               "The talks ( which failed ) resumed ."},
        Tokens{"plain_sentences", "It was over. The war had ended.",
               "It was over . | The war had ended ."},
        Tokens{"exclamations", "It is true!!! It is not true???",
               "It is true !!! | It is not true ???"},
        Tokens{"mail_and_address", "Write to desk@paper.org or visit www.paper.org/contact.",
               "Write to desk@paper.org or visit www.paper.org/contact ."},
        Tokens{"file_and_host", "See report.pdf on example.com.",
               "See report.pdf on example.com ."},
        Tokens{"address_before_a_comma", "Read https://www.example.org/a?b=1, then answer.",
               "Read https://www.example.org/a?b=1 , then answer ."},
        Tokens{"headline", "Moscow signs pact with Pyongyang\n\nThe text is secret.",
               "Moscow signs pact with Pyongyang | The text is secret ."},
        Tokens{"headline_with_comma", "Beijing accuses, Tokyo answers",
               "Beijing accuses , Tokyo answers"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    MultiwordTokens, EnglishTokens,
    testing::Values(
        Tokens{"not", "They don't know and can't say.",
               "They don't[do+n't] know and can't[ca+n't] say ."},
        Tokens{"will_not", "It won't rain.", "It won't[wo+n't] rain ."},
        Tokens{
            "other_negations", "Mustn't, couldn't, shouldn't, hasn't.",
            "Mustn't[Must+n't] , couldn't[could+n't] , shouldn't[should+n't] , hasn't[has+n't] ."},
        Tokens{"possessive", "Moscow's envoy left.", "Moscow's[Moscow+'s] envoy left ."},
        Tokens{"possessive_of_an_acronym", "The U.S.'s envoy left.",
               "The U.S.'s[U.S.+'s] envoy left ."},
        Tokens{"curly", "South Korea’s envoy won’t talk.",
               "South Korea’s[Korea+’s] envoy won’t[wo+n’t] talk ."},
        Tokens{"will_and_are", "We'll see; they're late.",
               "We'll[We+'ll] see ; they're[they+'re] late ."},
        Tokens{"am_is_has", "I'm sure he's gone.", "I'm[I+'m] sure he's[he+'s] gone ."},
        Tokens{"would_and_have", "She'd go, but I've no time.",
               "She'd[She+'d] go , but I've[I+'ve] no time ."},
        Tokens{"cannot", "It cannot be.", "It cannot[can+not] be ."},
        Tokens{"let_us", "Let's go.", "Let's[Let+'s] go ."},
        Tokens{"spoken", "I wanna go.", "I wanna[wan+na] go ."},
        Tokens{"names_that_only_look_so", "O'Brien met D'Angelo.", "O'Brien met D'Angelo ."}),
    name_of);

}  // namespace
}  // namespace casus::syntax
