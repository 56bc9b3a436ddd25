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

}  // namespace
}  // namespace casus::reference::test
