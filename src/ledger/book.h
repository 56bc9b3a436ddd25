#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casus/concepts.h"
#include "casus/ledger.h"

namespace casus::ledger {

using frames::Concept;

/// Which events open a line of the ledger, and how far their commitment has come.
struct Entry {
  std::string name;
  std::vector<std::string> rules;  ///< of the rule book
  std::string status;
  std::vector<Concept> objects;  ///< one of them must be in reach; empty: any event will do
  std::vector<Concept> parties;  ///< who is named by such a thing, instead of the event's sides
  std::string kind, obligation;  ///< fixed: no terms are looked for
  bool terms_needed = false;     ///< without a stated term it is no commitment
};

/// What a stated term binds to.
struct Term {
  std::string name;
  std::vector<Concept> when;   ///< any of these in reach
  std::vector<Concept> needs;  ///< and any of these
  std::vector<Concept> unless;
  std::vector<Concept> never;  ///< … or any of these, denied: "not to resort to force"
  std::vector<Concept> ends;   ///< … or any of these, brought to an end
  std::string kind, obligation, trigger = "none";
  bool weak = false;  ///< counts only when no other term is stated
};

class Obligations::Data {
 public:
  std::vector<Entry> entries;
  std::vector<Term> terms;
  std::vector<Concept> triggers;     ///< AGGRESSION …: an obligation's condition
  std::vector<Concept> provisions;   ///< PROVIDE_FOR …: frames that state terms
  std::vector<Concept> duties;       ///< FORCE …: provisions where no actor is their subject
  std::vector<Concept> instruments;  ///< AGREEMENT …: what states them
  std::vector<Concept> unpublished;  ///< said of a text that nobody may read
};

[[nodiscard]] std::unique_ptr<Obligations::Data> load_data(const std::vector<std::string>& roots,
                                                           const frames::Concepts& concepts,
                                                           std::vector<Error>& errors);

}  // namespace casus::ledger
