#include <algorithm>

#include "compare.h"

namespace casus::scoring {
namespace {

bool is_same_value(const Commitment& gold, const char* field, const std::string& asked,
                   const std::string& given) {
  if (asked == given) return true;
  const auto other = gold.other.find(field);
  return other != gold.other.end() &&
         std::find(other->second.begin(), other->second.end(), given) != other->second.end();
}

bool is_same(const Commitment& gold, const Commitment& found) {
  const auto& parties = gold.other_parties;
  return is_same_value(gold, "kind", gold.kind, found.kind) &&
         (gold.parties == found.parties ||
          std::find(parties.begin(), parties.end(), found.parties) != parties.end());
}

struct Fields {
  std::size_t obligation = 0, trigger = 0, status = 0;
  std::size_t count() const { return obligation + trigger + status; }
};

Fields compare_fields(const Commitment& gold, const Commitment& found) {
  const auto same = [&](const char* field, const std::string& asked, const std::string& given) {
    return std::size_t{is_same_value(gold, field, asked, given) ? 1U : 0U};
  };
  return {same("obligation", gold.obligation, found.obligation),
          same("trigger", gold.trigger, found.trigger), same("status", gold.status, found.status)};
}

/// Takes out of `free` what fits a commitment of the gold best.
std::optional<Fields> take(const Commitment& gold, std::vector<const Commitment*>& free) {
  std::optional<Fields> best;
  auto taken = free.end();
  for (auto it = free.begin(); it != free.end(); ++it) {
    if (!is_same(gold, **it)) continue;
    const Fields fields = compare_fields(gold, **it);
    if (best && fields.count() <= best->count()) continue;
    best = fields;
    taken = it;
  }
  if (best) free.erase(taken);
  return best;
}

}  // namespace

/// Each one of the output is matched once, required ones of the gold choose first.
void compare_commitments(const std::vector<Commitment>& gold, const std::vector<Commitment>& system,
                         CommitmentFigures& figures) {
  std::vector<const Commitment*> free;
  for (const Commitment& one : system) free.push_back(&one);
  Figures parties, whole;
  for (const bool optional : {false, true}) {
    for (const Commitment& one : gold) {
      if (one.optional != optional) continue;
      if (!optional) parties.gold += 1;
      const auto fields = take(one, free);
      if (!fields || optional) continue;
      parties.found += 1;
      parties.right += 1;
      parties.system += 1;
      ++figures.matched;
      figures.obligation += fields->obligation;
      figures.trigger += fields->trigger;
      figures.status += fields->status;
      if (fields->count() == 3) {
        whole.found += 1;
        whole.right += 1;
      }
    }
  }
  parties.system += static_cast<double>(free.size());
  whole.gold = parties.gold;
  whole.system = parties.system;
  figures.parties.add(parties);
  figures.whole.add(whole);
}

}  // namespace casus::scoring
