// The parser alone: words a second of a warm model, and how long a model takes to load.
#include <benchmark/benchmark.h>
#include <hwy/targets.h>

#include "articles.h"
#include "casus/syntax.h"
#include "casus/text.h"

namespace casus::bench {
namespace {

std::string model_path(const std::string& language) {
  return CASUS_SOURCE_DIR "/models/" + language + ".model";
}

std::size_t words_of(const syntax::Parse& parse) {
  std::size_t words = 0;
  for (const auto& sentence : parse.sentences) words += sentence.tokens.size();
  return words;
}

void parse(benchmark::State& state, const std::string& name) {
  const auto model = syntax::Model::load(model_path(name.substr(name.size() - 2)));
  const auto article = text::read(bench::article(name));
  if (!model || !article) return state.SkipWithError("no model or no article");
  const std::size_t words = words_of(syntax::parse(*article, *model));  // and warms the scratch
  if (words < 100) return state.SkipWithError("the article is too short to time");
  for (auto _ : state) {
    const auto parsed = syntax::parse(*article, *model);
    if (words_of(parsed) != words) return state.SkipWithError("another parse of the same text");
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(words));
  state.counters["words"] = static_cast<double>(words);
}
BENCHMARK_CAPTURE(parse, italian, "tregua.it")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(parse, english, "border.en")->Unit(benchmark::kMillisecond);

// The same with the widest instructions that older processors have, and on two threads that share
// nothing but processors and caches (each loads the model's one mapping).
void parse_avx2(benchmark::State& state) {
  hwy::SetSupportedTargetsForTest(HWY_AVX2);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  if ((hwy::SupportedTargets() & HWY_AVX2) == 0) {
    state.SkipWithError("this processor has no AVX2");
  } else {
    parse(state, "tregua.it");
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}
BENCHMARK(parse_avx2)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(parse, together, "tregua.it")
    ->Unit(benchmark::kMillisecond)
    ->Threads(1)
    ->Threads(2)
    ->UseRealTime();

void load_model(benchmark::State& state, const std::string& language) {
  for (auto _ : state) {
    const auto model = syntax::Model::load(model_path(language));
    if (!model) return state.SkipWithError(model.error().what.c_str());
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(load_model, italian, "it")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(load_model, english, "en")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace casus::bench
