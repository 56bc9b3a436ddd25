// What an event rests on, in words: the rows of knowledge/ontology/confidence.tsv weigh them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "confidence.h"

namespace casus::events {
namespace {

constexpr std::size_t long_sentence = 35, very_long_sentence = 55;
constexpr std::uint32_t first_sentences = 4, early_sentences = 12;
constexpr float unsure = 0.7F;

std::string_view name_of(frames::Modality modality) {
  constexpr std::array<std::string_view, 7> names{
      "actual", "possible", "conditional", "obligatory", "planned", "attempted", "reported"};
  return names[static_cast<std::size_t>(modality)];
}

class Grounds {
 public:
  Grounds(const Event& event, const World& world, const Salience& salience)
      : event_(event), world_(world), salience_(salience) {}

  std::vector<std::string> run() {
    add("type {}", event_.plover);
    add("rule {}", event_.rule);
    add("status {}", name(event_.status));
    add("rule {}, {}", event_.rule, name(event_.status));
    add("type {}, {}", event_.plover, name(event_.status));
    kind();
    side("source", event_.sources);
    side("target", event_.targets);
    both();
    salience("source", event_.sources);
    salience("target", event_.targets);
    telling();
    place();
    if (event_.evidence.size() > 1) add("told more than once");
    if (event_.date) add("day told");
    if (!event_.place.empty()) add("place told");
    if (!event_.quantities.empty()) add("number told");
    std::sort(grounds_.begin(), grounds_.end());
    grounds_.erase(std::unique(grounds_.begin(), grounds_.end()), grounds_.end());
    return std::move(grounds_);
  }

 private:
  template <class... Arguments>
  void add(fmt::format_string<Arguments...> text, Arguments&&... arguments) {
    grounds_.push_back(fmt::format(text, std::forward<Arguments>(arguments)...));
  }

  bool has_frame() const { return !event_.frames.empty() && event_.frames.front() < all().size(); }
  const std::vector<Frame>& all() const { return world_.reading.frames.frames; }
  const Frame& frame() const { return all()[event_.frames.front()]; }

  /// Whether the side is an argument of a frame that the event rests on, or stands within one.
  bool is_argument(const Side& side) const {
    for (const std::uint32_t index : event_.frames) {
      if (index >= all().size()) continue;
      for (const Argument& argument : all()[index].arguments) {
        if (argument.filler.head == no_index) continue;
        const Span head =
            world_.span(all()[index].sentence, argument.filler.head, argument.filler.head + 1);
        if (head.in_title == side.span.in_title && head.start >= side.span.start &&
            head.start < side.span.end) {
          return true;
        }
      }
    }
    return false;
  }

  bool in_sentence(const Side& side) const {
    const auto& tokens = world_.reading.parse.sentences[event_.evidence.front().sentence].tokens;
    if (tokens.empty()) return false;
    const auto end = static_cast<std::uint32_t>(tokens.size());
    const Span sentence = world_.span(event_.evidence.front().sentence, 0, end);
    return sentence.in_title == side.span.in_title && side.span.start >= sentence.start &&
           side.span.end <= sentence.end;
  }

  /// What kind of act whom meets: an attack on nobody, a demand that nobody makes.
  void kind() {
    const auto sector = [](const std::vector<Side>& sides) -> std::string_view {
      if (sides.empty()) return "nobody";
      const std::string_view code = sides.front().actor.code;
      return code.starts_with("IGO") || code.size() < 6 ? "a state or body" : code.substr(3, 3);
    };
    const std::string_view by = sector(event_.sources), on = sector(event_.targets);
    add("type {}, by {}", event_.plover, by);
    add("type {}, on {}", event_.plover, on);
    add("type {}, by {} on {}", event_.plover, by, on);
    for (const Side& one : event_.sources)
      add("type {}, source {}", event_.plover, actors::name(one.how));
    for (const Side& one : event_.targets)
      add("type {}, target {}", event_.plover, actors::name(one.how));
  }

  void side(std::string_view which, const std::vector<Side>& sides) {
    if (sides.empty()) return add("{} none", which);
    if (sides.size() > 1) add("{} several", which);
    for (const Side& one : sides) {
      add("{} {}", which, actors::name(one.how));
      if (one.inherited) add("{} inherited", which);
      if (!is_argument(one)) add("{} no argument", which);
      if (!in_sentence(one)) add("{} elsewhere", which);
      const std::string_view code = one.actor.code;
      if (code.size() >= 6 && !code.starts_with("IGO"))
        add("{} sector {}", which, code.substr(3, 3));
      if (code.size() == 3) add("{} bare", which);
      if (code.starts_with("IGO")) add("{} IGO", which);
    }
  }

  /// A side's country that the article names once is often a slip.
  void salience(std::string_view which, const std::vector<Side>& sides) {
    for (const Side& one : sides) {
      const Salience::Country& land = salience_.of(country(one.actor.code));
      add("{} country {}", which, land.times < 2 ? "once" : land.times < 5 ? "sometimes" : "often");
      if (land.times * 3 > salience_.all()) add("{} country foremost", which);
      if (land.in_headline) add("{} country in the headline", which);
    }
  }

  void both() {
    if (event_.sources.empty() || event_.targets.empty()) return;
    if (overlap(event_.sources, event_.targets)) {
      const bool reciprocal =
          event_.sources.size() > 1 && event_.sources.size() == event_.targets.size();
      add("{}", reciprocal ? "sides reciprocal" : "sides of one country");
    } else {
      add("sides of two countries");
    }
  }

  void telling() {
    if (!has_frame()) return add("frame none");
    const Frame& one = frame();
    add("{}", one.nominal ? "told by a noun" : "told by a verb");
    if (one.negative) add("negative");
    if (!one.nominal && one.tense == frames::Tense::present) add("present tense");
    std::size_t filled = 0;
    for (const Argument& argument : one.arguments) {
      if (argument.role == Role::agent && argument.filler.trace) add("doer traced");
      ++filled;
    }
    add("arguments {}", std::min<std::size_t>(filled, 4));
    if (!one.nominal && one.tense == frames::Tense::none) add("verb without tense");
    if (one.modality != frames::Modality::actual) add("modality {}", name_of(one.modality));
    if (one.under < all().size()) {
      add("under {}", frames::name(one.under_role));
      if (all()[one.under].concept_ == frames::Concept::none) add("under an unknown word");
    } else if (one.nominal) {
      add("noun under nothing");
    }
    const auto& claims = world_.reading.frames.claims;
    if (one.claim < claims.size()) {
      add("{}", claims[one.claim].direct ? "in direct speech" : "in indirect speech");
      add("claim {}", frames::name(claims[one.claim].stance));
    }
  }

  void place() {
    const std::uint32_t sentence = event_.evidence.front().sentence;
    const bool title = event_.evidence.front().span.in_title;
    add("{}", title                        ? "in the headline"
              : sentence < first_sentences ? "in the first sentences"
              : sentence < early_sentences ? "early in the text"
                                           : "late in the text");
    const std::size_t length = world_.reading.parse.sentences[sentence].tokens.size();
    if (length > long_sentence)
      add("{}", length > very_long_sentence ? "sentence very long" : "sentence long");
    std::set<std::string> countries;
    bool sure = true;
    for (const std::uint32_t index : world_.mentions_of(sentence)) {
      for (const Side& one : world_.sides_of_mention(index)) {
        countries.emplace(country(one.actor.code));
        const auto mine = [&](const Side& other) { return other.span.start == one.span.start; };
        const bool used = std::any_of(event_.sources.begin(), event_.sources.end(), mine) ||
                          std::any_of(event_.targets.begin(), event_.targets.end(), mine);
        if (used && world_.reading.resolutions[index].confidence < unsure) sure = false;
      }
    }
    if (!sure) add("a side unsure");
    add("countries in the sentence {}",
        countries.size() > 3 ? "many" : std::to_string(countries.size()));
  }

  const Event& event_;
  const World& world_;
  const Salience& salience_;
  std::vector<std::string> grounds_;
};

}  // namespace

Salience::Salience(const World& world) {
  for (std::uint32_t i = 0; i < world.reading.mentions.size(); ++i) {
    for (const Side& side : world.sides_of_mention(i)) {
      ++all_;
      Country& land = countries_[std::string(country(side.actor.code))];
      ++land.times;
      land.in_headline = land.in_headline || side.span.in_title;
    }
  }
}

const Salience::Country& Salience::of(std::string_view country) const {
  static const Country never;
  const auto found = countries_.find(country);
  return found == countries_.end() ? never : found->second;
}

std::vector<std::string> grounds(const Event& event, const World& world, const Salience& salience) {
  return Grounds(event, world, salience).run();
}

}  // namespace casus::events
