#include "casus/members.h"

#include <algorithm>
#include <set>

#include "casus/knowledge_file.h"
#include "data.h"
#include "loader.h"

namespace casus::actors {
namespace {

/// First fields of the rows of some files that pass `wanted`.
std::set<std::string, std::less<>> first_fields(const std::vector<std::string>& roots,
                                                std::string_view folder, std::string_view suffix,
                                                bool states) {
  std::set<std::string, std::less<>> found;
  for (const auto& path : knowledge_files(roots, folder, suffix)) {
    const auto file = KnowledgeFile::load(path);
    if (!file) continue;  // its own linter tells
    for (const auto& line : file->lines()) {
      const auto fields = split_fields(line.text);
      if (states && (fields.size() < 2 || (fields[1] != "state" && fields[1] != "territory"))) {
        continue;
      }
      found.emplace(fields[0]);
    }
  }
  return found;
}

}  // namespace

Members Members::read(const std::vector<std::string>& roots, std::vector<Error>& errors) {
  Members made;
  const auto states = first_fields(roots, "ontology", "actors.tsv", true);
  const auto bodies = first_fields(roots, "actors", ".actors.tsv", false);
  for (const auto& path : knowledge_files(roots, "actors", "members.tsv")) {
    const auto file = KnowledgeFile::load(path);
    if (!file) {
      errors.push_back(file.error());
      continue;
    }
    for (const auto& line : file->lines()) {
      const auto wrong = [&](std::string what, std::string remedy) {
        errors.push_back({file->place(line), std::move(what), std::move(remedy)});
      };
      const auto fields = split_fields(line.text);
      if (fields.size() != 3) {
        wrong("a row of members has three columns", "organisation, from/to, states");
        continue;
      }
      if (!bodies.contains(fields[0])) {
        wrong("unknown organisation '" + std::string(fields[0]) + "'", "see *.actors.tsv");
      }
      const auto days = parse_term(fields[1]);
      if (!days || days->first >= days->second) {
        wrong("'" + std::string(fields[1]) + "' is no stretch of time", "from/to");
        continue;
      }
      auto& terms = made.terms_[std::string(fields[0])];
      for (const auto state : split_words(fields[2])) {
        if (!states.contains(state)) {
          wrong("unknown state '" + std::string(state) + "'", "see ontology/actors.tsv");
        }
        const bool twice = std::any_of(terms.begin(), terms.end(), [&](const Term& other) {
          return other.state == state && other.from < days->second && days->first < other.to;
        });
        if (twice) wrong(std::string(state) + " is a member twice at once", "mend one of the rows");
        terms.push_back({std::string(state), days->first, days->second});
      }
    }
  }
  return made;
}

Result<Members> Members::load(const std::vector<std::string>& roots) {
  std::vector<Error> errors;
  Members made = read(roots, errors);
  if (!errors.empty()) return tl::unexpected<Error>(std::move(errors.front()));
  return made;
}

std::vector<std::string> Members::of(std::string_view organisation, std::optional<Date> day) const {
  std::vector<std::string> found;
  const auto body = terms_.find(organisation);
  if (body == terms_.end()) return found;
  for (const Term& term : body->second) {
    const bool there =
        day ? term.from <= std::chrono::sys_days{*day} && std::chrono::sys_days{*day} < term.to
            : term.to == Day::max();
    if (there) found.push_back(term.state);
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string_view> Members::organisations() const {
  std::vector<std::string_view> found;
  for (const auto& [id, terms] : terms_) found.emplace_back(id);
  return found;
}

std::vector<Error> Members::lint(const std::vector<std::string>& roots) {
  std::vector<Error> errors;
  static_cast<void>(read(roots, errors));
  return errors;
}

}  // namespace casus::actors
