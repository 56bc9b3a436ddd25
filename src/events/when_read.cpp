// Reads one expression of time, by the words of knowledge/time/LANG.tsv.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

#include "when.h"

namespace casus::events {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int background_days = 365;
constexpr int year_first = 1000;
constexpr int year_last = 2099;

Date shifted(const Date& date, int offset) { return Date{sys_days{date} + days{offset}}; }

Date day_of(int year, int month, int day) {
  return Date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
              std::chrono::day{static_cast<unsigned>(day)}};
}

}  // namespace

TimeWord Calendar::word(std::uint32_t sentence, std::int64_t token) const {
  const auto& words = word_at_[sentence];
  if (token < 0 || token >= static_cast<std::int64_t>(words.size())) return {};
  return words[static_cast<std::size_t>(token)];
}

std::optional<int> Calendar::year(std::uint32_t sentence, std::int64_t token) const {
  const auto& tokens = world_.reading.parse.sentences[sentence].tokens;
  if (token < 0 || token >= static_cast<std::int64_t>(tokens.size())) return std::nullopt;
  const std::string_view form = tokens[static_cast<std::size_t>(token)].form;
  if (form.size() != 4) return std::nullopt;
  int value = 0;
  for (const char c : form) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value >= year_first && value <= year_last ? std::optional(value) : std::nullopt;
}

std::optional<int> Calendar::day_number(std::uint32_t sentence, std::int64_t token) const {
  const auto& tokens = world_.reading.parse.sentences[sentence].tokens;
  if (token < 0 || token >= static_cast<std::int64_t>(tokens.size())) return std::nullopt;
  // "1°", "11th": figures lead, whatever follows.
  int value = 0;
  for (const char c : tokens[static_cast<std::size_t>(token)].form) {
    if (c < '0' || c > '9') break;
    value = value * 10 + (c - '0');
    if (value > 31) return std::nullopt;
  }
  return value >= 1 ? std::optional(value) : std::nullopt;
}

/// "the 1990s": a round year with an ending.
std::optional<int> Calendar::decade(std::uint32_t sentence, std::uint32_t token) const {
  std::string_view form = world_.reading.parse.sentences[sentence].tokens[token].form;
  constexpr std::size_t digits = 4, ending_max = 2;
  if (form.size() <= digits || form.size() > digits + ending_max) return std::nullopt;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (is_digit(form[digits]) || form[digits] == '.' || form[digits] == ',') return std::nullopt;
  form = form.substr(0, digits);
  if (form.back() != '0' || !std::all_of(form.begin(), form.end(), is_digit)) return std::nullopt;
  const int value = std::atoi(std::string(form).c_str());
  return value >= year_first && value <= year_last ? std::optional(value) : std::nullopt;
}

bool Calendar::read_year(std::uint32_t sentence, std::uint32_t token, Expression& found) const {
  if (const auto first = decade(sentence, token)) {
    found.kind = TimeKind::day;
    found.date = day_of(*first, 1, 1);
    found.end = day_of(*first + 9, 12, 31);
    found.precision = "year";
    return true;
  }
  const auto value = year(sentence, token);
  if (!value) return false;
  const auto& tree = world_.reading.parse.sentences[sentence];
  const auto& here = tree.tokens[token];
  // "2000 soldiers", "2000 attacks" count, "the 2014 treaty", "the 2014 attacks" date.
  const bool definite = token > 0 && tree.tokens[token - 1].upos == syntax::Upos::DET;
  if (here.is("nummod") && here.head != syntax::no_token &&
      tree.tokens[here.head].feat("Number") == "Plur" &&
      !(definite && world_.frame_at(sentence, here.head) != no_index)) {
    return false;
  }
  found.kind = TimeKind::day;
  found.date = day_of(*value, 1, 1);
  found.end = day_of(*value, 12, 31);
  found.precision = "year";
  return true;
}

bool Calendar::read_month(std::uint32_t sentence, std::uint32_t token, Expression& found) const {
  const auto month = word(sentence, token);
  const auto& here = world_.reading.parse.sentences[sentence].tokens[token];
  if (month.kind != TimeKind::month) return false;
  if (here.upos != syntax::Upos::NOUN && here.upos != syntax::Upos::PROPN) return false;
  const std::int64_t at = token;
  std::optional<int> day = day_number(sentence, at - 1);
  if (!day && !year(sentence, at + 1)) day = day_number(sentence, at + 1);
  std::optional<int> named;
  for (std::int64_t i = at + 1; i <= at + 3 && !named; ++i) named = year(sentence, i);
  found.kind = TimeKind::day;
  found.precision = day ? "day" : "month";
  if (!named && !world_.reading.date) return true;
  const int m = static_cast<int>(month.value);
  if (named) {
    found.date = day_of(*named, m, day.value_or(1));
  } else {
    found.yearless = true;
    found.date = day_of(static_cast<int>(world_.reading.date->year()), m, day.value_or(1));
  }
  if (!found.date->ok()) found.date.reset();
  return true;
}

/// The latest day that the text has named so far.
std::optional<Date> Calendar::latest_day() const {
  for (std::size_t i = expressions_.size(); i-- > 0;) {
    const Expression& one = expressions_[i];
    if (one.kind == TimeKind::weekday) return weekday_date(one, true);
    if (one.precision == "day" && one.date) {
      return one.yearless ? yearless_date(one, true) : one.date;
    }
  }
  return std::nullopt;
}

/// "the following day", "two days later", "that evening": counted from the day told last.
bool Calendar::read_anaphor(std::uint32_t sentence, std::uint32_t token, Expression& found) const {
  const auto& tokens = world_.reading.parse.sentences[sentence].tokens;
  const auto unit = word(sentence, token);
  const bool part = unit.kind == TimeKind::part;
  if (!part && (unit.kind != TimeKind::unit || unit.value > 7)) return false;
  const std::int64_t at = token;
  const TimeWord before = word(sentence, at - 1), after = word(sentence, at + 1);
  std::optional<int> way;
  const bool modifies = token > 0 && (tokens[token - 1].is("amod") || tokens[token - 1].is("det"));
  if (before.kind == TimeKind::follow && modifies) way = static_cast<int>(before.value);
  if (after.kind == TimeKind::follow && (!part || after.value == 0))
    way = static_cast<int>(after.value);
  const bool next = before.kind == TimeKind::shift && before.value > 0;
  if (!way && next && unit.value == 1) way = 1;  // from today it is called "tomorrow"
  if (!way || (part && *way != 0)) return false;
  const auto anchor = latest_day();
  if (!anchor) return false;
  const auto count =
      token == 0 ? TimeWord{} : words_.number(world_.reading.language, tokens[token - 1]);
  const double number = count.kind == TimeKind::number ? count.value : 1;
  found.kind = TimeKind::day;
  found.date = shifted(*anchor, static_cast<int>(*way * number * (part ? 1 : unit.value)));
  found.precision = unit.value > 1 ? "week" : "day";
  return true;
}

bool Calendar::read_unit(std::uint32_t sentence, std::uint32_t token, Expression& found) const {
  const auto unit = word(sentence, token);
  if (unit.kind != TimeKind::unit) return false;
  const std::int64_t at = token;
  const bool ago = word(sentence, at + 1).kind == TimeKind::ago;
  int shift = 0;
  for (const std::int64_t i : {at - 1, at + 1}) {
    if (word(sentence, i).kind == TimeKind::shift)
      shift = static_cast<int>(word(sentence, i).value);
  }
  if (!ago && shift == 0) return false;
  double count = 1;
  if (ago) {
    const auto& tokens = world_.reading.parse.sentences[sentence].tokens;
    if (at > 0) {
      const auto number =
          words_.number(world_.reading.language, tokens[static_cast<std::size_t>(at - 1)]);
      // "some years ago": several, without a number.
      count = number.kind == TimeKind::none ? 3 : number.value;
    }
    shift = -1;
  }
  found.kind = TimeKind::day;
  const double distance = std::min(count * unit.value, 1e6);
  found.relative_years = ago && distance >= background_days;
  if (world_.reading.date) {
    found.date = shifted(*world_.reading.date, static_cast<int>(shift * distance));
    found.precision = unit.value >= 365  ? "year"
                      : unit.value >= 30 ? "month"
                      : unit.value >= 7  ? "week"
                                         : "day";
  }
  return true;
}

/// "The anniversary of the massacre", "three years after the capture": the act is as old.
bool Calendar::read_since(std::uint32_t sentence, std::uint32_t token, Expression& found) const {
  const auto& tokens = world_.reading.parse.sentences[sentence].tokens;
  const TimeWord here = word(sentence, token), next = word(sentence, std::int64_t{token} + 1);
  const bool behind =
      next.kind == TimeKind::since || (next.kind == TimeKind::follow && next.value > 0);
  const bool years = here.kind == TimeKind::unit && here.value >= background_days && behind;
  if (here.kind != TimeKind::anniversary && !years) return false;
  constexpr std::uint32_t reach = 5;
  for (std::uint32_t t = token + 1; t < tokens.size() && t <= token + reach; ++t) {
    if (tokens[t].upos == syntax::Upos::VERB || tokens[t].upos == syntax::Upos::PUNCT) return false;
    const std::uint32_t frame = world_.frame_at(sentence, t);
    if (frame == no_index) continue;
    if (!world_.reading.frames.frames[frame].nominal) return false;
    found.kind = TimeKind::day;
    found.relative_years = true;
    found.frame = frame;
    return true;
  }
  return false;
}

/// "during the Cold War", "they once fought": long ago, whatever the date of the text.
bool Calendar::read_era(std::uint32_t sentence, std::uint32_t token, Expression& found) const {
  const auto& tokens = world_.reading.parse.sentences[sentence].tokens;
  const TimeWord era = words_.phrase(world_.reading.language, tokens, token);
  constexpr int adverb = 1, none = 2, party = 3, earlier = 4;
  if (era.kind != TimeKind::era || era.value == none) return false;
  // "The mayor, already convicted of fraud": what an attribute says was so before the story.
  if (era.value == earlier) {
    const std::uint32_t head = tokens[token].head;
    if (!tokens[token].is("advmod") || head != token + 1) return false;
    if (tokens[head].feat("VerbForm") != "Part") return false;
    std::uint32_t first = head;
    while (tokens[first].is("conj") && tokens[first].head < first) first = tokens[first].head;
    if (tokens[first].deprel != "acl") return false;
  }
  if (era.value == adverb) {
    const std::uint32_t frame =
        tokens[token].is("advmod") ? world_.frame_at(sentence, tokens[token].head) : no_index;
    if (frame == no_index) return false;
    const Frame& verb = world_.reading.frames.frames[frame];
    if (verb.nominal || verb.tense != frames::Tense::past || verb.predicate < token) return false;
    // Right before its verb; elsewhere the word may be a conjunction.
    for (std::uint32_t t = token + 1; t < verb.predicate; ++t) {
      if (tokens[t].upos != syntax::Upos::AUX && tokens[t].upos != syntax::Upos::ADV) return false;
    }
  }
  if (era.value == party) {
    std::uint32_t head = token;
    while (tokens[head].is("flat") && tokens[head].head != syntax::no_token) {
      head = tokens[head].head;
    }
    const auto& name = tokens[head];
    const bool takes_part = name.is("nsubj") || name.is("obj") || name.deprel == "nmod:poss" ||
                            name.deprel == "obl:agent";
    if (!takes_part) return false;
  }
  found.kind = TimeKind::day;
  found.relative_years = true;
  return true;
}

bool Calendar::read(std::uint32_t sentence, std::uint32_t token, Expression& found) const {
  const auto here = word(sentence, token);
  if (here.kind == TimeKind::day) {
    found.kind = TimeKind::day;
    found.precision = "day";
    if (world_.reading.date) {
      found.date = shifted(*world_.reading.date, static_cast<int>(here.value));
    }
    return true;
  }
  if (here.kind == TimeKind::weekday) {
    found.kind = TimeKind::weekday;
    found.weekday = static_cast<int>(here.value);
    for (const std::int64_t i : {std::int64_t{token} - 1, std::int64_t{token} + 1}) {
      const auto near = word(sentence, i);
      if (near.kind == TimeKind::shift) found.shift = static_cast<int>(near.value);
    }
    return true;
  }
  return read_since(sentence, token, found) || read_anaphor(sentence, token, found) ||
         read_month(sentence, token, found) || read_unit(sentence, token, found) ||
         read_year(sentence, token, found) || read_era(sentence, token, found);
}

}  // namespace casus::events
