#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "casus/evaluation.h"
#include "rows.h"

namespace casus::syntax {
namespace {

TEST(RawText, tokens_are_joined_by_space_after_and_sentences_by_one_space) {
  EXPECT_EQ(raw_text(rows(R"(1 Kim Kim PROPN _ _ 2 nsubj
2 came come VERB _ _ 0 root _ SpaceAfter=No
3 . . PUNCT _ _ 2 punct

1 Lee Lee PROPN _ _ 2 nsubj
2 left leave VERB _ _ 0 root _ Note=x|SpaceAfter=No|Gloss=y
3 ! ! PUNCT _ _ 2 punct _ SpaceAfter=No

1 Why why ADV _ _ 0 root
)")),
            "Kim came. Lee left! Why\n");
}

TEST(RawText, only_the_surface_of_a_multiword_token_counts) {
  EXPECT_EQ(raw_text(rows(R"(1-2 dell' _ _ _ _ _ _ _ SpaceAfter=No
1 di di ADP _ _ 3 case _ SpaceAfter=No
2 l' il DET _ _ 3 det
3 Iran Iran PROPN _ _ 0 root
3.1 va andare VERB
4-5 dargli _
4 dar dare VERB _ _ 3 acl _ SpaceAfter=No
5 gli gli PRON _ _ 4 iobj
6 torto torto NOUN _ _ 4 obj
)")),
            "dell'Iran dargli torto\n");
}

TEST(RawText, a_blank_line_stands_at_new_paragraphs_and_documents_and_nowhere_else) {
  EXPECT_EQ(raw_text(rows(R"(# newdoc id = a
# newpar id = a-1
1 One one NUM _ _ 0 root

# sent_id = 2
# text = two
1 two two NUM _ _ 0 root _ SpaceAfter=No

# newpar
1 three three NUM _ _ 0 root

# newdoc id = b
# newpar
1 four four NUM _ _ 0 root
)")),
            "One two\n\nthree\n\nfour\n");
}

TEST(RawText, a_note_that_only_looks_like_space_after_is_none) {
  EXPECT_EQ(raw_text(rows(R"(1 a a X _ _ 0 root _ XSpaceAfter=No|SpaceAfter=Nope
2 b b X _ _ 1 dep _ SpaceAfter=Yes
3 c c X _ _ 1 dep _ SpacesAfter=No
)")),
            "a b c\n");
}

std::filesystem::path treebanks() {
  const char* given = std::getenv("CASUS_TREEBANKS");
  return given != nullptr ? given : CASUS_SOURCE_DIR "/../shared/treebanks";
}

/// What a command prints, or nothing when it fails.
std::optional<std::string> printed_by(const std::string& command) {
  std::FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return {};
  std::string out;
  std::array<char, 4096> part;
  for (std::size_t n; (n = fread(part.data(), 1, part.size(), pipe)) > 0;)
    out.append(part.data(), n);
  if (pclose(pipe) != 0) return {};
  return out;
}

TEST(RawText, takes_only_the_sentences_that_are_asked_for) {
  const std::string one = "# newdoc id = x\n# sent_id = GUM_news_x-1\n1\ta\n";
  const std::string two = "# sent_id = GUM_bio_y-1\n1\tb\n";
  const std::string three = "# text = c\n# sent_id =GUM_news_z-1\n1\tc\n";
  const std::string all = one + "\n" + two + "\n" + three + "\n" + "1\td\n";
  EXPECT_EQ(only_sentences(all, {"GUM_news_"}), one + "\n" + three + "\n");
  EXPECT_EQ(only_sentences(all, {"GUM_bio_", "GUM_news_x"}), one + "\n" + two + "\n");
  EXPECT_EQ(only_sentences(all, {"none"}), "");
}

TEST(RawText, equals_the_script_by_which_parsers_are_scored) {
  const auto script = treebanks() / "raw_text.py";
  if (!std::filesystem::exists(script)) {
    GTEST_SKIP() << "skipped: no treebanks at " << treebanks() << " (set CASUS_TREEBANKS)";
  }
  if (!printed_by("python3 -c pass")) GTEST_SKIP() << "skipped: python3 is not installed";
  for (const char* name : {"it_isdt-dev.conllu.xz", "en_gum-dev.conllu.xz"}) {
    const std::string path = (treebanks() / name).string();
    const auto expected = printed_by("python3 '" + script.string() + "' '" + path + "'");
    ASSERT_TRUE(expected.has_value());
    const auto conllu = read_text_file(path);
    ASSERT_TRUE(conllu.has_value()) << to_string(conllu.error());
    EXPECT_TRUE(raw_text(*conllu) == *expected) << name << " has another raw text";
  }
}

}  // namespace
}  // namespace casus::syntax
