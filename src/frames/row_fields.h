#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon_data.h"

namespace casus::frames {

/// Reads the fields of lexicon rows; the first mistake of a row stays in `error`.
class RowFields {
 public:
  RowFields(Lexicon::Data& data, const Concepts& concepts, Place where)
      : data_(data), concepts_(concepts), where_(std::move(where)) {}

  void roles(std::string_view field, SenseRow& row);
  std::vector<Condition> conditions(std::string_view field);
  void stance(std::string_view field, Stance& stance, std::optional<Effect>& effect);
  Concept concept_or_none(std::string_view name);
  Role role(std::string_view name);
  std::optional<Error> error;

 private:
  Lexicon::Data& data_;
  const Concepts& concepts_;
  Place where_;

  void mistake(std::string what, std::string remedy);
  Condition condition(std::string_view word);
  void terms(std::string_view alternatives, Condition& condition);
};

}  // namespace casus::frames
