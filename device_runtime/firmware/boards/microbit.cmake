# SPDX-License-Identifier: Apache-2.0
set(TMW_BOARD_FOLDER nrf51)
# Six frames are what the link needs, and 16 KB of RAM give.
set(TMW_BOARD_FLAGS -mthumb -mcpu=cortex-m0 -DTMW_LINK_WINDOW=6)
set(TMW_BOARD_SCRIPT microbit.ld)
# Compiled for size: what waits for floats that software adds up, and the signal front-end but for
# the transform of int16, where it spends its time.
set(TMW_BOARD_SMALL_SOURCES ${TMW_RUNTIME_KERNEL_SOURCES})
list(FILTER TMW_BOARD_SMALL_SOURCES INCLUDE REGEX "_float|signal_|real_transform|detection")
list(FILTER TMW_BOARD_SMALL_SOURCES EXCLUDE REGEX "signal_fft.cpp")
set(TMW_BOARD_SOURCES microbit_platform.cpp nrf51_flash.cpp)
