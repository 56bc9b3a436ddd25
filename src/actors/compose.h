#pragma once

#include <vector>

#include "unit.h"

namespace casus::actors {

/// Puts the units of one sentence together to mentions: adjective + role, role + "of" + country,
/// title + name, apposition, street + name; and leaves open what names nobody.
class Composer {
 public:
  Composer(const syntax::Sentence& sentence, std::uint32_t index, std::vector<Unit> units,
           const Context& context);
  std::vector<Mention> run();

 private:
  /// A country, organisation or person to which a role belongs.
  struct Base {
    std::uint32_t actor = no_index;
    std::string code;
    float confidence = 0;
    std::string_view reason;
  };
  /// What was found around one role.
  struct Found {
    std::vector<std::vector<Base>> bases;  ///< one mention each
    std::uint32_t owner = no_index;        ///< unit
    std::uint32_t title_of = no_index;     ///< unit: the person right behind
    std::uint32_t appositive = no_index;   ///< unit: the person across a comma
    std::uint32_t first = 0, last = 0;     ///< tokens that belong together
    bool settled = false;
  };

  // helpers.cpp: street words, clubs, "former", sets of numbers
  void apply_helpers();
  void apply_helper(std::uint32_t helper);
  bool is_seated(const Unit& unit) const;
  bool is_stance(const Unit& unit) const;
  bool is_style(const Unit& unit) const;
  bool counted(const Unit& unit) const;
  void numeral_sets(std::vector<Mention>& mentions) const;
  // compose.cpp: who belongs to a role
  std::vector<std::uint32_t> roles_by_depth() const;
  void gather(std::uint32_t role);
  void take_group(std::uint32_t role);
  void keep_groups(std::uint32_t role);
  void absorb_demonyms();
  void disown_names();
  void drop_titles();
  bool is_private(const Unit& role) const;
  bool is_town(const Unit& role) const;
  void take_portfolio(std::uint32_t role);
  void take_distant_owner(std::uint32_t role);
  void take_person(std::uint32_t role);
  bool is_person(const Unit& unit) const;
  bool is_person_name(const Unit& unit) const;
  void choose_sense(Unit& role) const;
  std::vector<Base> bases_of(std::uint32_t unit) const;
  std::string combine(const std::string& base, std::string_view sector) const;
  void share_between_conjuncts();
  bool has_function(std::uint32_t token, Function function) const;
  bool marked(std::uint32_t token, Function function) const;
  bool inside(std::uint32_t token, const Unit& unit) const {
    return token >= unit.first && token < unit.last;
  }
  // compose_demonyms.cpp: its adjectives
  bool demonym_belongs(const Unit& demonym, const Unit& role) const;
  void take_demonyms(std::uint32_t role);
  void take_demonym(std::uint32_t demonym, std::uint32_t role);
  bool coordinated(std::uint32_t demonym, std::uint32_t taken) const;
  // compose_owners.cpp: whose it is
  bool owner_belongs(const Unit& owner, const Unit& role, bool& of_phrase) const;
  bool is_kind(const Unit& owner) const;
  void take_owner(std::uint32_t role);
  void take_further_owners(std::uint32_t role, std::uint32_t owner);
  // mentions.cpp: from units to mentions
  Mention blank(const Unit& unit, Type type, How how) const;
  void take_apposition(std::uint32_t person, Mention& mention) const;
  void emit_name(std::uint32_t unit, std::vector<Mention>& mentions) const;
  void emit_demonym(std::uint32_t unit, std::vector<Mention>& mentions) const;
  void emit_pronoun(const Unit& unit, std::vector<Mention>& mentions) const;
  void emit_role(std::uint32_t unit, std::vector<Mention>& mentions);
  bool emit_epithet(std::uint32_t unit, Mention& mention) const;
  void emit_titled(std::uint32_t role, std::vector<Mention>& mentions);
  void open_role(std::uint32_t role, Mention& mention) const;
  bool of_nobody(std::uint32_t role) const;
  bool is_tongue(const Unit& demonym) const;
  std::vector<Candidate> titled_candidates(const Unit& role, const Found& found,
                                           const Unit& person) const;
  std::vector<Candidate> role_candidates(const Unit& unit, const std::vector<Base>& bases) const;
  std::uint32_t office_holder(const Unit& unit, const Base& base) const;
  const Role& role_of(const Unit& unit) const { return context_.data.roles[unit.sense().target]; }

  const syntax::Sentence& sentence_;
  std::uint32_t index_;
  std::vector<Unit> units_;
  const Found& found_of(const Unit& unit) const {
    return found_[static_cast<std::size_t>(&unit - units_.data())];
  }
  std::vector<Found> found_;  // one a unit; used for roles only
  const Context& context_;
};

}  // namespace casus::actors
