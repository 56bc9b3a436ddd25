#include "casus/concepts.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "casus/knowledge_file.h"
#include "concept_files.h"

namespace casus::frames {

namespace {

constexpr std::array<std::string_view, 13> effect_names = {
    "none",   "true",     "said",       "alleged", "denied", "possible", "planned",
    "wanted", "promised", "threatened", "refused", "failed", "ended"};

}  // namespace

std::string_view name(Effect effect) { return effect_names[static_cast<std::size_t>(effect)]; }

std::optional<Effect> find_effect(std::string_view name) {
  const auto at = std::find(effect_names.begin(), effect_names.end(), name);
  if (at == effect_names.end()) return std::nullopt;
  return static_cast<Effect>(at - effect_names.begin());
}

namespace {

/// A row as it is written, with its place for errors.
struct Written {
  std::string name, parent, definition;
  Effect effect = Effect::none;
  Place where;
};

std::optional<Error> read_row(const KnowledgeFile& file, const KnowledgeLine& line, Written& row) {
  auto fields = split_fields(line.text);
  row.where = file.place(line);
  // Nearly all concepts have no parent: then the field may be left out altogether.
  if (fields.size() == 3) fields.insert(fields.begin() + 1, std::string_view{});
  if (fields.size() != 4) {
    return Error{row.where, "a concept row has 4 fields: concept, parent, effect, definition",
                 "separate them by tabs"};
  }
  const auto effect = find_effect(fields[2]);
  if (!effect) {
    return Error{row.where, "unknown effect '" + std::string(fields[2]) + "'",
                 "the effects are listed at the head of operators.tsv"};
  }
  if (fields[0].empty() || fields[3].empty()) {
    return Error{row.where, "a concept needs a name and a definition", "write both"};
  }
  row.name = fields[0];
  row.parent = fields[1];
  row.effect = *effect;
  row.definition = fields[3];
  return std::nullopt;
}

std::vector<Written> read_rows(const std::vector<std::string>& roots, std::vector<Error>& errors) {
  std::vector<Written> rows;
  for (const std::string& path : knowledge_files(roots, "concepts", ".tsv")) {
    const auto file = KnowledgeFile::load(path);
    if (!file) {
      errors.push_back(file.error());
      continue;
    }
    for (const KnowledgeLine& line : file->lines()) {
      Written row;
      if (auto error = read_row(*file, line, row)) {
        errors.push_back(std::move(*error));
      } else {
        rows.push_back(std::move(row));
      }
    }
  }
  return rows;
}

/// Later rows of the same name in another root replace earlier ones; in the same file they are an
/// error.
void drop_duplicates(std::vector<Written>& rows, std::vector<Error>& errors) {
  std::map<std::string, std::size_t, std::less<>> seen;
  std::vector<Written> kept;
  for (Written& row : rows) {
    const auto [at, fresh] = seen.emplace(row.name, kept.size());
    if (fresh) {
      kept.push_back(std::move(row));
      continue;
    }
    Written& earlier = kept[at->second];
    const std::string folder = row.where.file.substr(0, row.where.file.rfind('/'));
    if (earlier.where.file.starts_with(folder)) {
      errors.push_back({row.where, "concept '" + row.name + "' stands twice",
                        "first at " + earlier.where.file + ":" +
                            std::to_string(earlier.where.line) + "; keep one"});
    } else {
      earlier = std::move(row);
    }
  }
  rows = std::move(kept);
}

}  // namespace

Result<Concepts> Concepts::load(const std::vector<std::string>& roots) {
  std::vector<Error> errors;
  Concepts concepts = load_concepts(roots, errors);
  if (!errors.empty()) return tl::unexpected<Error>(errors.front());
  return concepts;
}

Concepts load_concepts(const std::vector<std::string>& roots, std::vector<Error>& errors) {
  std::vector<Written> written = read_rows(roots, errors);
  drop_duplicates(written, errors);
  Concepts concepts;
  concepts.rows_.push_back({"none", Concept::none, Effect::none, 0, "no concept"});
  for (const Written& row : written) {
    concepts.rows_.push_back({row.name, Concept::none, row.effect, 1, row.definition});
  }
  for (std::size_t i = 0; i < concepts.rows_.size(); ++i) {
    concepts.by_name_.push_back(static_cast<std::uint16_t>(i));
  }
  std::sort(concepts.by_name_.begin(), concepts.by_name_.end(),
            [&](auto a, auto b) { return concepts.rows_[a].name < concepts.rows_[b].name; });
  concepts.common_ = {concepts.find("ACT"),   concepts.find("AGREEMENT"), concepts.find("ATTACK"),
                      concepts.find("LIGHT"), concepts.find("STATEMENT"), concepts.find("TIME")};
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written[i].parent.empty()) continue;
    const Concept parent = concepts.find(written[i].parent);
    if (parent == Concept::none) {
      errors.push_back({written[i].where, "unknown parent concept '" + written[i].parent + "'",
                        "define it or leave the field empty"});
    }
    concepts.rows_[i + 1].parent = parent;
  }
  for (std::size_t i = 1; i < concepts.rows_.size(); ++i) {
    std::uint32_t depth = 1;
    Concept at = concepts.rows_[i].parent;
    for (; at != Concept::none && depth <= concept_depth_max; at = concepts.parent(at)) ++depth;
    if (at != Concept::none) {
      errors.push_back({written[i - 1].where,
                        "the parents of '" + concepts.rows_[i].name + "' run in a circle",
                        "break it"});
      concepts.rows_[i].parent = Concept::none;
      depth = 1;
    }
    concepts.rows_[i].depth = depth;
  }
  return concepts;
}

Concept Concepts::find(std::string_view name) const {
  const auto at = std::lower_bound(
      by_name_.begin(), by_name_.end(), name,
      [this](std::uint16_t index, std::string_view wanted) { return rows_[index].name < wanted; });
  if (at == by_name_.end() || rows_[*at].name != name) return Concept::none;
  return static_cast<Concept>(*at);
}

std::string_view Concepts::name(Concept id) const {
  return rows_[static_cast<std::size_t>(id)].name;
}
Concept Concepts::parent(Concept id) const { return rows_[static_cast<std::size_t>(id)].parent; }
Effect Concepts::effect(Concept id) const { return rows_[static_cast<std::size_t>(id)].effect; }
std::uint32_t Concepts::depth(Concept id) const {
  return rows_[static_cast<std::size_t>(id)].depth;
}
std::size_t Concepts::size() const { return rows_.size(); }

bool Concepts::is_a(Concept id, Concept ancestor) const {
  if (ancestor == Concept::none) return false;
  while (id != Concept::none) {
    if (id == ancestor) return true;
    id = parent(id);
  }
  return false;
}

}  // namespace casus::frames
