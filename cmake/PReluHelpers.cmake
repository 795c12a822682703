# Helpers for the libraries and TableGen targets of this project.

# prelu_add_passes(<phase>)
#
# Runs TableGen on Passes.td of the current include folder: pass declarations,
# registration, and documentation under docs/Passes in the build folder.
function(prelu_add_passes phase)
  set(LLVM_TARGET_DEFINITIONS Passes.td)
  mlir_tablegen(Passes.h.inc -gen-pass-decls -name=PRelu${phase})
  add_public_tablegen_target(PRelu${phase}PassesIncGen)
  add_dependencies(prelu-headers PRelu${phase}PassesIncGen)
  add_mlir_doc(Passes PRelu${phase}Passes Passes/ -gen-pass-doc)
endfunction()

# prelu_add_library(<name> <source>... LINK <library>...)
#
# A static library of one folder of lib/, exported for find_package(PRelu).
# add_mlir_dialect_library is not used: it exports into MLIR's own export set.
function(prelu_add_library name)
  cmake_parse_arguments(ARG "" "" "LINK" ${ARGN})
  add_library(${name} STATIC ${ARG_UNPARSED_ARGUMENTS})
  add_dependencies(${name} prelu-headers)
  target_link_libraries(${name} PUBLIC ${ARG_LINK} MLIR LLVM)
  # What a project that finds us needs; in our own build the top folder says it.
  target_include_directories(${name} INTERFACE
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_include_directories(${name} SYSTEM INTERFACE
    "$<INSTALL_INTERFACE:${MLIR_INCLUDE_DIRS}>")
  target_compile_features(${name} INTERFACE cxx_std_17)
  if(NOT LLVM_ENABLE_RTTI)
    target_compile_options(${name} INTERFACE $<INSTALL_INTERFACE:-fno-rtti>)
  endif()
  prelu_use_pch(${name})
  install(TARGETS ${name} EXPORT PReluTargets
          ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
  set_property(GLOBAL APPEND PROPERTY PRELU_LIBS ${name})
endfunction()

# prelu_install_runtime(<name> <exported name>)
#
# A shared library that compiled code calls, which find_package(PRelu) offers as
# PRelu::<exported name> to projects that link such code.
function(prelu_install_runtime name exported)
  set_target_properties(${name} PROPERTIES EXPORT_NAME ${exported})
  install(TARGETS ${name} EXPORT PReluTargets
          LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
endfunction()

# One precompiled header serves every target: MLIR's headers are most of a
# translation unit's compile time.
function(prelu_use_pch target)
  if(NOT PRELU_PCH)
    return()
  endif()
  if(NOT TARGET prelu-pch)
    file(WRITE ${CMAKE_BINARY_DIR}/pch/empty.cpp "")
    add_library(prelu-pch OBJECT ${CMAKE_BINARY_DIR}/pch/empty.cpp)
    target_precompile_headers(prelu-pch PRIVATE
      ${PROJECT_SOURCE_DIR}/cmake/pch.h)
    add_dependencies(prelu-pch prelu-headers)
    if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
      # Timestamps in the header would make every ccache look-up miss.
      target_compile_options(prelu-pch PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
    endif()
  endif()
  target_precompile_headers(${target} REUSE_FROM prelu-pch)
endfunction()
