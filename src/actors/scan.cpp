// Walks the automaton over the atoms of a sentence. A token may hold several atoms ("Jong-un") and
// some hold none (a lone hyphen), so that a name matches however the tokenizer cut it.
#include "scan.h"

#include <algorithm>

namespace casus::actors {
namespace {

struct Spot {
  std::uint32_t word;
  Case letters;
  std::uint32_t token;
  bool starts, ends;   // first or last atom of its token
  std::uint32_t last;  // one past the last token that it covers
  bool accent;         // its last letter is written with one
};

using Names = Trie<Sense>;

bool is_hyphen(std::string_view form) {
  return form == "-" || form == "\u2010" || form == "\u2011" || form == "\u2013";
}

/// "Piantedo" + "si": a surname that was cut like a verb with its clitic is one word again where
/// the names know it whole.
std::optional<Spot> uncut(const syntax::Sentence& sentence, std::uint32_t first,
                          const Language& language) {
  const syntax::Token& token = sentence.tokens[first];
  const std::uint32_t last = first + token.multiword;
  if (token.multiword < 2 || last > sentence.tokens.size()) return std::nullopt;
  std::string whole;
  for (std::uint32_t t = first; t < last; ++t) whole += sentence.tokens[t].form;
  const std::vector<Atom> parts = atoms(whole);
  if (whole.size() != token.last - token.first || parts.size() != 1) return std::nullopt;
  if (parts[0].letters == Case::lower) return std::nullopt;
  const std::uint32_t word = language.word(parts[0]);
  if (word == Names::nowhere) return std::nullopt;
  return Spot{word, parts[0].letters, first, true, true, last, ends_accented(whole)};
}

std::vector<Spot> spots_of(const syntax::Sentence& sentence, const Language& language) {
  std::vector<Spot> spots;
  for (std::uint32_t t = 0; t < sentence.tokens.size(); ++t) {
    if (const auto spot = uncut(sentence, t, language)) {
      spots.push_back(*spot);
      t = spot->last - 1;
      continue;
    }
    const std::vector<Atom> parts = atoms(sentence.tokens[t].form);
    const bool accent = ends_accented(sentence.tokens[t].form);
    for (std::size_t k = 0; k < parts.size(); ++k) {
      const bool ends = k + 1 == parts.size();
      spots.push_back(
          {language.word(parts[k]), parts[k].letters, t, k == 0, ends, t + 1, ends && accent});
    }
  }
  return spots;
}

/// Senses at `node` that the letters of spots [first, last) allow, the strictest spelling first:
/// "US" is the state before it is the pronoun.
std::vector<Sense> fitting(const Language& language, std::uint32_t node,
                           const std::vector<Spot>& spots, std::size_t first, std::size_t last) {
  std::vector<std::pair<int, Sense>> found;
  language.names->each_ending(node, [&](const Names::Ending& ending) {
    // "Il papà" is no pope, "l'Unità" no UNITA: places are written with and without accents, other
    // names and words only with theirs.
    const SenseKind kind = ending.meaning.kind;
    const bool land = kind == SenseKind::country || kind == SenseKind::capital ||
                      kind == SenseKind::seat || kind == SenseKind::place;
    bool fit = (ending.languages & language.bit) != 0 &&
               (land || !spots[last - 1].accent || ending.meaning.accent);
    int strictness = 0;
    for (std::size_t k = first; fit && k < last; ++k) {
      const Case listed = ending.letters[k - first];
      fit = fits(listed, spots[k].letters);
      strictness += static_cast<int>(listed);
    }
    if (fit) found.emplace_back(strictness, ending.meaning);
  });
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Sense> senses;
  for (const auto& [strictness, sense] : found) senses.push_back(sense);
  return senses;
}

/// The longest name that starts at a token's first atom and ends with a token.
void whole(const std::vector<Spot>& spots, std::size_t first, const Language& language,
           const syntax::Sentence& sentence, std::vector<Match>& matches,
           std::uint32_t limit = syntax::no_token) {
  Match longest;
  std::uint32_t node = Names::root;
  for (std::size_t i = first; i < spots.size(); ++i) {
    node = language.names->step(node, spots[i].word);
    if (node == Names::nowhere || spots[i].last > limit) break;
    if (!spots[i].ends) continue;
    auto senses = fitting(language, node, spots, first, i + 1);
    std::erase_if(senses, [&](const Sense& sense) {
      const std::uint32_t next = spots[i].last;
      return sense.kind == SenseKind::prefix &&
             !(next < sentence.tokens.size() && is_hyphen(sentence.tokens[next].form));
    });
    if (!senses.empty()) longest = {spots[first].token, spots[i].last, std::move(senses)};
  }
  if (!longest.senses.empty()) matches.push_back(std::move(longest));
}

/// Names inside one hyphenated token: all of "russo-ucraino", the first half of "US-led"; of
/// "pro-Russian" nothing, since it is no Russian.
void inside(const std::vector<Spot>& spots, std::size_t first, const Language& language,
            std::vector<Match>& matches) {
  std::vector<Match> found;
  bool gap = false;
  std::size_t i = first;
  while (true) {
    std::uint32_t node = Names::root;
    std::size_t end = i;
    std::vector<Sense> best;
    for (std::size_t k = i; k < spots.size(); ++k) {
      node = language.names->step(node, spots[k].word);
      if (node == Names::nowhere) break;
      auto senses = fitting(language, node, spots, i, k + 1);
      const bool ends = spots[k].ends;
      std::erase_if(senses, [&](const Sense& s) { return s.kind == SenseKind::prefix && ends; });
      std::erase_if(senses, [](const Sense& s) { return s.kind == SenseKind::pronoun; });
      if (!senses.empty()) {
        best = std::move(senses);
        end = k + 1;
      }
      if (ends) break;
    }
    if (best.empty()) {
      if (i == first) return;
      gap = true;
      break;
    }
    found.push_back({spots[first].token, spots[first].token + 1, std::move(best)});
    if (spots[end - 1].ends) break;
    i = end;
  }
  for (Match& match : found) match.part = gap;
  matches.insert(matches.end(), std::make_move_iterator(found.begin()),
                 std::make_move_iterator(found.end()));
}

/// "pro-" + "Russia": a name that was cut from the prefix that says whom one leans to or is
/// against.
bool leans(const syntax::Sentence& sentence, std::uint32_t token, const Language& language) {
  const auto glued = [&](std::uint32_t t) {
    return t > 0 && sentence.tokens[t - 1].last == sentence.tokens[t].first;
  };
  if (!glued(token)) return false;
  // Some models cut the hyphen off: "anti", "-", "Nato".
  const bool apart = is_hyphen(sentence.tokens[token - 1].form) && glued(token - 1);
  const syntax::Token& before = sentence.tokens[apart ? token - 2 : token - 1];
  if (!apart && (before.form.size() < 3 || before.form.back() != '-')) return false;
  const std::vector<Atom> parts = atoms(before.form);
  return parts.size() == 1 && language.has(Function::leaning, parts.front().text);
}

}  // namespace

std::vector<Match> scan(const syntax::Sentence& sentence, const Language& language) {
  std::vector<Match> matches;
  const std::vector<Spot> spots = spots_of(sentence, language);
  for (std::size_t i = 0; i < spots.size(); ++i) {
    if (!spots[i].starts || leans(sentence, spots[i].token, language)) continue;
    const std::size_t before = matches.size();
    whole(spots, i, language, sentence, matches);
    if (matches.size() > before) continue;
    if (!spots[i].ends) {
      inside(spots, i, language, matches);
      continue;
    }
    // An inflected form that the lists lack: the lemma, for common words only.
    const syntax::Token& token = sentence.tokens[spots[i].token];
    if (token.upos == syntax::Upos::PROPN) continue;  // "Gates" is no gate
    const std::vector<Atom> lemma = atoms(token.lemma);
    if (lemma.size() != 1) continue;
    const std::uint32_t word = language.word(lemma[0]);
    const std::uint32_t node = language.names->step(Names::root, word);
    if (node == Names::nowhere) continue;
    auto senses = fitting(language, node, spots, i, i + 1);
    const std::string_view feature = token.feat("Gender");
    const char gender = feature == "Masc" ? 'm' : feature == "Fem" ? 'f' : '\0';
    // "le medie" are no form of "i media": a noun keeps its gender.
    std::erase_if(senses, [&](const Sense& sense) {
      const bool noun = sense.kind == SenseKind::role || sense.kind == SenseKind::demonym;
      const bool other = token.upos == syntax::Upos::NOUN && sense.kind == SenseKind::role &&
                         sense.gender != 0 && gender != 0 && sense.gender != gender;
      return !noun || other;
    });
    for (Sense& sense : senses) {
      sense.number = token.feat("Number") == "Plur" ? 'p' : 's';
      sense.gender = gender;
    }
    if (!senses.empty()) {
      matches.push_back({spots[i].token, spots[i].token + 1, std::move(senses)});
    }
  }
  return matches;
}

std::optional<Match> scan_until(const syntax::Sentence& sentence, const Language& language,
                                std::uint32_t first, std::uint32_t limit) {
  const std::vector<Spot> spots = spots_of(sentence, language);
  for (std::size_t i = 0; i < spots.size(); ++i) {
    if (spots[i].token != first || !spots[i].starts) continue;
    std::vector<Match> matches;
    whole(spots, i, language, sentence, matches, limit);
    if (!matches.empty()) return std::move(matches.front());
    break;
  }
  return std::nullopt;
}

}  // namespace casus::actors
