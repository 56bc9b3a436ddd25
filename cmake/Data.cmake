# The program finds its models and its knowledge in ../share/casus beside its own folder, installed
# or not: the build folder is laid out like an installation, with links into the source.
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/share/casus)
foreach(folder IN ITEMS models knowledge)
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/${folder} ${PROJECT_BINARY_DIR}/share/casus/${folder}
       SYMBOLIC)
endforeach()
install(DIRECTORY knowledge DESTINATION share/casus)
install(DIRECTORY models DESTINATION share/casus FILES_MATCHING PATTERN "*.model" PATTERN "*.md")
