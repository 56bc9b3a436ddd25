#include "confidence.h"

#include <charconv>
#include <cmath>

#include "casus/knowledge_file.h"

namespace casus::events {
namespace {

constexpr std::string_view base = "base";  // the row that every event rests on

}  // namespace

Confidence Confidence::load(const std::vector<std::string>& roots, std::vector<Error>& errors) {
  Confidence table;
  for (const auto& path : knowledge_files(roots, "ontology", "confidence.tsv")) {
    const auto file = KnowledgeFile::load(path);
    if (!file) {
      errors.push_back(file.error());
      continue;
    }
    for (const auto& line : file->lines()) {
      const auto fields = split_fields(line.text);
      double weight = 0;
      const bool two = fields.size() == 2;
      const char* const end = two ? fields[1].data() + fields[1].size() : nullptr;
      if (!two || std::from_chars(fields[1].data(), end, weight).ptr != end) {
        errors.push_back({file->place(line), "expected a ground and its weight", "ground, number"});
        continue;
      }
      table.weights_[std::string(fields[0])] = weight;
    }
  }
  return table;
}

double Confidence::of(const std::vector<std::string>& grounds) const {
  const auto weight = [&](std::string_view ground) {
    const auto row = weights_.find(std::string(ground));
    return row == weights_.end() ? 0.0 : row->second;
  };
  double sum = weight(base);
  for (const std::string& ground : grounds) sum += weight(ground);
  return 1 / (1 + std::exp(-sum));
}

double Confidence::least(std::string_view language) const {
  auto row = weights_.find("least " + std::string(language));
  if (row == weights_.end()) row = weights_.find("least");
  return row == weights_.end() ? 0 : row->second;
}

}  // namespace casus::events
