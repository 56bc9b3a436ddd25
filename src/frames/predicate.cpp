#include "predicate.h"

#include <algorithm>

#include "condition.h"

namespace casus::frames {

using syntax::Upos;

bool Predicate::fills(Slot slot) const {
  return std::any_of(slots.begin(), slots.end(), [slot](const SlotFiller& filler) {
    return filler.primary == slot || filler.secondary == slot;
  });
}

std::vector<SlotFiller> Predicate::subjects() const {
  std::vector<SlotFiller> found;
  for (const SlotFiller& filler : slots) {
    if (filler.surface_subject) found.push_back(filler);
  }
  return found;
}

bool is_reflexive(const Scene& scene, TokenIndex token) {
  const Tree& tree = scene.tree;
  if (tree.rel(token) == "expl:impers" || tree.rel(token) == "expl:pass") return false;
  return tree.morph(token).reflexive ||
         scene.lexicon.is(tree.lemma(token), tree.upos(token), Feature::reflexive);
}

namespace {

bool is_marker(const Tree& tree, TokenIndex child) {
  return tree.is(child, "case") || tree.is(child, "mark");
}

void append_word(const Tree& tree, TokenIndex token, std::string& text) {
  if (!text.empty()) text += '_';
  text += tree.lemma(token);
  for (const TokenIndex part : tree.children(token)) {
    if (!tree.is(part, "fixed")) continue;
    text += '_';
    text += tree.lemma(part);
  }
}

}  // namespace

bool has_marker(const Scene& scene, TokenIndex token) {
  const auto children = scene.tree.children(token);
  return std::any_of(children.begin(), children.end(),
                     [&](TokenIndex child) { return is_marker(scene.tree, child); });
}

Slot marker_slot(const Scene& scene, TokenIndex token) {
  std::string all, one;
  Slot single = slots::none;
  for (const TokenIndex child : scene.tree.children(token)) {
    if (!is_marker(scene.tree, child)) continue;
    append_word(scene.tree, child, all);
    one.clear();
    append_word(scene.tree, child, one);
    if (single == slots::none) single = scene.lexicon.find_slot(one);
  }
  if (all.empty()) return slots::none;
  const Slot joined = scene.lexicon.find_slot(all);
  return joined != slots::none ? joined : single;
}

const MarkerRow* marker_row(const Scene& scene, Slot marker, TokenIndex filler, bool clause,
                            bool verbal_head) {
  if (marker == slots::none) return nullptr;
  const auto* rows = scene.lexicon.markers_of(marker);
  if (rows == nullptr) return nullptr;
  const MarkerRow* best = nullptr;
  for (const std::uint32_t index : *rows) {
    const MarkerRow& row = scene.lexicon.markers[index];
    if (row.clause != clause) continue;
    if (best != nullptr && row.conditions.size() <= best->conditions.size()) continue;
    const bool holds =
        std::all_of(row.conditions.begin(), row.conditions.end(), [&](const Condition& condition) {
          return filler_fits(scene, condition, filler, verbal_head);
        });
    if (holds) best = &row;
  }
  return best;
}

Kind kind_of(const Scene& scene, TokenIndex token) {
  const Tree& tree = scene.tree;
  for (const std::string_view grammar :
       {"aux", "cop", "case", "mark", "fixed", "flat", "punct", "cc", "det", "goeswith"}) {
    if (tree.is(token, grammar)) return Kind::none;
  }
  const Upos upos = tree.upos(token);
  if (tree.has_child(token, "cop") && upos != Upos::VERB) return Kind::copular;
  switch (upos) {
    case Upos::VERB:
    case Upos::AUX:
      // "Finnish police": a demonym that the tagger took for a participle.
      if (tree.is(token, "amod") && scene.people.in_mention(token)) return Kind::none;
      return scene.people.in_name()[token] ? Kind::none : Kind::verb;
    case Upos::NOUN:
    case Upos::PROPN:
      if (scene.people.in_mention(token) || scene.words.candidates(token).empty()) {
        return Kind::none;
      }
      return Kind::nominal;
    case Upos::ADJ:
      if (scene.people.in_mention(token) || scene.words.candidates(token).empty()) {
        return Kind::none;
      }
      return Kind::adjective;
    default:
      return Kind::none;
  }
}

namespace {

/// Fills the slots of one predicate from its dependents.
class Collector {
 public:
  Collector(const Scene& scene, Predicate& predicate)
      : scene_(scene), tree_(scene.tree), predicate_(predicate) {}

  void run() {
    std::vector<TokenIndex> holders = {predicate_.token};
    holders.insert(holders.end(), predicate_.rest.begin(), predicate_.rest.end());
    for (const TokenIndex holder : holders) {
      for (const TokenIndex child : tree_.children(holder)) {
        const auto& rest = predicate_.rest;
        if (child == predicate_.token) continue;
        if (std::find(rest.begin(), rest.end(), child) != rest.end()) continue;
        add_child(child, holder != predicate_.token);
      }
    }
    add_governor();
    undo_ditransitive_passive();
    std::vector<SlotFiller> missing;
    for (const SlotFiller& filler : predicate_.inherited) {
      if (!predicate_.fills(filler.primary)) missing.push_back(filler);
    }
    for (const SlotFiller& filler : missing) push(filler);
  }

 private:
  const Scene& scene_;
  const Tree& tree_;
  Predicate& predicate_;

  bool verbal() const { return predicate_.kind == Kind::verb || predicate_.kind == Kind::copular; }

  void push(SlotFiller filler) {
    for (const SlotFiller& there : predicate_.slots) {
      if (there.head == filler.head && there.primary == filler.primary) return;
    }
    predicate_.slots.push_back(filler);
  }

  // "decine di soldati": the soldiers are meant.
  // "settimane di scontri": the clashes are.
  TokenIndex counted(TokenIndex head) const {
    const Concept act = scene_.concepts.common().act, time = scene_.concepts.common().time;
    if (scene_.concepts.is_a(scene_.words.concept_of(head), time)) {
      for (const TokenIndex child : tree_.children(head)) {
        const bool acts = scene_.concepts.is_a(scene_.words.concept_of(child), act);
        if (tree_.is(child, "nmod") && child > head && acts) return child;
      }
    }
    if (!scene_.lexicon.is(tree_.lemma(head), tree_.upos(head), Feature::transparent)) return head;
    if (scene_.people.has(head)) return head;
    const TokenIndex inner = tree_.child(head, "nmod");
    return inner == syntax::no_token ? head : inner;
  }

  // All conjuncts are arguments. One with a case marker of its own keeps it: "a Kiev e con Mosca".
  void add_phrase(TokenIndex head, Slot primary, bool trace, bool surface = false) {
    std::vector<TokenIndex> chain = {head};
    for (std::size_t i = 0; i < chain.size(); ++i) {
      const TokenIndex member = chain[i];
      Slot slot = primary;
      if (i > 0 && primary >= slots::fixed_count && has_marker(scene_, member)) {
        slot = marker_slot(scene_, member);
      }
      push({counted(member), slot, slots::none, trace, false, surface, no_index});
      for (const TokenIndex child : tree_.children(member)) {
        if (tree_.is(child, "conj") && tree_.is_nominal(child)) chain.push_back(child);
      }
    }
  }

  void add_clause(TokenIndex head, Slot secondary) {
    std::vector<TokenIndex> chain = {head};
    const Slot primary = marker_slot(scene_, head);
    for (std::size_t i = 0; i < chain.size(); ++i) {
      push({chain[i], primary, secondary, false, true, false, no_index});
      for (const TokenIndex child : tree_.children(chain[i])) {
        if (tree_.is(child, "conj") && !has_marker(scene_, child)) chain.push_back(child);
      }
    }
  }

  bool is_relative(TokenIndex token) const {
    return tree_.morph(token).relative ||
           scene_.lexicon.is(tree_.lemma(token), tree_.upos(token), Feature::relative);
  }

  // The noun that a relative clause around `token` describes.
  TokenIndex antecedent(TokenIndex token) const {
    for (TokenIndex at = token; at != syntax::no_token; at = tree_.head(at)) {
      if (tree_.is(at, "acl")) return tree_.head(at);
    }
    return syntax::no_token;
  }

  // "A e B, che hanno firmato": a plural verb takes the whole chain that its noun stands in.
  TokenIndex chain_head(TokenIndex noun) const {
    const bool plural =
        predicate_.finite != syntax::no_token && tree_.morph(predicate_.finite).number == 'p';
    if (!plural || tree_.morph(noun).number == 'p') return noun;
    while (tree_.is(noun, "conj") && tree_.is_nominal(tree_.head(noun))) noun = tree_.head(noun);
    return noun;
  }

  void add_nominal(TokenIndex head, Slot slot, bool surface = false) {
    if (is_relative(head)) {
      const TokenIndex noun = antecedent(head);
      if (noun != syntax::no_token && noun != predicate_.token && !tree_.under(head, noun)) return;
      if (noun != syntax::no_token && noun != predicate_.token) {
        add_antecedent(noun, slot, surface);
        return;
      }
    }
    add_phrase(head, slot, false, surface);
  }

  void add_antecedent(TokenIndex noun, Slot slot, bool surface) {
    const TokenIndex head = chain_head(noun);
    if (head != noun) {
      add_phrase(head, slot, true, surface);
      return;
    }
    // Only this noun: its later conjuncts have clauses of their own, unless the verb is plural.
    const bool plural =
        predicate_.finite != syntax::no_token && tree_.morph(predicate_.finite).number == 'p';
    // A past that shows no number may be one ("A and B, which signed").
    const bool open = predicate_.finite != syntax::no_token && !scene_.lexicon.prodrop &&
                      tree_.morph(predicate_.finite).past && tree_.is(noun, "conj") == false;
    if ((plural || open) && tree_.morph(noun).number != 'p')
      add_phrase(noun, slot, true, surface);
    else
      push({counted(noun), slot, slots::none, true, false, surface, no_index});
  }

  void add_subject(TokenIndex child) {
    const bool passive = predicate_.passive || tree_.rel(child).ends_with(":pass");
    const Slot slot = passive ? slots::obj : slots::subj;
    if (tree_.is(child, "csubj")) {
      push({child, slot, slots::comp, false, true, true, no_index});
    } else {
      add_nominal(child, slot, true);
    }
  }

  void add_oblique(TokenIndex child) {
    if (tree_.rel(child) == "obl:agent" && predicate_.passive) {
      add_nominal(child, slots::subj);
      return;
    }
    const Slot slot = marker_slot(scene_, child);
    // A treebank that has no obl:agent, or a parser that missed it: the adposition of doers, before
    // an actor, in a passive.
    if (predicate_.passive && slot != slots::none && !predicate_.fills(slots::subj) &&
        !tree_.has_child(predicate_.token, "obl:agent") && scene_.people.is(child, Class::actor) &&
        scene_.lexicon.is(scene_.lexicon.slot_name(slot), Upos::ADP, Feature::agent)) {
      add_nominal(child, slots::subj);
      return;
    }
    add_nominal(child, slot);
  }

  // Whether a sense of the verb takes an infinitive, and nothing else here is its complement.
  bool wants_infinitive(TokenIndex clause) const {
    if (tree_.morph(clause).form != Morph::Form::infinitive) return false;
    const MarkerRow* marker =
        marker_row(scene_, marker_slot(scene_, clause), clause, true, verbal());
    if (marker != nullptr && (marker->negative || marker->role != Role::purpose)) return false;
    for (const TokenIndex child : tree_.children(predicate_.token)) {
      if (tree_.is(child, "xcomp") || tree_.is(child, "ccomp")) return false;
    }
    const auto& candidates = scene_.words.candidates(predicate_.token);
    return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
      const SenseRow& row = *candidate.row;
      const Effect effect = row.effect.value_or(scene_.concepts.effect(row.concept_));
      return candidate.rest.empty() && effect != Effect::none && effect != Effect::said &&
             effect != Effect::ended;
    });
  }

  // "uscirne", "ne ha parlato": a clitic for a phrase with a marker, the first that a row of the
  // verb gives a role.
  Slot clitic_slot(TokenIndex child) const {
    const FunctionRow* row =
        scene_.lexicon.function(tree_.lemma(child), tree_.upos(child), Feature::clitic);
    if (row == nullptr) return slots::iobj;
    for (const Slot marker : row->markers) {
      for (const Candidate& candidate : scene_.words.candidates(predicate_.token)) {
        if (candidate.row->role(marker)) return marker;
      }
    }
    return row->markers.front();
  }

  void add_child(TokenIndex child, bool lifted) {
    const std::string_view rel = tree_.rel(child);
    if (tree_.is(child, "nsubj") || tree_.is(child, "csubj")) {
      add_subject(child);
    } else if (is_reflexive(scene_, child) || tree_.is(child, "expl")) {
      predicate_.reflexive = predicate_.reflexive || is_reflexive(scene_, child);
    } else if (rel == "obj") {
      if (tree_.is_nominal(child) || scene_.people.has(child))
        add_nominal(child, slots::obj);
      else
        add_clause(child, slots::xcomp);
    } else if (rel == "iobj") {
      add_nominal(child, clitic_slot(child));
    } else if (tree_.is(child, "ccomp")) {
      add_clause(child, slots::comp);
    } else if (tree_.is(child, "xcomp")) {
      add_clause(child, slots::xcomp);
    } else if (tree_.is(child, "advcl")) {
      // "asked them to send": parsers waver between complement and purpose.
      add_clause(child, wants_infinitive(child) ? slots::xcomp : slots::none);
    } else if (tree_.is(child, "obl")) {
      add_oblique(child);
    } else if (tree_.is(child, "nmod") && !lifted) {
      add_modifier(child);
    } else if (tree_.is(child, "nmod")) {
      // "gave its support": whose the noun inside a phrase is, the phrase's subject says.
      if (has_marker(scene_, child)) add_oblique(child);
    } else if (tree_.is(child, "acl") && rel != "acl:relcl") {
      add_noun_clause(child);
    } else if (predicate_.kind != Kind::verb) {
      add_noun_dependent(child);
    }
  }

  void add_modifier(TokenIndex child) {
    if (tree_.rel(child) == "nmod:poss" && marker_slot(scene_, child) == slots::none) {
      add_nominal(child, slots::poss);
    } else if (has_marker(scene_, child)) {
      add_nominal(child, marker_slot(scene_, child));
    } else {
      add_noun_dependent(child);
    }
  }

  // "la decisione di ritirare", "the claim that …"; a participle describes the noun instead.
  void add_noun_clause(TokenIndex child) {
    const Morph& morph = tree_.morph(child);
    const bool bare = !tree_.has_child(child, "mark") && !tree_.has_child(child, "case");
    if (morph.form == Morph::Form::participle && bare) return;
    if (morph.form == Morph::Form::gerund && bare) return;
    const bool infinitive = morph.form == Morph::Form::infinitive;
    add_clause(child, infinitive ? slots::xcomp : slots::comp);
  }

  void add_noun_dependent(TokenIndex child) {
    const bool actor = scene_.people.has(child);
    if (predicate_.kind == Kind::adjective) {
      // "China-brokered truce"
      if (tree_.is(child, "compound") && actor) add_phrase(child, slots::adj, false);
    } else if (tree_.rel(child) == "det:poss") {
      add_nominal(child, slots::poss);
    } else if (tree_.is(child, "det") && tree_.morph(child).possessive) {
      add_nominal(child, slots::poss);
    } else if (tree_.is(child, "amod") && actor) {
      add_phrase(child, slots::adj, false);
      for (const TokenIndex conjunct : tree_.children(child)) {
        if (tree_.is(conjunct, "conj") && scene_.people.has(conjunct)) {
          push({conjunct, slots::adj, slots::none, false, false, false, no_index});
        }
      }
    } else if (tree_.is(child, "compound") || tree_.is(child, "nmod") || tree_.is(child, "flat")) {
      const bool behind = tree_.is(child, "compound") && child > predicate_.token;
      if (behind)
        add_phrase(child, slots::obj, false);
      else if (actor)
        add_phrase(child, slots::adj, false);
      else if (tree_.is(child, "compound"))
        add_phrase(child, slots::obj, false);
    }
  }

  // What a predicate that hangs on a noun says of that noun.
  void add_governor() {
    const TokenIndex token = predicate_.token, noun = tree_.head(token);
    if (noun == syntax::no_token) return;
    if (predicate_.kind == Kind::adjective && tree_.is(token, "amod")) {
      if (!predicate_.fills(slots::subj)) describe(noun, slots::subj);
      return;
    }
    if (predicate_.kind != Kind::verb) return;
    const Morph& morph = tree_.morph(token);
    const bool attributive = tree_.is(token, "amod");
    if (!attributive && !tree_.is(token, "acl")) return;
    if (tree_.rel(token) == "acl:relcl" || predicate_.finite != syntax::no_token) {
      if (tree_.rel(token) == "acl:relcl") add_gap(noun);
    } else if (morph.form == Morph::Form::participle || morph.form == Morph::Form::gerund ||
               attributive) {
      if (!predicate_.fills(predicate_.subject_slot()) || predicate_.passive) {
        describe(noun, predicate_.subject_slot());
      }
    }
  }

  void describe(TokenIndex noun, Slot slot) {
    push({counted(noun), slot, slots::none, true, false, true, no_index});
  }

  // "the deal they signed": no relative word, so the noun fills what is missing.
  void add_gap(TokenIndex noun) {
    const bool traced = std::any_of(predicate_.slots.begin(), predicate_.slots.end(),
                                    [](const SlotFiller& filler) { return filler.trace; });
    if (traced) return;
    for (const TokenIndex child : tree_.children(predicate_.token)) {
      for (const TokenIndex below : tree_.children(child)) {
        if (is_relative(below)) return;
      }
      if (is_relative(child)) return;
    }
    if (!predicate_.fills(predicate_.subject_slot())) {
      add_antecedent(noun, predicate_.subject_slot(), true);
    } else if (!predicate_.fills(slots::obj) && !predicate_.fills(slots::comp)) {
      add_antecedent(noun, slots::obj, false);
    }
  }

  // "Kyiv was promised tanks": with another object there, the subject of a passive is who gets it.
  void undo_ditransitive_passive() {
    if (!predicate_.passive) return;
    bool other_object = false;
    for (const SlotFiller& filler : predicate_.slots) {
      if (filler.primary == slots::obj && !filler.surface_subject) other_object = true;
    }
    if (!other_object) return;
    // "branded a disgrace": what a naming verb says, not what is given.
    const auto& candidates = scene_.words.candidates(predicate_.token);
    const bool names = std::any_of(candidates.begin(), candidates.end(), [](const Candidate& c) {
      return c.rest.empty() && c.row->role(slots::xcomp) == Role::attribute;
    });
    for (SlotFiller& filler : predicate_.slots) {
      if (filler.primary != slots::obj || filler.surface_subject == names) continue;
      filler.primary = names ? slots::xcomp : slots::iobj;
    }
  }
};

}  // namespace

void collect_slots(const Scene& scene, Predicate& predicate) {
  predicate.slots.clear();
  Collector(scene, predicate).run();
}

}  // namespace casus::frames
