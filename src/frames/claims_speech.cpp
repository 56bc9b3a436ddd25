// "Moscow: «The decision is a provocation»", "per la Cgil la scelta è un errore": who is quoted or
// cited without a verb says something all the same, and rules that ask for what is said find it.
#include <algorithm>
#include <numeric>
#include <set>

#include "claims.h"

namespace casus::frames {
namespace {

// The claims that hold a whole clause and whose speaker has no verb of his own.
std::set<std::uint32_t> verbless(const Frames& all) {
  std::set<std::uint32_t> found;
  for (const Frame& frame : all.frames) {
    if (frame.under != no_index || frame.claim >= all.claims.size() || frame.nominal) continue;
    const Claim& claim = all.claims[frame.claim];
    const bool said = claim.effect == Effect::said && claim.stance == Stance::says;
    if (said && claim.frame == no_index && claim.speaker != no_index) found.insert(frame.claim);
  }
  return found;
}

// Frames stand by sentence, then predicate; whoever knows one by its index learns the new one.
void sort(Frames& all) {
  std::vector<std::uint32_t> order(all.frames.size()), now(all.frames.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Frame &x = all.frames[a], &y = all.frames[b];
    return std::pair(x.sentence, x.predicate) < std::pair(y.sentence, y.predicate);
  });
  std::vector<Frame> frames;
  for (const std::uint32_t old : order) {
    now[old] = static_cast<std::uint32_t>(frames.size());
    frames.push_back(std::move(all.frames[old]));
  }
  const auto renumber = [&](std::uint32_t& index) {
    if (index != no_index) index = now[index];
  };
  for (Frame& frame : frames) {
    renumber(frame.under);
    for (Argument& argument : frame.arguments) renumber(argument.filler.frame);
  }
  for (Claim& claim : all.claims) renumber(claim.frame), renumber(claim.speech);
  all.frames = std::move(frames);
}

}  // namespace

void add_speeches(const std::vector<actors::Mention>& mentions, const Concepts& concepts,
                  Frames& all) {
  const auto claims = verbless(all);
  for (const std::uint32_t index : claims) {
    Claim& claim = all.claims[index];
    const actors::Mention& speaker = mentions[claim.speaker];
    Frame frame;
    frame.sentence = speaker.sentence;
    frame.predicate = speaker.head;
    frame.first = speaker.first;
    frame.last = speaker.last;
    frame.concept_ = concepts.find("SAY");
    frame.tense = Tense::present;
    frame.stance = claim.stance;
    Filler who;
    who.head = speaker.head;
    who.mention = claim.speaker;
    frame.arguments.push_back({Role::agent, who});
    claim.speech = static_cast<std::uint32_t>(all.frames.size());
    all.frames.push_back(std::move(frame));
  }
  if (!claims.empty()) sort(all);
}

}  // namespace casus::frames
