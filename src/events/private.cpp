#include "private.h"

#include <algorithm>
#include <string_view>

namespace casus::events {
namespace {

constexpr double many_killed_min = 5;
constexpr std::string_view arrest_code = "173";  // of codes.tsv

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> those) {
  return std::find(those.begin(), those.end(), text) != those.end();
}

/// People and firms that stand for nobody but themselves.
bool is_anybody(const Side& side) {
  if (side.actor.code.size() == 3) return side.inherited || side.how == actors::How::demonym;
  return is_one_of(sector(side.actor.code), {"CVL", "CRM", "BUS", "REF", "LAB"});
}

/// Who deals with them when they break the law.
bool is_law(const Side& side) { return is_one_of(sector(side.actor.code), {"COP", "JUD"}); }

bool refers_back(const Side& side) {
  return side.how == actors::How::possessive || side.how == actors::How::pronoun ||
         side.how == actors::How::zero || side.how == actors::How::description;
}

/// Whether one person fills the role, not people of a kind: what is done by or to her is her
/// affair.
bool is_one(std::uint32_t frame, Role role, const World& world) {
  bool one = false;
  for (const Argument& argument : world.arguments(frame)) {
    if (argument.role != role) continue;
    const std::uint32_t index = argument.filler.mention;
    if (index >= world.reading.mentions.size()) return false;
    const auto& mention = world.reading.mentions[index];
    if (mention.number != 's') return false;
    // "A Croat", not "Croatia" nor "the Croatian attack".
    const auto& word = world.reading.parse.sentences[mention.sentence].tokens[mention.head];
    const auto sides = world.sides_of_mention(index);
    const bool person = std::any_of(sides.begin(), sides.end(), [](const Side& side) {
      return side.how == actors::How::demonym;
    });
    if (mention.type == actors::Type::country && (!person || word.is("amod"))) return false;
    one = true;
  }
  return one;
}

/// Whether a side is only where it happened: "killed three passers-by in Milan".
bool is_scene(const Side& side, std::uint32_t frame, const World& world) {
  bool scene = false;
  for (const Argument& argument : world.arguments(frame)) {
    const std::uint32_t sentence = world.reading.frames.frames[frame].sentence;
    const auto those = world.actors(argument.filler, sentence);
    if (std::none_of(those.begin(), those.end(),
                     [&](const Side& s) { return s.actor.code == side.actor.code; })) {
      continue;
    }
    if (argument.role != Role::place) return false;
    scene = true;
  }
  return scene;
}

}  // namespace

bool is_private(const Event& event, std::uint32_t frame, const World& world,
                const Composition& composition, Topics& topics) {
  if (event.plover == "PROTEST" || event.plover == "MOBILIZE") return false;
  const std::uint32_t sentence = world.reading.frames.frames[frame].sentence;
  const Topic& story = topics.of_story(sentence);
  if (story.is_crime()) return true;
  std::vector<Side> all = event.sources;
  all.insert(all.end(), event.targets.begin(), event.targets.end());
  // Who strikes a teacher or pupil; where nobody is named, a school is a public place.
  const bool struck = event.plover == "ASSAULT" && !event.sources.empty();
  const bool known = std::all_of(all.begin(), all.end(), [&](const Side& side) {
    return is_anybody(side) || is_law(side) || side.town || is_scene(side, frame, world) ||
           (struck && sector(side.actor.code) == "EDU");
  });
  const bool anybody = event.targets.empty() || std::any_of(all.begin(), all.end(), is_anybody);
  // Whoever fights the police fights the state.
  const bool fights_police = event.sources.size() > 1 && overlap(event.sources, event.targets) &&
                             std::any_of(event.sources.begin(), event.sources.end(), is_law);
  if (!known || !anybody || fights_police) return false;
  const bool many = std::any_of(
      event.quantities.begin(), event.quantities.end(),
      [](const Quantity& q) { return q.kind == "killed" && q.min.value_or(0) >= many_killed_min; });
  const Frame& act = world.reading.frames.frames[frame];
  const Subjects about = topics.of_sentence(sentence);
  if (many || about.public_affairs || (about.police && story.public_affairs > 0)) return false;
  if (composition.is_crime(act.concept_, world.concepts)) return true;
  // Police who use force on a crowd or on workers.
  const bool repression = struck && !event.targets.empty() && !about.crime &&
                          std::all_of(event.sources.begin(), event.sources.end(), is_law) &&
                          !is_one(frame, Role::patient, world);
  if (repression) return false;
  if (topics.names_public_actor(sentence)) return false;
  const auto own = [](const Side& side) { return side.inherited || refers_back(side); };
  const bool abroad = std::any_of(all.begin(), all.end(), [&](const Side& side) {
    return country(side.actor.code) != country(all.front().actor.code);
  });
  // Arrests of people whom nothing makes public.
  if (event.cameo.starts_with(arrest_code) && !abroad) return true;
  const bool one = is_one(frame, Role::patient, world);
  const bool alone = one || (struck && is_one(frame, Role::agent, world));
  // "A Ghanaian beat a Chinese shopkeeper", and the police took him.
  const bool two = one && (is_one(frame, Role::agent, world) ||
                           std::all_of(event.sources.begin(), event.sources.end(), is_law));
  const bool force = event.plover == "ASSAULT" || event.plover == "COERCE";
  if (force && two && story.public_affairs == 0 && story.public_actors == 0) return true;
  return about.crime || std::all_of(all.begin(), all.end(), own) || (!abroad && alone);
}

bool is_poll(const Event& event, std::uint32_t frame, const World& world,
             const Composition& composition) {
  if (!is_one_of(event.plover, {"SUPPORT", "REJECT", "ACCUSE", "REQUEST", "AGREE", "PROTEST"})) {
    return false;
  }
  const auto& all = world.reading.frames;
  const auto counted = [&](const Frame& one) {
    return std::any_of(one.arguments.begin(), one.arguments.end(), [&](const Argument& argument) {
      return argument.role == Role::agent &&
             composition.is_polled(world.concept_of(argument.filler, one.sentence), world.concepts);
    });
  };
  const bool words = event.plover != "PROTEST" && counted(all.frames[frame]);
  const bool answer = event.claim < all.claims.size() &&
                      all.claims[event.claim].frame < all.frames.size() &&
                      counted(all.frames[all.claims[event.claim].frame]);
  return words || answer;
}

bool faces_nobody(const Event& event) {
  if (!event.targets.empty() || event.sources.empty()) return false;
  if (event.cameo == "057") return false;
  if (is_one_of(event.plover, {"AGREE", "ACCUSE"})) return true;
  const bool words = is_one_of(event.plover, {"AGREE", "CONSULT", "SUPPORT", "REQUEST", "ACCUSE",
                                              "REJECT", "THREATEN", "CONCEDE", "COOPERATE"});
  return words && std::none_of(event.sources.begin(), event.sources.end(), [](const Side& side) {
           const std::string_view code = side.actor.code;
           return code.size() == 3 || is_one_of(sector(code), {"GOV", "MIL", "REB", "LAB"}) ||
                  code.starts_with("IGO");
         });
}

}  // namespace casus::events
