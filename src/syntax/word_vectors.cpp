#include "word_vectors.h"

#include <algorithm>
#include <charconv>

#include "characters.h"
#include "hash.h"
#include "hash_table.h"
#include "kernels.h"

namespace casus::syntax {
namespace {

constexpr std::size_t prefixes = 3;
constexpr std::size_t suffixes = 5;

char32_t shape_of(char32_t code_point) {
  switch (kind_of(code_point)) {
    case Kind::upper:
      return U'X';
    case Kind::letter:
    case Kind::mark:
      return U'x';
    case Kind::digit:
      return U'd';
    default:
      return code_point;
  }
}

char32_t zero_digit(char32_t code_point) {
  return code_point >= U'0' && code_point <= U'9' ? U'0' : code_point;
}

std::uint64_t hash_of(char kind, std::string_view value) {
  return Hash().add(kind).add(':').add(value).value();
}

Result<float> scale_of(const ModelFile& file, const char* section) {
  const auto scale = file.reals(section);
  if (!scale) return tl::unexpected(scale.error());
  if (scale->size() != 1) return file.bad(std::string(section) + " of the model is not one number");
  return scale->data[0];
}

}  // namespace

Result<Normaliser> Normaliser::read(const ModelFile& file) {
  Normaliser normaliser;
  const auto lines = file.lines("norm.map");
  if (!lines) return tl::unexpected(lines.error());
  for (const std::string_view line : *lines) {
    const std::size_t tab = line.find('\t');
    std::uint32_t code_point = 0;
    const std::string_view number = line.substr(0, tab);
    const auto [end, error] =
        std::from_chars(number.data(), number.data() + number.size(), code_point, 16);
    if (tab == std::string_view::npos || error != std::errc() ||
        end != number.data() + number.size()) {
      return file.bad("section 'norm.map' of the model has a broken line");
    }
    std::vector<char32_t> becomes;
    decode(line.substr(tab + 1), becomes);
    normaliser.map_.emplace_back(code_point, std::move(becomes));
  }
  std::sort(normaliser.map_.begin(), normaliser.map_.end());
  return normaliser;
}

void Normaliser::apply(std::string_view form, std::vector<char32_t>& out) const {
  const std::size_t first = out.size();
  decode(form, out);
  for (std::size_t i = first; i < out.size(); ++i) {
    const auto found = std::lower_bound(
        map_.begin(), map_.end(), out[i],
        [](const auto& entry, char32_t code_point) { return entry.first < code_point; });
    if (found == map_.end() || found->first != out[i]) continue;
    const auto at = out.erase(out.begin() + static_cast<std::ptrdiff_t>(i));
    out.insert(at, found->second.begin(), found->second.end());
    i += found->second.size() - 1;
  }
}

Result<WordVectors> WordVectors::read(const ModelFile& file) {
  WordVectors vectors;
  auto normaliser = Normaliser::read(file);
  if (!normaliser) return tl::unexpected(normaliser.error());
  vectors.normaliser_ = std::move(*normaliser);
  const auto hashes = file.hashes("form.hash");
  if (!hashes) return tl::unexpected(hashes.error());
  vectors.hashes_ = *hashes;
  const std::pair<const char*, Tensor<std::int8_t>*> tables[] = {
      {"form.emb", &vectors.forms_},
      {"sub.emb", &vectors.subs_},
      {"treebank.emb", &vectors.treebanks_}};
  for (const auto& [name, table] : tables) {
    const auto found = file.bytes8(name);
    if (!found) return tl::unexpected(found.error());
    *table = *found;
  }
  const std::pair<const char*, float*> scales[] = {
      {"form.emb.scale", &vectors.form_scale_},
      {"sub.emb.scale", &vectors.sub_scale_},
      {"treebank.emb.scale", &vectors.treebank_scale_}};
  for (const auto& [name, scale] : scales) {
    const auto found = scale_of(file, name);
    if (!found) return tl::unexpected(found.error());
    *scale = *found;
  }
  auto styles = file.lines("treebank.names");
  if (!styles) return tl::unexpected(styles.error());
  vectors.styles_ = std::move(*styles);
  if (vectors.forms_.rows != vectors.hashes_.rows + 1 || vectors.subs_.rows == 0 ||
      vectors.forms_.columns != vectors.subs_.columns ||
      vectors.treebanks_.rows != vectors.styles_.size() || vectors.styles_.empty()) {
    return file.bad("the word tables of the model do not fit each other");
  }
  return vectors;
}

std::size_t WordVectors::treebank(std::string_view style) const {
  const auto found = std::find(styles_.begin(), styles_.end(), style);
  return found == styles_.end() ? 0 : static_cast<std::size_t>(found - styles_.begin());
}

WordRows WordVectors::rows(std::string_view form, SpellingScratch& scratch) const {
  WordRows rows;
  auto& [normal, low, bytes, places] = scratch;
  normal.clear();
  normaliser_.apply(form, normal);
  bytes.clear();
  for (const char32_t code_point : normal) append_utf8(zero_digit(code_point), bytes);
  const std::size_t known = find_hash(hashes_, hash(bytes));
  rows.form = known < hashes_.rows ? static_cast<std::uint32_t>(known + 1) : 0;

  std::size_t slot = 0;
  const auto add = [&](char kind, std::string_view value) {
    rows.sub[slot++] = static_cast<std::uint32_t>(hash_of(kind, value) % subs_.rows);
  };
  bytes.clear();
  low.clear();
  for (const char32_t code_point : normal) {
    const char32_t shape = shape_of(code_point);
    const std::size_t size = low.size();
    if (size < 2 || low[size - 1] != shape || low[size - 2] != shape) low.push_back(shape);
  }
  for (const char32_t code_point : low) append_utf8(code_point, bytes);
  add('S', bytes);

  bytes.clear();
  places.clear();
  for (const char32_t code_point : normal) {
    places.push_back(static_cast<std::uint32_t>(bytes.size()));
    append_utf8(zero_digit(lower(code_point)), bytes);
  }
  places.push_back(static_cast<std::uint32_t>(bytes.size()));
  const std::string_view whole = bytes;
  const std::size_t length = normal.size();
  add('L', whole);
  for (std::size_t n = 1; n <= prefixes; ++n) {
    add(static_cast<char>('a' + n - 1), whole.substr(0, places[std::min(n, length)]));
  }
  for (std::size_t n = 1; n <= suffixes; ++n) {
    add(static_cast<char>('0' + n), whole.substr(places[length - std::min(n, length)]));
  }
  return rows;
}

void WordVectors::write(const WordRows& rows, std::size_t treebank, std::int16_t* out) const {
  const std::int8_t* form = forms_.row(rows.form);
  sum_rows(&form, 1, form_scale_, forms_.columns, out);
  const std::int8_t* subs[WordRows::subwords];
  for (std::size_t i = 0; i < WordRows::subwords; ++i) subs[i] = subs_.row(rows.sub[i]);
  sum_rows(subs, WordRows::subwords, sub_scale_, subs_.columns, out + forms_.columns);
  const std::int8_t* bank = treebanks_.row(treebank);
  sum_rows(&bank, 1, treebank_scale_, treebanks_.columns, out + 2 * forms_.columns);
}

}  // namespace casus::syntax
