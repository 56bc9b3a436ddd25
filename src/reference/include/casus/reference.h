#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "casus/actors.h"
#include "casus/frames.h"
#include "casus/syntax.h"

namespace casus::reference {

/// Who a mention means in this article.
struct Resolution {
  std::vector<actors::Identity> actors;  ///< empty: nobody known; several: a set
  actors::How how = actors::How::name;   ///< the mention's own, or how it was resolved
  float confidence = 0;
  bool is_place = false;   ///< a place here, no government: "in Moscow"
  bool inherited = false;  ///< country taken from the sentence, paragraph or article
  std::uint32_t evidence = frames::no_index;  ///< mention that decided it
  std::string_view reason;                    ///< static text, for `casus explain`
};

/// One whom a pronoun may mean, and what speaks for it; for training/reference.py.
struct Option {
  std::string_view candidate;                     ///< "nobody", "actor" or "noun"
  std::vector<std::vector<std::uint32_t>> named;  ///< mentions, by member when it is a set
  std::vector<frames::Range> nouns;               ///< where the noun stands before the pronoun
  std::vector<std::uint8_t> traits;
};
struct Choice {
  std::uint32_t mention = 0;
  std::string_view pronoun;  ///< "person", "thing" or "plural"
  std::vector<Option> options;
};

/// Words and preferences of knowledge/reference/LANG.*; immutable, shared.
class Knowledge {
 public:
  [[nodiscard]] static Result<Knowledge> load(const std::vector<std::string>& roots,
                                              std::string_view language);
  Knowledge(Knowledge&&) noexcept;
  Knowledge& operator=(Knowledge&&) noexcept;
  ~Knowledge();
  class Data;
  const Data& data() const { return *data_; }

 private:
  Knowledge();
  std::unique_ptr<Data> data_;
};

/// One Resolution a mention, same order. Below `confidence_min` an anaphor stays open.
[[nodiscard]] std::vector<Resolution> resolve(
    const syntax::Parse& parse, const text::Article& article,
    const std::vector<actors::Mention>& mentions, const frames::Frames& frames,
    const frames::Concepts& concepts, const Knowledge& knowledge, float confidence_min = 0.4F,
    std::vector<Choice>* choices = nullptr);

[[nodiscard]] std::vector<Error> lint(const std::vector<std::string>& roots);

}  // namespace casus::reference
