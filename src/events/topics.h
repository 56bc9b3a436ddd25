#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "composition.h"
#include "world.h"

namespace casus::events {

/// What a sentence is about, by the concepts of its words.
struct Subjects {
  bool public_affairs = false, police = false, crime = false, unmeant = false;
};

/// How many sentences of a story are about what, and whose.
struct Topic {
  std::uint32_t sentences = 0;
  std::uint32_t public_affairs = 0;  ///< words of politics, war, unrest; the police alone are none
  std::uint32_t public_actors = 0;   ///< governments, armies, parties, organisations of states
  std::uint32_t crime = 0;
  std::uint32_t unmeant = 0;   ///< accidents, storms, illness: harm that nobody means
  std::uint32_t domain = 0;    ///< sport, fiction: what is never an event
  std::string_view name = {};  ///< of that domain

  /// A report of ordinary crime: nothing in it is public, and hardly anybody.
  bool is_crime() const;
  /// A report of a disaster: nothing in it is public.
  bool is_disaster() const;
  /// Sport or fiction through and through.
  bool is_domain() const;
};

/// The topics of an article's stories, each found when it is first asked for.
class Topics {
 public:
  Topics(const World& world, const Composition& composition)
      : world_(world), composition_(composition) {}
  Subjects of_sentence(std::uint32_t sentence) const;
  const Topic& of_story(std::uint32_t sentence);
  bool names_public_actor(std::uint32_t sentence) const;

 private:
  Topic read(reference::Story story) const;
  std::string_view domain(std::uint32_t sentence) const;

  const World& world_;
  const Composition& composition_;
  std::vector<std::pair<std::uint32_t, Topic>> known_;  // by a story's first sentence
};

}  // namespace casus::events
