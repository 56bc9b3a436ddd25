#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>

#include "casus/frames.h"

namespace casus::frames {

inline const std::string source_dir = CASUS_SOURCE_DIR;

/// The shipped knowledge and models, each loaded once for a whole test program.
class Workshop {
 public:
  static const Concepts& concepts() {
    static const Concepts loaded = take(Concepts::load({source_dir + "/knowledge"}));
    return loaded;
  }
  static const Lexicon& lexicon(const std::string& language) {
    static std::map<std::string, Lexicon> lexicons;
    const auto known = lexicons.find(language);
    if (known != lexicons.end()) return known->second;
    auto loaded = take(Lexicon::load({source_dir + "/knowledge"}, language, concepts()));
    return lexicons.emplace(language, std::move(loaded)).first->second;
  }
  static const syntax::Model& model(const std::string& language) {
    static std::map<std::string, syntax::Model> models;
    const auto known = models.find(language);
    if (known != models.end()) return known->second;
    auto loaded = take(syntax::Model::load(source_dir + "/models/" + language + ".model"));
    return models.emplace(language, std::move(loaded)).first->second;
  }
  static const actors::Dictionary& dictionary() {
    static const actors::Dictionary loaded =
        take(actors::Dictionary::load({source_dir + "/knowledge"}));
    return loaded;
  }

 private:
  template <class T>
  static T take(Result<T> result) {
    if (!result) ADD_FAILURE() << to_string(result.error());
    return std::move(*result);
  }
};

}  // namespace casus::frames
