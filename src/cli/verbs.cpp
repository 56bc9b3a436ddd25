#include "verbs.h"

#include <fmt/format.h>

#include "batch.h"
#include "casus/evaluation.h"
#include "casus/export.h"
#include "casus/scoring.h"
#include "filter.h"
#include "flat.h"
#include "output.h"

namespace casus::cli {

namespace {

Result<std::string> read_gold(const Options& options) {
  auto gold = syntax::read_text_file(options.gold);
  if (!gold || options.only.empty()) return gold;
  *gold = syntax::only_sentences(*gold, options.only);
  if (!gold->empty()) return gold;
  return fail({options.gold}, "no sentence has such an id", "see its # sent_id lines");
}

}  // namespace

Exit code(const Options& options) {
  if (is_flat(options.format)) return code_flat(options);
  const bool as_table = options.format == "table";
  return run_batch(options, engine::Stage::ledger,
                   [&](engine::Coded& coded, const engine::Engine& engine, std::size_t columns) {
                     filter_events(coded, least_confidence(options, engine, coded), options);
                     return as_table ? exports::table(coded, engine, columns)
                                     : exports::json_line(coded, engine, options.grounds);
                   });
}

Exit parse(const Options& options) {
  return run_batch(options, engine::Stage::syntax,
                   [](engine::Coded& coded, const engine::Engine&, std::size_t) {
                     return syntax::to_conllu(coded.parse, *coded.article, coded.document.id);
                   });
}

Exit show_actors(const Options& options) {
  const bool as_json = options.format == "jsonl";
  return run_batch(options, engine::Stage::reference,
                   [&](engine::Coded& coded, const engine::Engine&, std::size_t columns) {
                     return as_json ? exports::actors_json_line(coded)
                                    : exports::actors_table(coded, columns);
                   });
}

Exit explain(const Options& options) {
  return run_batch(options, engine::Stage::ledger,
                   [&](engine::Coded& coded, const engine::Engine& engine, std::size_t columns) {
                     filter_events(coded, least_confidence(options, engine, coded), options);
                     return exports::explanation(coded, engine, columns, options.grounds);
                   });
}

Exit eval_syntax(const Options& options) {
  const auto refuse = [](const Error& error) { return say(to_string(error)), Exit::failed; };
  const auto folders = find_folders(options);
  if (!folders) return refuse(folders.error());
  const auto gold = read_gold(options);
  if (!gold) return refuse(gold.error());
  const std::string raw = syntax::raw_text(*gold);
  const auto article = text::read(raw, {}, {.bytes_max = raw.size()});
  if (!article) {
    Error error = article.error();
    error.where.file = options.gold;
    return refuse(error);
  }
  std::string language = options.input.language;
  if (language.empty()) language = text::detect_language(article->text());
  std::string name = language;
  for (const std::string& chosen : options.models) {
    if (chosen.substr(0, chosen.find('-')) == language) name = chosen;
  }
  const auto model = syntax::Model::load(folders->models + "/" + name + ".model");
  if (!model) return refuse(model.error());
  const auto parse = syntax::parse(*article, *model, {.style = options.style});
  const auto evaluation = syntax::evaluate(*gold, syntax::to_conllu(parse, *article));
  if (!evaluation) return refuse(evaluation.error());
  auto output = Output::open(options.out);
  if (!output) return refuse(output.error());
  output->write(exports::evaluation_table(*evaluation));
  if (const auto closed = output->close(); !closed) return refuse(closed.error());
  return Exit::done;
}

Exit lint_knowledge(const Options& options) {
  Options with_path = options;
  if (!options.path.empty()) with_path.knowledge = options.path;
  const auto folders = find_folders(with_path);
  if (!folders) return say(to_string(folders.error())), Exit::failed;
  auto errors = engine::lint(folders->knowledge);
  for (Error& error : scoring::lint(folders->knowledge)) errors.push_back(std::move(error));
  for (const Error& error : errors) say(to_string(error));
  say(fmt::format("{} mistakes in the knowledge", errors.size()));
  return errors.empty() ? Exit::done : Exit::failed;
}

}  // namespace casus::cli
