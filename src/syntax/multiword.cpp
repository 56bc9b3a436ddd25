#include "multiword.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "characters.h"
#include "hash_table.h"

namespace casus::syntax {
namespace {

constexpr std::size_t stem_length_max = 8;  // longer stems look alike to the weights
constexpr std::string_view curly = "’";

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const std::size_t end = line.find(' ');
    words.push_back(line.substr(0, end));
    line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
  }
  return words;
}

std::uint32_t length_of(std::string_view text) {
  std::vector<char32_t> code_points;
  decode(text, code_points);
  return static_cast<std::uint32_t>(code_points.size());
}

std::string upper(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())})
      .toUpper(icu::Locale::getRoot())
      .toUTF8String(out);
  return out;
}

bool all_capitals(std::string_view token) {
  const auto text =
      icu::UnicodeString::fromUTF8({token.data(), static_cast<std::int32_t>(token.size())});
  icu::UnicodeString up = text, down = text;
  return up.toUpper(icu::Locale::getRoot()) == text && down.toLower(icu::Locale::getRoot()) != text;
}

std::string with_curly(std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (c == '\'') {
      out += curly;
    } else {
      out += c;
    }
  }
  return out;
}

/// The words of a token as they are printed: its very characters where they are merely its parts,
/// else the words of the rule in the token's letter case.
class Pieces {
 public:
  Pieces(std::string_view token, const TokenSpelling& spelling, Spellings& spellings,
         std::vector<std::string_view>& words)
      : token_(token), spelling_(spelling), spellings_(spellings), words_(words) {}

  void write(std::size_t stem_length, std::string_view put,
             const std::vector<std::string_view>& rest) {
    std::vector<std::string> whole;
    if (stem_length > 0) {
      whole.push_back(spelling_.low_bytes.substr(0, spelling_.places[stem_length]));
      whole[0] += put;
    }
    whole.insert(whole.end(), rest.begin(), rest.end());
    std::string together;
    for (const std::string& word : whole) together += word;
    if (together == spelling_.low_bytes) return parts(whole);
    spell(stem_length, put, whole);
    for (const std::string& word : whole) words_.push_back(spellings_.keep(word));
  }

 private:
  void parts(const std::vector<std::string>& whole) {
    std::size_t at = 0;
    std::string bytes;
    for (const std::string& word : whole) {
      const std::uint32_t length = length_of(word);
      bytes.clear();
      for (std::size_t i = at; i < at + length; ++i) append_utf8(spelling_.plain[i], bytes);
      at += length;
      words_.push_back(spellings_.keep(bytes));
    }
  }

  void spell(std::size_t stem_length, std::string_view put, std::vector<std::string>& whole) {
    if (token_.find(curly) != std::string_view::npos) {
      for (std::string& word : whole) word = with_curly(word);
    }
    if (spelling_.plain.size() > 1 && all_capitals(token_)) {
      for (std::string& word : whole) word = upper(word);
    } else if (stem_length > 0) {
      whole[0].clear();
      for (std::size_t i = 0; i < stem_length; ++i) append_utf8(spelling_.plain[i], whole[0]);
      whole[0] += put;
    } else if (spelling_.plain[0] != spelling_.low[0]) {
      std::vector<char32_t> first;
      decode(whole[0], first);
      std::string capital;
      if (!first.empty()) append_utf8(first[0], capital);
      whole[0] = upper(capital) + whole[0].substr(capital.size());
    }
  }

  std::string_view token_;
  const TokenSpelling& spelling_;
  Spellings& spellings_;
  std::vector<std::string_view>& words_;
};

/// A capital behind a word: a name, of which no clitic is a part ("disse Cuperlo").
bool is_name(const TokenSpelling& spelling, std::string_view before) {
  std::vector<char32_t> last;
  decode(before, last);
  const bool word = !last.empty() && (kind_of(last.back()) == Kind::letter ||
                                      kind_of(last.back()) == Kind::upper || last.back() == ',');
  const bool small = spelling.plain.size() > 1 && spelling.plain[1] == spelling.low[1];
  return word && small && spelling.plain[0] != spelling.low[0];
}

}  // namespace

void TokenSpelling::set(std::string_view token, const Normaliser& normaliser) {
  plain.clear();
  low.clear();
  low_bytes.clear();
  places.clear();
  decode(token, plain);
  normaliser.apply(token, low);
  for (char32_t& code_point : low) {
    code_point = lower(code_point);
    places.push_back(static_cast<std::uint32_t>(low_bytes.size()));
    append_utf8(code_point, low_bytes);
  }
  places.push_back(static_cast<std::uint32_t>(low_bytes.size()));
}

Result<Multiword> Multiword::read(const ModelFile& file) {
  Multiword multiword;
  const auto hashes = file.hashes("mwt.hash");
  if (!hashes) return tl::unexpected(hashes.error());
  const auto splits = file.lines("mwt.split");
  if (!splits) return tl::unexpected(splits.error());
  const auto weights = file.activations("mwt.weights");
  if (!weights) return tl::unexpected(weights.error());
  multiword.hashes_ = *hashes;
  multiword.weights_ = *weights;
  for (const std::string_view line : *splits) {
    Listed listed;
    listed.words = words_of(line);
    if (!listed.words.empty() && listed.words[0] == "?") {
      listed.unsure = true;
      listed.words.erase(listed.words.begin());
    }
    if (listed.words.empty()) return file.bad("section 'mwt.split' of the model has an empty line");
    multiword.listed_.push_back(std::move(listed));
  }
  if (multiword.listed_.size() != hashes->size() || weights->rows == 0 || weights->columns != 1) {
    return file.bad("the multiword tables of the model do not fit each other");
  }
  if (auto done = multiword.read_rules(file); !done) return tl::unexpected(done.error());
  return multiword;
}

Result<void> Multiword::read_rules(const ModelFile& file) {
  const auto lines = file.lines("mwt.suffix");
  if (!lines) return tl::unexpected(lines.error());
  for (const std::string_view line : *lines) {
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (second == std::string_view::npos || first == 0) {
      return file.bad("section 'mwt.suffix' of the model has a broken line");
    }
    Rule rule;
    rule.number = std::to_string(rules_.size());
    rule.suffix = line.substr(0, first);
    rule.put = line.substr(first + 1, second - first - 1);
    rule.rest = words_of(line.substr(second + 1));
    rule.suffix_length = length_of(rule.suffix);
    by_last_byte_[static_cast<unsigned char>(rule.suffix.back())].push_back(
        static_cast<std::uint32_t>(rules_.size()));
    rules_.push_back(std::move(rule));
  }
  return {};
}

bool Multiword::accepted(const Context& context, std::string_view rule,
                         std::size_t stem_length) const {
  const TokenSpelling& spelling = context.spelling;
  const std::string_view low = spelling.low_bytes;
  const std::string_view stem = low.substr(0, spelling.places[stem_length]);
  const auto end_of_stem = [&](std::size_t count) {
    return stem.substr(spelling.places[stem_length - std::min(count, stem_length)]);
  };
  const auto feature = [](std::string_view kind) { return Hash().add(kind); };
  const auto of_rule = [&](std::string_view kind) { return feature(kind).add(rule).add(':'); };
  int sum = weight(feature("m0:").add(rule)) + weight(feature("m1:").add(low));
  sum += weight(of_rule("m2:").add(end_of_stem(1)));
  sum += weight(of_rule("m3:").add(end_of_stem(2)));
  sum += weight(of_rule("m4:").add(end_of_stem(3)));
  sum += weight(of_rule("m5:").add(end_of_stem(4)));
  const auto length = static_cast<char>('0' + std::min(stem_length, stem_length_max));
  sum += weight(of_rule("m6:").add(length));
  sum += weight(of_rule("m7:").add(context.capital));
  sum += weight(of_rule("m8:").add(context.before));
  sum += weight(feature("m9:").add(stem));
  sum += weight(of_rule("ma:").add(context.after));
  sum += weight(feature("mb:").add(end_of_stem(2)));
  sum += weight(feature("mc:").add(end_of_stem(3)));
  return sum > 0;
}

void Multiword::split(std::string_view token, const TokenSpelling& spelling,
                      std::string_view before, std::string_view after, Spellings& spellings,
                      std::vector<std::string_view>& words) const {
  words.clear();
  const std::size_t length = spelling.low.size();
  if (length == 0 || length != spelling.plain.size()) return;
  const Context context{spelling, before, after, spelling.plain[0] != spelling.low[0] ? 'X' : 'x'};
  Pieces pieces(token, spelling, spellings, words);
  const std::string_view low = spelling.low_bytes;
  const std::size_t found = find_hash(hashes_, hash(low));
  if (found < listed_.size()) {
    const Listed& listed = listed_[found];
    const bool split = !listed.unsure || accepted(context, "L" + spelling.low_bytes, length);
    if (split) pieces.write(0, "", listed.words);
    return;
  }
  const bool name = is_name(spelling, before);
  for (const std::uint32_t index : by_last_byte_[static_cast<unsigned char>(low.back())]) {
    const Rule& rule = rules_[index];
    if (!low.ends_with(rule.suffix) || low.size() == rule.suffix.size()) continue;
    if (name && rule.suffix.find('\'') == std::string_view::npos) continue;
    const std::size_t stem_length = length - rule.suffix_length;
    if (!accepted(context, rule.number, stem_length)) continue;
    return pieces.write(stem_length, rule.put, rule.rest);
  }
}

}  // namespace casus::syntax
