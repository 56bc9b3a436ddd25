#include "cases.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "casus/knowledge_file.h"

namespace casus::testing {
namespace {

/// The word that leads a line, and what follows it.
std::pair<std::string_view, std::string_view> first_word(std::string_view line) {
  const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
  const std::size_t next = std::min(line.find_first_not_of(" \t", end), line.size());
  return {line.substr(0, end), line.substr(next)};
}

/// " @ UKR/Lviv 2024-06-17": "?" is a place that the gazetteer does not know.
std::string circumstances_of(const events::Event& event) {
  std::string text = " @ ";
  if (event.place.empty()) text += '-';
  if (!event.place.empty()) text += event.site.country.empty() ? "?" : event.site.country;
  if (!event.site.region.empty()) text += '/' + std::string(event.site.region);
  text += ' ';
  text += event.date ? to_string(*event.date) : "-";
  if (event.date && event.date_precision != "day") text += ' ' + std::string(event.date_precision);
  return text;
}

}  // namespace

bool tells_code(std::string_view row) {
  return row.substr(0, row.find(' ')).find('/') != std::string_view::npos;
}

std::string single_spaced(std::string_view text) {
  std::string spaced;
  for (const std::string_view word : split_words(text)) {
    if (!spaced.empty()) spaced += ' ';
    spaced += word;
  }
  return spaced;
}

Result<std::vector<Case>> read_cases(const std::string& path) {
  const auto file = KnowledgeFile::load(path);
  if (!file) return tl::unexpected<Error>(file.error());
  std::vector<Case> cases;
  for (const KnowledgeLine& line : file->lines()) {
    const auto [word, rest] = first_word(line.text);
    if (word == "case") {
      cases.push_back({});
      cases.back().name = rest;
    } else if (cases.empty()) {
      return fail(file->place(line), "stands before the first case");
    } else if (word == "date") {
      cases.back().date = parse_date(rest);
    } else if (word == "->") {
      if (rest != "none") cases.back().rows.push_back(single_spaced(rest));
      if (tells_code(rest)) cases.back().codes = true;
      if (rest.find(" @ ") != std::string_view::npos) cases.back().circumstances = true;
    } else if (word == "=>") {
      cases.back().ledger = true;
      if (rest != "none") cases.back().commitments.push_back(single_spaced(rest));
    } else if (word.size() == 2) {
      cases.back().sentences.push_back({std::string(word), std::string(rest), file->place(line)});
    } else {
      return fail(file->place(line), "is no line of a case");
    }
  }
  for (Case& one : cases) {
    std::sort(one.rows.begin(), one.rows.end());
    std::sort(one.commitments.begin(), one.commitments.end());
  }
  return cases;
}

namespace {

Result<engine::Coded> coded_alone(const engine::Engine& engine, const std::string& language,
                                  const std::string& text, std::optional<Date> date,
                                  engine::Stage last) {
  engine::Document document;
  document.id = "case";
  document.language = language;
  document.text = text;
  document.date = date;
  return engine.code(std::move(document), last);
}

}  // namespace

Result<std::vector<std::string>> rows_of(const engine::Engine& engine, const std::string& language,
                                         const std::string& text, std::optional<Date> date,
                                         bool circumstances, bool codes) {
  const auto coded = coded_alone(engine, language, text, date, engine::Stage::events);
  if (!coded) return tl::unexpected<Error>(coded.error());
  std::vector<std::string> rows;
  for (const events::Event& event : coded->coding.events) {
    // Background is neither asked for nor held against anybody (CODEBOOK §1).
    if (event.status == events::Status::historical) continue;
    std::string told = row(event);
    if (codes) told.insert(event.plover.size(), '/' + std::string(event.cameo));
    rows.push_back(single_spaced(told + (circumstances ? circumstances_of(event) : "")));
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

Result<std::vector<std::string>> commitments_of(const engine::Engine& engine,
                                                const std::string& language,
                                                const std::string& text, std::optional<Date> date) {
  const auto coded = coded_alone(engine, language, text, date, engine::Stage::ledger);
  if (!coded) return tl::unexpected<Error>(coded.error());
  std::vector<std::string> rows;
  for (const auto& one : coded->commitments) rows.push_back(single_spaced(ledger::row(one)));
  std::sort(rows.begin(), rows.end());
  return rows;
}

const engine::Engine& shared_engine() {
  static const Result<engine::Engine> engine =
      engine::Engine::open({CASUS_SOURCE_DIR "/models", {CASUS_SOURCE_DIR "/knowledge"}});
  if (!engine) {
    std::fprintf(stderr, "%s\n", to_string(engine.error()).c_str());
    std::abort();
  }
  return *engine;
}

}  // namespace casus::testing
