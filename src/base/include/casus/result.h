#pragma once

#include <cstddef>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace casus {

/// Where an error stands. `line` counts from 1; 0 means the whole file.
struct Place {
  std::string file;
  std::size_t line = 0;
};

/// Something that a user can cause and mend. A broken invariant is an assertion instead.
struct Error {
  Place where;
  std::string what;    ///< one clause, no full stop: "unknown concept 'SINGN'"
  std::string remedy;  ///< what to do: "did you mean 'SIGN'?"
};

/// "file:line: what (remedy)", the one form in which errors reach a person.
[[nodiscard]] std::string to_string(const Error& error);

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Place where, std::string what,
                                                std::string remedy = {}) {
  return tl::unexpected<Error>(Error{std::move(where), std::move(what), std::move(remedy)});
}

}  // namespace casus
