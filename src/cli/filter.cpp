#include "filter.h"

#include <algorithm>

namespace casus::cli {
namespace {

template <class Value>
bool wants(const std::vector<Value>& list, const Value& value) {
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

void filter_events(engine::Coded& coded, double least_confidence, const Options& options) {
  auto& events = coded.coding.events;
  std::vector<std::uint32_t> moved(events.size(), frames::no_index);
  std::vector<events::Event> kept;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!wants(options.statuses, std::string(name(events[i].status))) ||
        !wants(options.quads, events[i].quad)) {
      continue;
    }
    if (events[i].confidence < least_confidence) {
      coded.coding.blocked.push_back({"not sure enough", std::move(events[i])});
      continue;
    }
    moved[i] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(std::move(events[i]));
  }
  const auto follow = [&](std::uint32_t& index) {
    if (index != frames::no_index) index = moved[index];
  };
  const auto follow_both = [&](events::Event& event) {
    follow(event.parent);
    follow(event.same_act);
  };
  std::for_each(kept.begin(), kept.end(), follow_both);
  for (events::Blocked& blocked : coded.coding.blocked) follow_both(blocked.event);
  for (ledger::Commitment& commitment : coded.commitments) follow(commitment.event);
  events = std::move(kept);
}

double least_confidence(const Options& options, const engine::Engine& engine,
                        const engine::Coded& coded) {
  return options.confidence_min.value_or(events::least_confidence(engine.rules(), coded.language));
}

}  // namespace casus::cli
