#include "tree.h"

#include "lexicon_data.h"

namespace casus::frames {

namespace {

void read_feature(std::string_view name, std::string_view value, Morph& morph) {
  if (name == "VerbForm") {
    if (value == "Fin")
      morph.form = Morph::Form::finite;
    else if (value == "Part")
      morph.form = Morph::Form::participle;
    else if (value == "Inf")
      morph.form = Morph::Form::infinitive;
    else if (value == "Ger")
      morph.form = Morph::Form::gerund;
  } else if (name == "Tense") {
    morph.past = value == "Past" || value == "Imp" || value == "Pqp";
    morph.present = value == "Pres";
    morph.future = value == "Fut";
  } else if (name == "Mood") {
    morph.conditional = value == "Cnd";
    morph.subjunctive = value == "Sub";
    morph.imperative = value == "Imp";
  } else if (name == "Voice") {
    morph.passive = value == "Pass";
  } else if (name == "PronType") {
    morph.relative = value == "Rel" || value == "Int,Rel" || value == "Rel,Int";
  } else if (name == "Reflex") {
    morph.reflexive = value == "Yes";
  } else if (name == "Poss") {
    morph.possessive = value == "Yes";
  } else if (name == "Person" && !value.empty()) {
    morph.person = value.front();
  } else if (name == "Number" && !value.empty()) {
    morph.number = value.front() == 'P' ? 'p' : 's';
  } else if (name == "Gender" && !value.empty()) {
    morph.gender = value.front() == 'F' ? 'f' : 'm';
  }
}

Morph read_morph(std::string_view feats) {
  Morph morph;
  while (!feats.empty()) {
    const std::size_t end = feats.find('|');
    const std::string_view pair = feats.substr(0, end);
    const std::size_t equals = pair.find('=');
    if (equals != pair.npos) read_feature(pair.substr(0, equals), pair.substr(equals + 1), morph);
    if (end == feats.npos) break;
    feats.remove_prefix(end + 1);
  }
  return morph;
}

}  // namespace

Tree::Tree(const syntax::Sentence& sentence) : sentence_(&sentence) {
  std::string scratch;
  const auto keep = [&](std::string_view text) {
    const std::string_view folded = lower(text, scratch);
    if (folded.data() != scratch.data()) return folded;
    return std::string_view(spellings_.emplace_back(folded));
  };
  for (const syntax::Token& token : sentence.tokens) {
    head_.push_back(token.head);
    upos_.push_back(token.upos);
    rel_.push_back(token.deprel);
    lemma_.push_back(keep(token.lemma));
    form_.push_back(keep(token.form));
    morph_.push_back(read_morph(token.feats));
  }
  settle();
}

bool Tree::is(TokenIndex token, std::string_view relation) const {
  const std::string_view rel = rel_[token];
  return rel.starts_with(relation) &&
         (rel.size() == relation.size() || rel[relation.size()] == ':');
}

std::span<const TokenIndex> Tree::children(TokenIndex token) const {
  return std::span(children_).subspan(first_child_[token],
                                      first_child_[token + 1] - first_child_[token]);
}

TokenIndex Tree::child(TokenIndex token, std::string_view relation) const {
  for (const TokenIndex child : children(token)) {
    if (is(child, relation)) return child;
  }
  return syntax::no_token;
}

bool Tree::under(TokenIndex token, TokenIndex ancestor) const {
  for (std::uint32_t steps = 0; token != syntax::no_token && steps <= size(); ++steps) {
    if (token == ancestor) return true;
    token = head_[token];
  }
  return false;
}

bool Tree::is_nominal(TokenIndex token) const {
  switch (upos(token)) {
    case syntax::Upos::NOUN:
    case syntax::Upos::PROPN:
    case syntax::Upos::PRON:
    case syntax::Upos::NUM:
    case syntax::Upos::SYM:
    case syntax::Upos::X:
      return true;
    case syntax::Upos::ADJ:
    case syntax::Upos::DET:
      return !is(token, "amod") && !is(token, "det");
    default:
      return false;
  }
}

bool Tree::attach(TokenIndex token, TokenIndex head, std::string_view rel) {
  if (head != syntax::no_token && under(head, token)) return false;
  head_[token] = head;
  rel_[token] = rel;
  return true;
}

void Tree::retag(TokenIndex token, syntax::Upos upos, Morph::Form form) {
  upos_[token] = upos;
  morph_[token].form = form;
}

void Tree::settle() {
  const std::uint32_t count = size();
  first_child_.assign(count + 1, 0);
  for (const TokenIndex head : head_) {
    if (head != syntax::no_token) ++first_child_[head + 1];
  }
  for (std::uint32_t i = 0; i < count; ++i) first_child_[i + 1] += first_child_[i];
  children_.assign(first_child_[count], 0);
  std::vector<std::uint32_t> next(first_child_.begin(), first_child_.end());
  from_top_.clear();
  for (TokenIndex i = 0; i < count; ++i) {
    if (head_[i] == syntax::no_token)
      from_top_.push_back(i);
    else
      children_[next[head_[i]]++] = i;
  }
  for (std::size_t i = 0; i < from_top_.size(); ++i) {
    for (const TokenIndex child : children(from_top_[i])) from_top_.push_back(child);
  }
}

}  // namespace casus::frames
