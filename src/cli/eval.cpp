// `casus eval`: an output against a gold file. A broken line is one sentence on standard error, and
// then there are no figures: they would not be those of the whole file.
#include <fmt/format.h>

#include "byte_source.h"
#include "casus/scoring.h"
#include "output.h"
#include "verbs.h"

namespace casus::cli {
namespace {

constexpr std::size_t line_bytes_max = std::size_t{256} << 20;
constexpr std::size_t broken_lines_max = 20;  // after so many the file is another kind of file

using Add = Result<void> (scoring::Scorer::*)(std::string_view, const Place&);

Result<void> add_line(scoring::Scorer& scorer, Add add, const ByteSource::Line& line,
                      const Place& where) {
  if (line.too_long) {
    return fail(where, "is a line of more than " + std::to_string(line_bytes_max >> 20) + " MiB",
                "one article a line");
  }
  std::string_view text = line.text;
  if (where.line == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.find_first_not_of(" \t\r") == std::string_view::npos) return {};
  return (scorer.*add)(text, where);
}

/// Whether all lines of the file could be read; what is wrong is said.
bool add_file(scoring::Scorer& scorer, Add add, const std::string& path) {
  const auto refuse = [](const Error& error) { return say(to_string(error)), false; };
  auto source = ByteSource::open(path);
  if (!source) return refuse(source.error());
  Place where{path == "-" ? "standard input" : path, 0};
  std::size_t broken = 0;
  while (broken < broken_lines_max) {
    const auto line = source->line(line_bytes_max);
    if (!line) return refuse(line.error());
    if (!*line) break;
    ++where.line;
    if (const auto added = add_line(scorer, add, **line, where); !added) {
      say(to_string(added.error()));
      ++broken;
    }
  }
  if (broken == broken_lines_max) say(where.file + ": more lines were not read");
  return broken == 0;
}

}  // namespace

Exit eval(const Options& options) {
  const auto refuse = [](const Error& error) { return say(to_string(error)), Exit::failed; };
  if (options.gold == "-" && options.coded == "-") {
    say("GOLD and OUT cannot both be standard input");
    return Exit::usage;
  }
  const auto folders = find_folders(options);
  if (!folders) return refuse(folders.error());
  auto scorer = scoring::Scorer::open(folders->knowledge);
  if (!scorer) return refuse(scorer.error());
  if (!add_file(*scorer, &scoring::Scorer::add_gold, options.gold)) return Exit::failed;
  if (!add_file(*scorer, &scoring::Scorer::add_output, options.coded)) return Exit::failed;
  const auto evaluation = scorer->evaluate({.strict = options.strict, .slips_max = options.errors});
  if (evaluation.answered == 0) {
    return refuse({{options.coded},
                   "answers no article of " + options.gold,
                   "the two are compared by \"id\""});
  }
  auto output = Output::open(options.out);
  if (!output) return refuse(output.error());
  output->write(options.format == "jsonl" ? scoring::json_lines(evaluation)
                                          : scoring::table(evaluation));
  if (const auto closed = output->close(); !closed) return refuse(closed.error());
  return Exit::done;
}

}  // namespace casus::cli
