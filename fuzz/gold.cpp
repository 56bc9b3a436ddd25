// Any line, as gold and as its own answer: figures within their bounds, or an error that names the
// line.
#include "casus/scoring.h"
#include "compare.h"
#include "read.h"
#include "target.h"

namespace {

namespace scoring = casus::scoring;
using casus::fuzz::require;

void check(const scoring::Figures& figures) {
  constexpr double rounding = 1e-9;
  require(figures.found >= 0 && figures.found <= figures.gold + rounding);
  require(figures.right >= 0 && figures.right <= figures.system + rounding);
}

void compare(const scoring::Gold& gold, const scoring::Output& output, bool strict) {
  std::vector<scoring::Slip> slips;
  if (gold.events) {
    for (const auto& figures : compare_events(gold, output.events, strict, &slips).all) {
      check(figures);
    }
  }
  scoring::CommitmentFigures commitments;
  compare_commitments(gold.commitments, output.commitments, commitments);
  check(commitments.parties);
  check(commitments.whole);
  if (!gold.claims) return;
  scoring::ClaimFigures claims;
  compare_claims(gold, output.claims, claims, &slips);
  check(claims.content);
  require(claims.speaker.found <= claims.content.found);
  require(claims.cue.found <= claims.content.found);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static std::vector<casus::Error> mistakes;
  static const auto aliases = scoring::Aliases::load({CASUS_SOURCE_DIR "/knowledge"}, mistakes);
  require(mistakes.empty());
  const auto line = casus::fuzz::bytes(data, size);
  const auto gold = scoring::read_gold(line, aliases, {"f", 3});
  const auto answer = scoring::read_output(line, aliases, {"f", 3});
  const auto names_the_line = [](const casus::Error& error) {
    return error.where.line == 3 && !error.what.empty();
  };
  require(gold ? !gold->id.empty() : names_the_line(gold.error()));
  require(answer ? !answer->id.empty() : names_the_line(answer.error()));
  if (gold) compare(*gold, answer ? answer->output : scoring::Output(), size % 2 == 0);
  return 0;
}
