// A report put into what it reports: "Russia, says Kyiv, launched drones", "L'Iran, sostiene la
// Casa Bianca, ha armato gli houthi".
#include <algorithm>

#include "repairs.h"

namespace casus::frames {

using syntax::no_token;
using syntax::Upos;

namespace {

// Speaker and subject of one report between commas; no_token where there is none.
struct Aside {
  TokenIndex speaker = no_token, subject = no_token, verb = no_token;
};

bool is_comma(const Tree& tree, TokenIndex token) {
  return token < tree.size() && (tree.form(token) == "," || tree.form(token) == "–" ||
                                 tree.form(token) == "—" || tree.form(token) == "-");
}

// Where the words of the reporting verb begin: its auxiliaries.
TokenIndex group_start(const Tree& tree, TokenIndex verb) {
  while (verb > 0 && (tree.is(verb - 1, "aux") || tree.upos(verb - 1) == Upos::PRON)) --verb;
  return verb;
}

// The speaker in the stretch [first, last) between the two commas, beside the report's verb.
TokenIndex speaker_in(const Workbench& bench, TokenIndex first, TokenIndex last,
                      TokenIndex report) {
  const Tree& tree = bench.tree;
  for (TokenIndex t = first; t < last; ++t) {
    if (t == report || !bench.in_mention(t)) continue;
    const TokenIndex name = bench.mention_head(t);
    if (name < first || name >= last || !bench.is_actor(name) || bench.has_case(name)) continue;
    const TokenIndex verb = tree.head(name);
    const bool beside = verb == report || tree.is(name, "appos") || tree.is(name, "nsubj");
    return beside ? name : no_token;
  }
  return no_token;
}

Aside aside_at(const Workbench& bench, TokenIndex report) {
  const Tree& tree = bench.tree;
  constexpr TokenIndex length_max = 9;
  TokenIndex first = group_start(tree, report);
  for (TokenIndex n = 0; n < length_max && first > 0 && !is_comma(tree, first - 1); ++n) --first;
  TokenIndex last = report + 1;
  for (TokenIndex n = 0; n < length_max && last < tree.size() && !is_comma(tree, last); ++n) ++last;
  if (first < 2 || !is_comma(tree, first - 1) || !is_comma(tree, last)) return {};
  for (TokenIndex t = first; t < last; ++t) {
    if (t != report && bench.is_verb(t)) return {};
    if (bench.is_relative(t) || tree.is(t, "mark")) return {};
  }
  Aside aside;
  aside.speaker = speaker_in(bench, first, last, report);
  if (aside.speaker == no_token) return {};
  for (const TokenIndex child : tree.children(report)) {
    if (child < first && tree.is(child, "nsubj")) aside.subject = child;
    const bool clause = tree.is(child, "ccomp") || tree.is(child, "conj") ||
                        tree.is(child, "parataxis") || tree.is(child, "advcl");
    if (child > last && clause && bench.is_verb(child) && bench.may_be_finite(child) &&
        !tree.has_child(child, "nsubj") && !tree.has_child(child, "mark") &&
        !tree.has_child(child, "cc") && aside.verb == no_token) {
      aside.verb = child;
    }
  }
  if (aside.subject == no_token || aside.verb == no_token) return {};
  return aside.subject == aside.speaker ? Aside{} : aside;
}

}  // namespace

void repair_asides(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex report = 2; report + 2 < tree.size(); ++report) {
    if (!bench.is_verb(report) || !bench.is_finite(report) || !bench.reports(report)) continue;
    const Aside aside = aside_at(bench, report);
    if (aside.verb == no_token) continue;
    const bool passive = tree.has_child(aside.verb, "aux:pass");
    if (!tree.attach(aside.verb, report, "ccomp")) continue;
    tree.attach(aside.subject, aside.verb, passive ? "nsubj:pass" : "nsubj");
    tree.attach(aside.speaker, report, "nsubj");
    tree.settle();
  }
}

}  // namespace casus::frames
