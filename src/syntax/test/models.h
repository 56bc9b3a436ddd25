#pragma once

#include <map>
#include <string>

#include "casus/syntax.h"

namespace casus::syntax {

/// A model of the house, loaded once. Throws, and so fails the test, where there is none.
inline const Model& model_of(const std::string& language) {
  static std::map<std::string, Model> loaded;
  auto found = loaded.find(language);
  if (found == loaded.end()) {
    auto model = Model::load(CASUS_SOURCE_DIR "/models/" + language + ".model");
    found = loaded.emplace(language, std::move(model.value())).first;
  }
  return found->second;
}

inline text::Article article_of(std::string_view text) { return text::read(text).value(); }

/// The CoNLL-U of a text, the whole way.
inline std::string conllu_of(const Model& model, std::string_view text) {
  const text::Article article = article_of(text);
  return to_conllu(parse(article, model), article);
}

}  // namespace casus::syntax
