#include "composition.h"

#include <algorithm>

#include "casus/knowledge_file.h"

namespace casus::events {
namespace {

std::vector<std::string_view> alternatives(std::string_view text) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t bar = text.find('|');
    parts.push_back(text.substr(0, bar));
    if (bar == std::string_view::npos) return parts;
    text.remove_prefix(bar + 1);
  }
}

Effect effect_named(std::string_view name) {
  if (name == "true") return Effect::fact;  // as the concept files write it
  for (int i = 0; i <= static_cast<int>(Effect::ended); ++i) {
    if (frames::name(static_cast<Effect>(i)) == name) return static_cast<Effect>(i);
  }
  return Effect::none;
}

constexpr Role content_roles[] = {Role::content, Role::patient, Role::about, Role::cause};

bool has(const std::vector<Role>& roles, Role role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

/// "Assured that it had not attacked": what is past, negated and done by none but the speaker.
bool left_undone(const frames::Frame& governor, const frames::Frame& child) {
  const auto does = [](const frames::Frame& frame, std::uint32_t head) {
    return std::any_of(
        frame.arguments.begin(), frame.arguments.end(), [head](const frames::Argument& one) {
          return one.role == Role::agent && one.filler.head == head && head != frames::no_index;
        });
  };
  return child.negative && std::any_of(child.arguments.begin(), child.arguments.end(),
                                       [&](const frames::Argument& one) {
                                         return one.role == Role::agent &&
                                                does(governor, one.filler.head);
                                       });
}

}  // namespace

Role role_named(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Role::other); ++i) {
    if (frames::name(static_cast<Role>(i)) == name) return static_cast<Role>(i);
  }
  return Role::other;
}

void Composition::read_passings(const std::string& path, const frames::Concepts& concepts,
                                std::vector<Error>& errors) {
  const auto file = KnowledgeFile::load(path);
  if (!file) return errors.push_back(file.error());
  for (const auto& line : file->lines()) {
    const auto fields = split_fields(line.text);
    if (fields.size() < 3) {
      errors.push_back({file->place(line), "expected concept, role, effect", ""});
      continue;
    }
    PassingRow row;
    row.relative = fields[1] == "relative";
    for (const auto name : alternatives(fields[1])) {
      if (!row.relative) row.roles.push_back(role_named(name));
    }
    for (const auto word : split_words(fields[2])) {
      const Effect effect = effect_named(word);
      if (effect != Effect::none) {
        row.passing.effect = effect;
      } else if (word == "inherit") {
        row.passing.inherit = true;
      } else if (word == "presupposed") {
        row.passing.presupposed = true;
      } else if (word == "terms") {
        row.passing.terms = true;
      } else if (word == "conditional") {
        row.passing.conditional = true;
      } else if (word == "idea") {
        row.passing.idea = true;
      } else if (word == "own") {
        row.own = true;
      } else if (word == "nouns") {
        row.nouns = true;
      } else if (word == "past") {
        row.past = true;
      } else if (word == "undone") {
        row.past = row.undone = true;
      } else {
        errors.push_back(
            {file->place(line), "unknown effect '" + std::string(word) + "'",
             "an effect of operators.tsv, own, inherit, presupposed, terms, conditional, idea, "
             "nouns, past, undone"});
      }
    }
    if (fields.size() > 3 && !fields[3].empty()) {
      row.child = concepts.find(fields[3]);
      if (row.child == Concept::none) {
        errors.push_back(
            {file->place(line), "unknown concept '" + std::string(fields[3]) + "'", ""});
      }
    }
    for (const auto name : alternatives(fields[0])) {
      row.governor = name == "*" ? Concept::none : concepts.find(name);
      if (name != "*" && row.governor == Concept::none) {
        errors.push_back({file->place(line), "unknown concept '" + std::string(name) + "'", ""});
      } else {
        passings_.push_back(row);
      }
    }
  }
}

void Composition::read_quantities(const std::string& path, const frames::Concepts& concepts,
                                  std::vector<Error>& errors) {
  const auto file = KnowledgeFile::load(path);
  if (!file) return errors.push_back(file.error());
  for (const auto& line : file->lines()) {
    const auto fields = split_fields(line.text);
    if (fields.size() < 4) {
      errors.push_back({file->place(line), "expected concept, role, thing, kind", ""});
      continue;
    }
    QuantityRow row;
    const auto concept_of = [&](std::string_view name) {
      const Concept id = concepts.find(name);
      if (name != "-" && id == Concept::none) {
        errors.push_back({file->place(line), "unknown concept '" + std::string(name) + "'", ""});
      }
      return id;
    };
    row.frame = concept_of(fields[0]);
    row.role = role_named(fields[1]);
    row.thing = concept_of(fields[2]);
    row.kind = fields[3];
    quantities_.push_back(std::move(row));
  }
}

void Composition::read_domains(const std::string& path, const frames::Concepts& concepts,
                               std::vector<Error>& errors) {
  const auto file = KnowledgeFile::load(path);
  if (!file) return errors.push_back(file.error());
  for (const auto& line : file->lines()) {
    const auto fields = split_fields(line.text);
    if (fields.size() < 3) {
      errors.push_back({file->place(line), "expected concepts, roles, name of the domain", ""});
      continue;
    }
    DomainRow row;
    auto* anywhere = list_named(fields[1] == "anywhere" ? fields[2] : std::string_view{});
    for (const auto name : alternatives(fields[1])) row.roles.push_back(role_named(name));
    row.why = fields[2];
    row.whole_text = fields.size() > 3 && fields[3] == "text";
    for (const auto name : alternatives(fields[0])) {
      row.thing = concepts.find(name);
      if (row.thing == Concept::none) {
        errors.push_back({file->place(line), "unknown concept '" + std::string(name) + "'", ""});
      } else if (anywhere != nullptr) {
        anywhere->push_back(row.thing);
      } else {
        domains_.push_back(row);
      }
    }
  }
}

Composition::Domain Composition::domain(Role role, Concept thing,
                                        const frames::Concepts& concepts) const {
  if (thing == Concept::none) return {};
  for (const DomainRow& row : domains_) {
    if (has(row.roles, role) && concepts.is_a(thing, row.thing)) return {row.why, row.whole_text};
  }
  return {};
}

std::vector<Concept>* Composition::list_named(std::string_view name) {
  if (name == "public") return &public_;
  if (name == "crime") return &crime_;
  if (name == "police") return &police_;
  if (name == "doer") return &doers_;
  if (name == "poll") return &polled_;
  return name == "unmeant" ? &unmeant_ : nullptr;
}

bool Composition::is_doer(Concept thing, const frames::Concepts& concepts) const {
  return std::any_of(doers_.begin(), doers_.end(),
                     [&](Concept one) { return concepts.is_a(thing, one); });
}

bool Composition::is_polled(Concept thing, const frames::Concepts& concepts) const {
  return std::any_of(polled_.begin(), polled_.end(),
                     [&](Concept one) { return concepts.is_a(thing, one); });
}

bool Composition::is_unmeant(Concept thing, const frames::Concepts& concepts) const {
  return std::any_of(unmeant_.begin(), unmeant_.end(),
                     [&](Concept one) { return concepts.is_a(thing, one); });
}

bool Composition::is_public(Concept thing, const frames::Concepts& concepts) const {
  return std::any_of(public_.begin(), public_.end(),
                     [&](Concept one) { return concepts.is_a(thing, one); });
}

bool Composition::is_crime(Concept thing, const frames::Concepts& concepts) const {
  return std::any_of(crime_.begin(), crime_.end(),
                     [&](Concept one) { return concepts.is_a(thing, one); });
}

bool Composition::is_police(Concept thing, const frames::Concepts& concepts) const {
  return std::any_of(police_.begin(), police_.end(),
                     [&](Concept one) { return concepts.is_a(thing, one); });
}

Composition Composition::load(const std::vector<std::string>& roots,
                              const frames::Concepts& concepts, std::vector<Error>& errors) {
  Composition made;
  for (const auto& path : knowledge_files(roots, "ontology", "composition.tsv")) {
    made.read_passings(path, concepts, errors);
  }
  for (const auto& path : knowledge_files(roots, "ontology", "domains.tsv")) {
    made.read_domains(path, concepts, errors);
  }
  for (const auto& path : knowledge_files(roots, "ontology", "quantities.tsv")) {
    made.read_quantities(path, concepts, errors);
  }
  return made;
}

Passing Composition::passing(const frames::Frame& governor, const frames::Frame& child,
                             const frames::Concepts& concepts) const {
  const Role role = child.under_role;
  const PassingRow* best = nullptr;
  std::pair<std::uint32_t, std::uint32_t> best_depth;
  for (const PassingRow& row : passings_) {
    if (!has(row.roles, role)) continue;
    if (row.governor != Concept::none && !concepts.is_a(governor.concept_, row.governor)) continue;
    if (row.child != Concept::none && !concepts.is_a(child.concept_, row.child)) continue;
    if (row.nouns && !child.nominal) continue;
    if (row.past && (child.nominal || child.tense != frames::Tense::past)) continue;
    if (row.undone && !left_undone(governor, child)) continue;
    const auto depth = [&](Concept id) { return id == Concept::none ? 0U : concepts.depth(id); };
    const std::uint32_t told = row.undone ? 2U : row.past ? 1U : 0U;
    const std::pair here(depth(row.child) + told, depth(row.governor));
    if (best != nullptr && here < best_depth) continue;
    best = &row;
    best_depth = here;
  }
  const bool content = std::find(std::begin(content_roles), std::end(content_roles), role) !=
                       std::end(content_roles);
  Passing passing;
  if (best != nullptr) passing = best->passing;
  if (best == nullptr ? content : best->own) passing.effect = governor.effect;
  return passing;
}

Passing Composition::relative(Concept noun, const frames::Concepts& concepts) const {
  for (const PassingRow& row : passings_) {
    if (row.relative && concepts.is_a(noun, row.governor)) return row.passing;
  }
  return {};
}

std::string_view Composition::quantity(Concept frame, Role role, Concept thing,
                                       const frames::Concepts& concepts) const {
  for (const QuantityRow& row : quantities_) {
    if (row.frame != Concept::none && !concepts.is_a(frame, row.frame)) continue;
    if (row.role != Role::other && row.role != role) continue;
    if (row.thing != Concept::none && !concepts.is_a(thing, row.thing)) continue;
    return row.kind;
  }
  return {};
}

}  // namespace casus::events
