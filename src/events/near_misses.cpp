// Which rule came nearest to a sentence that gave no event, and what was missing.
#include <algorithm>
#include <optional>

#include "book.h"
#include "casus/near_misses.h"
#include "matcher.h"

namespace casus::events {
namespace {

std::string join(std::string text, const std::vector<const Constraint*>& constraints) {
  for (const Constraint* one : constraints) {
    if (one != constraints.front()) text += ',';
    text += ' ' + one->text;
  }
  return text;
}

struct Nearest {
  std::size_t missing = 0;
  NearMiss miss;
};

class Search {
 public:
  Search(const Reading& reading, const RuleBook::Data& book, const frames::Concepts& concepts)
      : world_(reading, concepts), book_(book) {}

  std::vector<NearMiss> run() const {
    const auto& all = world_.reading.frames.frames;
    std::vector<NearMiss> found;
    std::optional<Nearest> best;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      if (best && all[best->miss.frame].sentence != all[i].sentence) {
        found.push_back(std::move(best->miss));
        best.reset();
      }
      auto one = nearest(i);
      if (one && (!best || one->missing < best->missing)) best = std::move(one);
    }
    if (best) found.push_back(std::move(best->miss));
    return found;
  }

 private:
  /// Entries stand heaviest first, so that of two rules that lack as much the narrower is told.
  std::optional<Nearest> nearest(std::uint32_t index) const {
    const Frame& frame = world_.reading.frames.frames[index];
    if (frame.concept_ == frames::Concept::none) return std::nullopt;
    Nearest best{no_rule, {index, {}, "no rule asks for it"}};
    for (const auto& entry : book_.entries(frame.concept_)) {
      const Rule& rule = book_.rules[entry.rule];
      const Unmet lack = unmet(rule.patterns[entry.pattern], rule, index, world_);
      const std::size_t missing = lack.conditions.size() + lack.exceptions.size();
      if (missing >= best.missing) continue;
      best = {missing, {index, rule.name, reason(rule, lack)}};
    }
    return best;
  }

  static std::string reason(const Rule& rule, const Unmet& lack) {
    if (!lack.conditions.empty()) return join("lacks", lack.conditions);
    if (!lack.exceptions.empty()) return join("excepted by", lack.exceptions);
    if (rule.nothing) return "says that this is no event";
    return "fits, but found nobody for its sides";
  }

  static constexpr std::size_t no_rule = 99;  // more than any rule has conditions

  World world_;
  const RuleBook::Data& book_;
};

}  // namespace

std::vector<NearMiss> near_misses(const Reading& reading, const RuleBook& rules,
                                  const frames::Concepts& concepts) {
  return Search(reading, rules.data(), concepts).run();
}

}  // namespace casus::events
