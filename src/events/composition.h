#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casus/concepts.h"
#include "casus/frames.h"
#include "casus/result.h"

namespace casus::events {

using frames::Concept;
using frames::Effect;
using frames::Role;

/// What a governor does to a frame that fills one of its roles.
struct Passing {
  Effect effect = Effect::none;
  bool inherit = false;      ///< the governor's own polarity, tense and modality hold for it too
  bool presupposed = false;  ///< it stands whatever happens to the governor ("condemned the raid")
  bool terms = false;        ///< what an agreement lays down, not an act
  bool conditional = false;  ///< what something else waits for
  bool idea = false;         ///< only thought of, when a noun or gerund names it
};

/// knowledge/ontology/composition.tsv, domains.tsv and quantities.tsv.
class Composition {
 public:
  [[nodiscard]] static Composition load(const std::vector<std::string>& roots,
                                        const frames::Concepts& concepts,
                                        std::vector<Error>& errors);
  Passing passing(const frames::Frame& governor, const frames::Frame& child,
                  const frames::Concepts& concepts) const;
  /// What a noun does to the relative clause that hangs on it.
  Passing relative(Concept noun, const frames::Concepts& concepts) const;
  /// What kind of text a frame belongs to that is never an event, by a thing among its arguments.
  struct Domain {
    std::string_view name;    ///< "sport"; empty when there is none
    bool whole_text = false;  ///< a text that begins with it is of it
  };
  Domain domain(Role role, Concept thing, const frames::Concepts& concepts) const;
  /// Whether a word of that concept makes a sentence one about public affairs, or about crime.
  bool is_public(Concept thing, const frames::Concepts& concepts) const;
  bool is_crime(Concept thing, const frames::Concepts& concepts) const;
  /// Whether it is a word of the police, which crime and unrest both have.
  bool is_police(Concept thing, const frames::Concepts& concepts) const;
  /// Whether a thing of that concept can harm on purpose, and whether one that the sentence names
  /// makes harm without a doer an accident.
  bool is_doer(Concept thing, const frames::Concepts& concepts) const;
  bool is_unmeant(Concept thing, const frames::Concepts& concepts) const;
  /// Whether a thing of that concept is people as a poll counts them.
  bool is_polled(Concept thing, const frames::Concepts& concepts) const;
  /// Kind of a number that counts `thing` in `role` of a frame; empty when we do not count it.
  std::string_view quantity(Concept frame, Role role, Concept thing,
                            const frames::Concepts& concepts) const;

 private:
  struct PassingRow {
    Concept governor = Concept::none;  // none: any
    std::vector<Role> roles;
    bool own = false;               // the effect is the governor's own
    Concept child = Concept::none;  // none: any
    bool relative = false;          // for a relative clause on the governor instead of a role
    bool nouns = false;             // for an act named by a noun only
    bool past = false;              // for a clause about what is past only
    bool undone = false;            // … that the governor's own doer did not do
    Passing passing;
  };
  struct QuantityRow {
    Concept frame = Concept::none;  // none: any
    Role role = Role::other;        // other: any
    Concept thing = Concept::none;  // none: any
    std::string kind;
  };
  struct DomainRow {
    Concept thing = Concept::none;
    std::vector<Role> roles;
    std::string why;
    bool whole_text = false;
  };
  void read_domains(const std::string& path, const frames::Concepts& concepts,
                    std::vector<Error>& errors);
  void read_passings(const std::string& path, const frames::Concepts& concepts,
                     std::vector<Error>& errors);
  void read_quantities(const std::string& path, const frames::Concepts& concepts,
                       std::vector<Error>& errors);
  std::vector<PassingRow> passings_;
  std::vector<QuantityRow> quantities_;
  std::vector<DomainRow> domains_;
  std::vector<Concept>* list_named(std::string_view name);
  std::vector<Concept> public_, crime_, police_, doers_, unmeant_, polled_;
};

/// The role of that name, Role::other when there is none.
[[nodiscard]] Role role_named(std::string_view name);

}  // namespace casus::events
