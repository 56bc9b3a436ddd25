// A warm engine on the sample articles, stage by stage: each figure holds the stages before it.
#include <benchmark/benchmark.h>

#include <array>
#include <ctime>

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
BENCHMARK_CAPTURE(run, code_italian, "tregua.it", engine::Stage::ledger)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, code_english, "border.en", engine::Stage::ledger)
    ->Unit(benchmark::kMillisecond);

/// What each room costs, in parts of the parse: all stages of one text in turn, by the
/// processor's time. `frames` are frames and claims, `all` all rooms but the parse.
void shares(benchmark::State& state, const std::string& name) {
  const engine::Engine* engine = shared_engine();
  if (engine == nullptr) return state.SkipWithError("the engine does not open");
  const std::string text = article(name);
  std::array<double, 6> spent{};
  for (auto _ : state) {
    for (std::size_t stage = 0; stage < spent.size(); ++stage) {
      engine::Document document;
      document.id = name;
      document.language = name.substr(name.size() - 2);
      document.text = text;
      const std::clock_t start = std::clock();
      const auto coded = engine->code(std::move(document), static_cast<engine::Stage>(stage));
      if (!coded) return state.SkipWithError(coded.error().what.c_str());
      spent[stage] += static_cast<double>(std::clock() - start);
    }
  }
  const auto share = [&](engine::Stage stage) {
    const auto at = static_cast<std::size_t>(stage);
    return (spent[at] - spent[at - 1]) / spent[0];
  };
  state.counters["actors"] = share(engine::Stage::actors);
  state.counters["frames"] = share(engine::Stage::frames);
  state.counters["reference"] = share(engine::Stage::reference);
  state.counters["events"] = share(engine::Stage::events);
  state.counters["ledger"] = share(engine::Stage::ledger);
  state.counters["all"] = (spent.back() - spent[0]) / spent[0];
}
BENCHMARK_CAPTURE(shares, italian, "tregua.it")->Unit(benchmark::kMillisecond)->MinTime(2);
BENCHMARK_CAPTURE(shares, english, "border.en")->Unit(benchmark::kMillisecond)->MinTime(2);

}  // namespace
}  // namespace casus::bench
