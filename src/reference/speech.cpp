// The persons of quoted speech: "we", "your" mean who speaks and who is addressed. Where no claim
// tells the speaker, the punctuation and the paragraph do: what stands before the colon, or
// whoever else is quoted in that paragraph.
#include <algorithm>
#include <array>

#include "resolver.h"

namespace casus::reference {

using actors::Anaphor;
using actors::How;
using actors::Type;
using syntax::no_token;
using syntax::Token;

namespace {

constexpr std::array<std::string_view, 4> opening = {"«", "“", "„", "\""};
constexpr std::array<std::string_view, 4> closing = {"»", "”", "“", "\""};

constexpr std::uint32_t lines_max = 8;  // of one quotation

/// Which of the marks a word is; how many there are when it is none.
std::size_t mark(const std::array<std::string_view, 4>& marks, std::string_view form) {
  return static_cast<std::size_t>(std::find(marks.begin(), marks.end(), form) - marks.begin());
}

}  // namespace

/// Whether the next straight mark, in this or one of the next lines, closes a quotation (something
/// stands before it) or opens its next paragraph.
bool Resolver::closes_soon(std::uint32_t s) const {
  for (std::uint32_t ahead = s; ahead < parse_.sentences.size() && ahead - s < lines_max; ++ahead) {
    const auto& tokens = parse_.sentences[ahead].tokens;
    for (std::uint32_t t = 0; t < tokens.size(); ++t) {
      if (tokens[t].form != opening.back()) continue;
      return t == 0 ? ahead > s : tokens[t - 1].upos == syntax::Upos::PUNCT;
    }
  }
  return false;
}

/// What stands in quotation marks; one that is never closed ends with its paragraph or soon after.
void Resolver::find_quotations() {
  std::uint32_t open = no_index;  // its quotation
  std::size_t opened = 0;         // by which mark; another one inside is part of what is quoted
  std::size_t block = 0;
  for (std::uint32_t s = 0; s < parse_.sentences.size(); ++s) {
    const syntax::Sentence& here = parse_.sentences[s];
    if (here.block != block && open != no_index) {
      // A straight mark may be a stray one; else it goes on, if not opened again, for some lines.
      const bool again = here.tokens.empty() || mark(opening, here.tokens[0].form) < opening.size();
      const bool straight = opened + 1 == opening.size();
      const bool stray = straight && !again && !closes_soon(s);
      if (again || stray || s - quotations_[open].sentence > (straight ? lines_max : 4)) {
        quotations_[open].unclosed = again;
        open = no_index;
      }
    }
    block = here.block;
    for (std::uint32_t t = 0; t < here.tokens.size(); ++t) {
      const std::string_view form = here.tokens[t].form;
      // Chevrons close chevrons; of the others texts mix the straight and the round.
      const std::size_t closes = mark(closing, form);
      const bool pairs = closes < closing.size() && (closes == 0) == (opened == 0);
      if (open != no_index && pairs) {
        open = no_index;
      } else if (open == no_index && mark(opening, form) < opening.size()) {
        open = static_cast<std::uint32_t>(quotations_.size());
        opened = mark(opening, form);
        quotations_.push_back({s, t, s, t, false});
      } else if (open != no_index) {
        quotations_[open].last_sentence = s;
        quotations_[open].last = t;
      }
    }
  }
}

/// The subject of the clause that a colon joins to the quotation: "The minister was blunt: "We …"".
std::uint32_t Resolver::before_colon(const Quotation& q) const {
  std::uint32_t s = q.sentence;
  std::uint32_t end = q.first;
  if (end == 0) {
    if (s == story_.first) return no_index;
    end = static_cast<std::uint32_t>(parse_.sentences[--s].tokens.size());
  }
  const syntax::Sentence& here = parse_.sentences[s];
  if (end == 0 || here.tokens[end - 1].form != ":") return no_index;
  std::uint32_t found = no_index;
  for (const std::uint32_t index : order_) {
    const Mention& m = mentions_[index];
    if (m.sentence != s || m.head >= end || entity_of_[index] == no_index) continue;
    if (result_[index].is_place) continue;
    // "Secondo Anna Rossi: «…»"
    const bool source = words_.is_word("source", case_of(m)) && m.anaphor == Anaphor::none;
    if (source) return index;
    if (place_of(m) != Place::subject) continue;
    found = index;
  }
  return found;
}

/// Whoever else is quoted in the paragraph, the nearest before or behind.
std::uint32_t Resolver::quoted_beside(const Mention& m) const {
  const std::size_t block = sentence(m).block;
  std::uint32_t best = no_index;
  std::uint32_t nearest = no_index;
  for (const frames::Claim& claim : frames_.claims) {
    if (!claim.direct || claim.content.empty() || claim.speaker >= mentions_.size()) continue;
    if (entity_of_[claim.speaker] == no_index) continue;
    const std::uint32_t at = claim.content.front().sentence;
    if (parse_.sentences[at].block != block) continue;
    const std::uint32_t distance = at > m.sentence ? at - m.sentence : m.sentence - at;
    if (distance >= nearest) continue;
    nearest = distance;
    best = claim.speaker;
  }
  return best;
}

/// "He disputed the claims. "Physically, …"": the subject of the sentence before, or of who was
/// quoted last where the quotation is a paragraph of its own.
std::uint32_t Resolver::before_quotation(const Quotation& q) const {
  std::uint32_t found = no_index;
  if (q.first == 0 && q.sentence > 0) {
    const std::uint32_t s = q.sentence - 1;
    const bool same = parse_.sentences[s].block == parse_.sentences[q.sentence].block;
    for (const std::uint32_t index : order_) {
      const Mention& m = mentions_[index];
      if (!same || m.sentence != s || entity_of_[index] == no_index) continue;
      if (m.person != '3' || place_of(m) != Place::subject || result_[index].is_place) continue;
      const syntax::Token& verb =
          parse_.sentences[s]
              .tokens[std::min<std::size_t>(clause_of(m), parse_.sentences[s].tokens.size() - 1)];
      if (verb.is("root")) return index;
    }
    if (same) return no_index;
    for (const frames::Claim& claim : frames_.claims) {
      if (claim.content.empty() || claim.speaker >= mentions_.size()) continue;
      const std::uint32_t at = claim.content.back().sentence;
      // "Costa said the jets would take part. "We are going …""
      if (!claim.direct && (at != s || claim.parent != no_index)) continue;
      if (at >= q.sentence || q.sentence - at > 3 || entity_of_[claim.speaker] == no_index)
        continue;
      found = claim.speaker;
    }
  }
  return found;
}

bool Resolver::is_quoted(const Mention& m) const {
  return turn_of(m) != nullptr || is_between_marks(m);
}

bool Resolver::is_between_marks(const Mention& m) const {
  const auto at = std::pair(m.sentence, m.head);
  return std::any_of(quotations_.begin(), quotations_.end(), [&](const Quotation& q) {
    return at >= std::pair(q.sentence, q.first) && at <= std::pair(q.last_sentence, q.last);
  });
}

/// Who speaks the quotation that a sentence opens.
std::uint32_t Resolver::speaker_inside(std::uint32_t s) const {
  for (const frames::Claim& claim : frames_.claims) {
    if (!claim.direct || claim.content.empty() || claim.speaker >= mentions_.size()) continue;
    const bool here = claim.content.front().sentence == s && claim.content.front().first <= 1;
    if (here && entity_of_[claim.speaker] != no_index) return claim.speaker;
  }
  return no_index;
}

/// Who says the parenthesis inside a quotation: "«La causa - ha concluso - è chiara»".
std::uint32_t Resolver::speaker_around(const Mention& m) const {
  const auto at = std::pair(m.sentence, m.head);
  for (const Quotation& q : quotations_) {
    if (at < std::pair(q.sentence, q.first) || at > std::pair(q.last_sentence, q.last)) continue;
    return before_colon(q);
  }
  return no_index;
}

/// Whether between two quotations of one sentence somebody is the subject.
bool Resolver::somebody_between(const Quotation& a, const Quotation& b) const {
  return std::any_of(order_.begin(), order_.end(), [&](std::uint32_t index) {
    const Mention& m = mentions_[index];
    return m.sentence == b.sentence && m.head > a.last && m.head < b.first &&
           entity_of_[index] != no_index && place_of(m) == Place::subject &&
           clause_of(m) != no_token && sentence(m).tokens[clause_of(m)].is("root");
  });
}

/// Who speaks a quotation: before its colon, by a claim inside it, by the next paragraph that goes
/// on with it, or as the one that it follows at once.
std::uint32_t Resolver::speaker_of_quotation(std::size_t which, bool claimed) const {
  const Quotation& q = quotations_[which];
  const std::uint32_t before = claimed ? no_index : before_colon(q);
  if (before != no_index) return before;
  // "Ha detto che «…»", over several sentences: whoever says a part of it.
  for (const frames::Claim& one : frames_.claims) {
    const bool inside =
        std::any_of(one.content.begin(), one.content.end(), [&](const frames::Range& part) {
          return std::pair(part.sentence, part.last) > std::pair(q.sentence, q.first) &&
                 std::pair(part.sentence, part.first) <= std::pair(q.last_sentence, q.last) &&
                 part.sentence >= q.sentence;
        });
    if (inside && one.speaker < mentions_.size() && entity_of_[one.speaker] != no_index) {
      return one.speaker;
    }
  }
  std::uint32_t next = q.unclosed ? speaker_inside(q.last_sentence + 1) : no_index;
  if (next == no_index) next = behind_quotation(q, true);
  if (next != no_index || which == 0) return next;
  const Quotation& last = quotations_[which - 1];
  const bool follows = last.last_sentence == q.sentence && !somebody_between(last, q);
  return follows ? speaker_of_quotation(which - 1, claimed) : no_index;
}

/// "Ferri reacted with anger, "I have …"": the person whose sentence leads to the quotation.
std::uint32_t Resolver::leads_to(const Quotation& q) const {
  if (q.first == 0) return no_index;
  for (const std::uint32_t index : order_) {
    const Mention& m = mentions_[index];
    if (m.sentence != q.sentence || m.head >= q.first || entity_of_[index] == no_index) continue;
    if (place_of(m) != Place::subject || !is_somebody(entities_[entity_of_[index]])) continue;
    const std::uint32_t verb = clause_of(m);
    if (verb != no_token && verb < q.first && sentence(m).tokens[verb].is("root")) return index;
  }
  return no_index;
}

/// "«I will not go.» Ferri, after the meeting, leaves …": the person whom the next sentence is
/// about; where `reports` asks for it, only one who says something there ("Ferri said later").
std::uint32_t Resolver::behind_quotation(const Quotation& q, bool reports) const {
  const std::uint32_t next = q.last_sentence + 1;
  if (q.first != 0 || next >= story_.last) return no_index;
  for (const std::uint32_t index : order_) {
    const Mention& m = mentions_[index];
    if (m.sentence != next || m.type == Type::zero) continue;
    const bool person = m.first <= 1 && is_named(m) && entity_of_[index] != no_index &&
                        is_somebody(entities_[entity_of_[index]]);
    const std::uint32_t verb = clause_of(m);
    const bool subject =
        place_of(m) == Place::subject && verb != no_token && sentence(m).tokens[verb].is("root");
    const bool says =
        std::any_of(frames_.frames.begin(), frames_.frames.end(), [&](const frames::Frame& frame) {
          return frame.sentence == next && frame.predicate == verb &&
                 frame.stance != frames::Stance::none;
        });
    return person && subject && (says || !reports) ? index : no_index;
  }
  return no_index;
}

/// "Foreign Minister Sergey Lavrov's remarks at …": the title says whose speech the text is.
std::uint32_t Resolver::speaker_of_title(const Mention& m) const {
  if (is_heading(m)) return no_index;
  std::uint32_t found = no_index;
  for (const std::uint32_t index : order_) {
    const Mention& o = mentions_[index];
    if (!is_heading(o)) break;
    if (!is_named(o) || o.type != Type::person || entity_of_[index] == no_index) continue;
    const std::uint32_t noun = head(o).head;
    if (noun == no_token || !words_.is_word("speeches", sentence(o).tokens[noun].lemma)) continue;
    if (found != no_index) return no_index;
    found = index;
  }
  return found;
}

bool Resolver::is_heading(const Mention& m) const {
  const std::size_t block = sentence(m).block;
  if (block >= article_.blocks().size()) return false;
  const text::BlockKind kind = article_.blocks()[block].kind;
  return kind == text::BlockKind::title || kind == text::BlockKind::headline;
}

/// Who speaks the words around the mention, by its claim or by what stands around the quotation.
std::uint32_t Resolver::speaker_of(const Mention& m) const {
  const std::uint32_t claim = speech_of(m);
  if (claim != no_index) {
    const std::uint32_t speaker = frames_.claims[claim].speaker;
    if (speaker < mentions_.size() && entity_of_[speaker] != no_index) return speaker;
    if (speaker < mentions_.size() && mentions_[speaker].person != '3') return no_index;
  }
  const auto at = std::pair(m.sentence, m.head);
  std::uint32_t found = no_index;
  for (std::size_t i = 0; i < quotations_.size(); ++i) {
    const Quotation& q = quotations_[i];
    if (at < std::pair(q.sentence, q.first) || at > std::pair(q.last_sentence, q.last)) continue;
    found = speaker_of_quotation(i, claim != no_index);
    if (found != no_index) return found;
    if (turn_of(m) != nullptr) break;
    found = quoted_beside(m);
    if (found == no_index) found = leads_to(q);
    if (found == no_index) found = before_quotation(q);
    return found != no_index ? found : behind_quotation(q, false);
  }
  found = speaker_of_turn(m);
  return found != no_index || claim != no_index ? found : speaker_of_title(m);
}

/// "You Americans", "noi europei": the people named beside the pronoun.
std::uint32_t Resolver::people_beside(const Mention& m) const {
  if (m.type != Type::pronoun || m.anaphor != Anaphor::personal) return no_index;
  for (const std::uint32_t other : order_) {
    const Mention& o = mentions_[other];
    if (o.sentence != m.sentence || o.first != m.head + 1 || entity_of_[other] == no_index)
      continue;
    if (!is_named(o) || o.number == 's' || entities_[entity_of_[other]].country.empty()) continue;
    return other;
  }
  return no_index;
}

/// In quoted speech the first person is the speaker, the second whom it is addressed to.
void Resolver::resolve_persons() {
  for (const std::uint32_t index : order_) {
    const Mention& m = mentions_[index];
    if (m.person == '3' || !result_[index].actors.empty()) continue;
    std::uint32_t meant = people_beside(m);
    if (meant != no_index) {
      settle(index, entity_of_[meant], 0.75F, How::first_person, "the people named beside it");
      continue;
    }
    meant = m.person == '2' ? addressee_of(m) : speaker_of(m);
    if (meant >= mentions_.size() || entity_of_[meant] == no_index) continue;
    const Entity& side = entities_[entity_of_[meant]];
    // "Without your weapons", to the deputies of another country: their country's.
    if (m.person == '2' && m.anaphor == Anaphor::possessive && is_sector(side, "chamber")) {
      settle(index, country_identity(side.country), Type::country, 0.7F, How::first_person,
             "second person: the country of who is addressed", meant);
      continue;
    }
    settle(index, entity_of_[meant], 0.75F, How::first_person,
           m.person == '1' ? "first person: the speaker" : "second person: who is addressed");
  }
}

std::uint32_t Resolver::addressee_of(const Mention& m) const {
  const std::uint32_t claim = speech_of(m);
  const std::uint32_t cue = claim == no_index ? no_index : frames_.claims[claim].frame;
  if (cue == no_index) return listener_of_turn(m);
  for (const frames::Argument& argument : frames_.frames[cue].arguments) {
    if (argument.role == frames::Role::recipient) return argument.filler.mention;
  }
  return no_index;
}

}  // namespace casus::reference
