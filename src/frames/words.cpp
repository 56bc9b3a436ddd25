#include "words.h"

#include <algorithm>

namespace casus::frames {

namespace {

using syntax::Upos;

// Taggers waver between these: a past participle and an adjective, a noun in a headline's capitals
// and a name, a full verb and an auxiliary.
bool fits(Upos wanted, Upos found) {
  if (wanted == found) return true;
  switch (wanted) {
    case Upos::VERB:
      return found == Upos::AUX;
    case Upos::NOUN:
      return found == Upos::PROPN || found == Upos::ADJ;
    case Upos::ADJ:
      return found == Upos::NOUN || found == Upos::VERB;
    case Upos::ADV:
      return found == Upos::ADJ || found == Upos::ADP;
    default:
      return false;
  }
}

}  // namespace

Words::Words(const Tree& tree, const Lexicon::Data& lexicon, const Concepts& concepts,
             const std::vector<bool>& in_name)
    : tree_(tree),
      lexicon_(lexicon),
      concepts_(concepts),
      candidates_(tree.size()),
      concept_of_(tree.size(), Concept::none) {
  for (TokenIndex token = 0; token < tree.size(); ++token) {
    if (in_name[token] || tree.upos(token) == Upos::PUNCT) continue;
    const auto* rows = lexicon.senses_of(tree.lemma(token));
    if (rows == nullptr) rows = lexicon.senses_of(tree.form(token));
    if (rows == nullptr) continue;
    for (const std::uint32_t row : *rows) match(lexicon.senses[row], token);
  }
  for (auto& list : candidates_) {
    std::stable_sort(list.begin(), list.end(), [](const Candidate& a, const Candidate& b) {
      return a.row->words.size() > b.row->words.size();
    });
  }
  guess();
}

bool Words::matches(TokenIndex token, const std::string& word) const {
  return tree_.lemma(token) == word || tree_.form(token) == word;
}

// A dependent may stand one level down: "mettere in guardia" is mettere > guardia > in.
TokenIndex Words::find_near(const std::string& word, TokenIndex token,
                            const std::vector<TokenIndex>& taken) const {
  // An inflected verb of its own is no part of another's phrase: "gave no reason … backed".
  const auto inflected = [&](TokenIndex t) {
    const Morph::Form form = tree_.morph(t).form;
    return tree_.upos(t) == Upos::VERB && tree_.form(t) != word && form != Morph::Form::infinitive;
  };
  const auto free = [&](TokenIndex t) {
    return matches(t, word) && !is_subject(t) && !inflected(t) && !is_clause(t, token) &&
           std::find(taken.begin(), taken.end(), t) == taken.end();
  };
  for (const TokenIndex child : tree_.children(token)) {
    if (free(child)) return child;
  }
  for (const TokenIndex child : tree_.children(token)) {
    // What belongs to the verb of a clause below is no part: "make clear that they fear peace".
    if (tree_.is(child, "ccomp") && tree_.upos(child) == Upos::VERB) continue;
    for (const TokenIndex below : tree_.children(child)) {
      if (free(below)) return below;
    }
  }
  return syntax::no_token;
}

// "Said that the party must support it" is no "say support": a verb with a subject or an auxiliary.
// "Takes time to issue permits" is no "take issue": what can be a noun is none where it is an
// infinitive with an object of its own and does not stand right behind the verb.
bool Words::is_clause(TokenIndex token, TokenIndex verb) const {
  if (tree_.upos(token) != Upos::VERB) return false;
  if (tree_.has_child(token, "nsubj") || tree_.has_child(token, "aux")) return true;
  const TokenIndex marker = tree_.child(token, "mark");
  if (marker == syntax::no_token || marker < verb + 2 || !tree_.has_child(token, "obj")) {
    return false;
  }
  const auto* rows = lexicon_.senses_of(tree_.lemma(token));
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](std::uint32_t row) {
           return lexicon_.senses[row].upos == Upos::NOUN && lexicon_.senses[row].words.size() == 1;
         });
}

// "il presidente ha proclamato": the subject of an active verb is no part of a verb's phrase.
bool Words::is_subject(TokenIndex token) const { return tree_.rel(token) == "nsubj"; }

bool Words::match_apart(const SenseRow& row, TokenIndex token, bool around,
                        std::vector<TokenIndex>& rest) const {
  rest.clear();
  for (std::size_t i = 1; i < row.words.size(); ++i) {
    TokenIndex found = find_near(row.words[i], token, rest);
    const TokenIndex head = tree_.head(token);
    if (found == syntax::no_token && around && head != syntax::no_token) {
      found = matches(head, row.words[i]) ? head : find_near(row.words[i], head, rest);
      if (found == token) found = syntax::no_token;
    }
    if (found == syntax::no_token) return false;
    rest.push_back(found);
  }
  return std::none_of(rest.begin(), rest.end(),
                      [&](TokenIndex part) { return marks_outside(part, token, rest); });
}

// "took the station in Donetsk" is no "take in", "held a vote in March" no "hold march": an
// adposition that marks something outside of the phrase belongs to it only right behind another
// word of it or before one more adposition ("pulled its troops out of Congo"), and a name is no
// common word. "Left the hall to go home" is no "let go": a clause of its own is none either.
bool Words::marks_outside(TokenIndex part, TokenIndex first,
                          const std::vector<TokenIndex>& rest) const {
  const auto inside = [&](TokenIndex t) {
    return t == first || std::find(rest.begin(), rest.end(), t) != rest.end();
  };
  if (tree_.upos(part) == Upos::PROPN) {
    const TokenIndex marker = tree_.child(part, "case");
    return marker != syntax::no_token && !inside(marker);
  }
  if (tree_.is(part, "advcl") && tree_.upos(part) == Upos::VERB) {
    const TokenIndex marker = tree_.child(part, "mark");
    if (marker != syntax::no_token && !inside(marker)) return true;
  }
  const bool chain = part + 1 < tree_.size() && tree_.upos(part + 1) == Upos::ADP;
  return tree_.rel(part) == "case" && !inside(tree_.head(part)) && part > 0 && !inside(part - 1) &&
         !chain;
}

// "Seized the control centre" is no "seize control": a noun that only describes one outside of the
// phrase.
bool Words::is_cut_from_noun(TokenIndex first, const std::vector<TokenIndex>& rest) const {
  return std::any_of(rest.begin(), rest.end(), [&](TokenIndex part) {
    const TokenIndex noun = tree_.head(part);
    return tree_.rel(part) == "compound" && noun != first && part < noun &&
           tree_.upos(noun) == Upos::NOUN &&
           std::find(rest.begin(), rest.end(), noun) == rest.end();
  });
}

void Words::match(const SenseRow& row, TokenIndex token) {
  if (row.words.size() == 1) {
    if (fits(row.upos, tree_.upos(token))) candidates_[token].push_back({&row, {}, false});
    return;
  }
  const bool verbal = row.upos == Upos::VERB;
  if (verbal && !fits(row.upos, tree_.upos(token))) return;
  std::vector<TokenIndex> rest;
  bool found = true;
  for (std::size_t i = 1; i < row.words.size() && found; ++i) {
    const auto next = static_cast<TokenIndex>(token + i);
    found = next < tree_.size() && matches(next, row.words[i]) && !(verbal && is_subject(next));
    if (found) rest.push_back(next);
  }
  if (!found) found = match_apart(row, token, !verbal, rest);
  if (!found || (verbal && is_cut_from_noun(token, rest))) return;
  // The phrase's head is the token that hangs outside of it.
  std::vector<TokenIndex> all = rest;
  all.push_back(token);
  TokenIndex top = token;
  if (!verbal) {
    for (const TokenIndex part : all) {
      if (std::find(all.begin(), all.end(), tree_.head(part)) == all.end()) {
        top = part;
        if (tree_.upos(part) == Upos::NOUN) break;
      }
    }
  }
  // "Drone attack" is no "attack drone": words in another order are the phrase only where its last
  // word leads ("minister of defence").
  const bool ordered = std::is_sorted(rest.begin(), rest.end()) && token < rest.front();
  if (!verbal && !ordered && top != rest.back()) return;
  all.erase(std::find(all.begin(), all.end(), top));
  const bool loose =
      verbal && std::any_of(all.begin(), all.end(), [&](TokenIndex part) {
        const TokenIndex marker = tree_.child(part, "case");
        return marker != syntax::no_token && std::find(all.begin(), all.end(), marker) == all.end();
      });
  candidates_[top].push_back({&row, std::move(all), loose});
}

void Words::guess() {
  for (TokenIndex token = 0; token < tree_.size(); ++token) {
    bool sure = false;
    for (const Candidate& candidate : candidates_[token]) {
      const bool name = candidate.row->upos == Upos::NOUN && tree_.upos(token) == Upos::PROPN;
      const bool exact =
          candidate.row->upos == tree_.upos(token) || name || !candidate.rest.empty();
      if (!candidate.row->conditions.empty() || !exact) continue;
      // "in March": a row of the very class counts more than one that a name may have too.
      if (sure || (name && concept_of_[token] != Concept::none)) continue;
      concept_of_[token] = candidate.row->concept_;
      sure = !name;
    }
  }
}

bool Words::holds(Concept concept_) const {
  return std::any_of(concept_of_.begin(), concept_of_.end(),
                     [&](Concept found) { return concepts_.is_a(found, concept_); });
}

}  // namespace casus::frames
