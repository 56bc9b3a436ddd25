// Noun phrases that hang on the wrong word: what the lexicon says of a word's complements decides.
#include <algorithm>

#include "repairs.h"

namespace casus::frames {

using syntax::no_token;
using syntax::Upos;

namespace {

bool is_passive(const Workbench& bench, TokenIndex verb) {
  const Tree& tree = bench.tree;
  if (tree.has_child(verb, "aux:pass") || tree.has_child(verb, "nsubj:pass")) return true;
  return tree.rel(verb) == "acl" && bench.is_past_participle(verb) && !bench.has_auxiliary(verb);
}

// The doer of a passive on the noun before it: "sentenced to years in prison by a court".
bool is_doer(const Workbench& bench, TokenIndex phrase, TokenIndex verb, Slot slot) {
  return slot != slots::none && slot >= slots::fixed_count && is_passive(bench, verb) &&
         !bench.tree.has_child(verb, "obl:agent") && bench.is_actor(phrase) &&
         bench.lexicon.is(bench.lexicon.slot_name(slot), Upos::ADP, Feature::agent);
}

// What hangs on a name or a role though it belongs to the verb ("dalla Francia contro la Siria"):
// only a genitive belongs to a name.
bool leaves_name(const Workbench& bench, TokenIndex noun, TokenIndex verb, Slot slot) {
  if (bench.tree.upos(noun) != Upos::PROPN || !bench.is_actor(noun)) return false;
  return slot != slots::none && !bench.is_genitive(slot) && bench.is_verb(verb);
}

// "delivered systems to Ukraine", "incolpato la guardia del sequestro": the verb's rows ask for the
// phrase and the noun's do not.
bool verb_asks(const Workbench& bench, TokenIndex phrase, TokenIndex noun, TokenIndex verb,
               Slot slot) {
  const auto role = bench.valency(verb, Upos::VERB, slot);
  if (!role) return false;
  if (bench.is_genitive(slot)) return bench.is_actor(noun) && !bench.is_actor(phrase);
  const bool given = *role == Role::recipient || *role == Role::destination;
  return given || bench.is_actor(phrase) || bench.is_actor(noun);
}

void lift_complements(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (!tree.is(t, "nmod") && !tree.is(t, "obl")) continue;
    const TokenIndex noun = tree.head(t);
    if (noun == no_token || noun > t || !tree.is_nominal(noun) || !bench.has_case(t)) continue;
    if (tree.has_child(noun, "cop")) continue;
    if (bench.in_mention(t) && bench.mention_head(t) == bench.mention_head(noun)) continue;
    const Slot slot = bench.slot_of(t);
    TokenIndex top = noun;
    bool asked = bench.valency(top, Upos::NOUN, slot).has_value();
    // "shipped missiles and shells to Russia": asked of the verb above the list.
    const auto climbs = [&tree](TokenIndex from) {
      const bool listed = tree.is(from, "conj") && tree.is_nominal(tree.head(from));
      return (tree.is(from, "nmod") || listed) && tree.head(from) < from;
    };
    while (!asked && climbs(top)) {
      top = tree.head(top);
      asked = bench.valency(top, Upos::NOUN, slot).has_value();
    }
    const auto role = bench.valency(top, Upos::NOUN, slot);
    const bool given = role == Role::recipient || role == Role::destination;
    if (asked && top != noun && (bench.is_actor(noun) || given)) {
      // "l'attacco della Russia contro la Polonia", "the donation of vaccines to Kenya"
      if (tree.attach(t, top, "nmod")) tree.settle();
      continue;
    }
    const TokenIndex verb = tree.head(top);
    if (asked || verb == no_token || !bench.is_verb(verb)) continue;
    const bool argument =
        tree.is(top, "nsubj") || tree.is(top, "obj") || tree.is(top, "iobj") || tree.is(top, "obl");
    if (!argument || (top < verb && t < verb)) continue;
    if (is_doer(bench, t, verb, slot)) {
      tree.attach(t, verb, "obl:agent");
    } else if (verb_asks(bench, t, noun, verb, slot) || leaves_name(bench, noun, verb, slot)) {
      tree.attach(t, verb, "obl");
    } else {
      continue;
    }
    tree.settle();
  }
}

// "ha condannato l'attacco della Serbia alla Georgia": the row of the verb that takes this marker
// says to what punishment, which no actor is.
bool verb_takes(const Workbench& bench, TokenIndex phrase, TokenIndex verb, Slot slot) {
  const auto role = bench.valency(verb, Upos::VERB, slot);
  return role && !(*role == Role::content && bench.is_actor(phrase));
}

// "By rebels", "by dozens of rebels".
bool is_of_actors(const Workbench& bench, TokenIndex phrase) {
  if (bench.is_actor(phrase)) return true;
  const TokenIndex counted = bench.tree.child(phrase, "nmod");
  return counted != no_token && bench.is_actor(counted) &&
         bench.lexicon.is(bench.tree.lemma(phrase), bench.tree.upos(phrase), Feature::transparent);
}

// "ha elogiato il sostegno a Kiev da parte della Polonia": an active verb with a subject has no
// other doer, but the act that is its object has one.
bool is_doer_of_object(const Workbench& bench, TokenIndex phrase, TokenIndex verb,
                       TokenIndex object, Slot slot) {
  if (slot < slots::fixed_count || !is_of_actors(bench, phrase)) return false;
  if (is_passive(bench, verb) || !bench.tree.has_child(verb, "nsubj")) return false;
  const std::string_view marker = bench.lexicon.slot_name(slot);
  const auto* rows = bench.lexicon.senses_of(bench.tree.lemma(object));
  if (rows == nullptr || !bench.lexicon.is(marker, Upos::ADP, Feature::agent)) return false;
  const Concept act = bench.concepts.common().act;
  return std::any_of(rows->begin(), rows->end(), [&](std::uint32_t index) {
    const SenseRow& row = bench.lexicon.senses[index];
    if (row.upos != Upos::NOUN) return false;
    return row.role(slot) == Role::agent || bench.concepts.is_a(row.concept_, act);
  });
}

// "ratified the accession of A to the treaty": the other way round.
void lower_complements(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    const TokenIndex verb = tree.head(t);
    if (!tree.is(t, "obl") || verb == no_token || verb > t || !bench.is_verb(verb)) continue;
    const Slot slot = bench.slot_of(t);
    const TokenIndex object = tree.child(verb, "obj");
    if (slot == slots::none || object == no_token || object < verb || object > t) continue;
    if (verb_takes(bench, t, verb, slot)) continue;
    if (!bench.valency(object, Upos::NOUN, slot) &&
        !is_doer_of_object(bench, t, verb, object, slot))
      continue;
    if (tree.attach(t, object, "nmod")) tree.settle();
  }
}

// "promised Kyiv fourteen tanks", "given them a cent": the first of two bare objects is who gets
// it, also when the parser made it part of the second; of a verb that names, the second says what.
void split_objects(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    if (!tree.is(t, "compound") || !bench.is_actor(t)) continue;
    const TokenIndex noun = tree.head(t);
    if (noun < t || tree.rel(noun) != "obj" || bench.is_actor(noun)) continue;
    // "sent Poland missiles": without a measure only of a verb that says who gets it.
    bool measured = t == tree.head(noun) + 1 &&
                    bench.valency(tree.head(noun), Upos::VERB, slots::iobj) == Role::recipient;
    for (const TokenIndex child : tree.children(noun)) {
      const bool word = tree.is(child, "nummod") || tree.is(child, "det");
      measured = measured || (word && child > t);
    }
    if (measured && tree.attach(t, tree.head(noun), "iobj")) tree.settle();
  }
  for (TokenIndex verb = 0; verb < tree.size(); ++verb) {
    if (!bench.is_verb(verb)) continue;
    TokenIndex first = no_token, second = no_token;
    for (const TokenIndex child : tree.children(verb)) {
      if (tree.rel(child) != "obj" || child < verb || !tree.is_nominal(child)) continue;
      if (first == no_token)
        first = child;
      else if (second == no_token)
        second = child;
    }
    const bool names = bench.valency(verb, Upos::VERB, slots::xcomp) == Role::attribute;
    const TokenIndex given = tree.child(verb, "iobj");
    if (names && given != no_token && first != no_token && second == no_token && given > verb) {
      // "calling them a provocation"
      tree.attach(given, verb, "obj");
      tree.attach(first, verb, "xcomp");
      tree.settle();
    }
    if (second == no_token || tree.has_child(second, "cc") || given != no_token) {
      continue;
    }
    if (second == first + 2 && tree.upos(first + 1) == Upos::PUNCT) continue;  // a list
    if (bench.is_actor(second)) continue;
    if (bench.is_actor(first) && !names)
      tree.attach(first, verb, "iobj");
    else
      tree.attach(second, verb, "xcomp");
    tree.settle();
  }
}

// "citing the treaty the two countries signed": a relative clause without a relative word, its
// subject taken for a second object.
void find_reduced_relatives(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (tree.rel(t) != "acl" || !bench.is_verb(t) || bench.has_case(t)) continue;
    const TokenIndex noun = tree.head(t), verb = tree.head(noun);
    if (verb == no_token || tree.rel(noun) != "obj" || tree.has_child(t, "nsubj")) continue;
    if (tree.has_child(t, "obj") || tree.has_child(t, "obl:agent") || t != noun + 1) continue;
    if (bench.has_auxiliary(t)) continue;
    const TokenIndex first = tree.child(verb, "obj");
    if (first >= noun || bench.last_of(first) + 1 != bench.first_of(noun)) continue;
    if (!tree.attach(t, first, "acl:relcl")) continue;
    tree.attach(noun, t, "nsubj");
    tree.settle();
  }
}

// "terminated with immediate effect the agreement": a heavy object behind a phrase, taken for part
// of that phrase.
void free_heavy_objects(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (!tree.is(t, "appos") && !tree.is(t, "nmod")) continue;
    const TokenIndex noun = tree.head(t), verb = tree.head(noun);
    if (verb == no_token || !tree.is(noun, "obl") || !bench.is_verb(verb)) continue;
    if (verb > noun || noun > t || bench.has_case(t) || !bench.has_case(noun)) continue;
    if (!tree.has_child(t, "det") && !tree.has_child(t, "nummod")) continue;
    const TokenIndex first = bench.first_of(t);
    if ((first > 0 && tree.upos(first - 1) == Upos::PUNCT) || tree.upos(first) == Upos::PUNCT)
      continue;
    if (tree.has_child(verb, "obj") || tree.has_child(verb, "aux:pass")) continue;
    if (bench.is_time(t) || !tree.attach(t, verb, "obj")) continue;
    for (const TokenIndex child : copy_of(tree.children(noun))) {
      if (child > t) tree.attach(child, t, tree.rel(child));
    }
    tree.settle();
  }
}

// "aveva attaccato per primo una postazione": a bare noun phrase behind a verb without an object.
void find_objects(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    const TokenIndex verb = tree.head(t);
    if (tree.rel(t) != "obl" || verb == no_token || verb > t || !bench.is_verb(verb)) continue;
    if (bench.has_case(t) || tree.upos(t) != Upos::NOUN || bench.is_time(t)) continue;
    if (!tree.has_child(t, "det") && !tree.has_child(t, "nummod")) continue;
    if (tree.has_child(verb, "obj") || is_passive(bench, verb)) continue;
    if (tree.attach(t, verb, "obj")) tree.settle();
  }
}

// "after French backing": a demonym torn from its noun.
void join_demonyms(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 0; t + 1 < tree.size(); ++t) {
    if (tree.upos(t) != Upos::ADJ || !tree.is(t, "obl") || !bench.is_actor(t)) continue;
    const TokenIndex noun = t + 1;
    if (tree.head(noun) != tree.head(t) || !tree.is(noun, "obl") || bench.has_case(noun)) continue;
    const TokenIndex marker = tree.child(t, "case");
    if (!tree.attach(t, noun, "amod")) continue;
    if (marker != no_token) tree.attach(marker, noun, "case");
    tree.settle();
  }
}

// "che … aveva invaso la regione": a relative word taken for a second object is the subject.
void settle_relative_objects(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    const TokenIndex verb = tree.head(t);
    if (tree.rel(t) != "obj" || verb == no_token || verb < t || !bench.is_relative(t)) continue;
    if (tree.has_child(verb, "nsubj") || is_passive(bench, verb)) continue;
    const auto children = tree.children(verb);
    const bool other = std::any_of(children.begin(), children.end(), [&](TokenIndex child) {
      return child > verb && tree.rel(child) == "obj";
    });
    if (other && tree.attach(t, verb, "nsubj")) tree.settle();
  }
}

bool is_between(const Workbench& bench, Slot slot) {
  const auto* rows = slot == slots::none ? nullptr : bench.lexicon.markers_of(slot);
  return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](std::uint32_t row) {
           return bench.lexicon.markers[row].role == Role::between;
         });
}

// "la tregua tra la giunta e i ribelli": between needs two.
void join_pairs(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    if (!bench.has_case(t) || tree.has_child(t, "conj")) continue;
    if (!is_between(bench, bench.slot_of(t))) continue;
    for (TokenIndex above = tree.head(t); above != no_token; above = tree.head(above)) {
      if (!tree.is_nominal(above)) break;
      TokenIndex second = no_token;
      for (const TokenIndex child : tree.children(above)) {
        if (child > t && tree.is(child, "conj") && tree.is_nominal(child)) second = child;
      }
      if (second == no_token) continue;
      const TokenIndex coordinator = tree.child(second, "cc");
      if (coordinator == bench.last_of(t) + 1 && tree.attach(second, t, "conj")) tree.settle();
      break;
    }
  }
}

// Partitives: "ha consegnato dei missili" is an object, unless the verb has a genitive of its own
// ("parlare di").
void settle_partitives(Workbench& bench) {
  Tree& tree = bench.tree;
  bool changed = false;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    const TokenIndex verb = tree.head(t);
    if (!tree.is(t, "obl") || verb == no_token || !bench.is_verb(verb)) continue;
    if (tree.has_child(verb, "obj") || tree.has_child(verb, "aux:pass")) continue;
    const TokenIndex marker = tree.child(t, "case");
    const TokenIndex article = tree.child(t, "det");
    if (marker != verb + 1 || article != marker + 1 || tree.morph(t).number != 'p') continue;
    const Slot slot = bench.lexicon.find_slot(tree.lemma(marker));
    if (!bench.is_genitive(slot) || bench.valency(verb, Upos::VERB, slot)) continue;
    tree.attach(marker, t, "det");
    changed = tree.attach(t, verb, "obj") || changed;
  }
  if (changed) tree.settle();
}

// "inviato reparti": a bare noun behind a verb is no part of a compound.
void free_compounds(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    const TokenIndex verb = tree.head(t);
    if (tree.rel(t) != "compound" || verb == no_token || verb > t || !bench.is_verb(verb)) continue;
    if (!tree.has_child(verb, "obj") && tree.is_nominal(t) && tree.attach(t, verb, "obj")) {
      tree.settle();
    }
  }
}

// "An earthquake killed forty people", "London called on Iran to release them": in a sentence that
// ends as one, a verb with neither an auxiliary nor a marked doer is active.
void settle_voice(Workbench& bench) {
  Tree& tree = bench.tree;
  if (tree.size() == 0 || tree.upos(tree.size() - 1) != Upos::PUNCT) return;
  for (TokenIndex verb = 0; verb < tree.size(); ++verb) {
    const TokenIndex subject = tree.child(verb, "nsubj");
    if (subject == no_token || subject > verb || tree.rel(subject) != "nsubj:pass") continue;
    if (tree.has_child(verb, "aux") || tree.has_child(verb, "expl") || tree.is(verb, "acl"))
      continue;
    const TokenIndex doer = tree.child(verb, "obl:agent");
    if (doer != no_token && (bench.has_case(doer) || doer < verb)) continue;
    if (doer != no_token) tree.attach(doer, verb, "obj");
    tree.attach(subject, verb, "nsubj");
    tree.retag(verb, Upos::VERB, Morph::Form::finite);
    tree.settle();
  }
}

// "condemned Belarus for arresting journalists": a gerund between a subordinator and a noun is a
// clause with an object, no attribute of the noun.
void free_gerunds(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 1; t < tree.size(); ++t) {
    const TokenIndex noun = tree.head(t);
    if (!bench.is_verb(t) || !tree.is(t, "amod") || noun == no_token || noun < t) continue;
    if (tree.upos(t - 1) != Upos::SCONJ || tree.head(t - 1) != noun || !tree.is(noun, "obl")) {
      continue;
    }
    if (!bench.valency(t, Upos::VERB, slots::obj)) continue;
    const TokenIndex above = tree.head(noun);
    tree.attach(t, above, "advcl");
    tree.attach(noun, t, "obj");
    tree.attach(t - 1, t, "mark");
    tree.settle();
  }
}

// "killing at least twelve people": the adposition belongs to the superlative before the number, so
// the noun has none and is the object.
void free_counts(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    const TokenIndex verb = tree.head(t), marker = tree.child(t, "case");
    if (!tree.is(t, "obl") || verb == no_token || verb > t || marker == no_token) continue;
    if (marker + 2 >= t || !bench.is_verb(verb) || tree.has_child(verb, "obj")) continue;
    const bool superlative = tree.sentence().tokens[marker + 1].feat("Degree") == "Sup";
    if (!superlative || tree.upos(marker + 2) != Upos::NUM) continue;
    if (tree.has_child(verb, "aux:pass") || tree.has_child(verb, "nsubj:pass")) continue;
    tree.attach(marker, marker + 1, "case");
    tree.attach(t, verb, "obj");
    tree.settle();
  }
}

// "Resta possibile un accordo", "Possibile anche un accordo": an adjective that says how sure the
// noun behind it is, whatever verb both hang on.
void lower_doubts(Workbench& bench) {
  Tree& tree = bench.tree;
  for (TokenIndex t = 0; t < tree.size(); ++t) {
    if (tree.upos(t) != Upos::ADJ || !tree.is(t, "xcomp") || tree.head(t) == no_token) continue;
    if (bench.lexicon.function(tree.lemma(t), Upos::ADJ, Feature::modality) == nullptr) continue;
    const TokenIndex noun = tree.child(tree.head(t), "obj");
    if (noun == no_token || noun < t || !tree.is_nominal(noun)) continue;
    if (tree.attach(t, noun, "amod")) tree.settle();
  }
}

}  // namespace

void repair_phrases(Workbench& bench) {
  settle_voice(bench);
  free_counts(bench);
  free_gerunds(bench);
  free_compounds(bench);
  join_demonyms(bench);
  free_heavy_objects(bench);
  find_objects(bench);
  find_reduced_relatives(bench);
  join_pairs(bench);
  lift_complements(bench);
  lower_complements(bench);
  split_objects(bench);
  settle_relative_objects(bench);
  settle_partitives(bench);
  lower_doubts(bench);
}

}  // namespace casus::frames
