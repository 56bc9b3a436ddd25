# The house, left to right: a room may use only rooms to its left. The order is written here only.
set(CASUS_ROOMS base text syntax actors frames reference events ledger engine export scoring store serve cli)

# casus_room(NAME [USES room…] [PRIVATELY library…] [PUBLICLY library…] [TESTS_USE library…]
#            [LABELS label…])
#
# Target casus_NAME from *.cpp (main.cpp left out: it belongs to a program), with include/ as its
# only public folder, and casus_NAME_test from test/*_test.cpp, run in two halves labelled NAME and LABELS.
# The tests may include the room's private headers. A library named in a public header stands in PUBLICLY.
function(casus_room name)
  cmake_parse_arguments(PARSE_ARGV 1 ROOM "" "" "USES;PRIVATELY;PUBLICLY;TESTS_USE;LABELS")
  list(FIND CASUS_ROOMS ${name} here)
  if(here EQUAL -1)
    message(FATAL_ERROR "room '${name}' does not stand in the list of rooms")
  endif()
  file(GLOB sources CONFIGURE_DEPENDS *.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  file(GLOB headers CONFIGURE_DEPENDS include/casus/*.h)
  if(sources)
    add_library(casus_${name} STATIC ${sources})
    set(reach PUBLIC)
    target_link_libraries(casus_${name} PRIVATE ${ROOM_PRIVATELY} casus_flags)
  else()  # so far a promise only
    add_library(casus_${name} INTERFACE)
    set(reach INTERFACE)
  endif()
  target_sources(casus_${name} ${reach}
    FILE_SET HEADERS BASE_DIRS ${CMAKE_CURRENT_SOURCE_DIR}/include FILES ${headers})
  set_target_properties(casus_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  target_link_libraries(casus_${name} ${reach} ${ROOM_PUBLICLY})
  foreach(used IN LISTS ROOM_USES)
    list(FIND CASUS_ROOMS ${used} there)
    if(there EQUAL -1 OR NOT there LESS here)
      message(FATAL_ERROR "room '${name}' may not use '${used}': it does not stand to its left")
    endif()
    target_link_libraries(casus_${name} ${reach} casus_${used})
  endforeach()

  file(GLOB tests CONFIGURE_DEPENDS test/*_test.cpp)
  if(CASUS_TESTS AND tests AND sources)
    add_executable(casus_${name}_test ${tests})
    target_include_directories(casus_${name}_test PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    target_compile_definitions(casus_${name}_test PRIVATE
      CASUS_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    target_link_libraries(casus_${name}_test PRIVATE
      casus_${name} casus_flags ${ROOM_PRIVATELY} ${ROOM_TESTS_USE} GTest::gtest_main)
    # Two entries a room, each half of its tests in one process: knowledge is read once for many.
    foreach(half IN ITEMS 1 2)
      add_test(NAME ${name}.${half} COMMAND casus_${name}_test)
      math(EXPR index "${half} - 1")
      set_tests_properties(${name}.${half} PROPERTIES LABELS "${name};${ROOM_LABELS}" TIMEOUT 900
        ENVIRONMENT "GTEST_TOTAL_SHARDS=2;GTEST_SHARD_INDEX=${index};GTEST_BRIEF=1")
    endforeach()
  endif()
endfunction()
