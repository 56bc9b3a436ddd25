// Claims are matched by the characters of their content, best overlap first, each at most once.
#include <algorithm>
#include <map>
#include <tuple>

#include "compare.h"
#include "stretches.h"

namespace casus::scoring {
namespace {

constexpr double overlap_min = 0.5;  // of the union of two contents
constexpr double source_min = 0.5;   // of the shorter of two sources

/// The outermost layer: without claims that have no content, and without those that stand inside
/// the content of the claim that they belong to.
std::vector<const Claim*> outermost(const std::vector<Claim>& claims) {
  std::map<std::string, const Claim*> by_id;
  for (const Claim& claim : claims) {
    if (!claim.id.empty()) by_id[claim.id] = &claim;
  }
  std::vector<const Claim*> kept;
  for (const Claim& claim : claims) {
    const auto parent = claim.parent.empty() ? by_id.end() : by_id.find(claim.parent);
    const bool is_inner = parent != by_id.end() &&
                          common(claim.content, parent->second->content) == length(claim.content);
    if (!claim.content.empty() && !is_inner) kept.push_back(&claim);
  }
  return kept;
}

struct Match {
  double overlap;
  std::size_t gold, system;
};

/// The better overlap first; the later ones first among equals.
std::vector<Match> possible_matches(const std::vector<const Claim*>& gold,
                                    const std::vector<const Claim*>& system) {
  std::vector<Match> matches;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    for (std::size_t j = 0; j < system.size(); ++j) {
      const std::uint64_t both = common(gold[i]->content, system[j]->content);
      const std::uint64_t any = length(gold[i]->content) + length(system[j]->content) - both;
      const double overlap = static_cast<double>(both) / static_cast<double>(any);
      if (overlap >= overlap_min) matches.push_back({overlap, i, j});
    }
  }
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return std::tie(a.overlap, a.gold, a.system) > std::tie(b.overlap, b.gold, b.system);
  });
  return matches;
}

bool same_source(const Stretches& gold, const Stretches& system) {
  if (gold.empty() || system.empty()) return gold.empty() && system.empty();
  const auto shorter = static_cast<double>(std::min(length(gold), length(system)));
  return static_cast<double>(common(gold, system)) >= source_min * shorter;
}

bool same_cue(const Stretches& gold, const Stretches& system) {
  if (gold.empty() || system.empty()) return gold.empty() && system.empty();
  return common(gold, system) > 0;
}

/// The characters [start, end) of a text, counted in code points.
std::string_view slice(std::string_view text, const Span& span) {
  std::size_t character = 0;
  std::size_t first = text.size();
  std::size_t last = text.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) continue;
    if (character == span.start) first = i;
    if (character == span.end) last = i;
    ++character;
  }
  return first < last ? text.substr(first, last - first) : std::string_view{};
}

std::string content_of(const Claim& claim, const Gold& gold) {
  std::string content;
  for (const Span& span : claim.content_spans) {
    if (!content.empty()) content += " … ";
    content += slice(span.in_title ? gold.title : gold.text, span);
  }
  return beginning(content);
}

void add(Figures& figures, std::size_t gold, std::size_t system, std::size_t hits) {
  const auto both = static_cast<double>(hits);
  figures.add({static_cast<double>(gold), both, static_cast<double>(system), both});
}

}  // namespace

void compare_claims(const Gold& gold, const std::vector<Claim>& system, ClaimFigures& figures,
                    std::vector<Slip>* slips) {
  const auto asked = outermost(*gold.claims);
  const auto given = outermost(system);
  std::vector<bool> found(asked.size()), right(given.size());
  std::size_t content = 0, speaker = 0, cue = 0;
  for (const Match& match : possible_matches(asked, given)) {
    if (found[match.gold] || right[match.system]) continue;
    found[match.gold] = right[match.system] = true;
    ++content;
    const Claim& one = *asked[match.gold];
    const Claim& other = *given[match.system];
    if (same_source(one.source, other.source)) ++speaker;
    if (same_cue(one.cue, other.cue)) ++cue;
  }
  ++figures.articles;
  figures.gold += asked.size();
  figures.system += given.size();
  add(figures.content, asked.size(), given.size(), content);
  add(figures.speaker, asked.size(), given.size(), speaker);
  add(figures.cue, asked.size(), given.size(), cue);
  if (slips == nullptr) return;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (!found[i]) slips->push_back({true, gold.id, "", content_of(*asked[i], gold)});
  }
  for (std::size_t j = 0; j < given.size(); ++j) {
    if (!right[j]) slips->push_back({false, gold.id, "", content_of(*given[j], gold)});
  }
}

}  // namespace casus::scoring
