// The items of claims.it.items, claims.it.news.items and claims.it.stranger.items, counted as the
// scorer of claims counts: a claim is found when its content's characters and ours overlap by half
// of their union, its speaker when the sources share half of the shorter one. All shapes together
// must reach the bars; so must each claim inside a claim find its parent.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "casus/knowledge_file.h"
#include "casus/text.h"
#include "workshop.h"

namespace casus::frames {
namespace {

using Bytes = std::set<std::size_t>;

struct Row {
  bool nested = false;
  Bytes source, content;
};
struct Item {
  std::string shape, text;
  std::vector<Row> rows;
};

void add_bytes(const std::string& text, std::string_view words, std::size_t from, Bytes& bytes) {
  const std::size_t at = text.find(words, from);
  ASSERT_NE(std::string::npos, at) << words << " in " << text;
  for (std::size_t i = at; i < at + words.size(); ++i) bytes.insert(i);
}

std::vector<std::string> split(std::string_view text, std::string_view sign) {
  std::vector<std::string> parts;
  for (std::size_t end = text.find(sign); end != text.npos; end = text.find(sign)) {
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(end + sign.size());
  }
  parts.emplace_back(text);
  return parts;
}

Row read_row(const Item& item, std::string_view line) {
  Row row;
  row.nested = line.starts_with("=>");
  const auto fields = split(line.substr(3), " | ");
  EXPECT_EQ(4U, fields.size()) << line;
  if (fields.size() != 4) return row;
  if (fields[1] != "-") add_bytes(item.text, fields[1], 0, row.source);
  for (const std::string& piece : split(fields[3], " + ")) {
    const std::size_t from = row.content.empty() ? 0 : *row.content.rbegin() + 1;
    add_bytes(item.text, piece, from, row.content);
  }
  return row;
}

std::vector<Item> read_items(const std::string& name) {
  std::vector<Item> items;
  const auto file = KnowledgeFile::load(source_dir + "/src/frames/test/" + name);
  if (!file) return items;
  for (const KnowledgeLine& line : file->lines()) {
    if (line.text.starts_with("item ")) {
      items.push_back({std::string(line.text.substr(5)), {}, {}});
    } else if (line.text.starts_with("->") || line.text.starts_with("=>")) {
      items.back().rows.push_back(read_row(items.back(), line.text));
    } else {
      for (const std::string& block : split(line.text, " / ")) {
        items.back().text += (items.back().text.empty() ? "" : "\n\n") + block;
      }
    }
  }
  return items;
}

Bytes bytes_of(const syntax::Parse& parse, const std::vector<Range>& ranges) {
  Bytes bytes;
  for (const Range& range : ranges) {
    const auto& tokens = parse.sentences[range.sentence].tokens;
    if (range.first >= range.last) continue;
    const std::size_t last = tokens[range.last - 1].last;
    for (std::size_t i = tokens[range.first].first; i < last; ++i) bytes.insert(i);
  }
  return bytes;
}

std::size_t shared(const Bytes& a, const Bytes& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](std::size_t i) { return b.count(i) > 0; }));
}

/// By half of their union.
bool overlaps(const Bytes& a, const Bytes& b) {
  const std::size_t both = shared(a, b);
  return both > 0 && 2 * both >= a.size() + b.size() - both;
}

bool same_speaker(const Bytes& a, const Bytes& b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty();
  return 2 * shared(a, b) >= std::min(a.size(), b.size());
}

struct Found {
  Bytes source, content;
  bool nested = false, used = false;
};

std::vector<Found> find(const Item& item) {
  const auto article = text::read(item.text);
  if (!article) return {};
  const syntax::Parse parse = syntax::parse(*article, Workshop::model("it"));
  auto mentions = actors::find(parse, Workshop::dictionary(), "it", {});
  const Frames frames =
      read(parse, *article, mentions, Workshop::lexicon("it"), Workshop::concepts());
  std::vector<Found> found;
  for (const Claim& claim : frames.claims) {
    Found one{{}, bytes_of(parse, claim.content), claim.parent != no_index, false};
    if (claim.has_source) one.source = bytes_of(parse, {claim.source});
    found.push_back(std::move(one));
  }
  return found;
}

struct Count {
  double gold = 0, system = 0, content = 0, speaker = 0, nested = 0, with_parent = 0;
  double f1(double hits) const { return 100 * 2 * hits / (gold + system); }
};

void count(const Item& item, Count& all) {
  std::vector<Found> found = find(item);
  for (const Row& row : item.rows) {
    (row.nested ? all.nested : all.gold) += 1;
    const auto hit = std::find_if(found.begin(), found.end(), [&](const Found& one) {
      return !one.used && one.nested == row.nested && overlaps(row.content, one.content);
    });
    if (hit == found.end()) continue;
    hit->used = true;
    (row.nested ? all.with_parent : all.content) += 1;
    if (!row.nested && same_speaker(row.source, hit->source)) all.speaker += 1;
  }
  for (const Found& one : found) all.system += one.nested ? 0 : 1;
}

Count count_files(const std::vector<std::string>& names, std::size_t& items) {
  Count all;
  for (const std::string& name : names) {
    Count own;
    for (const Item& item : read_items(name)) {
      count(item, all);
      count(item, own);
      ++items;
    }
    testing::Test::RecordProperty("content of " + name, std::to_string(own.f1(own.content)));
    testing::Test::RecordProperty("speakers of " + name, std::to_string(own.f1(own.speaker)));
    testing::Test::RecordProperty("parents of " + name,
                                  std::to_string(100 * own.with_parent / own.nested));
  }
  return all;
}

TEST(ClaimsItalian, reach_the_bars) {
  std::size_t items = 0;
  const Count all = count_files({"claims.it.items", "claims.it.news.items"}, items);
  EXPECT_LE(250U, items);
  EXPECT_LE(40, all.nested);
  EXPECT_LE(90, all.f1(all.content));
  EXPECT_LE(85, all.f1(all.speaker));
  EXPECT_LE(80, 100 * all.with_parent / all.nested);
}

// Written by somebody who had seen neither rules nor words.
TEST(ClaimsItalian, of_a_stranger_reach_the_bars) {
  std::size_t items = 0;
  const Count all = count_files({"claims.it.stranger.items"}, items);
  EXPECT_LE(250U, items);
  EXPECT_LE(40, all.nested);
  EXPECT_LE(75, all.f1(all.content));
  EXPECT_LE(65, all.f1(all.speaker));
  EXPECT_LE(80, 100 * all.with_parent / all.nested);
}

}  // namespace
}  // namespace casus::frames
