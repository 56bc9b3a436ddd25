// "Turkey deploys troops on the border": a sentence without a verb of its own, in which the word
// behind the first name is one by the lexicon. Parsers make it a part of a name, a noun or even an
// adposition; with it the sentence has subject, verb and object.
#include <algorithm>

#include "repairs.h"

namespace casus::frames {

using syntax::no_token;
using syntax::Upos;

namespace {

/// The parts of a headline: a name, the hidden verb behind it, the bare noun phrase behind that,
/// [word + 1, run), and where its first clause ends.
struct Headline {
  TokenIndex name = no_token, word = no_token, object = no_token;
  TokenIndex run = 0, end = 0;
  std::string_view verb;
};

bool is_part_of_noun(const Tree& tree, TokenIndex token) {
  return tree.is(token, "compound") || tree.is(token, "flat") || tree.is(token, "case") ||
         tree.is(token, "amod") || tree.is(token, "nmod");
}

// The first name's head, when the sentence begins with it, alone or behind the words that tell
// whose it is ("Mali soldiers"); `next` is the word behind it.
TokenIndex first_name(const Workbench& bench, TokenIndex& next) {
  const Tree& tree = bench.tree;
  TokenIndex t = 0;
  while (t < tree.size() && tree.upos(t) == Upos::DET) ++t;
  constexpr TokenIndex owner_max = 2;
  for (TokenIndex n = 0; n < owner_max && t < tree.size() && !bench.in_mention(t); ++n) {
    const bool owner = tree.upos(t) == Upos::PROPN || tree.upos(t) == Upos::ADJ;
    if (owner && t + 1 < tree.size()) ++t;
  }
  if (t >= tree.size() || !bench.in_mention(t)) return no_token;
  const TokenIndex head = bench.mention_head(t);
  while (t < tree.size() && bench.in_mention(t) && bench.mention_head(t) == head) ++t;
  next = t;
  return bench.is_actor(head) ? head : no_token;
}

bool may_open_object(const Workbench& bench, TokenIndex token) {
  const Tree& tree = bench.tree;
  switch (tree.upos(token)) {
    case Upos::NOUN:
    case Upos::PROPN:
    case Upos::ADJ:
    case Upos::NUM:
    case Upos::SYM:  // "400-500 soldiers"
    case Upos::DET:
      return true;
    default:
      return bench.in_mention(token);
  }
}

// "blocks Swedish bid": a base form that the tagger took for a verb, without anything of a verb.
bool is_bare_noun(const Workbench& bench, TokenIndex token) {
  const Tree& tree = bench.tree;
  if (!bench.is_verb(token) || tree.form(token) != tree.lemma(token)) return false;
  return !bench.has_auxiliary(token) && !tree.has_child(token, "mark") &&
         !tree.has_child(token, "obj") && tree.upos(token - 1) == Upos::ADJ;
}

// "Minister claims forty soldiers killed": the participle behind what is counted.
bool describes_counted(const Workbench& bench, const Headline& line, TokenIndex token) {
  const Tree& tree = bench.tree;
  const TokenIndex noun = tree.head(token);
  return bench.is_past_participle(token) && tree.rel(token) == "acl" && noun > line.word &&
         noun != no_token && noun < token && tree.has_child(noun, "nummod") &&
         !bench.has_auxiliary(token);
}

// A verb that the first clause rests on, other than the hidden one.
bool has_verb(const Workbench& bench, const Headline& line) {
  const Tree& tree = bench.tree;
  for (TokenIndex t = 0; t < line.end; ++t) {
    if (t == line.word || describes_counted(bench, line, t)) continue;
    if (tree.upos(t) == Upos::AUX) return true;
    if (bench.is_verb(t) && !is_part_of_noun(tree, t) && !is_bare_noun(bench, t)) return true;
  }
  return false;
}

// English: "bans", "denies", "summons", and the base form behind a plural.
std::string_view inflected_verb(const Workbench& bench, TokenIndex name, TokenIndex word) {
  const std::string_view form = bench.tree.form(word), lemma = bench.tree.lemma(word);
  if (bench.lexicon.has_verb(lemma)) {
    return form != lemma || bench.is_plural(name) ? lemma : std::string_view();
  }
  return bench.lexicon.verb_inflected(form);
}

// An inflected verb that the lexicon has, taken for a part of a noun phrase.
std::string_view hidden_verb(const Workbench& bench, TokenIndex name, TokenIndex word) {
  const Tree& tree = bench.tree;
  const Upos upos = tree.upos(word);
  const bool open = upos == Upos::VERB || upos == Upos::NOUN || upos == Upos::PROPN ||
                    upos == Upos::ADJ || upos == Upos::ADV;
  if (!open || bench.in_mention(word) || tree.has_child(word, "case")) return {};
  if (!bench.lexicon.prodrop) return inflected_verb(bench, name, word);
  if (bench.has_case(name) || tree.upos(0) == Upos::DET ||
      (upos == Upos::NOUN && tree.morph(word).number == 'p'))
    return {};
  if (upos == Upos::VERB) return bench.lexicon.has_verb(tree.lemma(word)) ? tree.lemma(word) : "";
  // "Iran giustizia un dissidente", "Kiev libera due giornalisti": no adjective before a name's
  // end.
  return bench.lexicon.verb_of_root(tree.form(word));
}

void find_object(const Workbench& bench, Headline& line) {
  const Tree& tree = bench.tree;
  line.run = line.word + 1;
  while (line.run < line.end &&
         (may_open_object(bench, line.run) || is_bare_noun(bench, line.run))) {
    ++line.run;
  }
  for (TokenIndex t = line.word + 1; t < line.run; ++t) {
    const Upos upos = tree.upos(t);
    const bool noun =
        bench.in_mention(t) || upos == Upos::NOUN || upos == Upos::PROPN || is_bare_noun(bench, t);
    if (!noun) continue;
    const TokenIndex head = bench.mention_head(t);
    if (head <= line.word || head >= line.run) return;
    // "Sudan protesters" against "leader opposizione": a demonym before its noun is no head.
    const bool leads =
        bench.lexicon.prodrop && line.object != no_token && !bench.is_demonym(line.object);
    if (!leads && !(bench.is_demonym(head) && line.object != no_token)) line.object = head;
  }
}

// A word that may be a noun as well needs somebody or something counted behind it, unless its form
// is the verb's.
bool is_sure(const Workbench& bench, const Headline& line) {
  const Tree& tree = bench.tree;
  const bool inflected = !bench.lexicon.prodrop && tree.form(line.word) != tree.lemma(line.word);
  if (inflected || bench.is_verb(line.word) || !bench.has_sense(line.word, Upos::NOUN)) return true;
  if (tree.head(line.object) == line.word && tree.rel(line.object) == "obj") return true;
  for (TokenIndex t = line.word + 1; t < line.run; ++t) {
    const Upos upos = tree.upos(t);
    if (bench.in_mention(t) || upos == Upos::DET || upos == Upos::NUM) return true;
  }
  return false;
}

Headline read_at(const Workbench& bench, TokenIndex name, TokenIndex word) {
  const Tree& tree = bench.tree;
  Headline line;
  line.name = name;
  line.word = word;
  if (line.word + 1 >= tree.size()) return {};
  line.end = line.word + 1;
  while (line.end < tree.size() && tree.upos(line.end) != Upos::SCONJ &&
         (tree.upos(line.end) != Upos::PUNCT || tree.form(line.end) == "-")) {
    ++line.end;
  }
  line.verb = hidden_verb(bench, line.name, line.word);
  if (line.verb.empty() || has_verb(bench, line)) return {};
  if (!may_open_object(bench, line.word + 1)) return {};
  find_object(bench, line);
  if (line.object == no_token || !is_sure(bench, line)) return {};
  // What the parser got right stays as it is.
  const bool subject = tree.head(line.name) == line.word && tree.is(line.name, "nsubj");
  if (bench.is_verb(line.word) && subject && !is_part_of_noun(tree, line.word)) return {};
  for (TokenIndex t = line.end; t < tree.size(); ++t) {
    if (tree.head(t) == no_token) return {};  // rests on something behind
  }
  return line;
}

// "Polizia indiana libera …": the adjective of the first noun stands before the verb.
Headline read_headline(const Workbench& bench) {
  const Tree& tree = bench.tree;
  TokenIndex word = 0;
  const TokenIndex name = tree.size() < 3 ? no_token : first_name(bench, word);
  if (name == no_token || word >= tree.size()) return {};
  const bool described = tree.upos(name) == Upos::NOUN && tree.upos(word) == Upos::ADJ &&
                         tree.head(word) == name && tree.is(word, "amod");
  if (described) {
    const Headline line = read_at(bench, name, word + 1);
    if (line.name != no_token) return line;
  }
  return read_at(bench, name, word);
}

std::string_view relation_to_noun(const Tree& tree, TokenIndex word, bool before) {
  switch (tree.upos(word)) {
    case Upos::ADJ:
      return "amod";
    case Upos::DET:
      return "det";
    case Upos::NUM:
      return "nummod";
    default:
      return before ? "compound" : "nmod";
  }
}

// Hangs the words of the first clause anew; inside noun phrases they stay as they were.
void rebuild(Workbench& bench, const Headline& line) {
  Tree& tree = bench.tree;
  std::vector<TokenIndex> heads;
  std::vector<std::string_view> rels;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    heads.push_back(tree.head(t));
    rels.push_back(tree.rel(t));
  }
  tree.attach(line.word, no_token, "root");
  for (TokenIndex t = 0; t < line.end; ++t) {
    if (t != line.word) tree.attach(t, line.word, "dep");
  }
  tree.attach(line.name, line.word, "nsubj");
  tree.attach(line.object, line.word, "obj");
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    if (t == line.word || t == line.name || t == line.object) continue;
    const TokenIndex old = heads[t];
    if (t < line.word) {
      const bool inside = old != no_token && old < line.word;
      tree.attach(t, inside ? old : line.name, inside ? rels[t] : relation_to_noun(tree, t, true));
    } else if (t < line.run) {
      const bool inside = old != no_token && old > line.word && old < line.run;
      const bool kept = inside && tree.attach(t, old, rels[t]);
      if (!kept) tree.attach(t, line.object, relation_to_noun(tree, t, t < line.object));
    } else if (t < line.end) {
      const bool inside = old != no_token && old >= line.run && old < line.end;
      if (inside && tree.attach(t, old, rels[t])) continue;
      const bool genitive = bench.is_genitive(bench.slot_of(t));
      if (bench.has_case(t))
        tree.attach(t, genitive ? line.object : line.word, genitive ? "nmod" : "obl");
      else if (rels[t] == "acl")
        tree.attach(t, line.object, "acl");
      else
        tree.attach(t, line.word, rels[t] == "root" ? "dep" : rels[t]);
    } else if (old != no_token && old < line.end) {
      tree.attach(t, line.word, rels[t]);
    }
  }
  for (TokenIndex t = line.word + 1; t < line.run; ++t) {
    if (bench.is_verb(t) && t == line.object) tree.retag(t, Upos::NOUN, Morph::Form::none);
  }
  tree.retag(line.word, Upos::VERB, Morph::Form::finite);
  tree.relemmatise(line.word, line.verb);
  tree.settle();
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
  const Headline line = read_headline(bench);
  if (line.name != no_token) rebuild(bench, line);
}

}  // namespace casus::frames
