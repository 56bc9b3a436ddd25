// "NAIROBI (Reuters) - Kenya has …": the place and the agency before the dash of a report's first
// sentence are no part of what it tells. Parsers make a subject or the root of them.
#include <algorithm>

#include "repairs.h"

namespace casus::frames {

using syntax::no_token;
using syntax::Upos;

namespace {

constexpr TokenIndex words_max = 12;

bool is_dash(std::string_view form) {
  return form == "-" || form == "--" || form == "\u2013" || form == "\u2014";
}

// Names, figures and what stands between them.
bool may_date(const Workbench& bench, TokenIndex word) {
  switch (bench.tree.upos(word)) {
    case Upos::PROPN:
    case Upos::NUM:
    case Upos::PUNCT:
    case Upos::SYM:
      return true;
    default:
      return bench.in_mention(word);
  }
}

// "6 LUG", "10 apr.": the month behind a day, whatever the tagger made of it.
bool is_month(const Workbench& bench, TokenIndex word) {
  return bench.tree.upos(word) == Upos::NOUN && bench.tree.upos(word - 1) == Upos::NUM;
}

// The dash behind the dateline, no_token without one. A second dash is its end where one of the two
// parts is an agency in brackets: "(ANSA) - ROMA, 6 LUG - ", "Roma, 6 lug. - (Askanews) - ".
TokenIndex dash_of(const Workbench& bench) {
  const Tree& tree = bench.tree;
  const bool opened = tree.form(0) == "(";
  if (!opened && (tree.upos(0) == Upos::PUNCT || !may_date(bench, 0))) return no_token;
  TokenIndex found = no_token;
  bool agency = opened;
  for (TokenIndex t = 1; t + 2 < tree.size() && t < words_max; ++t) {
    const auto& tokens = tree.sentence().tokens;
    // No hyphen; the long dash may touch the word before it.
    const bool apart =
        tokens[t].space_after && (tokens[t - 1].space_after || tree.form(t) == "\u2014");
    agency = agency || tree.form(t) == "(";
    if (apart && is_dash(tree.form(t))) {
      if (found != no_token) return agency ? t : found;
      found = t;
    } else if (!may_date(bench, t) && !is_month(bench, t)) {
      return found;
    }
  }
  return found;
}

}  // namespace

void repair_datelines(Workbench& bench) {
  Tree& tree = bench.tree;
  if (tree.size() < 4) return;
  const TokenIndex dash = dash_of(bench);
  if (dash == no_token) return;
  TokenIndex root = 0;
  while (root < tree.size() && tree.head(root) != no_token) ++root;
  if (root >= tree.size()) return;
  // Where the place was made the root, the report is the clause that hangs on it.
  if (root < dash) {
    TokenIndex clause = no_token;
    for (TokenIndex t = dash + 1; t < tree.size() && clause == no_token; ++t) {
      const TokenIndex head = tree.head(t);
      if (head < dash && bench.is_verb(t) && bench.is_finite(t)) clause = t;
    }
    if (clause == no_token) return;
    tree.attach(clause, no_token, "root");
    tree.attach(root, clause, "dep");
    root = clause;
  }
  // "KAMPALA - Uganda has": the name behind the dash is no part of the place's, but has its part.
  for (TokenIndex t = dash + 1; t < tree.size(); ++t) {
    const TokenIndex place = tree.head(t);
    if (t == root || place == no_token || place > dash) continue;
    const TokenIndex clause = tree.head(place) == no_token ? root : tree.head(place);
    if (clause < dash || !tree.is_nominal(t) || bench.has_case(t) || t > clause ||
        !tree.is(place, "nsubj")) {
      tree.attach(t, root, tree.rel(t));
      continue;
    }
    tree.attach(t, clause, tree.rel(place));
  }
  tree.settle();
  for (TokenIndex t = 0; t <= dash; ++t) {
    if (tree.head(t) != no_token && tree.head(t) > dash && tree.rel(t) != "dep") {
      tree.attach(t, root, tree.upos(t) == Upos::PUNCT ? "punct" : "dep");
    }
  }
  tree.settle();
}

}  // namespace casus::frames
