// Where one story of a page ends and the next begins.
#include "casus/stories.h"
#include "rooms.h"

namespace casus::reference::test {
namespace {

struct Page {
  const char* name;
  const char* language;
  const char* text;
  std::vector<std::string> openings;  ///< first word of each story
};
void PrintTo(const Page& page, std::ostream* out) { *out << page.name; }

class Stories : public testing::TestWithParam<Page> {};

TEST_P(Stories, open_under_their_own_headlines) {
  const Page& page = GetParam();
  const auto article = text::read(page.text);
  ASSERT_TRUE(article);
  const auto parse = syntax::parse(*article, rooms(page.language).model);
  const auto mentions = actors::find(parse, dictionary(), page.language, std::nullopt);
  std::vector<std::string> openings;
  for (const Story& story : stories(parse, *article, mentions)) {
    openings.emplace_back(parse.sentences[story.first].tokens.front().form);
  }
  EXPECT_EQ(openings, page.openings);
}

INSTANTIATE_TEST_SUITE_P(
    Of, Stories,
    testing::Values(
        Page{"one_text", "it", "Il presidente peruviano ha lasciato Lima. Tornerà lunedì.", {"Il"}},
        Page{"two_pieces",
             "it",
             "Perù, il presidente lascia Lima\n"
             "Il presidente peruviano ha lasciato Lima. Tornerà lunedì.\n"
             "Sudafrica, scioperano i minatori\n"
             "I minatori sudafricani scioperano da giorni.",
             {"Perù", "Sudafrica"}},
        Page{"a_country_on_its_own_line",
             "it",
             "Perù, il presidente lascia Lima\n"
             "Il presidente peruviano ha lasciato Lima. Tornerà lunedì.\n"
             "Sudafrica:\n"
             "scioperano i minatori\n"
             "I minatori sudafricani scioperano da giorni.",
             {"Perù", "Sudafrica"}},
        Page{"a_heading_of_the_same_story",
             "it",
             "Perù, il presidente lascia Lima\n"
             "Il presidente peruviano ha lasciato Lima. Tornerà lunedì.\n"
             "Le reazioni di Santiago\n"
             "Il Cile ha salutato il presidente peruviano.",
             {"Perù"}},
        Page{"two_pieces_of_one_country",
             "it",
             "La ministra Marina Ferri lascia il governo\n"
             "La ministra Ferri si è dimessa lunedì a Roma.\n"
             "Il sindaco Paolo Conti inaugura il ponte\n"
             "Il sindaco Conti ha inaugurato il ponte in Italia.",
             {"La", "Il"}},
        Page{"people_named_below_the_headline",
             "it",
             "La ministra Marina Ferri lascia il governo\n"
             "La ministra Ferri si è dimessa lunedì a Roma.\n"
             "Bologna, crolla un ponte\n"
             "L'ingegnere Paolo Conti aveva dato l'allarme in Italia.",
             {"La", "Bologna"}},
        Page{"a_label_before_a_headline_without_names",
             "it",
             "La ministra Marina Ferri lascia il governo\n"
             "La ministra Ferri si è dimessa lunedì a Roma.\n"
             "Usura:\n"
             "quattro persone ai domiciliari\n"
             "Una casalinga prestava denaro agli italiani del quartiere.",
             {"La", "Usura"}},
        Page{"a_heading_without_names",
             "en",
             "Peru's president leaves Lima\n"
             "The Peruvian president has left Lima. He will return on Monday.\n"
             "Mixed feelings\n"
             "Bolivia's government kept silent on Tuesday.",
             {"Peru"}},
        Page{"two_pieces_in_english",
             "en",
             "Peru's president leaves Lima\n"
             "The Peruvian president has left Lima. He will return on Monday.\n"
             "Miners strike in South Africa\n"
             "South African miners have been on strike for days.",
             {"Peru", "Miners"}}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace casus::reference::test
