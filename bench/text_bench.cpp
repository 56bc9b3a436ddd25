#include <benchmark/benchmark.h>

#include "articles.h"
#include "casus/text.h"

namespace casus::bench {
namespace {

void read_text(benchmark::State& state) {
  const std::string text = article("tregua.it");
  for (auto _ : state) benchmark::DoNotOptimize(text::read(text));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(text.size()));
}
BENCHMARK(read_text);

void detect_language(benchmark::State& state) {
  const std::string text = article("tregua.it");
  for (auto _ : state) benchmark::DoNotOptimize(text::detect_language(text));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(text.size()));
}
BENCHMARK(detect_language);

}  // namespace
}  // namespace casus::bench
