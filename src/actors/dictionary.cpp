#include "casus/actors.h"
#include "casus/members.h"
#include "data.h"

namespace casus::actors {

Dictionary::Dictionary() : data_(std::make_unique<Data>()) {}
Dictionary::Dictionary(Dictionary&&) noexcept = default;
Dictionary& Dictionary::operator=(Dictionary&&) noexcept = default;
Dictionary::~Dictionary() = default;

Result<Dictionary> Dictionary::load(const std::vector<std::string>& roots) {
  Dictionary dictionary;
  std::vector<Error> errors;
  load_all(roots, *dictionary.data_, errors);
  if (!errors.empty()) return tl::unexpected<Error>(std::move(errors.front()));
  if (dictionary.data_->languages.empty()) {
    return fail({roots.empty() ? std::string("knowledge") : roots.front()},
                "holds no actors/LANG.roles.tsv", "name the folder 'knowledge'");
  }
  return dictionary;
}

std::vector<Error> lint(const std::vector<std::string>& roots) {
  Dictionary::Data data;
  std::vector<Error> errors;
  load_all(roots, data, errors);
  check(data, errors);
  const auto more = Members::lint(roots);
  errors.insert(errors.end(), more.begin(), more.end());
  return errors;
}

}  // namespace casus::actors
