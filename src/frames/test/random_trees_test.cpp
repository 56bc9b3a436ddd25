// Whatever a parser gives, frames come out: every tree shape of up to four words with random words,
// classes and relations, and random trees of more. Indices stay in range, links stay free of
// circles.
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "workshop.h"

namespace casus::frames {
namespace {

using syntax::Upos;

struct Word {
  std::string_view form, lemma;
  Upos upos;
  std::string_view feats;
};
// Words that start phrases, markers, auxiliaries, clitics and relatives: those that the steps ask
// for.
constexpr std::array<Word, 22> italian = {{
    {"Francia", "Francia", Upos::PROPN, ""},
    {"ha", "avere", Upos::AUX, "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"},
    {"firmato", "firmare", Upos::VERB, "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"},
    {"firma", "firma", Upos::NOUN, "Gender=Fem|Number=Sing"},
    {"accordo", "accordo", Upos::NOUN, "Gender=Masc|Number=Sing"},
    {"lanciato", "lanciare", Upos::VERB, "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"},
    {"attacco", "attacco", Upos::NOUN, "Gender=Masc|Number=Sing"},
    {"di", "di", Upos::ADP, ""},
    {"da", "da", Upos::ADP, ""},
    {"parte", "parte", Upos::NOUN, "Gender=Fem|Number=Sing"},
    {"tra", "tra", Upos::ADP, ""},
    {"e", "e", Upos::CCONJ, ""},
    {"non", "non", Upos::ADV, "PronType=Neg"},
    {"si", "si", Upos::PRON, "Clitic=Yes|Person=3|PronType=Prs"},
    {"ne", "ne", Upos::PRON, "Clitic=Yes|PronType=Prs"},
    {"che", "che", Upos::PRON, "PronType=Rel"},
    {"giovedì", "giovedì", Upos::NOUN, "Gender=Masc"},
    {"dopo", "dopo", Upos::ADP, ""},
    {"accusa", "accusare", Upos::VERB, "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"},
    {"colpire", "colpire", Upos::VERB, "VerbForm=Inf"},
    {"russo", "russo", Upos::ADJ, "Gender=Masc|Number=Sing"},
    {",", ",", Upos::PUNCT, ""},
}};
constexpr std::array<Word, 22> english = {{
    {"France", "France", Upos::PROPN, "Number=Sing"},
    {"has", "have", Upos::AUX, "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"},
    {"signed", "sign", Upos::VERB, "Tense=Past|VerbForm=Part"},
    {"accuses", "accuse", Upos::NOUN, "Number=Plur"},
    {"deal", "deal", Upos::NOUN, "Number=Sing"},
    {"launched", "launch", Upos::VERB, "Tense=Past|VerbForm=Part"},
    {"attack", "attack", Upos::NOUN, "Number=Sing"},
    {"of", "of", Upos::ADP, ""},
    {"by", "by", Upos::ADP, ""},
    {"between", "between", Upos::ADP, ""},
    {"to", "to", Upos::PART, ""},
    {"and", "and", Upos::CCONJ, ""},
    {"not", "not", Upos::PART, ""},
    {"who", "who", Upos::PRON, "PronType=Rel"},
    {"Friday", "Friday", Upos::PROPN, "Number=Sing"},
    {"according", "accord", Upos::VERB, "VerbForm=Ger"},
    {"supplying", "supply", Upos::VERB, "VerbForm=Ger"},
    {"close", "close", Upos::ADJ, "Degree=Pos"},
    {"call", "call", Upos::VERB, "VerbForm=Inf"},
    {"'s", "'s", Upos::PART, ""},
    {"Russian", "Russian", Upos::ADJ, "Degree=Pos"},
    {":", ":", Upos::PUNCT, ""},
}};
constexpr std::array<std::string_view, 36> relations = {
    "nsubj",       "nsubj:pass", "obj",        "iobj",     "obl",   "obl:agent",
    "xcomp",       "ccomp",      "csubj",      "advcl",    "acl",   "acl:relcl",
    "nmod",        "nmod:poss",  "amod",       "compound", "flat",  "appos",
    "conj",        "cc",         "case",       "mark",     "aux",   "aux:pass",
    "cop",         "det",        "nummod",     "advmod",   "expl",  "expl:pass",
    "expl:impers", "parataxis",  "dislocated", "fixed",    "punct", "compound:prt"};

bool is_tree(const std::vector<std::uint32_t>& heads) {
  std::size_t roots = 0;
  for (std::uint32_t i = 0; i < heads.size(); ++i) {
    if (heads[i] == i) return false;
    if (heads[i] == syntax::no_token) ++roots;
    std::uint32_t at = i;
    for (std::size_t steps = 0; at != syntax::no_token; at = heads[at]) {
      if (++steps > heads.size()) return false;
    }
  }
  return roots == 1;
}

class RandomTrees {
 public:
  explicit RandomTrees(std::string language)
      : language_(std::move(language)), words_(language_ == "it" ? italian : english) {}

  void read_one(const std::vector<std::uint32_t>& heads) {
    std::string text;
    syntax::Parse parse;
    syntax::Sentence sentence;
    for (const std::uint32_t head : heads) {
      const Word& word = words_[pick(words_.size())];
      if (!text.empty()) text += ' ';
      syntax::Token token;
      token.form = word.form;
      token.lemma = word.lemma;
      token.upos = word.upos;
      token.feats = word.feats;
      token.head = head;
      token.deprel = head == syntax::no_token ? "root" : relations[pick(relations.size())];
      token.first = text.size();
      text += word.form;
      token.last = text.size();
      sentence.tokens.push_back(token);
    }
    parse.sentences.push_back(std::move(sentence));
    const auto article = text::read(text);
    if (!article) return;
    auto mentions = actors::find(parse, Workshop::dictionary(), language_, {});
    const Frames frames =
        read(parse, *article, mentions, Workshop::lexicon(language_), Workshop::concepts());
    check(frames, parse, mentions);
  }

  std::size_t pick(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }

 private:
  std::string language_;
  const std::array<Word, 22>& words_;
  std::mt19937 random_{5};

  static void check(const Frames& frames, const syntax::Parse& parse,
                    const std::vector<actors::Mention>& mentions) {
    const auto size = static_cast<std::uint32_t>(parse.sentences[0].tokens.size());
    const auto count = static_cast<std::uint32_t>(frames.frames.size());
    for (std::uint32_t i = 0; i < count; ++i) {
      const Frame& frame = frames.frames[i];
      ASSERT_LT(frame.predicate, size);
      ASSERT_LE(frame.last, size);
      ASSERT_LT(frame.first, frame.last);
      for (const Argument& argument : frame.arguments) {
        ASSERT_LT(argument.filler.head, size);
        ASSERT_TRUE(argument.filler.mention == no_index ||
                    argument.filler.mention < mentions.size());
        ASSERT_TRUE(argument.filler.frame == no_index || argument.filler.frame < count);
      }
      std::uint32_t steps = 0;
      for (std::uint32_t at = i; at != no_index; at = frames.frames[at].under) {
        ASSERT_LE(++steps, count) << "a circle of frames";
      }
      ASSERT_FALSE(dump(frame, frames, parse, mentions, Workshop::concepts()).empty());
    }
  }
};

TEST(RandomTrees, of_all_shapes_up_to_four_words_are_read) {
  for (const char* language : {"it", "en"}) {
    RandomTrees trees(language);
    for (std::uint32_t size = 1; size <= 4; ++size) {
      std::vector<std::uint32_t> digits(size, 0);
      for (bool more = true; more;) {
        std::vector<std::uint32_t> heads = digits;
        for (std::uint32_t& head : heads) {
          if (head == size) head = syntax::no_token;
        }
        if (is_tree(heads)) {
          for (int round = 0; round < 30; ++round) trees.read_one(heads);
        }
        more = false;
        for (std::uint32_t& digit : digits) {
          if (++digit <= size) {
            more = true;
            break;
          }
          digit = 0;
        }
      }
    }
  }
}

TEST(RandomTrees, of_more_words_are_read) {
  for (const char* language : {"it", "en"}) {
    RandomTrees trees(language);
    for (int round = 0; round < 6000; ++round) {
      const std::size_t size = 5 + trees.pick(10);
      // Each word hangs on one that has its place already; then the places are shuffled.
      std::vector<std::uint32_t> order(size), heads(size, syntax::no_token);
      for (std::uint32_t i = 0; i < size; ++i) order[i] = i;
      for (std::size_t i = size; i-- > 1;) std::swap(order[i], order[trees.pick(i + 1)]);
      for (std::size_t i = 1; i < size; ++i) heads[order[i]] = order[trees.pick(i)];
      trees.read_one(heads);
    }
  }
}

}  // namespace
}  // namespace casus::frames
