#pragma once

#include <string>
#include <string_view>

#include "casus/engine.h"

namespace casus::cli {

/// One line of a JSON-lines file: an object with `text`, optional `id`, `lang`, `date`, `title`,
/// `source`, `url`; other fields are ignored. `where` is the file and line, for errors and, without
/// an `id`, as id.
[[nodiscard]] Result<engine::Document> read_json_document(std::string_view line, Place where);

}  // namespace casus::cli
