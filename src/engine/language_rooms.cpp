#include "language_rooms.h"

#include <filesystem>

namespace casus::engine {
namespace {

constexpr std::string_view model_ending = ".model";
constexpr char variant_sign = '-';  // en-free.model: another model of "en"

/// Reads the part on the first call; later ones, from any thread, give what the first one found.
template <class Part, class Load>
Result<const Part*> once(std::mutex& mutex, std::unique_ptr<Result<Part>>& slot, const Load& load) {
  const std::lock_guard lock(mutex);
  if (!slot) slot = std::make_unique<Result<Part>>(load());
  if (!*slot) return tl::unexpected<Error>(slot->error());
  return &**slot;
}

}  // namespace

Result<const syntax::Model*> LanguageRooms::model() {
  return once(mutex_, model_, [&] { return syntax::Model::load(model_path_); });
}

Result<const frames::Lexicon*> LanguageRooms::lexicon(const std::vector<std::string>& roots,
                                                      const frames::Concepts& concepts) {
  return once(mutex_, lexicon_, [&] { return frames::Lexicon::load(roots, language_, concepts); });
}

Result<const reference::Knowledge*> LanguageRooms::reference(
    const std::vector<std::string>& roots) {
  return once(mutex_, reference_, [&] { return reference::Knowledge::load(roots, language_); });
}

std::string_view LanguageRooms::model_version() const {
  const std::lock_guard lock(mutex_);
  return model_ && *model_ ? (*model_)->version() : std::string_view{};
}

Result<Languages> Languages::find(const std::string& folder,
                                  const std::vector<std::string>& chosen) {
  namespace fs = std::filesystem;
  Languages languages;
  std::error_code failed;
  for (const std::string& name : chosen) {
    const fs::path file = fs::path(folder) / (name + std::string(model_ending));
    if (name.empty() || name.find('/') != std::string::npos || !fs::is_regular_file(file, failed)) {
      return fail({"--model"}, "no model is called '" + name + "'", "choose one of " + folder);
    }
    const std::string language = name.substr(0, name.find(variant_sign));
    languages.rooms_.insert_or_assign(language,
                                      std::make_unique<LanguageRooms>(language, file.string()));
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
    if (entry.path().extension() != model_ending) continue;
    const std::string name = entry.path().stem().string();
    if (name.find(variant_sign) != std::string::npos) continue;
    languages.rooms_.try_emplace(name,
                                 std::make_unique<LanguageRooms>(name, entry.path().string()));
  }
  if (failed)
    return fail({folder}, "is no folder of models", "set CASUS_HOME to where casus keeps its data");
  for (const auto& [name, rooms] : languages.rooms_) languages.names_.push_back(name);
  return languages;
}

LanguageRooms* Languages::rooms(std::string_view language) const {
  const auto found = rooms_.find(language);
  return found == rooms_.end() ? nullptr : found->second.get();
}

}  // namespace casus::engine
