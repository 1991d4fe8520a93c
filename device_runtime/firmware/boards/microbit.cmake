# SPDX-License-Identifier: Apache-2.0
set(TMW_BOARD_FOLDER nrf51)
# Six frames are what the link needs, and 16 KB of RAM give.
set(TMW_BOARD_FLAGS -mthumb -mcpu=cortex-m0 -DTMW_LINK_WINDOW=6)
set(TMW_BOARD_SCRIPT microbit.ld)
# Compiled for size: all but the kernels of integers that models spend their time in, and the
# transform of int16. Floats wait for the software that adds them up anyway.
set(TMW_BOARD_SMALL_SOURCES ${TMW_RUNTIME_KERNEL_SOURCES})
list(FILTER TMW_BOARD_SMALL_SOURCES EXCLUDE REGEX
     "(conv|depthwise|fully_connected|lstm|svdf|matmul|sigmoid|/softmax)_int|binary_int|pool_int|sums_uint8|lookup8|requantize|kernel_table|signal_fft.cpp")
set(TMW_BOARD_SOURCES microbit_platform.cpp nrf51_flash.cpp)
