#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casus/reference.h"
#include "casus/stories.h"
#include "knowledge.h"
#include "ranker.h"

namespace casus::reference {

using frames::no_index;

/// The reason where nothing in the sentence tells who is meant.
inline constexpr std::string_view most_present = "the most present actor that agrees";

/// Where in its clause a mention stands.
enum class Place : std::uint8_t { subject, agent, object, oblique, modifier };

/// One time that an actor was named or meant.
struct Occurrence {
  std::uint32_t mention = no_index;
  std::uint64_t position = 0;
  std::uint32_t sentence = 0;
  std::size_t block = 0;
  double weight = 0;
  Place place = Place::oblique;
};

/// An actor of this article, or several that were named together (`members`).
struct Entity {
  actors::Identity identity;
  std::string country;  ///< ISO3 that its code starts with; empty for organisations
  actors::Type type = actors::Type::person;
  char gender = 0, number = 0;
  std::string_view word;                ///< of a role that took its country from the text
  bool is_place = false;                ///< so far only a place
  std::vector<std::string_view> words;  ///< lemmas of the nouns by which it was described
  std::vector<Occurrence> seen;         ///< in order of the text
  std::vector<std::uint32_t> members;
};

struct Scored {
  std::uint32_t entity = no_index;
  double score = 0;
};

/// Resolves one article: first what is named (names decide capitals, coordinations make sets), then
/// the anaphors in order of the text, each against the actors seen before it, then the persons of
/// quoted speech, whose speaker may stand behind the quotation.
class Resolver {
 public:
  Resolver(const syntax::Parse& parse, const text::Article& article,
           const std::vector<actors::Mention>& mentions, const frames::Frames& frames,
           const frames::Concepts& concepts, const Knowledge::Data& words, float confidence_min,
           Story story, std::vector<Choice>* choices);
  std::vector<Resolution> run();

 private:
  using Mention = actors::Mention;
  struct Use {
    std::uint32_t frame = no_index;
    frames::Role role = frames::Role::other;
  };

  // scene.cpp: the article as tables
  void index();
  bool is_told(const Mention& m) const {
    return m.sentence >= story_.first && m.sentence < story_.last;
  }
  std::uint64_t position(const Mention& mention) const;
  const syntax::Sentence& sentence(const Mention& m) const { return parse_.sentences[m.sentence]; }
  const syntax::Token& head(const Mention& m) const { return sentence(m).tokens[m.head]; }
  std::uint32_t at(std::uint32_t sentence, std::uint32_t token) const;  ///< mention with that head
  std::uint32_t over(std::uint32_t sentence, std::uint32_t token) const;  ///< … or that holds it
  Place place_of(const Mention& mention) const;
  std::string_view case_of(const Mention& mention) const;
  const std::vector<Use>& uses(const Mention& mention) const;
  std::uint32_t clause_of(const Mention& mention) const;  ///< its verb, or no_token
  std::uint32_t subject_of(std::uint32_t sentence, std::uint32_t verb) const;  ///< a mention
  bool inside_subject(const Mention& mention, std::uint32_t verb) const;
  std::vector<std::uint32_t> co_arguments(std::uint32_t index) const;
  std::uint32_t mended_subject(std::uint32_t s, std::uint32_t verb) const;
  std::uint32_t filler_of(std::uint32_t sentence, std::uint32_t verb, frames::Role role) const;
  bool has_role(const Mention& mention, frames::Role role) const;
  bool is_one_of(frames::Concept act, std::string_view group) const;  ///< of preferences.tsv
  frames::Concept concept_at(std::uint32_t sentence, std::uint32_t token) const;
  std::uint32_t claim_of(const Mention& mention) const;   ///< innermost, with a speaker
  std::uint32_t speech_of(const Mention& mention) const;  ///< innermost direct one
  bool is_named(const Mention& mention) const;

  // names.cpp
  void resolve_names();
  void resolve_name(std::uint32_t index);
  std::size_t choose(const Mention& mention) const;
  bool link_surname(std::uint32_t index);
  void link_unknown(std::uint32_t index);
  void link_described();
  void inherit_strangers();
  bool is_place_here(const Mention& mention) const;
  bool is_locative(const Mention& mention) const;
  bool is_scenery(const Mention& mention) const;
  void make_sets();
  void make_sets_of_roles();
  bool is_conjoined(const Mention& mention) const;

  // entities.cpp
  std::uint32_t entity_for(const actors::Identity& identity, actors::Type type,
                           std::string_view word = {});
  void see(std::uint32_t entity, std::uint32_t mention, bool first_hand);
  void learn(std::uint32_t entity, std::uint32_t mention);
  double salience(const Entity& entity, const Mention& mention) const;
  std::vector<Scored> rank(std::uint32_t index,
                           bool (Resolver::*fits)(const Entity&, const Mention&) const,
                           const std::vector<std::uint32_t>& excluded) const;
  std::uint32_t set_of(std::vector<std::uint32_t> members);
  std::uint32_t set_at(std::uint32_t mention) const;
  char gender_of(const Mention& mention) const;
  void adopt(std::uint32_t entity, const actors::Identity& identity);
  bool is_sector(const Entity& entity, std::string_view group) const;
  bool is_somebody(const Entity& entity) const;
  bool same_camp(std::uint32_t a, std::uint32_t b) const;
  bool same_side(std::uint32_t a, std::uint32_t b) const;
  float certainty(const std::vector<Scored>& ranked) const;
  actors::Identity country_identity(std::string_view code) const;
  actors::Identity sector_identity(std::string_view country, std::string_view sector) const;
  void settle(std::uint32_t index, std::uint32_t entity, float confidence, actors::How how,
              std::string_view reason);
  void settle(std::uint32_t index, actors::Identity identity, actors::Type type, float confidence,
              actors::How how, std::string_view reason, std::uint32_t evidence,
              std::string_view word = {});

  // ranker.cpp
  void weigh(std::uint32_t index);
  void index_nouns();
  std::optional<PronounKind> ranked_kind(const Mention& mention) const;
  Viewpoint viewpoint(std::uint32_t index, PronounKind kind);
  void climb_clauses(Viewpoint& view) const;
  void gather_actors(const Viewpoint& view, std::vector<Ranked>& all) const;
  void gather_nouns(const Viewpoint& view, std::vector<Ranked>& all) const;
  void compare(const Viewpoint& view, std::vector<Ranked>& all) const;
  std::vector<Ranked> weighed(const Viewpoint& view) const;
  void decide(const Viewpoint& view, const std::vector<Ranked>& all);
  void unsettle(std::uint32_t index);
  void note_noun(const Viewpoint& view, const Ranked& best);
  void tell_choice(std::uint32_t index, PronounKind kind, const std::vector<Ranked>& all) const;

  // traits.cpp
  struct Sighting {
    std::uint32_t sentence = 0, token = 0, first = 0, last = 0;
    Place place = Place::oblique;
  };
  std::uint8_t quotation_beside(const Mention& m, std::uint32_t s, std::uint32_t t) const;
  void add_place(const Viewpoint& view, Traits& found, const Sighting& last) const;
  void add_nesting(const Viewpoint& view, Traits& found, const Sighting& last) const;
  std::uint8_t clause_trait(const Viewpoint& view, std::uint32_t entity) const;
  void add_history(const Viewpoint& view, Ranked& one) const;
  void add_nature(const Viewpoint& view, Ranked& one) const;
  void add_part(const Viewpoint& view, Ranked& one) const;
  void add_rules(const Viewpoint& view, Ranked& one) const;
  void add_noun(const Viewpoint& view, Ranked& one, const NounSeen& last, std::size_t count) const;
  Traits traits_of_nobody(const Viewpoint& view) const;
  Place place_at(std::uint32_t sentence, std::uint32_t token) const;
  /// Place of a core argument; `token` climbs to the word that hangs on the predicate.
  static std::optional<Place> core_place(const syntax::Sentence& sentence, std::uint32_t& token);
  static Place outer_place(const syntax::Token& token);

  // pronouns.cpp
  void resolve_anaphor(std::uint32_t index);
  void resolve_personal(std::uint32_t index);
  void resolve_part(std::uint32_t index);
  void add_topic(std::uint32_t index, std::vector<Scored>& ranked,
                 const std::vector<std::uint32_t>& excluded) const;
  bool is_part_of(const Scored& one, const std::vector<Scored>& ranked) const;
  std::uint32_t doer_beside(std::uint32_t index) const;  ///< an entity
  std::vector<Scored> candidates(std::uint32_t index);
  void resolve_relative(std::uint32_t index);
  bool is_conjunction(const Mention& mention) const;
  bool is_plural(std::uint32_t sentence, std::uint32_t verb) const;
  std::uint32_t set_around(std::uint32_t mention) const;
  void resolve_reflexive(std::uint32_t index);
  void resolve_demonstrative(std::uint32_t index);
  void weigh_claim(std::uint32_t index, std::vector<Scored>& ranked) const;
  std::uint32_t following_subject(std::uint32_t index) const;
  bool resolve_pair(std::uint32_t index, const std::vector<Scored>& ranked);
  bool is_impersonal(const Mention& mention) const;
  bool opens_headline(const Mention& mention) const;
  bool is_predicate_alone(const Mention& mention) const;
  bool reports(std::uint32_t index) const;
  void weigh_speakers(const Mention& mention, std::vector<Scored>& ranked) const;
  bool is_cleft(const Mention& mention) const;
  bool is_expletive(std::uint32_t index) const;
  bool is_content(const Mention& mention) const;
  bool does_together(std::uint32_t index) const;
  bool is_unsure(const Entity& entity) const;
  bool is_single_person(const Entity& entity) const;
  double likeness(const Entity& entity, const Mention& mention) const;
  bool fits_personal(const Entity& entity, const Mention& mention) const;
  char number_of(const Mention& mention) const;
  bool agrees(const Entity& entity, const Mention& mention) const;
  void take_best(std::uint32_t index, const std::vector<Scored>& ranked, actors::How how,
                 std::string_view reason);

  // speech.cpp: first and second person of quoted speech
  struct Quotation {
    std::uint32_t sentence = 0, first = 0, last_sentence = 0, last = 0;
    bool unclosed = false;  ///< goes on in the next paragraph, which opens again
  };
  void resolve_persons();
  void find_quotations();
  // turns.cpp: interviews, whose speakers are labels
  struct Turn {
    std::uint32_t sentence = 0, last_sentence = 0, colon = 0;
    std::string_view label;
    std::uint32_t speaker = no_index;  ///< a mention
  };
  void find_turns();
  void keep_monologue();
  const Turn* turn_of(const Mention& mention) const;
  bool is_label(const Mention& mention) const;
  std::uint32_t speaker_of_turn(const Mention& mention) const;
  std::uint32_t listener_of_turn(const Mention& mention) const;
  std::uint32_t before_colon(const Quotation& quotation) const;
  std::uint32_t before_quotation(const Quotation& quotation) const;
  bool closes_soon(std::uint32_t sentence) const;
  std::uint32_t speaker_of_quotation(std::size_t which, bool claimed) const;
  bool somebody_between(const Quotation& a, const Quotation& b) const;
  std::uint32_t behind_quotation(const Quotation& quotation, bool reports) const;
  std::uint32_t speaker_of_title(const Mention& mention) const;
  bool is_heading(const Mention& mention) const;
  std::uint32_t leads_to(const Quotation& quotation) const;
  std::uint32_t speaker_inside(std::uint32_t sentence) const;
  std::uint32_t speaker_around(const Mention& mention) const;
  bool is_quoted(const Mention& mention) const;
  bool is_between_marks(const Mention& mention) const;
  std::uint32_t quoted_beside(const Mention& mention) const;
  std::uint32_t speaker_of(const Mention& mention) const;
  std::uint32_t addressee_of(const Mention& mention) const;
  std::uint32_t people_beside(const Mention& mention) const;

  // possessives.cpp
  void resolve_possessive(std::uint32_t index);
  bool owns_by_tree(std::uint32_t index);
  bool owns_by_frame(std::uint32_t index);
  bool owns_as_subject(std::uint32_t index);
  bool is_humans(const Mention& mention) const;
  std::uint32_t done_by(std::uint32_t index) const;
  bool owned_by(std::uint32_t index, std::uint32_t owner, float confidence,
                std::string_view reason);

  // things.cpp: nouns that are no actors, but what "it" may mean
  double thing_before(std::uint32_t index, bool possessive) const;
  bool is_thing(std::uint32_t index, const std::vector<Scored>& ranked, bool possessive) const;
  bool is_parallel_thing(std::uint32_t index) const;
  bool noun_is_nearer(std::uint32_t index, std::uint32_t entity) const;
  bool is_acting(std::uint32_t index) const;
  bool tells(std::uint32_t index) const;
  bool is_hidden(const Occurrence& seen) const;

  // partners.cpp: "his counterpart", "the neighbour"
  void resolve_partner(std::uint32_t index, std::uint32_t owner);
  bool faced(std::uint32_t a, std::uint32_t b, const Mention& before) const;
  std::size_t meetings(std::uint32_t a, std::uint32_t b, const Mention& before,
                       std::uint32_t window) const;

  // descriptions.cpp
  void resolve_description(std::uint32_t index);
  bool resolve_beside(std::uint32_t index);
  bool resolve_modified(std::uint32_t index);
  bool resolve_band(std::uint32_t index, const std::vector<std::uint32_t>& excluded);
  bool is_definite(const Mention& mention) const;
  struct Complement {
    bool exists = false;
    std::uint32_t mention = no_index;
    std::uint32_t noun = no_index;  ///< a token
  };
  Complement complement_of(const Mention& mention) const;
  bool may_be_of(const Complement& of, std::uint32_t entity, bool called_so) const;
  bool resolve_called(std::uint32_t index);
  bool resolve_short_name(std::uint32_t index);
  bool is_called(const Mention& mention) const;
  bool is_part_of_name(const Mention& mention) const;
  bool is_of_stranger(const Mention& mention) const;
  bool happens_elsewhere(std::uint32_t index, std::uint32_t entity) const;
  bool resolve_same_word(std::uint32_t index);
  static bool is_same_word(std::string_view a, std::string_view b);
  std::uint32_t within(const Mention& mention) const;
  bool resolve_within(std::uint32_t index);
  bool resolve_again(std::uint32_t index, const std::vector<std::uint32_t>& excluded);
  void resolve_relational(std::uint32_t index);
  bool resolve_of_set(std::uint32_t index);
  void resolve_group_of(std::uint32_t index);
  bool resolve_headed(std::uint32_t index);
  void resolve_set(std::uint32_t index);
  bool is_told_apart(const Mention& mention) const;
  bool resolve_those(std::uint32_t index);
  void resolve_owned_countries(std::uint32_t index, std::uint32_t owner);
  std::size_t size_of_set(const Mention& mention) const;
  std::uint32_t known_set(std::uint32_t index, std::size_t size, Kind kind,
                          const std::vector<std::uint32_t>& excluded, double& score) const;
  std::vector<Scored> sides_of_set(std::uint32_t index, Kind kind,
                                   const std::vector<std::uint32_t>& excluded) const;
  bool is_of_sort(const Entity& entity, const Mention& mention) const;
  bool is_band(const Entity& entity) const;
  std::uint32_t as_kind(std::uint32_t entity, Kind kind);
  bool pair_off(std::vector<Scored>& sides, const Mention& mention) const;
  bool are_foes(const std::vector<std::uint32_t>& members, const Mention& mention) const;
  bool foes_first(std::vector<Scored>& sides, const Mention& mention) const;
  std::uint32_t accuser_before(std::uint32_t index) const;
  void look_ahead(std::uint32_t index, Kind kind, std::size_t size);
  void resolve_country(std::uint32_t index, const std::vector<std::uint32_t>& excluded);
  struct Surroundings {
    std::string country;
    float sure = 0;
    std::uint32_t evidence = no_index;
  };
  Surroundings surroundings(std::uint32_t index) const;
  Surroundings commanded(std::uint32_t index) const;
  Surroundings quoted(std::uint32_t index) const;
  bool comes_from(const Mention& mention, const Mention& place) const;
  bool serves(const Mention& mention, std::uint32_t organ) const;
  bool is_dateline(const Mention& place, const Mention& m) const;
  bool is_ground(std::uint32_t mention) const;
  std::string_view sector_of_whole(const Mention& mention) const;
  bool is_called_so(const Mention& mention, std::string_view group) const;
  bool is_attacker(std::uint32_t mention) const;
  bool is_outsider(std::uint32_t mention, const Mention* to) const;  ///< … to anybody or that one
  bool punishes(const Mention& mention, const Mention& other) const;
  double share_of_article(std::string_view country) const;
  void inherit(std::uint32_t index);
  std::uint32_t owner_of(std::uint32_t index) const;  ///< mention
  bool fits_person(const Entity& entity, const Mention& mention) const;
  bool fits_group(const Entity& entity, const Mention& mention) const;
  bool fits_any(const Entity& entity, const Mention& mention) const;
  std::vector<Scored> countries_before(std::uint32_t index) const;

  const syntax::Parse& parse_;
  const text::Article& article_;
  const std::vector<Mention>& mentions_;
  const frames::Frames& frames_;
  const frames::Concepts& concepts_;
  const Knowledge::Data& words_;
  const float confidence_min_;
  const Story story_;  ///< only mentions of these sentences count

  std::vector<Resolution> result_;
  std::vector<std::uint32_t> entity_of_;  ///< by mention
  std::vector<std::uint32_t> order_;      ///< mentions by position
  std::vector<Entity> entities_;
  std::vector<std::vector<std::uint32_t>> by_head_;  ///< by sentence and token: first mention
  std::vector<std::vector<Use>> uses_;               ///< by mention
  std::vector<Quotation> quotations_;
  std::vector<Turn> turns_;
  std::vector<std::uint32_t> titled_;    ///< persons named with an office
  std::uint32_t ranked_for_ = no_index;  ///< the mention whose candidates were ranked last
  std::vector<Scored> ranked_;
  std::vector<Noun> nouns_;
  std::vector<std::vector<std::uint32_t>> noun_at_;  ///< by sentence and token
  std::vector<Choice>* choices_;                     ///< to be told whom a pronoun may mean
  std::uint32_t hidden_ = no_index;  ///< a mention: who is not looked for in what it says
};

}  // namespace casus::reference
