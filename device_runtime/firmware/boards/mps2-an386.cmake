# SPDX-License-Identifier: Apache-2.0
set(TMW_BOARD_FOLDER mps2)
set(TMW_BOARD_FLAGS -mthumb -mcpu=cortex-m4 -mfloat-abi=hard -mfpu=fpv4-sp-d16)
set(TMW_BOARD_SCRIPT mps2.ld)
set(TMW_BOARD_SOURCES mps2_platform.cpp semihosting.cpp startup.cpp)
