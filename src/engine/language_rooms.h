#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "casus/actors.h"
#include "casus/frames.h"
#include "casus/reference.h"
#include "casus/syntax.h"

namespace casus::engine {

/// What one language adds to the rooms, each part read when an article first needs it and never
/// changed afterwards. Pointers that it gives stay valid as long as it lives; any thread may ask.
class LanguageRooms {
 public:
  LanguageRooms(std::string language, std::string model_path)
      : language_(std::move(language)), model_path_(std::move(model_path)) {}

  Result<const syntax::Model*> model();
  Result<const frames::Lexicon*> lexicon(const std::vector<std::string>& roots,
                                         const frames::Concepts& concepts);
  Result<const reference::Knowledge*> reference(const std::vector<std::string>& roots);
  /// Empty as long as no model was needed.
  std::string_view model_version() const;

 private:
  std::string language_, model_path_;
  mutable std::mutex mutex_;
  // A failure is kept too: a broken file is read once, and each article says the same of it.
  std::unique_ptr<Result<syntax::Model>> model_;
  std::unique_ptr<Result<frames::Lexicon>> lexicon_;
  std::unique_ptr<Result<reference::Knowledge>> reference_;
};

/// All languages that have a model in `folder`; the set is fixed when it is made.
class Languages {
 public:
  /// LANG.model is a language's model, unless `chosen` names another: "en-free" for en-free.model.
  [[nodiscard]] static Result<Languages> find(const std::string& folder,
                                              const std::vector<std::string>& chosen);
  /// nullptr when the language has no model.
  LanguageRooms* rooms(std::string_view language) const;
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
  std::map<std::string, std::unique_ptr<LanguageRooms>, std::less<>> rooms_;
};

}  // namespace casus::engine
