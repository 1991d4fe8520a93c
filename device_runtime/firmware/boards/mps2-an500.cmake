# SPDX-License-Identifier: Apache-2.0
set(TMW_BOARD_FOLDER mps2)
set(TMW_BOARD_FLAGS -mthumb -mcpu=cortex-m7 -mfloat-abi=hard -mfpu=fpv5-sp-d16
    -DTMW_BOARD_ADDRESSES="device_runtime/firmware/boards/mps2/mps2_fpga.h")
set(TMW_BOARD_SCRIPT mps2.ld)
set(TMW_BOARD_SOURCES flash_file.cpp mps2_platform.cpp semihosting.cpp sensor_file.cpp)
