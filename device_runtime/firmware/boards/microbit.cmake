# SPDX-License-Identifier: Apache-2.0
set(TMW_BOARD_FOLDER nrf51)
# Six frames are what the link needs, and 16 KB of RAM give.
set(TMW_BOARD_FLAGS -mthumb -mcpu=cortex-m0 -DTMW_LINK_WINDOW=6)
set(TMW_BOARD_SCRIPT microbit.ld)
set(TMW_BOARD_SOURCES microbit_platform.cpp nrf51_flash.cpp)
