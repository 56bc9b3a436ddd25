#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model_file.h"

namespace casus::syntax {

/// How a lemma comes from a form: a change of case, something cut and put at either end; or a
/// lemma that has nothing to do with the form ("go" from "went").
class LemmaScript {
 public:
  /// A line of `lemma.classes`; nothing when it is broken.
  static bool read(std::string_view line, LemmaScript& script);
  /// `normal`: the normalised form. The lemma is put into `out`.
  /// The lemma itself, where it does not depend on the form; else empty.
  std::string_view whole() const { return whole_ ? put_front_ : std::string_view(); }
  void apply(const std::vector<char32_t>& normal, std::string& out) const;

 private:
  enum class Case : std::uint8_t { keep, lower, title };
  bool whole_ = false;
  Case case_ = Case::keep;
  std::uint32_t cut_front_ = 0, cut_back_ = 0;
  std::string_view put_front_, put_back_;  // put_front_ is the lemma itself when whole_
};

}  // namespace casus::syntax
