# SPDX-License-Identifier: Apache-2.0
file(GLOB_RECURSE files RELATIVE ${FROM} ${FROM}/device_runtime/*.h ${FROM}/device_runtime/*.cpp
     ${FROM}/device_runtime/*.ld)
list(FILTER files EXCLUDE REGEX "device_runtime/(host|host_kernels)/")
foreach(file ${files} device_runtime/LICENSE)
  configure_file(${FROM}/${file} ${TO}/${file} COPYONLY)
endforeach()
