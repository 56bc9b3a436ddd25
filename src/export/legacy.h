#pragma once

#include "casus/flat.h"
#include "view.h"

namespace casus::exports {

// The four formats of the field, their columns in the order in which each publishes them.
[[nodiscard]] std::string phoenix_rows(const View& view, const Ontology& ontology);
[[nodiscard]] std::string icews_rows(const View& view, const Ontology& ontology);
[[nodiscard]] std::string gdelt_rows(const View& view, const Ontology& ontology);
[[nodiscard]] std::string polecat_rows(const View& view, const Ontology& ontology);

}  // namespace casus::exports
