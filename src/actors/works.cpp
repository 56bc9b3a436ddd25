// Titles of books, films and songs: nobody in "A Passage to India" acts.
#include <algorithm>
#include <array>

#include "unit.h"

namespace casus::actors {

using syntax::Upos;

namespace {

constexpr std::uint32_t longest_title = 10;

bool is_quote(std::string_view form, bool opening) {
  constexpr std::array<std::string_view, 6> opens = {"\"", "“", "«", "‘", "'", "``"};
  constexpr std::array<std::string_view, 6> closes = {"\"", "”", "»", "’", "'", "''"};
  const auto& marks = opening ? opens : closes;
  return std::find(marks.begin(), marks.end(), form) != marks.end();
}

bool is_small_word(const syntax::Token& token) {
  switch (token.upos) {
    case Upos::ADP:
    case Upos::DET:
    case Upos::CCONJ:
    case Upos::SCONJ:
    case Upos::PART:
    case Upos::PRON:
      return true;
    default:
      return false;
  }
}

/// Written as a title is: every word with a capital but for small words, and a small word first or
/// one of place between ("Seven Years in Tibet"). Names of organisations begin with a word of
/// their own and are joined by "of" and "for".
bool is_title(const syntax::Sentence& sentence, const Language& language, std::uint32_t first,
              std::uint32_t last) {
  if (last - first < 2 || last - first > longest_title) return false;
  bool title = is_small_word(sentence.tokens[first]);
  for (std::uint32_t t = first; t < last; ++t) {
    const syntax::Token& token = sentence.tokens[t];
    if (token.upos == Upos::PUNCT) continue;
    const auto parts = atoms(token.form);
    if (parts.empty()) continue;
    const bool small = parts[0].letters == Case::lower;
    const bool edge = t == first || t + 1 == last;
    if (small && (edge || !is_small_word(token))) return false;
    title = title || (small && language.has(Function::in, parts[0].text));
  }
  return title;
}

}  // namespace

void drop_works(const syntax::Sentence& sentence, const Context& context,
                std::vector<Unit>& units) {
  const auto size = static_cast<std::uint32_t>(sentence.tokens.size());
  for (std::uint32_t open = 0; open < size; ++open) {
    if (!is_quote(sentence.tokens[open].form, true)) continue;
    std::uint32_t close = open + 1;
    while (close < size && close - open <= longest_title + 1 &&
           !is_quote(sentence.tokens[close].form, false)) {
      ++close;
    }
    if (close >= size || !is_quote(sentence.tokens[close].form, false)) continue;
    if (!is_title(sentence, context.language, open + 1, close)) continue;
    // The "Islamic State", the "Donetsk People's Republic": a name of somebody stays one.
    const bool whole = std::any_of(units.begin(), units.end(), [&](const Unit& unit) {
      return unit.kind == UnitKind::name && unit.first <= open + 2 && unit.last == close;
    });
    if (whole) continue;
    std::erase_if(units, [&](const Unit& unit) { return unit.first > open && unit.last <= close; });
    open = close;
  }
}

}  // namespace casus::actors
