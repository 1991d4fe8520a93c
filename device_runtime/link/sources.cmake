# SPDX-License-Identifier: Apache-2.0
# The link's and the companion firmware's sources, relative to device_runtime/.
set(TMW_LINK_SOURCES
  base/hmac_sha256.cpp
  link/channel.cpp
  link/frame.cpp)
set(TMW_COMPANION_SOURCES
  firmware/device/crash.cpp
  firmware/device/deployment.cpp
  firmware/device/device_server.cpp
  firmware/device/engine.cpp
  firmware/device/inference_requests.cpp
  firmware/device/journal.cpp
  firmware/device/sample_pieces.cpp
  firmware/device/slot_store.cpp
  firmware/device/streamer.cpp)
