# SPDX-License-Identifier: Apache-2.0
file(GLOB_RECURSE files RELATIVE ${FROM} ${FROM}/device_runtime/*.h ${FROM}/device_runtime/*.cpp
     ${FROM}/device_runtime/*.ld)
list(FILTER files EXCLUDE REGEX "device_runtime/(host|host_kernels)/")
foreach(file ${files} device_runtime/LICENSE)
  configure_file(${FROM}/${file} ${TO}/${file} COPYONLY)
endforeach()

# What every companion is made of, a path a line, for the export that has no build script.
include(${FROM}/device_runtime/sources.cmake)
include(${FROM}/device_runtime/link/sources.cmake)
set(companion ${TMW_RUNTIME_SOURCES} ${TMW_LINK_SOURCES} ${TMW_COMPANION_SOURCES})
list(TRANSFORM companion PREPEND device_runtime/)
list(JOIN companion "\n" companion)
file(CONFIGURE OUTPUT ${TO}/companion.sources CONTENT "${companion}\n" @ONLY)
