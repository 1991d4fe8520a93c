# SPDX-License-Identifier: Apache-2.0
# The link's and the companion firmware's sources, relative to device_runtime/.
set(TMW_LINK_SOURCES
  link/channel.cpp
  link/frame.cpp)
set(TMW_COMPANION_SOURCES
  firmware/device/crash.cpp
  firmware/device/device_server.cpp
  firmware/device/engine.cpp
  firmware/device/slot_store.cpp
  firmware/device/streamer.cpp)
