#include "casus/cli.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <functional>
#include <map>
#include <thread>

#include "casus/date.h"
#include "output.h"
#include "verbs.h"

namespace casus::cli {
namespace {

using Verb = std::function<Exit(const Options&)>;

constexpr std::size_t threads_max = 256;

/// The program's words: options and verbs, bound to the Options that they fill.
class Words {
 public:
  Words();
  CLI::App& app() { return app_; }
  Exit run();

 private:
  void add_verb(CLI::App& verb, Verb act);
  void add_inputs(CLI::App& verb);
  void add_sureness(CLI::App& verb);
  void add_format(CLI::App& verb, const std::vector<std::string>& formats);
  void add_code();
  void add_stages();
  void add_extending();
  void add_eval();
  Result<void> complete();

  CLI::App app_{
      "casus reads news text and says who did what to whom, who says so, and who is bound."};
  Options options_;
  std::string date_;
  Verb chosen_;
};

Words::Words() {
  app_.require_subcommand(1);
  app_.set_version_flag("--version", std::string(engine::Engine::version()));
  app_.fallthrough();
  app_.add_option("--knowledge", options_.knowledge,
                  "Your own knowledge, laid over the shipped one")
      ->type_name("DIR");
  app_.add_option("--model", options_.models,
                  "Another model of its language, as en-free (models/README.md)")
      ->type_name("NAME")
      ->allow_extra_args(false);
  add_code();
  add_stages();
  add_extending();
  add_eval();
}

void Words::add_verb(CLI::App& verb, Verb act) {
  verb.callback([this, act = std::move(act)] { chosen_ = act; });
}

void Words::add_inputs(CLI::App& verb) {
  static const std::map<std::string, InputKind> kinds{{"auto", InputKind::automatic},
                                                      {"text", InputKind::text},
                                                      {"jsonl", InputKind::jsonl},
                                                      {"conllu", InputKind::conllu}};
  verb.add_option("FILE", options_.input.paths, "Articles; - or nothing is standard input");
  verb.add_option("--lang", options_.input.language,
                  "Language of articles that do not say it (detected when not given)")
      ->type_name("CODE");
  verb.add_option("--date", date_, "Day of publication of articles that do not say it")
      ->type_name("YYYY-MM-DD");
  verb.add_option("--input", options_.input.kind, "auto, text, jsonl or conllu")
      ->type_name("KIND")
      ->transform(CLI::CheckedTransformer(kinds).description(""));
  verb.add_option("--out", options_.out, "Write here instead of standard output")
      ->type_name("PATH");
  options_.threads = std::max(1U, std::thread::hardware_concurrency());
  verb.add_option("--threads", options_.threads, "Articles coded at once (all processors)")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, threads_max).description(""));
}

void Words::add_format(CLI::App& verb, const std::vector<std::string>& formats) {
  verb.add_option("--format", options_.format, CLI::detail::join(formats, " or "))
      ->type_name("NAME")
      ->check(CLI::IsMember(formats).description(""));
}

void Words::add_code() {
  CLI::App& verb = *app_.add_subcommand("code", "Code articles: events, claims, commitments");
  add_inputs(verb);
  add_format(verb, {"jsonl", "table", "csv", "phoenix", "icews", "gdelt", "polecat"});
  verb.add_option("--status", options_.statuses, "Only events of these statuses")
      ->type_name("LIST")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"historical", "denied", "alleged", "negated", "hypothetical",
                             "planned", "asserted"})
                  .description(""));
  verb.add_option("--quad", options_.quads, "Only events of these quads (1 to 4)")
      ->type_name("LIST")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::Range(1, 4).description(""));
  add_sureness(verb);
  add_verb(verb, code);
}

void Words::add_sureness(CLI::App& verb) {
  verb.add_flag("--grounds", options_.grounds, "Tell what each event's confidence rests on");
  verb.add_option("--min-confidence", options_.confidence_min,
                  "Only events at least this sure; 0 for all")
      ->type_name("C")
      ->check(CLI::Range(0.0, 1.0).description(""));
}

void Words::add_stages() {
  CLI::App& parse_verb = *app_.add_subcommand("parse", "Show the sentences, as CoNLL-U");
  add_inputs(parse_verb);
  add_verb(parse_verb, parse);
  CLI::App& actors_verb = *app_.add_subcommand("actors", "Show who is mentioned, and why");
  add_inputs(actors_verb);
  add_format(actors_verb, {"table", "jsonl"});
  actors_verb.add_flag("--choices", options_.choices,
                       "Tell whom each pronoun may mean, and what speaks for each (jsonl)");
  add_verb(actors_verb, show_actors);
  CLI::App& explain_verb = *app_.add_subcommand(
      "explain", "Show how each event came about: parse, frames, claims, rule");
  add_inputs(explain_verb);
  add_sureness(explain_verb);
  add_verb(explain_verb, explain);
}

void Words::add_extending() {
  CLI::App& gaps_verb = *app_.add_subcommand(
      "gaps", "Show what the knowledge lacks, seen from these articles: the commonest first");
  add_inputs(gaps_verb);
  gaps_verb.add_option("--top", options_.top, "How many of each kind (50)")
      ->type_name("N")
      ->check(CLI::PositiveNumber.description(""));
  add_verb(gaps_verb, gaps);
  CLI::App& eval = *app_.add_subcommand("eval-syntax", "Score the parser, as CoNLL 2018 did");
  eval.add_option("GOLD", options_.gold, "A CoNLL-U file, plain or .xz")->required();
  eval.add_option("--style", options_.style, "Convention of a joint model")->type_name("NAME");
  eval.add_option("--lang", options_.input.language, "Language of the file")->type_name("CODE");
  eval.add_option("--only", options_.only, "Only sentences whose sent_id begins so")
      ->type_name("LIST")
      ->delimiter(',')
      ->allow_extra_args(false);
  eval.add_option("--out", options_.out, "Write here instead of standard output")
      ->type_name("PATH");
  add_verb(eval, eval_syntax);
  CLI::App& lint = *app_.add_subcommand("lint-knowledge", "Check the knowledge files");
  lint.add_option("PATH", options_.path, "Your own knowledge folder; the shipped one otherwise");
  add_verb(lint, lint_knowledge);
}

void Words::add_eval() {
  CLI::App& verb = *app_.add_subcommand(
      "eval", "Compare an output with articles that you coded yourself (docs/FORMATS.md)");
  verb.add_option("GOLD", options_.gold, "Your coding, JSON lines")->required();
  verb.add_option("OUT", options_.coded, "What casus wrote; - is standard input")->required();
  add_format(verb, {"table", "jsonl"});
  verb.add_flag("--strict", options_.strict, "Other readings of the gold (\"alt\") do not count");
  verb.add_option("--errors", options_.errors, "Show so many missed and so many false ones")
      ->type_name("N");
  verb.add_option("--out", options_.out, "Write here instead of standard output")
      ->type_name("PATH");
  add_verb(verb, eval);
}

Result<void> Words::complete() {
  if (!date_.empty()) {
    options_.input.date = parse_date(date_);
    if (!options_.input.date)
      return fail({"--date"}, "is no day: " + date_, "write it as 2024-06-19");
  }
  if (options_.input.paths.empty()) {
    if (::isatty(STDIN_FILENO) != 0 && options_.gold.empty() && chosen_ != nullptr &&
        !app_.got_subcommand("lint-knowledge")) {
      return fail({}, "no input", "name files, or - for standard input");
    }
    options_.input.paths.emplace_back("-");
  }
  return {};
}

Exit Words::run() {
  if (const auto completed = complete(); !completed) {
    return say(to_string(completed.error())), Exit::usage;
  }
  return chosen_(options_);
}

}  // namespace

int run(int argc, const char* const* argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that went away is seen where we write
  Words words;
  try {
    words.app().parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int status = words.app().exit(error);
    return status == 0 ? 0 : static_cast<int>(Exit::usage);
  }
  return static_cast<int>(words.run());
}

}  // namespace casus::cli
