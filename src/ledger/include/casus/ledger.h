#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/events.h"

namespace casus::ledger {

/// What binds somebody (CODEBOOK §6). Views belong to the Obligations.
struct Commitment {
  std::string_view kind, obligation, trigger, status;
  std::vector<events::Side> parties;
  std::optional<bool> text_public;         ///< unset: the article does not say
  std::uint32_t event = frames::no_index;  ///< event that made it
  std::vector<events::Side> claimants;     ///< who states the terms
  std::vector<events::Evidence> evidence;
};

/// knowledge/obligations/*; immutable, shared by threads.
class Obligations {
 public:
  [[nodiscard]] static Result<Obligations> load(const std::vector<std::string>& roots,
                                                const frames::Concepts& concepts);
  Obligations(Obligations&&) noexcept;
  Obligations& operator=(Obligations&&) noexcept;
  ~Obligations();
  class Data;
  const Data& data() const { return *data_; }

 private:
  Obligations();
  std::unique_ptr<Data> data_;
};

[[nodiscard]] std::vector<Commitment> enter(const events::Reading& reading,
                                            const events::Coding& coding,
                                            const Obligations& obligations,
                                            const frames::Concepts& concepts);

/// "defence_pact RUS,PRK mutual_assistance on aggression signed".
[[nodiscard]] std::string row(const Commitment& commitment);

[[nodiscard]] std::vector<Error> lint(const std::vector<std::string>& roots);

}  // namespace casus::ledger
