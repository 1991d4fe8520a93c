# SPDX-License-Identifier: Apache-2.0
# Cross-builds every board's firmware into share/tmw/firmware beside bin/, and lays the sources that
# `tmw build` compiles beside it.
include(ExternalProject)
include(${CMAKE_CURRENT_LIST_DIR}/boards.cmake)
set(share ${CMAKE_BINARY_DIR}/share/tmw)
foreach(board ${TMW_FIRMWARE_BOARDS})
  ExternalProject_Add(firmware-${board}
    SOURCE_DIR ${PROJECT_SOURCE_DIR}
    BINARY_DIR ${CMAKE_BINARY_DIR}/firmware/${board}
    PREFIX ${CMAKE_BINARY_DIR}/firmware/${board}-steps
    CMAKE_GENERATOR ${CMAKE_GENERATOR}
    CMAKE_ARGS -DCMAKE_TOOLCHAIN_FILE=${CMAKE_CURRENT_LIST_DIR}/arm-none-eabi.cmake
               -DTMW_FIRMWARE_BOARD=${board} -DTMW_FIRMWARE_OUTPUT=${share}/firmware
    BUILD_ALWAYS ON BUILD_BYPRODUCTS ${share}/firmware/${board}.elf INSTALL_COMMAND "")
endforeach()
add_custom_target(firmware-sources ALL
  COMMAND ${CMAKE_COMMAND} -DFROM=${PROJECT_SOURCE_DIR} -DTO=${share}/source
          -P ${CMAKE_CURRENT_LIST_DIR}/copy_sources.cmake)
add_custom_target(firmware-images)
add_dependencies(firmware-images firmware-sources)
foreach(board ${TMW_FIRMWARE_BOARDS})
  add_dependencies(firmware-images firmware-${board})
endforeach()
