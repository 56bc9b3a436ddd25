# Every library of the house, found once. A room names what it uses in its casus_room().
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(tl-expected CONFIG REQUIRED)                  # tl::expected
find_package(fmt CONFIG REQUIRED)                          # fmt::fmt
find_package(ICU REQUIRED COMPONENTS uc i18n data)         # ICU::uc ICU::i18n
find_package(simdjson CONFIG REQUIRED)                     # simdjson::simdjson
find_package(nlohmann_json CONFIG REQUIRED)                # nlohmann_json::nlohmann_json
find_package(CLI11 CONFIG REQUIRED)                        # CLI11::CLI11
find_package(hwy CONFIG REQUIRED)                          # hwy::hwy
find_package(LibLZMA REQUIRED)                             # LibLZMA::LibLZMA
pkg_check_modules(marisa REQUIRED IMPORTED_TARGET marisa)  # PkgConfig::marisa
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)  # PkgConfig::xxhash

# Debian's CLD2 ships neither a CMake file nor a pkg-config one.
find_library(CASUS_CLD2 cld2 REQUIRED)
find_path(CASUS_CLD2_INCLUDE cld2/public/compact_lang_det.h REQUIRED)
add_library(cld2::cld2 UNKNOWN IMPORTED)
set_target_properties(cld2::cld2 PROPERTIES
  IMPORTED_LOCATION ${CASUS_CLD2} INTERFACE_INCLUDE_DIRECTORIES ${CASUS_CLD2_INCLUDE})

if(CASUS_TESTS)
  find_package(GTest CONFIG REQUIRED)                      # GTest::gtest GTest::gtest_main
  find_package(rapidcheck CONFIG REQUIRED)                 # rapidcheck
  find_package(benchmark CONFIG REQUIRED)                  # benchmark::benchmark_main
  include(GoogleTest)
endif()
