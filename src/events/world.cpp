#include "world.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace casus::events {
namespace {

constexpr std::uint32_t antecedent_sentences_max = 3;
constexpr std::size_t subtree_tokens_max = 60;
constexpr float sure_left_out_min = 0.6F;  // of speakers less: who goes on speaking is clear
constexpr float sure_speaker_min = 0.5F;
constexpr float sure_described_min = 0.5F;

/// Relations below a noun that lead out of it: clauses say what happened to it, not whose it is.
bool leaves_noun(const syntax::Token& token) {
  for (const std::string_view relation :
       {"acl", "advcl", "parataxis", "punct", "appos", "dep", "discourse"}) {
    if (token.is(relation)) return true;
  }
  return false;
}

}  // namespace

void add_sides(std::vector<Side>& into, const std::vector<Side>& more) {
  for (const Side& side : more) {
    const bool there = std::any_of(into.begin(), into.end(), [&](const Side& old) {
      return old.actor.code == side.actor.code;
    });
    if (!there) into.push_back(side);
  }
}

std::string_view country(std::string_view code) {
  const bool organisation = code.starts_with("IGO") || code.starts_with("IMG");
  return code.substr(0, organisation ? 6 : 3);
}

std::string_view sector(std::string_view code) {
  return code.substr(std::min<std::size_t>(3, code.size()), 3);
}

bool overlap(const std::vector<Side>& a, const std::vector<Side>& b) {
  return std::any_of(a.begin(), a.end(), [&](const Side& x) {
    return std::any_of(b.begin(), b.end(), [&](const Side& y) {
      return country(x.actor.code) == country(y.actor.code);
    });
  });
}

World::World(const Reading& article, const frames::Concepts& known)
    : reading(article),
      concepts(known),
      weapon(known.find("WEAPON")),
      accuse(known.find("ACCUSE")),
      act(known.find("ACT")),
      attack(known.find("ATTACK")),
      want(known.find("WANT")),
      statement(known.find("STATEMENT")),
      support(known.find("SUPPORT_VERBAL")),
      stories_(reference::stories(article.parse, article.article, article.mentions)) {
  for (std::uint32_t i = 0; i < reading.mentions.size(); ++i) {
    const auto& mention = reading.mentions[i];
    if (mention.type != actors::Type::zero) {
      mention_at_.push_back({mention.sentence, mention.head, i});
    }
  }
  std::sort(mention_at_.begin(), mention_at_.end());
  for (std::uint32_t i = 0; i < reading.frames.frames.size(); ++i) {
    const Frame& frame = reading.frames.frames[i];
    frame_at_.push_back({frame.sentence, frame.predicate, i});
  }
  std::sort(frame_at_.begin(), frame_at_.end());
  find_antecedents();
}

bool World::same_story(std::uint32_t a, std::uint32_t b) const {
  return std::all_of(stories_.begin(), stories_.end(), [&](const reference::Story& story) {
    const auto tells = [&](std::uint32_t s) { return s >= story.first && s < story.last; };
    return tells(a) == tells(b);
  });
}

reference::Story World::story(std::uint32_t sentence) const {
  for (const reference::Story& story : stories_) {
    if (sentence >= story.first && sentence < story.last) return story;
  }
  return {sentence, sentence + 1};
}

/// Whoever is only guessed to be meant is no side: a wrong doer is worse than none.
bool World::is_guess(std::uint32_t index) const {
  const auto& resolution = reading.resolutions[index];
  if (resolution.how == actors::How::description) {
    return resolution.confidence < sure_described_min;
  }
  if (resolution.how != actors::How::zero) return false;
  const auto& mention = reading.mentions[index];
  const std::uint32_t frame = frame_at(mention.sentence, mention.head);
  const bool speaks =
      frame != no_index && reading.frames.frames[frame].stance != frames::Stance::none;
  return resolution.confidence < (speaks ? sure_speaker_min : sure_left_out_min);
}

std::vector<Side> World::sides_of_mention(std::uint32_t index) const {
  std::vector<Side> sides;
  if (index >= reading.resolutions.size()) return sides;
  const auto& mention = reading.mentions[index];
  const auto& resolution = reading.resolutions[index];
  if (is_guess(index)) return sides;
  for (const auto& actor : resolution.actors) {
    if (actor.code.empty()) continue;
    const bool town = mention.type == actors::Type::place && !mention.place_or_government;
    add_sides(sides, {{actor, span(mention.sentence, mention.first, mention.last), resolution.how,
                       resolution.inherited, town}});
  }
  return sides;
}

std::pair<std::uint32_t, std::uint32_t> World::frames_of(std::uint32_t sentence) const {
  const auto& all = reading.frames.frames;
  const auto first = std::partition_point(
      all.begin(), all.end(), [&](const Frame& frame) { return frame.sentence < sentence; });
  const auto last = std::partition_point(
      first, all.end(), [&](const Frame& frame) { return frame.sentence == sentence; });
  return {static_cast<std::uint32_t>(first - all.begin()),
          static_cast<std::uint32_t>(last - all.begin())};
}

std::vector<std::uint32_t> World::mentions_of(std::uint32_t sentence) const {
  std::vector<std::uint32_t> found;
  for (auto at = std::lower_bound(mention_at_.begin(), mention_at_.end(), At{sentence, 0, 0});
       at != mention_at_.end() && at->sentence == sentence; ++at) {
    found.push_back(at->index);
  }
  return found;
}

std::uint32_t World::only_about(std::uint32_t index) const {
  const auto& all = reading.frames.frames;
  const auto core = [](const Argument& argument) {
    return argument.role == Role::agent || argument.role == Role::patient ||
           argument.role == Role::content;
  };
  const auto [first, last] = frames_of(all[index].sentence);
  for (std::uint32_t i = first; i < last; ++i) {
    if (i == index) continue;
    const auto& arguments = all[i].arguments;
    const bool bare = std::all_of(arguments.begin(), arguments.end(), [&](const Argument& other) {
      return core(other) || other.role == Role::time || other.role == Role::place ||
             other.role == Role::destination || other.role == Role::origin;
    });
    if (!bare || std::count_if(arguments.begin(), arguments.end(), core) != 1) continue;
    const auto only = std::find_if(arguments.begin(), arguments.end(), core);
    if (only->filler.head == all[index].predicate) return i;
  }
  return no_index;
}

std::vector<std::uint32_t> World::mentions_at(std::uint32_t sentence, std::uint32_t token) const {
  std::vector<std::uint32_t> found;
  for (auto at = std::lower_bound(mention_at_.begin(), mention_at_.end(), At{sentence, token, 0});
       at != mention_at_.end() && at->sentence == sentence && at->token == token; ++at) {
    found.push_back(at->index);
  }
  return found;
}

std::uint32_t World::frame_at(std::uint32_t sentence, std::uint32_t token) const {
  const auto at = std::lower_bound(frame_at_.begin(), frame_at_.end(), At{sentence, token, 0});
  const bool found = at != frame_at_.end() && at->sentence == sentence && at->token == token;
  return found ? at->index : no_index;
}

Span World::span(std::uint32_t sentence, std::uint32_t first, std::uint32_t last) const {
  const auto& tokens = reading.parse.sentences[sentence].tokens;
  if (first >= last || last > tokens.size()) return {};
  return reading.article.in_original(tokens[first].first, tokens[last - 1].last);
}

std::vector<Side> World::actors(const Filler& filler, std::uint32_t sentence) const {
  std::vector<Side> sides;
  const auto& mentions = reading.mentions;
  if (filler.mention < mentions.size()) {
    sides = sides_of_mention(filler.mention);
    if (mentions[filler.mention].type == actors::Type::zero) return sides;
    // An argument may stand in another sentence's place (a trace): its mention says where.
    sentence = mentions[filler.mention].sentence;
  }
  const std::uint32_t head =
      filler.mention < mentions.size() ? mentions[filler.mention].head : filler.head;
  for (const std::uint32_t index : mentions_at(sentence, head)) {
    add_sides(sides, sides_of_mention(index));
  }
  return sides;
}

std::vector<Side> World::members(const Filler& filler, std::uint32_t sentence) const {
  auto sides = actors(filler, sentence);
  if (!sides.empty() || filler.head == no_index) return sides;
  const auto& tree = reading.parse.sentences[sentence];
  // Of a subject left out only the verb is there: what its verb's prepositions bring is not it.
  const bool left_out = tree.tokens[filler.head].upos == syntax::Upos::VERB;
  const auto brought = [&](std::uint32_t token) {
    const auto below = tree.children(token);
    return left_out && std::any_of(below.begin(), below.end(), [&](std::uint32_t word) {
             return tree.tokens[word].is("case");
           });
  };
  const auto add = [&](std::uint32_t token) {
    for (const std::uint32_t index : mentions_at(sentence, token)) {
      if (!reading.resolutions[index].is_place) add_sides(sides, sides_of_mention(index));
    }
  };
  for (const std::uint32_t child : tree.children(filler.head)) {
    if (leaves_noun(tree.tokens[child]) || tree.tokens[child].is("conj")) continue;
    if (brought(child)) continue;
    add(child);
    for (const std::uint32_t below : tree.children(child)) {
      if (tree.tokens[below].is("conj")) add(below);
    }
  }
  return sides;
}

std::vector<Side> World::actors_within(const Filler& filler, std::uint32_t sentence) const {
  auto sides = actors(filler, sentence);
  if (!sides.empty() || filler.head == no_index) return sides;
  // Where or when an act takes place is not whose it is: "support for the operation in Ukraine".
  std::vector<std::uint32_t> outside;
  if (filler.frame < reading.frames.frames.size()) {
    for (const Argument& argument : reading.frames.frames[filler.frame].arguments) {
      if (argument.role == Role::place || argument.role == Role::time) {
        outside.push_back(argument.filler.head);
      }
    }
  }
  const auto& tree = reading.parse.sentences[sentence];
  // Breadth first: the nearest level that names somebody decides.
  std::vector<std::uint32_t> level{filler.head};
  std::size_t seen = 0;
  while (!level.empty() && sides.empty() && seen < subtree_tokens_max) {
    std::vector<std::uint32_t> next;
    for (const std::uint32_t token : level) {
      for (const std::uint32_t child : tree.children(token)) {
        if (leaves_noun(tree.tokens[child])) continue;
        if (token == filler.head && tree.tokens[child].is("conj")) continue;
        if (std::find(outside.begin(), outside.end(), child) != outside.end()) continue;
        next.push_back(child);
        // "the foreign agents bill": a word of the name whose country is only guessed is no owner.
        const bool named = tree.tokens[child].is("compound");
        for (const std::uint32_t index : mentions_at(sentence, child)) {
          if (named && reading.resolutions[index].inherited) continue;
          add_sides(sides, sides_of_mention(index));
        }
        if (sides.empty()) continue;
        // "The treaty between Chile and Peru": both.
        for (const std::uint32_t other : tree.children(child)) {
          if (!tree.tokens[other].is("conj")) continue;
          for (const std::uint32_t index : mentions_at(sentence, other)) {
            add_sides(sides, sides_of_mention(index));
          }
        }
      }
    }
    seen += next.size();
    level = std::move(next);
  }
  if (!sides.empty() || filler.frame >= reading.frames.frames.size()) return sides;
  for (const Argument& argument : arguments(filler.frame)) {
    const Frame& from = reading.frames.frames[filler.frame];
    if (argument.role == Role::time || argument.role == Role::place) continue;
    add_sides(sides, actors(argument.filler, from.sentence));
  }
  return sides;
}

frames::Concept World::concept_of(const Filler& filler, std::uint32_t sentence) const {
  if (filler.concept_ != frames::Concept::none || filler.head == no_index) return filler.concept_;
  for (const Frame& frame : reading.frames.frames) {
    if (frame.sentence != sentence) continue;
    for (const Argument& argument : frame.arguments) {
      const bool same = argument.filler.head == filler.head;
      if (same && argument.filler.concept_ != frames::Concept::none) {
        return argument.filler.concept_;
      }
    }
  }
  return frames::Concept::none;
}

bool World::is_person(const Filler& filler) const {
  if (filler.mention >= reading.mentions.size()) return false;
  const auto type = reading.mentions[filler.mention].type;
  return type == actors::Type::person || type == actors::Type::role ||
         !sides_of_mention(filler.mention).empty();
}

const std::vector<Argument>& World::arguments(std::uint32_t frame) const {
  const std::uint32_t source = antecedents_[frame] == no_index ? frame : antecedents_[frame];
  return reading.frames.frames[source].arguments;
}

bool World::has_actor(const Frame& frame) const {
  return std::any_of(frame.arguments.begin(), frame.arguments.end(),
                     [&](const Argument& a) { return !actors(a.filler, frame.sentence).empty(); });
}

bool World::definite(const Frame& frame) const {
  const auto& tree = reading.parse.sentences[frame.sentence];
  for (const std::uint32_t child : tree.children(frame.predicate)) {
    const auto& token = tree.tokens[child];
    if (!token.is("det")) continue;
    if (token.feat("Definite") == "Def" || token.feat("PronType") == "Dem") return true;
  }
  return false;
}

void World::find_antecedents() {
  const auto& all = reading.frames.frames;
  antecedents_.assign(all.size(), no_index);
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const Frame& frame = all[i];
    if (!frame.nominal || frame.concept_ == frames::Concept::none) continue;
    if (has_actor(frame) || !definite(frame)) continue;
    for (std::uint32_t j = i; j-- > 0;) {
      const Frame& earlier = all[j];
      if (earlier.sentence + antecedent_sentences_max < frame.sentence) break;
      if (!same_story(earlier.sentence, frame.sentence)) break;
      const bool kin = concepts.is_a(earlier.concept_, frame.concept_) ||
                       concepts.is_a(frame.concept_, earlier.concept_);
      if (!kin || concepts.depth(frame.concept_) < 2 || !has_actor(earlier)) continue;
      antecedents_[i] = antecedents_[j] == no_index ? j : antecedents_[j];
      break;
    }
  }
}

}  // namespace casus::events
