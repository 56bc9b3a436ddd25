# What every file of ours is compiled with. Linked PRIVATE by every target of ours, so it never
# reaches anybody else.
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Debug CACHE STRING "" FORCE)
endif()
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g")

if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(CASUS_CCACHE ccache)
  if(CASUS_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CASUS_CCACHE})
  endif()
endif()

add_library(casus_flags INTERFACE)
target_compile_options(casus_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Werror
  # One rounding a written operation, on every processor: the same text gives the same bytes.
  -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports both from inside its own library at -O2 and above; clang is silent.
  target_compile_options(casus_flags INTERFACE
    -Wno-error=restrict -Wno-error=maybe-uninitialized -Wno-error=stringop-overflow
    -Wno-error=array-bounds -Wno-error=free-nonheap-object)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Debug")
  target_compile_definitions(casus_flags INTERFACE _GLIBCXX_ASSERTIONS)
endif()

if(CASUS_SANITIZE)
  add_compile_options(-fsanitize=${CASUS_SANITIZE} -fno-sanitize-recover=all
                      -fno-omit-frame-pointer -g1)  # lines in the reports, no more
  add_link_options(-fsanitize=${CASUS_SANITIZE})
endif()
if(CASUS_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
