# SPDX-License-Identifier: Apache-2.0
# Every board that has companion firmware: boards/NAME.cmake describes each.
set(TMW_FIRMWARE_BOARDS
  mps2-an385
  mps2-an386
  mps2-an500
  mps3-an547
  microbit
  olimex-stm32-h405)
