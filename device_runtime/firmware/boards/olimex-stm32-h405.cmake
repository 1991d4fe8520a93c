# SPDX-License-Identifier: Apache-2.0
set(TMW_BOARD_FOLDER stm32f4)
set(TMW_BOARD_FLAGS -mthumb -mcpu=cortex-m4 -mfloat-abi=hard -mfpu=fpv4-sp-d16)
set(TMW_BOARD_SCRIPT stm32f405.ld)
set(TMW_BOARD_SOURCES stm32f405_platform.cpp stm32f4_flash.cpp)
