#include <algorithm>

#include "casus/syntax.h"

namespace casus::syntax {

std::string_view name(Upos upos) {
  static constexpr std::string_view names[] = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                               "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                               "PUNCT", "SCONJ", "SYM", "VERB", "X"};
  return names[static_cast<std::size_t>(upos)];
}

std::string_view Token::feat(std::string_view feature) const {
  std::string_view rest = feats;
  while (!rest.empty()) {
    const std::size_t end = rest.find('|');
    const std::string_view one = rest.substr(0, end);
    if (one.size() > feature.size() && one[feature.size()] == '=' && one.starts_with(feature)) {
      return one.substr(feature.size() + 1);
    }
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return {};
}

bool Token::is(std::string_view relation) const {
  return deprel.starts_with(relation) &&
         (deprel.size() == relation.size() || deprel[relation.size()] == ':');
}

std::vector<std::uint32_t> Sentence::children(std::uint32_t head) const {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].head == head) found.push_back(i);
  }
  return found;
}

std::uint32_t Sentence::child(std::uint32_t head, std::string_view relation) const {
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].head == head && tokens[i].is(relation)) return i;
  }
  return no_token;
}

std::pair<std::uint32_t, std::uint32_t> Sentence::extent(std::uint32_t head) const {
  std::uint32_t first = head, last = head + 1;
  // A word belongs to the subtree when its way to the root passes the head. Words between the
  // bounds known so far need no look.
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (i >= first && i < last) continue;
    std::uint32_t at = i;
    while (at != no_token && at != head) at = tokens[at].head;
    if (at != head) continue;
    first = std::min(first, i);
    last = std::max(last, i + 1);
  }
  return {first, last};
}

}  // namespace casus::syntax
