#include <cstdlib>
#include <filesystem>

#include "options.h"

namespace casus::cli {

Result<engine::Folders> find_folders(const Options& options) {
  namespace fs = std::filesystem;
  std::error_code failed;
  fs::path home;
  if (const char* said = std::getenv("CASUS_HOME"); said != nullptr && *said != '\0') {
    home = said;
  } else {
    const fs::path program = fs::read_symlink("/proc/self/exe", failed);
    home = program.parent_path().parent_path() / "share" / "casus";
  }
  engine::Folders folders{
      (home / "models").string(), {(home / "knowledge").string()}, options.models};
  for (const std::string& folder : {folders.models, folders.knowledge.front()}) {
    if (!fs::is_directory(folder, failed)) {
      return fail({folder}, "no such folder",
                  "set CASUS_HOME to the folder of models and knowledge");
    }
  }
  if (!options.knowledge.empty()) {
    if (!fs::is_directory(options.knowledge, failed)) {
      return fail({options.knowledge}, "no such folder", "--knowledge names a folder");
    }
    // The shipped folder is not laid over itself.
    if (!fs::equivalent(options.knowledge, folders.knowledge.front(), failed)) {
      folders.knowledge.push_back(options.knowledge);
    }
  }
  return folders;
}

}  // namespace casus::cli
