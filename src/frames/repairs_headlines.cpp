// "Turkey deploys troops on the border": a sentence without a verb of its own, in which the word
// behind the first name is one by the lexicon. Parsers make it a part of a name, a noun or even an
// adposition; with it the sentence has subject, verb and object.
#include <algorithm>

#include "repairs.h"

namespace casus::frames {

using syntax::no_token;
using syntax::Upos;

namespace {

bool is_part_of_noun(const Tree& tree, TokenIndex token) {
  return tree.is(token, "compound") || tree.is(token, "flat") || tree.is(token, "case") ||
         tree.is(token, "amod") || tree.is(token, "nmod");
}

// A verb that the sentence rests on.
bool has_verb(const Workbench& bench, TokenIndex but) {
  for (TokenIndex t = 0; t < bench.tree.size(); ++t) {
    if (t == but) continue;
    if (bench.tree.upos(t) == Upos::AUX) return true;
    if (bench.is_verb(t) && !is_part_of_noun(bench.tree, t)) return true;
  }
  return false;
}

// The first name's head, when the sentence begins with it; `next` is the word behind it.
TokenIndex first_name(const Workbench& bench, TokenIndex& next) {
  const Tree& tree = bench.tree;
  TokenIndex t = 0;
  while (t < tree.size() && tree.upos(t) == Upos::DET) ++t;
  if (t >= tree.size() || !bench.in_mention(t)) return no_token;
  const TokenIndex head = bench.mention_head(t);
  while (t < tree.size() && bench.in_mention(t) && bench.mention_head(t) == head) ++t;
  next = t;
  return bench.is_actor(head) ? head : no_token;
}

// An inflected form of a verb that the lexicon has, taken for a part of a noun phrase.
bool hides_verb(const Workbench& bench, TokenIndex word) {
  const Tree& tree = bench.tree;
  const Upos upos = tree.upos(word);
  if (upos != Upos::VERB && upos != Upos::NOUN && upos != Upos::PROPN) return false;
  if (bench.in_mention(word) || tree.form(word) == tree.lemma(word)) return false;
  if (!bench.has_sense(word, Upos::VERB)) return false;
  // "Odinga Claims …": what the headline rests on is a noun to the parser, the name a part of it.
  const bool root = tree.is(word, "root") && upos != Upos::VERB;
  return (root || is_part_of_noun(tree, word)) && !tree.has_child(word, "case");
}

// "Iran giustizia un dissidente": a word right behind a name without an article, right before a
// determiner, of whose root the lexicon has a verb.
std::string_view hidden_root(const Workbench& bench, TokenIndex word) {
  const Tree& tree = bench.tree;
  const Upos upos = tree.upos(word);
  const bool open = upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::PROPN;
  if (!open || bench.in_mention(word) || bench.has_case(word)) return {};
  if (tree.upos(0) == Upos::DET || tree.upos(word + 1) != Upos::DET) return {};
  return bench.lexicon.verb_of_root(tree.form(word));
}

// "Trump to meet Putin": the infinitive behind a name that is all that the headline rests on is
// what the named one is to do.
bool raise_infinitive(Workbench& bench) {
  Tree& tree = bench.tree;
  TokenIndex word = 0;
  if (tree.size() < 3 || tree.upos(tree.size() - 1) == Upos::PUNCT) return false;
  const TokenIndex name = first_name(bench, word);
  if (name == no_token || tree.head(name) != no_token) return false;
  for (const TokenIndex verb : copy_of(tree.children(name))) {
    const bool infinitive = tree.morph(verb).form == Morph::Form::infinitive;
    if (!bench.is_verb(verb) || !infinitive || !tree.is(verb, "acl") || verb < word) continue;
    if (tree.rel(verb) == "acl:relcl") continue;
    for (const TokenIndex child : copy_of(tree.children(name))) {
      if (child > verb) tree.attach(child, verb, tree.rel(child));
    }
    tree.attach(verb, no_token, "root");
    tree.attach(name, verb, "nsubj");
    tree.settle();
    return true;
  }
  return false;
}

}  // namespace

void repair_headlines(Workbench& bench) {
  if (raise_infinitive(bench)) return;
  Tree& tree = bench.tree;
  TokenIndex word = 0;
  const TokenIndex name = tree.size() > 2 ? first_name(bench, word) : no_token;
  if (name == no_token || word + 1 >= tree.size()) return;
  const std::string_view rooted = hidden_root(bench, word);
  if ((rooted.empty() && !hides_verb(bench, word)) || has_verb(bench, word)) return;
  const Upos next = tree.upos(word + 1);
  if (next != Upos::NOUN && next != Upos::PROPN && next != Upos::ADJ && next != Upos::NUM &&
      next != Upos::DET) {
    return;
  }
  TokenIndex root = 0;
  while (root < tree.size() && tree.head(root) != no_token) ++root;
  if (root >= tree.size()) return;
  // The noun phrase behind the verb: the root itself, or what the root has there.
  TokenIndex object = root > word ? root : no_token;
  for (const TokenIndex child : tree.children(root)) {
    if (object == no_token && child > word && tree.is_nominal(child) && !bench.has_case(child)) {
      object = child;
    }
  }
  if (object == no_token || (object != root && bench.has_case(object))) return;
  const std::vector<TokenIndex> left = copy_of(tree.children(root));
  if (root != word) {
    tree.attach(word, no_token, "root");
    tree.attach(root, word, root > word ? "obj" : "nsubj");
  }
  if (object != root) tree.attach(object, word, "obj");
  if (name != root) tree.attach(name, word, "nsubj");
  for (const TokenIndex child : left) {
    if (child == word || child == name || child == object) continue;
    if (child > word && root < word) tree.attach(child, word, tree.rel(child));
  }
  for (const TokenIndex child : copy_of(tree.children(word))) {
    if (child > word && child != object) tree.attach(child, object, tree.rel(child));
  }
  tree.retag(word, Upos::VERB, Morph::Form::finite);
  if (!rooted.empty()) tree.relemmatise(word, rooted);
  tree.settle();
}

}  // namespace casus::frames
