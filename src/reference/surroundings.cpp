// The country of a role that says none ("police", "the ministry"), from what stands around it.
#include <algorithm>
#include <array>
#include <iterator>

#include "resolver.h"

namespace casus::reference {

using actors::How;
using actors::Type;
using frames::Role;
using syntax::no_token;

/// "Two hundred refugees from Syria", "profughi arrivati dalla Siria".
bool Resolver::comes_from(const Mention& m, const Mention& place) const {
  // "Putin adviser": his own. "Somali refugees": theirs.
  const syntax::Token& word = head(place);
  const bool owns = word.is("compound") || word.is("amod") || word.deprel == "nmod:poss";
  if (place.sentence == m.sentence && owns && word.head >= m.first && word.head < m.last) {
    return true;
  }
  // "Russian regular army units", "Russian special operations soldiers".
  if (place.sentence == m.sentence && place.last <= m.first && owns) {
    const auto& words = sentence(m).tokens;
    std::uint32_t top = m.head;
    while (words[top].is("compound") && words[top].head != no_token) top = words[top].head;
    std::uint32_t t = word.head;
    for (int step = 0; step < 4 && t != no_token && t != top; ++step) {
      const bool joins =
          words[t].upos != syntax::Upos::VERB && (words[t].is("compound") || words[t].is("amod"));
      t = joins ? words[t].head : no_token;
    }
    if (t == top && words[top].upos == syntax::Upos::NOUN) return true;
  }
  if (place.sentence != m.sentence || place.head < m.last) return false;
  if (!words_.is_word("origin", case_of(place))) return false;
  const auto& tokens = sentence(m).tokens;
  if (place.first - m.last <= 1) return true;  // whatever the tree hangs it on
  std::uint32_t above = tokens[place.head].head;
  if (above != no_token && above != m.head && tokens[above].is("acl")) above = tokens[above].head;
  return above != no_token && above >= m.first && above < m.last;
}

/// "A spokesman for the Russian foreign ministry": of the organ that hangs on him.
bool Resolver::serves(const Mention& m, std::uint32_t organ) const {
  const Mention& o = mentions_[organ];
  return o.sentence == m.sentence && head(o).is("nmod") && head(o).head >= m.first &&
         head(o).head < m.last && words_.is_word("organ", m.sector) &&
         entities_[entity_of_[organ]].identity.code.ends_with(m.sector);
}

/// "South Africa: police fire on miners": where what follows happens.
bool Resolver::is_dateline(const Mention& place, const Mention& m) const {
  const auto& tokens = sentence(place).tokens;
  return place.sentence + 1 == m.sentence && place.first == 0 && tokens.size() == place.last + 1 &&
         tokens.back().form == ":";
}

bool Resolver::is_attacker(std::uint32_t mention) const {
  const frames::Concept attack = concepts_.common().attack;
  return std::any_of(uses_[mention].begin(), uses_[mention].end(), [&](const Use& use) {
    return use.role == Role::agent && attack != frames::Concept::none &&
           concepts_.is_a(frames_.frames[use.frame].concept_, attack);
  });
}

/// A country or town that is not the one who acts: "sent advisers to Iraq".
bool Resolver::is_ground(std::uint32_t mention) const {
  const Mention& m = mentions_[mention];
  if (entity_of_[mention] == no_index || entities_[entity_of_[mention]].country.empty())
    return false;
  const bool country = m.type == Type::country || m.type == Type::place;
  return result_[mention].is_place || (country && !has_role(m, Role::agent));
}

/// The country of a role without one: of a place in the sentence, of its only country, of the
/// paragraph, of the article, less sure with each step.
Resolver::Surroundings Resolver::surroundings(std::uint32_t index) const {
  const Mention& m = mentions_[index];
  bool attacks = false;
  bool suffers = false;
  std::vector<std::uint32_t> others = co_arguments(index);
  const frames::Concept attack = concepts_.common().attack;
  const frames::Concept visit = concepts_.find("VISIT");
  const auto is_act = [&](const Use& use, frames::Concept act) {
    return act != frames::Concept::none && concepts_.is_a(frames_.frames[use.frame].concept_, act);
  };
  for (const Use& use : uses(m)) {
    if (m.sector != "MIL" || !is_act(use, attack)) continue;
    attacks = attacks || use.role == Role::agent;
    suffers = suffers || use.role == Role::patient;
  }
  const bool local = is_called_so(m, "local") && !words_.is_word("reporter", m.sector) &&
                     std::any_of(order_.begin(), order_.end(), [&](std::uint32_t other) {
                       return mentions_[other].sentence == m.sentence && is_ground(other);
                     });
  const bool of_state = words_.is_word("organ", m.sector);
  // Who only speaks of rebels, and blames nobody for arming them.
  const std::uint32_t claim = claim_of(m);
  const bool told = claim != no_index && frames_.claims[claim].stance != frames::Stance::accuses;
  const std::uint32_t teller = told ? frames_.claims[claim].speaker : no_index;
  struct Step {
    std::string country;
    std::uint32_t mention = no_index;
    int rank = 99;
  };
  std::vector<Step> seen;
  std::vector<std::string> strangers;
  for (const std::uint32_t other : order_) {
    const Mention& o = mentions_[other];
    const std::uint32_t entity = entity_of_[other];
    if (entity == no_index || other == index || entities_[entity].country.empty()) continue;
    if (attacks && std::find(others.begin(), others.end(), other) != others.end()) continue;
    if (o.anaphor == actors::Anaphor::relative) continue;
    if (is_sector(entities_[entity], "reporter")) continue;
    if (of_state && is_sector(entities_[entity], "outlaw")) continue;
    // The Holy See has no victims, police or firms.
    if (words_.is_word("unpeopled", entities_[entity].country) && m.sector != "REL" &&
        m.sector != "GOV") {
      continue;
    }
    // "The Marrakech treaty": only where it was signed.
    if (o.sentence != m.sentence || !comes_from(m, o)) {
      const bool name = place_of(o) == Place::modifier && head(o).head != no_token &&
                        (o.type == Type::place || result_[other].is_place) &&
                        (is_one_of(concept_at(o.sentence, head(o).head), "agreement") ||
                         sentence(o).tokens[head(o).head].upos == syntax::Upos::PROPN);
      if (name) continue;
    }
    // Rebels are where they are, not of who speaks of them; "local forces" are of the place.
    const bool faces = std::find(others.begin(), others.end(), other) != others.end();
    if (local && !is_ground(other)) continue;
    const bool tells = other == teller || (teller != no_index && o.sentence != m.sentence);
    // "Washington says": the government, whatever else lies there.
    const bool speaks = tells && !result_[other].is_place && !result_[other].inherited;
    if (words_.is_word("against", m.sector) && !faces && speaks && !comes_from(m, o)) continue;
    // "Rebels backed by Washington": of any country but that.
    if (words_.is_word("against", m.sector) && is_outsider(other, &m)) {
      strangers.push_back(entities_[entity].country);
      continue;
    }
    if (words_.is_word("posted", m.kind) && o.sentence == m.sentence && head(o).head == m.head &&
        o.head > m.head && !comes_from(m, o)) {
      strangers.push_back(entities_[entity].country);
      continue;
    }
    // "The Treasury imposed sanctions on Russian officials": of no country that it punishes.
    if (punishes(m, o)) {
      strangers.push_back(entities_[entity].country);
      continue;
    }
    const bool before = position(o) < position(m);
    const bool opposite = std::find(others.begin(), others.end(), other) != others.end();
    int rank = 6;
    // Of his killer's country only where no other is near; where he goes he is not from.
    if (opposite && (suffers || has_role(o, Role::destination)))
      rank = 7;
    else if (comes_from(m, o) || serves(m, other))
      rank = 0;
    else if (words_.is_word("foreign", m.sector))
      continue;
    else if (is_dateline(o, m))
      rank = 1;
    else if (o.sentence == m.sentence) {
      // Where it happens, unless that is told of something else ("prisoners … agreed in Bern") or
      // is where somebody goes ("broke off his visit to France").
      const bool here = result_[other].is_place && clause_of(o) == clause_of(m) &&
                        place_of(o) != Place::modifier &&
                        std::none_of(uses(o).begin(), uses(o).end(),
                                     [&](const Use& use) { return is_act(use, visit); });
      rank = here || (local && before) ? 1 : before ? (result_[other].is_place ? 3 : 2) : 4;
    } else if (sentence(o).block == sentence(m).block) {
      rank = before ? 3 : 5;
    } else if (before && m.sentence - o.sentence <= 3) {
      rank = 4;  // paragraphs of news are short
    }
    seen.push_back({entities_[entity].country, other, rank});
  }
  std::erase_if(seen, [&](const Step& step) {
    return std::find(strangers.begin(), strangers.end(), step.country) != strangers.end();
  });
  if (seen.empty()) return {};
  const int nearest = std::min_element(seen.begin(), seen.end(), [](const Step& x, const Step& y) {
                        return x.rank < y.rank;
                      })->rank;
  // Where it happens or comes from decides alone; else each layer speaks, the nearer the louder,
  // and the article as a whole.
  struct Voice {
    std::string country;
    std::array<double, 8> layers{};
    std::uint32_t evidence = no_index;
    int rank = 99;
    double sum = 0;
  };
  const bool decided = nearest <= 1;
  constexpr std::array<double, 5> weights = {1.0, 0.9, 0.7, 0.5, 0.5};
  constexpr std::array<double, 8> loud = {1.0, 1.0, 1.0, 0.6, 0.35, 0.2, 0.05, 0.05};
  std::vector<Voice> voices;
  for (const Step& step : seen) {
    if (decided && step.rank != nearest) continue;
    const Mention& o = mentions_[step.mention];
    double weight = weights[static_cast<std::size_t>(place_of(o))];
    if (m.sector != "MIL" && is_attacker(step.mention)) weight *= words_.preference("attacker");
    if (is_outsider(step.mention, nullptr)) weight *= words_.preference("outsider");
    if (result_[step.mention].inherited) weight *= words_.preference("handed_on");
    auto known = std::find_if(voices.begin(), voices.end(),
                              [&](const Voice& one) { return one.country == step.country; });
    if (known == voices.end()) {
      voices.push_back({step.country, {}, no_index, 99, 0});
      known = std::prev(voices.end());
    }
    double& layer = known->layers[static_cast<std::size_t>(step.rank)];
    layer = decided ? layer + weight : std::max(layer, weight) + 0.2 * std::min(layer, weight);
    if (step.rank <= known->rank) {
      known->rank = step.rank;
      known->evidence = step.mention;
    }
  }
  for (Voice& voice : voices) {
    for (std::size_t r = 0; r < loud.size(); ++r) voice.sum += loud[r] * voice.layers[r];
    if (!decided) voice.sum += words_.preference("article") * share_of_article(voice.country);
  }
  std::stable_sort(voices.begin(), voices.end(),
                   [](const Voice& x, const Voice& y) { return x.sum > y.sum; });
  const Voice& best = voices[0];
  double sure = words_.preference("inherited") - 0.03 * best.rank;
  if (voices.size() > 1) {
    const double lead = best.sum - voices[1].sum;
    if (decided)
      sure -= lead > 0.05 ? 0.1 : 0.2;
    else
      sure -= lead > words_.preference("clear")   ? 0.1
              : lead > words_.preference("doubt") ? 0.2
                                                  : 0.4;
    if (words_.is_word("anybody", m.sector)) sure -= 0.1;
    // Far away, and the article is not about it.
    const bool about = share_of_article(best.country) >= words_.preference("about");
    if (best.rank >= 4 && !about) sure -= words_.preference("far");
  }
  return {best.country, static_cast<float>(sure), best.evidence};
}

/// Who only speaks of others (or does so to that one), feeds, punishes or reconciles them is no
/// part of their country.
bool Resolver::is_outsider(std::uint32_t mention, const Mention* to) const {
  const auto& acts = words_.words("outsider");
  return std::any_of(uses_[mention].begin(), uses_[mention].end(), [&](const Use& use) {
    if (use.role != Role::agent) return false;
    const bool faces =
        to == nullptr || std::any_of(uses(*to).begin(), uses(*to).end(), [&](const Use& its) {
          return its.frame == use.frame && its.role != Role::content;
        });
    return faces && std::any_of(acts.begin(), acts.end(), [&](const std::string& name) {
             const frames::Concept act = concepts_.find(name);
             return act != frames::Concept::none &&
                    concepts_.is_a(frames_.frames[use.frame].concept_, act);
           });
  });
}

/// Whether the role does to that one what is only done to another country.
bool Resolver::punishes(const Mention& m, const Mention& other) const {
  if (m.sentence != other.sentence) return false;
  return std::any_of(uses(m).begin(), uses(m).end(), [&](const Use& use) {
    return use.role == Role::agent && is_one_of(frames_.frames[use.frame].concept_, "abroad") &&
           std::any_of(uses(other).begin(), uses(other).end(), [&](const Use& its) {
             return its.frame == use.frame && its.role != Role::agent;
           });
  });
}

/// How much the article is about that country, 0 to 1: by its names, the title's and places' most.
double Resolver::share_of_article(std::string_view country) const {
  double all = 0;
  double its = 0;
  for (const std::uint32_t other : order_) {
    const Mention& o = mentions_[other];
    const std::uint32_t entity = entity_of_[other];
    if (entity == no_index || !is_named(o) || result_[other].inherited) continue;
    if (entities_[entity].country.empty() || is_sector(entities_[entity], "reporter")) continue;
    double weight = o.type == Type::place || result_[other].is_place ? 1.0 : 0.6;
    const std::size_t block = sentence(o).block;
    if (block < article_.blocks().size()) {
      const text::BlockKind kind = article_.blocks()[block].kind;
      if (kind == text::BlockKind::title) weight *= 3;
      if (kind == text::BlockKind::lead) weight *= 2;
    }
    all += weight;
    if (entities_[entity].country == country) its += weight;
  }
  return all > 0 ? its / all : 0;
}

/// "Moscow sent troops to Crimea": of whoever sends them.
Resolver::Surroundings Resolver::commanded(std::uint32_t index) const {
  const Mention& m = mentions_[index];
  if (m.sector != "MIL") return {};
  for (const Use& use : uses(m)) {
    if (use.role != Role::patient && use.role != Role::content) continue;
    const frames::Frame& frame = frames_.frames[use.frame];
    const bool commands = std::any_of(
        words_.words("commands").begin(), words_.words("commands").end(), [&](const auto& name) {
          const frames::Concept act = concepts_.find(name);
          return act != frames::Concept::none && concepts_.is_a(frame.concept_, act);
        });
    if (!commands) continue;
    const std::uint32_t agent = filler_of(frame.sentence, frame.predicate, Role::agent);
    if (agent == no_index || agent == index || entity_of_[agent] == no_index) continue;
    const std::string& country = entities_[entity_of_[agent]].country;
    if (!country.empty()) return {country, 0.75F, agent};
  }
  return {};
}

/// "We stay until the government tells us": of the country of who speaks.
Resolver::Surroundings Resolver::quoted(std::uint32_t index) const {
  // "The government", "our troops"; not "400 soldiers", "separatists".
  const Mention& m = mentions_[index];
  if (!words_.is_word("organ", m.sector) || !is_definite(m)) return {};
  if (m.number == 'p' && sentence(m).child(m.head, "det") == no_token) return {};
  const std::uint32_t claim = speech_of(mentions_[index]);
  const std::uint32_t turn = speaker_of_turn(m);
  const std::uint32_t said = claim == no_index ? no_index : frames_.claims[claim].speaker;
  const std::uint32_t speaker = said < mentions_.size() ? said : turn;
  if (speaker >= mentions_.size() || speaker == index || entity_of_[speaker] == no_index) return {};
  const Entity& entity = entities_[entity_of_[speaker]];
  // A president who speaks of "the president" means another one.
  const auto& own = entity.words;
  if (m.number != 'p' && words_.kind(m.kind) == Kind::person &&
      std::find(own.begin(), own.end(), m.kind) != own.end()) {
    return {};
  }
  const auto& tokens = sentence(mentions_[index]).tokens;
  // Unless the speech names another country in the same sentence.
  for (const std::uint32_t other : order_) {
    if (speaker == turn) break;
    if (mentions_[other].sentence != mentions_[index].sentence || other == speaker) continue;
    if (result_[other].is_place) continue;
    if (entity_of_[other] == no_index || mentions_[other].head >= tokens.size()) continue;
    const std::string& country = entities_[entity_of_[other]].country;
    if (!country.empty() && country != entity.country) return {};
  }
  return entity.country.empty() ? Surroundings{} : Surroundings{entity.country, 0.6F, speaker};
}

/// Whether an adjective of a group in LANG.tsv stands beside the role: "foreign troops" are of
/// whatever country.
bool Resolver::is_called_so(const Mention& m, std::string_view group) const {
  const auto children = sentence(m).children(m.head);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return words_.is_word(group, sentence(m).tokens[child].lemma) &&
           (group == "local" || child < m.first || child >= m.last);
  });
}

/// "The speakers of the chamber", "una pattuglia della polizia": people of an organ have its
/// sector.
std::string_view Resolver::sector_of_whole(const Mention& m) const {
  const Complement of = complement_of(m);
  if (!of.exists || of.mention == no_index) return m.sector;
  if (words_.is_word("body", m.kind) && m.kind != "troops") return m.sector;
  const Mention& whole = mentions_[of.mention];
  const bool organ = whole.type == Type::role && words_.is_word("body", whole.kind) &&
                     words_.is_word("organ", whole.sector) && whole.sector != "GOV";
  return organ ? std::string_view(whole.sector) : std::string_view(m.sector);
}

void Resolver::inherit(std::uint32_t index) {
  const Mention& m = mentions_[index];
  if (m.sector.empty()) return;
  // "Its regime", and nobody knows whose: not of whoever is near.
  const std::uint32_t owner = owner_of(index);
  if (owner != no_index && mentions_[owner].anaphor == actors::Anaphor::possessive &&
      mentions_[owner].person == '3' && entity_of_[owner] == no_index) {
    return;
  }
  if (is_called_so(m, "alien") || resolve_modified(index)) return;
  if (is_part_of_name(m) || is_of_stranger(m)) return;
  const Complement of = complement_of(m);
  // "Governments": of several states, since each has one.
  if (m.number == 'p' && words_.is_word("single", m.kind) && of.mention == no_index) return;
  // "La maggioranza della rete": a share of it.
  if (words_.is_word("share", m.kind) && of.exists && of.mention == no_index) return;
  // "Jewish leaders", "top leaders": of whom nothing more is said.
  if (m.kind == "leader" && m.number == 'p' && sentence(m).child(m.head, "det") == no_token &&
      sentence(m).child(m.head, "amod") != no_token) {
    return;
  }
  // "Told reporters": whoever they are.
  if (words_.is_word("reporter", m.sector) && has_role(m, Role::recipient)) return;
  // "Press conference": a word for the kind of thing, and nobody.
  const bool weak = words_.is_word("anybody", m.sector) || words_.is_word("reporter", m.sector);
  if (weak && head(m).is("compound") && uses(m).empty()) return;
  Surroundings found = commanded(index);
  if (found.country.empty()) found = quoted(index);
  // In an interview whoever speaks means his own, whichever that is.
  if (found.country.empty() && speaker_of_turn(m) != no_index) return;
  const bool stateless = words_.is_word("stateless", m.sector);
  if (found.country.empty() && !stateless) found = surroundings(index);
  if (!found.country.empty()) {
    settle(index, sector_identity(found.country, sector_of_whole(m)), Type::role, found.sure,
           How::role, "country of its surroundings", found.evidence, head(m).lemma);
    result_[index].inherited = !result_[index].actors.empty();
  }
  // "Rights groups accused the army": of no country that is named, and somebody all the same.
  if (!stateless || !result_[index].actors.empty() || !has_role(m, Role::agent)) return;
  settle(index, country_identity(m.sector), Type::role, 0.6F, How::role, "of no country", index,
         head(m).lemma);
}

}  // namespace casus::reference
