# SPDX-License-Identifier: Apache-2.0
set(TMW_BOARD_FOLDER mps2)
set(TMW_BOARD_FLAGS -mthumb -mcpu=cortex-m55 -mfloat-abi=hard
    -DTMW_BOARD_ADDRESSES="device_runtime/firmware/boards/mps2/mps3_an547.h")
set(TMW_BOARD_SCRIPT mps3_an547.ld)
set(TMW_BOARD_SOURCES flash_file.cpp mps2_platform.cpp semihosting.cpp sensor_file.cpp)
