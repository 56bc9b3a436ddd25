#include "contexts.h"

#include <algorithm>

#include "casus/knowledge_file.h"

namespace casus::events {
namespace {

std::vector<frames::Concept> concepts_in(std::string_view list, const frames::Concepts& concepts,
                                         const Place& where, std::vector<Error>& errors) {
  std::vector<frames::Concept> found;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('|'), list.size());
    const std::string_view name = list.substr(0, end);
    const frames::Concept id = concepts.find(name);
    if (id == frames::Concept::none) {
      errors.push_back(
          {where, "unknown concept '" + std::string(name) + "'", "see knowledge/concepts"});
    } else {
      found.push_back(id);
    }
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return found;
}

/// Concepts of a frame and of what fills its roles.
std::vector<frames::Concept> told(const Frame& frame, const World& world) {
  std::vector<frames::Concept> all{frame.concept_};
  for (const Argument& argument : frame.arguments) {
    all.push_back(world.concept_of(argument.filler, frame.sentence));
    const std::uint32_t inner = argument.filler.frame;
    if (inner < world.reading.frames.frames.size()) {
      all.push_back(world.reading.frames.frames[inner].concept_);
    }
  }
  std::erase(all, frames::Concept::none);
  return all;
}

}  // namespace

Contexts Contexts::load(const std::vector<std::string>& roots, const frames::Concepts& concepts,
                        std::vector<Error>& errors) {
  Contexts table;
  for (const auto& path : knowledge_files(roots, "ontology", "contexts.tsv")) {
    const auto file = KnowledgeFile::load(path);
    if (!file) {
      errors.push_back(file.error());
      continue;
    }
    for (const auto& line : file->lines()) {
      const auto fields = split_fields(line.text);
      if (fields.size() != 2) {
        errors.push_back({file->place(line), "expected a context and its concepts", "NAME, A|B"});
        continue;
      }
      table.rows_.emplace_back(std::string(fields[0]),
                               concepts_in(fields[1], concepts, file->place(line), errors));
    }
  }
  return table;
}

void Contexts::add(Event& event, const World& world) const {
  std::vector<frames::Concept> about;
  for (const std::uint32_t index : event.frames) {
    if (index >= world.reading.frames.frames.size()) continue;
    const auto more = told(world.reading.frames.frames[index], world);
    about.insert(about.end(), more.begin(), more.end());
  }
  for (const auto& [name, wanted] : rows_) {
    const bool known =
        std::find(event.contexts.begin(), event.contexts.end(), name) != event.contexts.end();
    const bool fits = std::any_of(about.begin(), about.end(), [&](frames::Concept one) {
      return std::any_of(wanted.begin(), wanted.end(),
                         [&](frames::Concept id) { return world.concepts.is_a(one, id); });
    });
    if (fits && !known) event.contexts.push_back(name);
  }
}

bool Contexts::has(std::string_view context) const {
  return std::any_of(rows_.begin(), rows_.end(),
                     [&](const auto& row) { return row.first == context; });
}

}  // namespace casus::events
