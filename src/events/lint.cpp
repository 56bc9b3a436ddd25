// A tie: two patterns for frames of one concept, equally heavy, that one frame can satisfy both.
#include <algorithm>
#include <set>

#include "book.h"

namespace casus::events {
namespace {

bool related(const std::vector<frames::Concept>& a, const std::vector<frames::Concept>& b,
             const frames::Concepts& concepts) {
  for (const auto x : a) {
    for (const auto y : b) {
      if (concepts.is_a(x, y) || concepts.is_a(y, x)) return true;
    }
  }
  return false;
}

/// Whether one argument can satisfy both terms; when in doubt, yes.
bool together(const Term& a, const Term& b, const frames::Concepts& concepts) {
  if (a.kind == TermKind::empty || b.kind == TermKind::empty) {
    return a.kind == b.kind || a.optional || b.optional;
  }
  const auto names = [](const Term& t) {
    return t.kind == TermKind::thing || t.kind == TermKind::frame || t.kind == TermKind::under;
  };
  if (names(a) && names(b)) return related(a.concepts, b.concepts, concepts);
  if (a.kind == TermKind::mood && b.kind == TermKind::mood) {
    return std::any_of(a.moods.begin(), a.moods.end(), [&](Mood mood) {
      return std::find(b.moods.begin(), b.moods.end(), mood) != b.moods.end();
    });
  }
  return true;
}

bool overlapping(const Pattern& a, const Pattern& b, const frames::Concepts& concepts) {
  for (const Constraint& x : a.constraints) {
    for (const Constraint& y : b.constraints) {
      const bool same_slot = (x.term.kind == TermKind::mood) == (y.term.kind == TermKind::mood) &&
                             (x.term.kind == TermKind::under) == (y.term.kind == TermKind::under) &&
                             std::set<Role>(x.roles.begin(), x.roles.end()) ==
                                 std::set<Role>(y.roles.begin(), y.roles.end());
      if (same_slot && !together(x.term, y.term, concepts)) return false;
    }
  }
  return true;
}

void ties(const RuleBook::Data& data, const frames::Concepts& concepts,
          std::vector<Error>& errors) {
  std::set<std::pair<std::string, std::string>> told;
  for (const auto& entries : data.by_concept) {
    for (std::size_t i = 0; i + 1 < entries.size(); ++i) {
      for (std::size_t j = i + 1; j < entries.size(); ++j) {
        if (entries[i].weight != entries[j].weight) break;
        const Rule& a = data.rules[entries[i].rule];
        const Rule& b = data.rules[entries[j].rule];
        if (a.name == b.name || !overlapping(a.patterns[entries[i].pattern],
                                             b.patterns[entries[j].pattern], concepts)) {
          continue;
        }
        const auto over = [](const Rule& x, const Rule& y) {
          return std::find(x.over.begin(), x.over.end(), y.name) != x.over.end();
        };
        if (over(a, b) || over(b, a) || !told.emplace(a.name, b.name).second) continue;
        errors.push_back({a.where, "rules '" + a.name + "' and '" + b.name + "' tie",
                          "add a condition to one, or 'over " + b.name + "'"});
      }
    }
  }
}

/// Whether one and the same argument of a frame can satisfy each pair of conditions.
bool alike(const std::vector<Constraint>& a, const std::vector<Constraint>& b,
           const frames::Concepts& concepts) {
  const auto same = [&](const Constraint& x, const Constraint& y) {
    const bool role = std::any_of(x.roles.begin(), x.roles.end(), [&](Role one) {
      return std::find(y.roles.begin(), y.roles.end(), one) != y.roles.end();
    });
    return role && x.term.kind == y.term.kind &&
           (x.term.concepts.empty() || related(x.term.concepts, y.term.concepts, concepts)) &&
           alike(x.term.inner, y.term.inner, concepts);
  };
  return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&](const Constraint& x) {
           return std::any_of(b.begin(), b.end(), [&](const Constraint& y) { return same(x, y); });
         });
}

/// Blocks `code NNN`: with a condition and codes to narrow, no tie between two numbers.
void narrowings(const RuleBook::Data& data, const frames::Concepts& concepts,
                std::vector<Error>& errors) {
  const auto& all = data.narrowings;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Rule& a = all[i];
    if (a.of.empty()) errors.push_back({a.where, a.name + " narrows nothing", "add 'of CODE'"});
    if (!a.outcomes.empty() || a.nothing || a.denier != 0) {
      errors.push_back({a.where, a.name + " makes an event", "a block 'code' only narrows"});
    }
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      const Rule& b = all[j];
      const Pattern& x = a.patterns.front();
      const Pattern& y = b.patterns.front();
      const bool shared = std::any_of(a.of.begin(), a.of.end(), [&](const std::string& code) {
        return std::find(b.of.begin(), b.of.end(), code) != b.of.end();
      });
      if (a.narrow == b.narrow || !shared || a.abroad != b.abroad) continue;
      if (weigh(x, a, false, concepts) != weigh(y, b, false, concepts)) continue;
      if (!related({x.concept_}, {y.concept_}, concepts) ||
          !alike(x.constraints, y.constraints, concepts)) {
        continue;
      }
      errors.push_back({a.where, "'" + a.name + "' and '" + b.name + "' tie", "ask one for more"});
    }
  }
}

void contexts(const RuleBook::Data& data, std::vector<Error>& errors) {
  const auto check = [&](std::string_view context, const Place& where) {
    if (data.contexts.has(context)) return;
    errors.push_back(
        {where, "unknown context '" + std::string(context) + "'", "see ontology/contexts.tsv"});
  };
  for (const auto* part : {&data.rules, &data.narrowings}) {
    for (const Rule& rule : *part) {
      for (const Outcome& outcome : rule.outcomes) {
        for (const auto& context : outcome.contexts) check(context, rule.where);
        if (outcome.cameo == nullptr) continue;
        for (const auto& context : outcome.cameo->contexts) check(context, rule.where);
      }
      if (rule.narrow == nullptr) continue;
      for (const auto& context : rule.narrow->contexts) check(context, rule.where);
    }
  }
}

void duplicates(const RuleBook::Data& data, std::vector<Error>& errors) {
  std::set<std::string> names;
  for (const Rule& rule : data.rules) {
    if (!names.insert(rule.name).second) {
      errors.push_back({rule.where, "a second rule '" + rule.name + "'", "rename one"});
    }
    if (rule.patterns.empty()) {
      errors.push_back({rule.where, "rule '" + rule.name + "' has no 'when'", "add one"});
    }
    if (rule.outcomes.empty() && rule.denier == 0 && !rule.nothing) {
      errors.push_back({rule.where, "rule '" + rule.name + "' gives nothing",
                        "add 'event', 'deny' or 'nothing'"});
    }
    for (const std::string& other : rule.over) {
      const bool known = std::any_of(data.rules.begin(), data.rules.end(),
                                     [&](const Rule& r) { return r.name == other; });
      if (!known) errors.push_back({rule.where, "'over' names no rule '" + other + "'", ""});
    }
    for (const Outcome& outcome : rule.outcomes) {
      std::vector<Part> parts = outcome.source;
      parts.insert(parts.end(), outcome.target.begin(), outcome.target.end());
      for (const auto& [variable, sector] : parts) {
        const char wanted = variable;
        bool found = false;
        const auto look = [&](const auto& self, const std::vector<Constraint>& list) -> void {
          for (const Constraint& c : list) {
            found = found || c.term.variable == wanted;
            self(self, c.term.inner);
          }
        };
        for (const Pattern& pattern : rule.patterns) look(look, pattern.constraints);
        if (!found) {
          errors.push_back(
              {rule.where, std::string("no condition binds ?") + variable, "name it in 'when'"});
        }
      }
    }
  }
}

}  // namespace

std::vector<Error> lint(const std::vector<std::string>& roots) {
  std::vector<Error> errors;
  const auto concepts = frames::Concepts::load(roots);
  if (!concepts) return {concepts.error()};
  const auto data = load_data(roots, *concepts, errors);
  duplicates(*data, errors);
  ties(*data, *concepts, errors);
  narrowings(*data, *concepts, errors);
  contexts(*data, errors);
  lint_places(roots, errors);
  return errors;
}

}  // namespace casus::events
