// Whose words a text is, where its title says so.
#include "rooms.h"

namespace casus::reference::test {
namespace {

TEST(Title, says_whose_words_the_text_is) {
  const Marked text = marked(
      "Foreign Minister Sergey Lavrov's remarks at the forum in Moscow\n"
      "The world has changed. [We] have done our homework.\n");
  const Meaning meant = meaning(text, "en", parse_date("2017-06-30"));
  ASSERT_EQ(meant.codes.size(), 1U);
  EXPECT_EQ(joined(meant.codes[0]), "RUSGOV") << meant.seen;
}

TEST(Title, of_no_speech_says_nothing) {
  const Marked text = marked(
      "Foreign Minister Sergey Lavrov's flight to Moscow\n"
      "The world has changed. [We] have done our homework.\n");
  const Meaning meant = meaning(text, "en", parse_date("2017-06-30"));
  ASSERT_EQ(meant.codes.size(), 1U);
  EXPECT_EQ(joined(meant.codes[0]), "open");
}

TEST(Label, of_a_monologue_says_who_speaks) {
  const Marked text = marked(
      "PRESIDENT OF FRANCE EMMANUEL MACRON: Colleagues, I welcome you.\n"
      "I hope that you will stay. I think the world has changed. I know it is late.\n"
      "I will be frank. [I] have a plan.\n");
  const Meaning meant = meaning(text, "en", parse_date("2024-03-10"));
  ASSERT_EQ(meant.codes.size(), 1U);
  EXPECT_EQ(joined(meant.codes[0]), "FRAGOV") << meant.seen;
}

}  // namespace
}  // namespace casus::reference::test
