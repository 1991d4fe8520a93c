# SPDX-License-Identifier: Apache-2.0
# The runtime's sources by room, relative to device_runtime/: the one list that the desktop's
# library, the firmware and the exports compile.
set(TMW_RUNTIME_BASE_SOURCES
  base/crc32.cpp
  base/float_math.cpp
  base/sha256.cpp)
set(TMW_RUNTIME_PLAN_SOURCES
  plan/plan_view.cpp)
set(TMW_RUNTIME_KERNEL_SOURCES
  kernels/arg_extreme.cpp
  kernels/binary_float.cpp
  kernels/binary_int.cpp
  kernels/broadcast.cpp
  kernels/conv_float.cpp
  kernels/conv_int16.cpp
  kernels/conv_int8.cpp
  kernels/conv_int8_dsp.cpp
  kernels/copy.cpp
  kernels/depthwise_float.cpp
  kernels/depthwise_int16.cpp
  kernels/depthwise_int8.cpp
  kernels/fill.cpp
  kernels/fully_connected_float.cpp
  kernels/fully_connected_int8.cpp
  kernels/fully_connected_int8_dsp.cpp
  kernels/gather.cpp
  kernels/kernel.cpp
  kernels/kernel_table.cpp
  kernels/lookup8.cpp
  kernels/matmul_float.cpp
  kernels/move.cpp
  kernels/pool_float.cpp
  kernels/pool_int.cpp
  kernels/quantize.cpp
  kernels/reduce.cpp
  kernels/reduce_float.cpp
  kernels/reduce_int.cpp
  kernels/requantize.cpp
  kernels/softmax_float.cpp
  kernels/softmax_int8.cpp
  kernels/transpose_conv_float.cpp
  kernels/transpose_conv_int.cpp
  kernels/unary_float.cpp
  kernels/wide_sums.cpp
  kernels/window.cpp)
set(TMW_RUNTIME_ENGINE_SOURCES
  engine/input_contract.cpp
  engine/interpreter.cpp)

# What a board needs to run plans, without the link.
set(TMW_RUNTIME_SOURCES
  ${TMW_RUNTIME_BASE_SOURCES}
  ${TMW_RUNTIME_PLAN_SOURCES}
  ${TMW_RUNTIME_KERNEL_SOURCES}
  ${TMW_RUNTIME_ENGINE_SOURCES})
