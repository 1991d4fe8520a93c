# SPDX-License-Identifier: GPL-3.0-or-later
# Settings that hold for every target: where programs go, warnings, sanitizers, compiler cache.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

find_program(TMW_CCACHE ccache)
if(TMW_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${TMW_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${TMW_CCACHE})
endif()

if(TMW_SANITIZE)
  add_compile_options(-fsanitize=${TMW_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${TMW_SANITIZE})
  if(TMW_BUILD_FUZZERS)
    add_compile_options(-fsanitize=fuzzer-no-link) # counts branches for the fuzz targets
  endif()
endif()

# Integer results must be equal and float results must not depend on what the compiler fuses.
add_compile_options(-ffp-contract=off)

# tmw_settings(TARGET STANDARD): warnings as errors, includes from the root, the language standard.
function(tmw_settings target standard)
  target_compile_features(${target} PUBLIC cxx_std_${standard})
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
endfunction()
