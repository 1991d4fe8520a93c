# SPDX-License-Identifier: Apache-2.0
set(TMW_BOARD_FOLDER mps2)
set(TMW_BOARD_FLAGS -mthumb -mcpu=cortex-m3)
set(TMW_BOARD_SCRIPT mps2.ld)
set(TMW_BOARD_SOURCES mps2_platform.cpp semihosting.cpp startup.cpp)
