// A warm engine on the sample articles, stage by stage: each figure holds the stages before it.
#include <benchmark/benchmark.h>

#include "articles.h"
#include "casus/engine.h"

namespace casus::bench {
namespace {

const engine::Engine* shared_engine() {
  static const auto engine =
      engine::Engine::open({CASUS_SOURCE_DIR "/models", {CASUS_SOURCE_DIR "/knowledge"}});
  return engine ? &*engine : nullptr;
}

void run(benchmark::State& state, const std::string& name, engine::Stage last) {
  const engine::Engine* engine = shared_engine();
  if (engine == nullptr) return state.SkipWithError("the engine does not open");
  const std::string text = article(name);
  std::int64_t words = 0;
  for (auto _ : state) {
    engine::Document document;
    document.id = name;
    document.language = name.substr(name.size() - 2);
    document.text = text;
    const auto coded = engine->code(std::move(document), last);
    if (!coded) return state.SkipWithError(coded.error().what.c_str());
    words = 0;
    for (const auto& sentence : coded->parse.sentences) {
      words += static_cast<std::int64_t>(sentence.tokens.size());
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * words);
}

void open_engine(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        engine::Engine::open({CASUS_SOURCE_DIR "/models", {CASUS_SOURCE_DIR "/knowledge"}}));
  }
}
BENCHMARK(open_engine)->Unit(benchmark::kMillisecond);

BENCHMARK_CAPTURE(run, parse_italian, "tregua.it", engine::Stage::syntax)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, actors_italian, "tregua.it", engine::Stage::actors)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, code_italian, "tregua.it", engine::Stage::ledger)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, code_english, "border.en", engine::Stage::ledger)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace casus::bench
