#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/date.h"
#include "time_words.h"
#include "world.h"

namespace casus::events {

/// When an act happened, as far as its clause says.
struct When {
  std::optional<Date> date;
  std::string_view precision;  ///< day, week, month, year; empty without a date
  bool background = false;     ///< more than about a year before the news (CODEBOOK §1)
};

/// All time expressions of an article, each with the frame whose clause it stands in.
class Calendar {
 public:
  Calendar(const World& world, const TimeWords& words);
  /// `past`: whether the act is told as done; it decides which Tuesday "on Tuesday" is.
  When when(std::uint32_t frame, bool past) const;

 private:
  struct Expression {
    std::uint32_t sentence = 0, token = 0;
    std::uint32_t frame = no_index;
    TimeKind kind = TimeKind::none;  // day: `date` stands; weekday: depends on the tense
    int weekday = 0, shift = 0;
    std::optional<Date> date;
    std::optional<Date> end;  // last day that a named year or month may mean
    std::string_view precision;
    bool yearless = false;        // a month or day that names no year: the tense decides
    bool relative_years = false;  // "forty years ago", "once", without a date of publication too
  };
  void scan(std::uint32_t sentence);
  bool read(std::uint32_t sentence, std::uint32_t token, Expression& found) const;
  bool read_anaphor(std::uint32_t sentence, std::uint32_t token, Expression& found) const;
  std::optional<Date> latest_day() const;
  bool read_since(std::uint32_t sentence, std::uint32_t token, Expression& found) const;
  bool read_era(std::uint32_t sentence, std::uint32_t token, Expression& found) const;
  bool read_year(std::uint32_t sentence, std::uint32_t token, Expression& found) const;
  bool read_month(std::uint32_t sentence, std::uint32_t token, Expression& found) const;
  bool read_unit(std::uint32_t sentence, std::uint32_t token, Expression& found) const;
  std::uint32_t noun_before(std::uint32_t sentence, std::uint32_t token) const;
  std::uint32_t governor(std::uint32_t sentence, std::uint32_t token) const;
  void spread();
  void go_on();
  bool is_remote(const Frame& frame) const;
  bool is_old(const Expression& when, const Frame& frame) const;
  std::uint32_t of_first_conjunct(std::uint32_t frame) const;
  std::uint32_t of_next_conjunct(std::uint32_t frame) const;
  std::uint32_t year_in(std::uint32_t sentence) const;
  std::uint32_t below_root(std::uint32_t sentence, std::uint32_t token) const;
  std::uint32_t of_clause(std::uint32_t frame) const;
  std::uint32_t of_noun(std::uint32_t frame) const;
  bool tells(std::uint32_t frame) const;
  std::uint32_t of_old_story(std::uint32_t frame) const;
  TimeWord word(std::uint32_t sentence, std::int64_t token) const;
  std::optional<int> year(std::uint32_t sentence, std::int64_t token) const;
  std::optional<int> decade(std::uint32_t sentence, std::uint32_t token) const;
  std::optional<int> day_number(std::uint32_t sentence, std::int64_t token) const;
  std::optional<Date> weekday_date(const Expression& expression, bool past) const;
  std::optional<Date> yearless_date(const Expression& expression, bool past) const;
  bool is_background(const Expression& expression) const;
  bool is_other_year(const Expression& expression) const;

  const World& world_;
  const TimeWords& words_;
  bool remote_past_ = false;
  std::vector<std::vector<TimeWord>> word_at_;  // by sentence and token
  std::vector<Expression> expressions_;
  std::vector<std::uint32_t> of_frame_;  // index into expressions_, no_index without one
  int latest_year_ = 0;                  // named in the text
  int latest_dated_ = 0;                 // … with a day or month of it
  bool tells_now_ = false;               // "yesterday", "on Monday": days seen from publication
};

}  // namespace casus::events
