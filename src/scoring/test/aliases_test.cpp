#include "evaluated.h"

#include <filesystem>
#include <fstream>

namespace casus::scoring {
namespace {

// Codes that count as the same.

TEST(Aliases, CountAsTheSame) {
  const std::pair<const char*, const char*> equal[] = {
      {"EU", "IGOEEC"},         {"IGOEUREEC", "IGOEEC"}, {"IGOEUP", "IGOEEC"},
      {"IGOWSTNAT", "NATO"},    {"IGOUNOIAE", "IGOIAE"}, {"IGOIAEUNO", "IGOUNO"},
      {"eec", "IGOEEC"},        {"IGOXYZ", "INT"},       {"IMGMUSISI", "IMGISI"},
      {"NGMHRI", "NGO"},        {"ROMGOV", "ROU"},       {"GZACVL", "PSE"},
      {"NOR---GOV", "nor gov"}, {"HMS", "PSEREBHMS"},    {"IMGALQ", "IMG"}};
  for (const auto& [one, other] : equal) {
    const std::string gold = fmt::format(R"({{"plover": "AID", "source": ["{}"]}})", one);
    const std::string output = fmt::format(R"({{"plover": "AID", "source": ["{}"]}})", other);
    const auto evaluation = evaluate({article("a", gold)}, {article("a", output)});
    EXPECT_EQ(print(evaluation.events->levels.of(Level::actors)), "1/1 1/1") << one << " " << other;
  }
}

TEST(Aliases, KeepApart) {
  const std::pair<const char*, const char*> unequal[] = {
      {"NOR", "FIN"}, {"IGOUNO", "IGO"}, {"MED", "NOR"}, {"IMGISI", "IMGALQ"}, {"NOR", "none"}};
  for (const auto& [one, other] : unequal) {
    const std::string gold = fmt::format(R"({{"plover": "AID", "source": ["{}"]}})", one);
    const std::string output = fmt::format(R"({{"plover": "AID", "source": ["{}"]}})", other);
    const auto evaluation = evaluate({article("a", gold)}, {article("a", output)});
    EXPECT_EQ(print(evaluation.events->levels.of(Level::actors)), "0/1 0/1") << one << " " << other;
  }
}

TEST(Aliases, LintNamesFileAndLine) {
  EXPECT_TRUE(lint(shipped).empty());
  const auto folder = std::filesystem::path(testing::TempDir()) / "casus_scoring";
  std::filesystem::create_directories(folder / "ontology");
  std::ofstream(folder / "ontology/aliases.tsv")
      << "state\tROM\tROU\nstate\tXXX\tNOWHERE\nsates\tA\tB\nsame\tEU\ntype\tHE"
         "LP\tASSIST\n"
         "code\t1A\tAID\nnone\tROM\tROU\nstate\tPAL "
         "ROM\tPSE\nstatus\tmaybe\tperhaps\n";
  auto roots = shipped;
  roots.push_back(folder.string());
  Lines found;
  for (const Error& error : lint(roots)) {
    EXPECT_EQ(error.where.file, (folder / "ontology/aliases.tsv").string());
    found.push_back(fmt::format("{} {}", error.where.line, error.what));
  }
  EXPECT_EQ(found,
            (Lines{"2 unknown state 'NOWHERE'", "3 unknown kind 'sates'",
                   "4 an alias has three fields: kind, codes, count as", "5 unknown type 'ASSIST'",
                   "6 '1A' is no code of this kind", "7 the third field of this kind is -",
                   "8 'ROM' stands twice", "9 unknown status 'perhaps'"}));
  EXPECT_EQ(Scorer::open(roots).error().what, "unknown state 'NOWHERE'");
}

}  // namespace
}  // namespace casus::scoring
