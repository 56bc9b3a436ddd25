#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "casus/actors.h"
#include "fold.h"
#include "loader.h"
#include "office.h"

namespace casus::actors {
namespace {

const std::string root = CASUS_SOURCE_DIR;

TEST(Fold, PartsAtomsAtHyphensAndApostrophes) {
  const auto parts = atoms("Kim Jong-un");
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_EQ(parts[1].text, "jong");
  EXPECT_EQ(parts[1].letters, Case::capital);
  EXPECT_EQ(parts[2].letters, Case::lower);
  EXPECT_EQ(atoms("d'Avorio")[1].text, "avorio");
  EXPECT_TRUE(atoms("-").empty());
}

TEST(Fold, ReadsAcronymsWithAndWithoutStops) {
  const auto with = atoms("U.S.");
  ASSERT_EQ(with.size(), 1u);
  EXPECT_EQ(with[0].text, "us");
  EXPECT_EQ(with[0].letters, Case::upper);
}

TEST(Fold, DropsAccents) {
  EXPECT_EQ(fold("Erdoğan"), "erdogan");
  EXPECT_EQ(fold("Wałęsa"), "walesa");
  EXPECT_EQ(slug("Recep Tayyip Erdoğan"), "recep-tayyip-erdogan");
}

TEST(Terms, ReadDaysMonthsAndYears) {
  using namespace std::chrono_literals;
  const auto term = parse_term("2004/2010-02");
  ASSERT_TRUE(term);
  EXPECT_EQ(term->first, Day{2004y / 1 / 1});
  EXPECT_EQ(term->second, Day{2010y / 2 / 28});
  EXPECT_TRUE(parse_term("/"));
  EXPECT_FALSE(parse_term("2004"));
  EXPECT_FALSE(parse_term("2004-13-01/"));
}

TEST(Knowledge, ShippedFilesAreClean) {
  for (const Error& error : lint({root + "/knowledge"})) ADD_FAILURE() << to_string(error);
}

/// A user's folder with one file of terms.
class UserFolder : public testing::Test {
 protected:
  void write(const std::string& name, const std::string& text) {
    std::filesystem::create_directories(folder_ + "/actors");
    std::ofstream(folder_ + "/actors/" + name) << text;
  }
  std::string errors() {
    std::string all;
    for (const Error& error : lint({root + "/knowledge", folder_})) all += to_string(error) + "\n";
    return all;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string folder_ = testing::TempDir() + "casus_user_" +
                        testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(UserFolder, OverlappingTermsAreRefused) {
  write("mine.terms.tsv", "TUV prime-minister\n  2020/2022\tAna [One]\n  2021/2023\tBo [Two]\n");
  EXPECT_NE(errors().find("two hold the office 'prime-minister' of TUV on 2021-01-01"),
            std::string::npos)
      << errors();
}

TEST_F(UserFolder, AHandoverDayMayBelongToBoth) {
  write("mine.terms.tsv",
        "TUV prime-minister\n  2020-01-01/2022-03-01\tAna [One]\n  2022-03-01/\tBo [Two]\n");
  EXPECT_EQ(errors(), "");
}

TEST_F(UserFolder, UnknownCodesAreRefused) {
  write("mine.actors.tsv", "group/x\t-\tm\tQQQREB\t*=Group X\n");
  EXPECT_NE(errors().find("unknown code 'QQQREB'"), std::string::npos) << errors();
}

TEST_F(UserFolder, ATermThatEndsBeforeItStartsIsRefused) {
  write("mine.terms.tsv", "TUV prime-minister\n  2022/2020\tAna [One]\n");
  EXPECT_NE(errors().find("ends before it starts"), std::string::npos) << errors();
}

TEST_F(UserFolder, AnActorTwiceIsRefused) {
  write("mine.actors.tsv", "group/x\t-\tm\tMLIREB\t*=Group X\ngroup/x\t-\tm\tMLIREB\t*=GX\n");
  EXPECT_NE(errors().find("stands twice"), std::string::npos) << errors();
}

TEST_F(UserFolder, ANameWithoutLettersIsRefused) {
  write("mine.actors.tsv", "group/x\t-\tm\tMLIREB\t*=--\n");
  EXPECT_NE(errors().find("cannot match"), std::string::npos) << errors();
}

}  // namespace
}  // namespace casus::actors
