// `casus gaps`: what the knowledge lacks, counted over many articles. The report groups equal gaps,
// the commonest first, each with the first sentences that show it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "batch.h"
#include "casus/gaps.h"
#include "verbs.h"

namespace casus::cli {
namespace {

constexpr std::size_t examples_max = 2;

struct Part {
  engine::GapKind kind;
  std::string_view title;
};
constexpr std::array parts = {
    Part{engine::GapKind::predicate, "Predicates between two known actors that no lexicon has"},
    Part{engine::GapKind::name, "Names that nobody knows, of who acts or is acted on"},
    Part{engine::GapKind::sentence, "Sentences with two known actors and no known predicate"},
    Part{engine::GapKind::rule, "Known concepts between two known actors that no rule took"},
    Part{engine::GapKind::blocked, "Readings that the codebook does not admit"},
};

/// Equal gaps of all articles.
struct Group {
  std::size_t count = 0;
  std::vector<std::string> examples;
};

class Report {
 public:
  explicit Report(std::size_t top) : top_(top) {}

  void add(engine::Gaps found) {
    coverage_.verbs += found.coverage.verbs;
    coverage_.known += found.coverage.known;
    for (engine::Gap& gap : found.gaps) {
      Group& group = groups_[gap.kind][gap.what];
      ++group.count;
      if (group.examples.size() < examples_max) group.examples.push_back(std::move(gap.example));
    }
  }

  std::string print() const {
    const double verbs = static_cast<double>(std::max<std::size_t>(coverage_.verbs, 1));
    std::string out = fmt::format("{} finite verbs, {:.1f} % with a known concept\n",
                                  coverage_.verbs, 100.0 * double(coverage_.known) / verbs);
    for (const Part& part : parts) print_part(part, out);
    return out;
  }

 private:
  void print_part(const Part& part, std::string& out) const;

  std::size_t top_;
  engine::Coverage coverage_;
  std::map<engine::GapKind, std::map<std::string, Group>> groups_;
};

void Report::print_part(const Part& part, std::string& out) const {
  out += fmt::format("\n{}\n", part.title);
  const auto found = groups_.find(part.kind);
  if (found == groups_.end()) {
    out += "  none\n";
    return;
  }
  std::vector<const std::pair<const std::string, Group>*> ranked;
  for (const auto& entry : found->second) ranked.push_back(&entry);
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto* a, const auto* b) { return a->second.count > b->second.count; });
  const std::size_t shown = std::min(top_, ranked.size());
  for (std::size_t i = 0; i < shown; ++i) {
    out += fmt::format("{:6}  {}\n", ranked[i]->second.count, ranked[i]->first);
    for (const std::string& example : ranked[i]->second.examples) {
      out += fmt::format("        “{}”\n", example);
    }
  }
  if (shown < ranked.size()) out += fmt::format("        and {} more\n", ranked.size() - shown);
}

}  // namespace

Exit gaps(const Options& options) {
  Report report(options.top);
  return run_batch(
      options, engine::Stage::events,
      [](engine::Coded& coded, const engine::Engine& engine) {
        return engine::find_gaps(coded, engine);
      },
      [&](engine::Gaps found) { report.add(std::move(found)); }, [&] { return report.print(); });
}

}  // namespace casus::cli
