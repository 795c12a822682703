# cmake --install: headers, TableGen files, libraries, tools, documentation and
# the package files that find_package(PRelu) reads.
include(CMakePackageConfigHelpers)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/ ${PROJECT_BINARY_DIR}/include/
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
        FILES_MATCHING PATTERN "*.h" PATTERN "*.td" PATTERN "*.inc")
install(EXPORT PReluTargets NAMESPACE PRelu::
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/PRelu)
configure_package_config_file(
  ${CMAKE_CURRENT_LIST_DIR}/PReluConfig.cmake.in
  ${CMAKE_BINARY_DIR}/PReluConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/PRelu
  PATH_VARS CMAKE_INSTALL_LIBDIR)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/PReluConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/PReluConfig.cmake
              ${CMAKE_BINARY_DIR}/PReluConfigVersion.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/PRelu)

# The pages that are written by hand, with what they link to, and beside them
# those of the dialect and its passes, which TableGen writes.
add_custom_target(prelu-docs ALL)
add_dependencies(prelu-docs mlir-doc)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/README.md
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs ${PROJECT_BINARY_DIR}/docs
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
