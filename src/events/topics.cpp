#include "topics.h"

#include <algorithm>

namespace casus::events {
namespace {

constexpr std::uint32_t story_min = 4;  // what fewer sentences tell does not show what it is about
// Who reports a crime asks a mayor or a minister now and then.
constexpr std::uint32_t actors_per_crime_max = 2;
constexpr std::uint32_t actor_share = 2;
constexpr std::uint32_t disaster_min = 2;
constexpr std::uint32_t domain_min = 2;
constexpr std::uint32_t domain_share = 4;  // one sentence of so many

bool is_public(std::string_view code) {
  if (code.starts_with("IGO") || code.starts_with("IMG")) return true;
  constexpr std::string_view sectors = "GOV MIL LEG OPP PTY REB SPY";
  const std::string_view own = sector(code);
  return own.size() == 3 && sectors.find(own) != std::string_view::npos;
}

}  // namespace

bool Topic::is_crime() const {
  return sentences >= story_min && crime > 0 && public_affairs == 0 &&
         public_actors <= actors_per_crime_max * crime && public_actors * actor_share < sentences;
}

bool Topic::is_disaster() const { return unmeant >= disaster_min && public_affairs == 0; }

bool Topic::is_domain() const {
  return domain >= domain_min && domain * domain_share >= sentences &&
         public_affairs * domain_share <= domain;
}

Subjects Topics::of_sentence(std::uint32_t sentence) const {
  Subjects found;
  const auto see = [&](Concept id) {
    if (id == Concept::none) return;
    const bool police = composition_.is_police(id, world_.concepts);
    found.police = found.police || police;
    found.public_affairs =
        found.public_affairs || (!police && composition_.is_public(id, world_.concepts));
    found.unmeant = found.unmeant || composition_.is_unmeant(id, world_.concepts);
    found.crime = found.crime || composition_.is_crime(id, world_.concepts);
  };
  const auto [first, last] = world_.frames_of(sentence);
  for (std::uint32_t i = first; i < last; ++i) {
    const Frame& frame = world_.reading.frames.frames[i];
    see(frame.concept_);
    for (const Argument& argument : frame.arguments) {
      see(argument.filler.concept_);
    }
  }
  return found;
}

bool Topics::names_public_actor(std::uint32_t sentence) const {
  for (const std::uint32_t mention : world_.mentions_of(sentence)) {
    for (const Side& side : world_.sides_of_mention(mention)) {
      if (is_public(side.actor.code)) return true;
    }
  }
  return false;
}

std::string_view Topics::domain(std::uint32_t sentence) const {
  const auto [first, last] = world_.frames_of(sentence);
  for (std::uint32_t i = first; i < last; ++i) {
    for (const Argument& argument : world_.reading.frames.frames[i].arguments) {
      const auto found =
          composition_.domain(Role::about, argument.filler.concept_, world_.concepts);
      if (found.whole_text && !world_.is_person(argument.filler)) return found.name;
    }
  }
  return {};
}

Topic Topics::read(reference::Story story) const {
  Topic topic;
  topic.sentences = story.last - story.first;
  for (std::uint32_t s = story.first; s < story.last; ++s) {
    const Subjects about = of_sentence(s);
    topic.public_affairs += about.public_affairs;
    topic.crime += about.crime;
    topic.unmeant += about.unmeant;
    topic.public_actors += names_public_actor(s);
    const std::string_view name = domain(s);
    if (name.empty()) continue;
    ++topic.domain;
    topic.name = name;
  }
  return topic;
}

const Topic& Topics::of_story(std::uint32_t sentence) {
  const reference::Story story = world_.story(sentence);
  for (const auto& [first, topic] : known_) {
    if (first == story.first) return topic;
  }
  return known_.emplace_back(story.first, read(story)).second;
}

}  // namespace casus::events
