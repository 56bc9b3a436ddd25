// Must fail: shows that a broken property is seen.
#include "target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  casus::fuzz::require(casus::fuzz::bytes(data, size).find("canary") == std::string_view::npos);
  return 0;
}
