#include "qualified.h"

#include <algorithm>
#include <string_view>

namespace casus::events {
namespace {

using syntax::Sentence;

bool is_content(const Argument& argument, std::uint32_t act) {
  return argument.filler.frame == act && argument.filler.trace &&
         (argument.role == Role::content || argument.role == Role::patient);
}

/// The sentence ends with a question mark, whatever closes behind it.
bool is_question(const Sentence& tree) {
  for (std::size_t t = tree.tokens.size(); t-- > 0;) {
    if (tree.tokens[t].upos != syntax::Upos::PUNCT) return false;
    if (tree.tokens[t].form.find('?') != std::string_view::npos) return true;
  }
  return false;
}

bool is_interrogative(const syntax::Token& token) { return token.feat("PronType") == "Int"; }

/// The question word of a clause, or of one of its phrases ("which country"); no_token without one.
std::uint32_t question_word(const Sentence& tree, std::uint32_t verb) {
  for (const std::uint32_t child : tree.children(verb)) {
    if (is_interrogative(tree.tokens[child])) return child;
    for (const std::uint32_t below : tree.children(child)) {
      if (is_interrogative(tree.tokens[below]) && tree.tokens[below].is("det")) return child;
    }
  }
  return syntax::no_token;
}

bool is_core(const syntax::Token& token) { return token.is("nsubj") || token.is("obj"); }

bool goes_on(const Sentence& tree, std::uint32_t verb) {
  const auto children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const auto& token = tree.tokens[child];
    return (token.is("conj") || token.is("parataxis")) && token.upos == syntax::Upos::VERB;
  });
}

}  // namespace

std::vector<std::uint32_t> qualifiers(std::uint32_t act, const World& world) {
  const Frame& frame = world.reading.frames.frames[act];
  std::vector<std::uint32_t> found;
  if (!frame.nominal) return found;
  const Sentence& tree = world.reading.parse.sentences[frame.sentence];
  for (const std::uint32_t child : tree.children(frame.predicate)) {
    const auto& token = tree.tokens[child];
    if ((!token.is("amod") && !token.is("acl")) || token.deprel == "acl:relcl") continue;
    const std::uint32_t index = world.frame_at(frame.sentence, child);
    if (index == no_index) continue;
    const auto& arguments = world.reading.frames.frames[index].arguments;
    if (std::any_of(arguments.begin(), arguments.end(),
                    [act](const Argument& one) { return is_content(one, act); })) {
      found.push_back(index);
    }
  }
  return found;
}

bool asked(const Frame& frame, const World& world) {
  if (frame.nominal) return false;
  const Sentence& tree = world.reading.parse.sentences[frame.sentence];
  if (tree.tokens[frame.predicate].head != syntax::no_token || !is_question(tree)) return false;
  const std::uint32_t word = question_word(tree, frame.predicate);
  if (word == syntax::no_token) return !goes_on(tree, frame.predicate);
  return is_core(tree.tokens[word]);
}

bool stayed_away(const Frame& frame, const World& world) {
  if (!frame.negative) return false;
  const Sentence& tree = world.reading.parse.sentences[frame.sentence];
  const auto children = tree.children(frame.predicate);
  const auto has = [&](std::string_view relation) {
    return std::any_of(children.begin(), children.end(),
                       [&](std::uint32_t child) { return tree.tokens[child].is(relation); });
  };
  return tree.tokens[frame.predicate].upos == syntax::Upos::NOUN && has("cop") && has("case");
}

bool is_left_undone(const Frame& frame, const World& world) {
  if (!frame.negative || frame.nominal || frame.modality != frames::Modality::actual) return false;
  const Sentence& tree = world.reading.parse.sentences[frame.sentence];
  if (tree.tokens[frame.predicate].feat("VerbForm") != "Inf") return false;
  const auto children = tree.children(frame.predicate);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const auto& token = tree.tokens[child];
    return token.is("aux") && token.feat("Tense") == "Pres" && token.feat("VerbForm") == "Fin";
  });
}

}  // namespace casus::events
