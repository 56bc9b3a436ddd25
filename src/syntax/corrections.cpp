#include "corrections.h"

#include <algorithm>

#include "characters.h"

namespace casus::syntax {
namespace {

std::string_view text_of(std::string_view paragraph, const Atom& atom) {
  return paragraph.substr(atom.first, atom.last - atom.first);
}

std::vector<char32_t> characters_of(std::string_view text) {
  std::vector<char32_t> characters;
  decode(text, characters);
  return characters;
}

bool is_word(Kind kind) {
  return kind == Kind::upper || kind == Kind::letter || kind == Kind::mark;
}

/// Whether nothing of a word or number stands right in front of the atom.
bool is_fresh(std::string_view paragraph, const std::vector<Atom>& atoms, std::size_t k) {
  if (atoms[k].gap != Gap::none) return true;
  const Kind kind = kind_of(characters_of(text_of(paragraph, atoms[k - 1])).back());
  return !is_word(kind) && kind != Kind::digit;
}

/// One mark; what repeats it is often a smile in the middle of a sentence.
bool exclaims(std::string_view text) { return text == "!" || text == "?"; }

}  // namespace

Result<Corrections> Corrections::read(const ModelFile& file) {
  constexpr std::string_view section = "tok.abbreviations";
  Corrections corrections;
  if (!file.has(section)) return corrections;
  auto lines = file.lines(section);
  if (!lines) return tl::unexpected(lines.error());
  corrections.abbreviations_ = std::move(*lines);
  std::sort(corrections.abbreviations_.begin(), corrections.abbreviations_.end());
  for (const std::string_view line : corrections.abbreviations_) {
    corrections.length_max_ = std::max(corrections.length_max_, line.size());
  }
  return corrections;
}

bool Corrections::knows(std::string_view text) const {
  if (text.empty() || text.size() > length_max_) return false;
  const auto listed = [&](std::string_view form) {
    return std::binary_search(abbreviations_.begin(), abbreviations_.end(), form);
  };
  if (listed(text)) return true;
  std::string low(text);
  for (char& c : low) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return listed(low);
}

/// Whether what stands before the full stop, with the stops inside it ("e.g"), is listed.
bool Corrections::abbreviates(std::string_view paragraph, const std::vector<Atom>& atoms,
                              std::size_t stop) const {
  std::size_t first = stop - 1;
  while (first >= 2 && atoms[first].gap == Gap::none && atoms[first - 1].gap == Gap::none &&
         text_of(paragraph, atoms[first - 1]) == "." &&
         is_word(kind_of(characters_of(text_of(paragraph, atoms[first - 2])).back()))) {
    first -= 2;
  }
  const std::size_t begin = atoms[first].first;
  return knows(paragraph.substr(begin, atoms[stop].first - begin)) &&
         is_fresh(paragraph, atoms, first);
}

void Corrections::apply(std::string_view paragraph, const std::vector<Atom>& atoms,
                        std::vector<Boundary>& choices) const {
  for (std::size_t k = 1; k < atoms.size(); ++k) {
    const std::string_view text = text_of(paragraph, atoms[k]);
    if (atoms[k].gap == Gap::none) {
      if (text != "." || !abbreviates(paragraph, atoms, k)) continue;
      choices[k] = Boundary::join;
      if (k + 1 < atoms.size() && choices[k + 1] == Boundary::end) choices[k + 1] = Boundary::split;
    } else if (choices[k] == Boundary::split && exclaims(text_of(paragraph, atoms[k - 1])) &&
               kind_of(characters_of(text).front()) == Kind::upper) {
      choices[k] = Boundary::end;
    }
  }
}

}  // namespace casus::syntax
