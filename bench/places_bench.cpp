// The gazetteer: what it adds to the start, and to an event with a place.
#include <benchmark/benchmark.h>

#include "gazetteer.h"

namespace casus::bench {
namespace {

events::Gazetteer load() {
  std::vector<Error> errors;
  return events::Gazetteer::load({CASUS_SOURCE_DIR "/knowledge"}, errors);
}

void load_places(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load());
}
BENCHMARK(load_places)->Unit(benchmark::kMillisecond);

void find_place(benchmark::State& state, std::string_view name, std::size_t expected) {
  const auto places = load();
  if (places.find(name).size() < expected) return state.SkipWithError("the place is not found");
  for (auto _ : state) benchmark::DoNotOptimize(places.find(name));
}
BENCHMARK_CAPTURE(find_place, one, "Zhanaozen", 1);
BENCHMARK_CAPTURE(find_place, many, "San José", 5);
BENCHMARK_CAPTURE(find_place, none, "Nowhere at all", 0);

}  // namespace
}  // namespace casus::bench
