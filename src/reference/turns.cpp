// Interviews: who speaks is told by a label at the start of a line or sentence ("Q:", "WN:",
// "Anna Rossi: …") and by nothing else.
#include <algorithm>
#include <map>

#include "resolver.h"

namespace casus::reference {

using syntax::Token;
using syntax::Upos;

namespace {

constexpr std::uint32_t label_tokens_max = 6;
constexpr std::size_t turns_min = 3;
constexpr std::ptrdiff_t monologue_min = 5;  // "I", outside quotation marks

bool opens_with_capital(std::string_view form) {
  return !form.empty() && (form[0] < 'a' || form[0] > 'z');
}

/// "N.Mladenov" and "Mladenov" are one.
std::string_view without_initial(std::string_view form) {
  const std::size_t dot = form.rfind('.');
  return dot == std::string_view::npos || dot + 1 == form.size() ? form : form.substr(dot + 1);
}

/// Where the colon of a label stands, 0 when the sentence has none.
std::uint32_t colon_of_label(const syntax::Sentence& sentence) {
  for (std::uint32_t t = 0; t < sentence.tokens.size() && t <= label_tokens_max; ++t) {
    const Token& token = sentence.tokens[t];
    if (token.form == ":") return t;
    if (token.form == ".") continue;
    const bool acts = token.upos == Upos::VERB || token.upos == Upos::AUX;
    if (acts || (t == 0 && token.upos == Upos::ADP) || !opens_with_capital(token.form)) return 0;
  }
  return 0;
}

}  // namespace

/// A label counts where labels take turns: at least two of them, one of them again. Headlines and
/// lists have each of theirs once ("Roma: …", "Gran Bretagna: …").
void Resolver::find_turns() {
  std::map<std::string_view, std::size_t> times;
  for (std::uint32_t s = story_.first; s < story_.last; ++s) {
    const syntax::Sentence& here = parse_.sentences[s];
    const std::uint32_t colon = colon_of_label(here);
    if (colon == 0) continue;
    Turn turn;
    turn.sentence = turn.last_sentence = s;
    turn.colon = colon;
    turn.label = without_initial(here.tokens[colon - 1].form);
    for (std::uint32_t t = 0; t < colon; ++t) {
      const std::uint32_t mention = over(s, t);
      if (mention == no_index || !is_named(mentions_[mention])) continue;
      if (mentions_[mention].type != actors::Type::country) turn.speaker = mention;
    }
    ++times[turn.label];
    turns_.push_back(turn);
  }
  const bool again =
      std::any_of(times.begin(), times.end(), [](const auto& label) { return label.second > 1; });
  if (turns_.size() < turns_min || times.size() < 2 || !again) {
    keep_monologue();
    return;
  }
  for (std::size_t i = 0; i < turns_.size(); ++i) {
    const std::uint32_t next = i + 1 < turns_.size() ? turns_[i + 1].sentence : story_.last;
    std::uint32_t& last = turns_[i].last_sentence;
    // The last one ends with its paragraph: what follows is the writer's.
    const std::size_t block = parse_.sentences[last].block;
    while (last + 1 < next &&
           (i + 1 < turns_.size() || parse_.sentences[last + 1].block == block)) {
      ++last;
    }
    for (const Turn& other : turns_) {
      const bool known = turns_[i].speaker != no_index && entity_of_[turns_[i].speaker] != no_index;
      if (!known && other.label == turns_[i].label) turns_[i].speaker = other.speaker;
    }
  }
}

/// "PRESIDENT ANNA ROSSI: Colleagues, …": one label that names a person, and behind it a text in
/// the first person.
void Resolver::keep_monologue() {
  std::erase_if(turns_, [this](const Turn& turn) {
    return turn.speaker == no_index || entity_of_[turn.speaker] == no_index ||
           mentions_[turn.speaker].type != actors::Type::person;
  });
  if (turns_.size() != 1) {
    turns_.clear();
    return;
  }
  Turn& turn = turns_[0];
  turn.last_sentence = story_.last - 1;
  const auto own = std::count_if(mentions_.begin(), mentions_.end(), [&](const Mention& m) {
    return m.person == '1' && m.number == 's' && turn_of(m) != nullptr && !is_between_marks(m);
  });
  if (own < monologue_min) turns_.clear();
}

const Resolver::Turn* Resolver::turn_of(const Mention& m) const {
  for (const Turn& turn : turns_) {
    if (m.sentence < turn.sentence || m.sentence > turn.last_sentence) continue;
    return m.sentence == turn.sentence && m.head < turn.colon ? nullptr : &turn;
  }
  return nullptr;
}

/// "Host:", "Q:": nobody that the text means elsewhere.
bool Resolver::is_label(const Mention& m) const {
  return std::any_of(turns_.begin(), turns_.end(), [&](const Turn& turn) {
    return m.sentence == turn.sentence && m.head < turn.colon;
  });
}

std::uint32_t Resolver::speaker_of_turn(const Mention& m) const {
  const Turn* turn = turn_of(m);
  if (turn == nullptr || turn->speaker == no_index) return no_index;
  return entity_of_[turn->speaker] == no_index ? no_index : turn->speaker;
}

/// Whoever had the word before, or else has it next.
std::uint32_t Resolver::listener_of_turn(const Mention& m) const {
  const Turn* turn = turn_of(m);
  if (turn == nullptr) return no_index;
  std::uint32_t found = no_index;
  for (const Turn& other : turns_) {
    if (other.label == turn->label || other.speaker == no_index) continue;
    if (entity_of_[other.speaker] == no_index) continue;
    if (other.sentence > turn->sentence && found != no_index) break;
    found = other.speaker;
    if (other.sentence > turn->sentence) break;
  }
  return found;
}

}  // namespace casus::reference
