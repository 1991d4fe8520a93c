// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/kernel.h"

namespace tmw {
namespace rt {

// One pair of functions a kernel; its record says what it computes.
uint16_t runCopy(const PlanRecord& record, const KernelContext& context);
Status checkCopy(const PlanRecord& record, const Extents& extents);
uint16_t runFullyConnectedInt8(const PlanRecord& record, const KernelContext& context);
Status checkFullyConnectedInt8(const PlanRecord& record, const Extents& extents);
uint16_t runFullyConnectedInt8Dsp(const PlanRecord& record, const KernelContext& context);
Status checkFullyConnectedInt8Dsp(const PlanRecord& record, const Extents& extents);
uint16_t runFullyConnectedFloat(const PlanRecord& record, const KernelContext& context);
Status checkFullyConnectedFloat(const PlanRecord& record, const Extents& extents);
uint16_t runLookup8(const PlanRecord& record, const KernelContext& context);
Status checkLookup8(const PlanRecord& record, const Extents& extents);
uint16_t runSoftmaxInt8(const PlanRecord& record, const KernelContext& context);
Status checkSoftmaxInt8(const PlanRecord& record, const Extents& extents);
uint16_t runSoftmaxFloat(const PlanRecord& record, const KernelContext& context);
Status checkSoftmaxFloat(const PlanRecord& record, const Extents& extents);
uint16_t runUnaryFloat(const PlanRecord& record, const KernelContext& context);
Status checkUnaryFloat(const PlanRecord& record, const Extents& extents);
uint16_t runQuantize(const PlanRecord& record, const KernelContext& context);
Status checkQuantize(const PlanRecord& record, const Extents& extents);
uint16_t runDequantize(const PlanRecord& record, const KernelContext& context);
Status checkDequantize(const PlanRecord& record, const Extents& extents);
uint16_t runRequantize(const PlanRecord& record, const KernelContext& context);
Status checkRequantize(const PlanRecord& record, const Extents& extents);
uint16_t runBinaryFloat(const PlanRecord& record, const KernelContext& context);
Status checkBinaryFloat(const PlanRecord& record, const Extents& extents);
uint16_t runBinaryInt(const PlanRecord& record, const KernelContext& context);
Status checkBinaryInt(const PlanRecord& record, const Extents& extents);

constexpr Kernel kNoKernel = {nullptr, nullptr, 0, 0};

template <typename Record>
constexpr Kernel kernelOf(RunKernel run, CheckRecord check) {
    static_assert(sizeof(Record) % 8 == 0 && sizeof(Record) < 256, "records stay aligned");
    return {run, check, 1, sizeof(Record)};
}

constexpr Kernel kCopyKernel = kernelOf<CopyRecord>(runCopy, checkCopy);
constexpr Kernel kFullyConnectedInt8Kernel =
    kernelOf<FullyConnectedInt8Record>(runFullyConnectedInt8, checkFullyConnectedInt8);
constexpr Kernel kFullyConnectedInt8DspKernel = {
    runFullyConnectedInt8Dsp, checkFullyConnectedInt8Dsp, 1, sizeof(FullyConnectedInt8Record)};
constexpr Kernel kFullyConnectedFloatKernel =
    kernelOf<FullyConnectedFloatRecord>(runFullyConnectedFloat, checkFullyConnectedFloat);
constexpr Kernel kLookup8Kernel = kernelOf<Lookup8Record>(runLookup8, checkLookup8);
constexpr Kernel kSoftmaxInt8Kernel = kernelOf<SoftmaxInt8Record>(runSoftmaxInt8, checkSoftmaxInt8);
constexpr Kernel kSoftmaxFloatKernel =
    kernelOf<SoftmaxFloatRecord>(runSoftmaxFloat, checkSoftmaxFloat);
constexpr Kernel kUnaryFloatKernel = kernelOf<UnaryFloatRecord>(runUnaryFloat, checkUnaryFloat);
constexpr Kernel kQuantizeKernel = kernelOf<QuantizeRecord>(runQuantize, checkQuantize);
constexpr Kernel kDequantizeKernel = kernelOf<QuantizeRecord>(runDequantize, checkDequantize);
constexpr Kernel kRequantizeKernel = kernelOf<RequantizeRecord>(runRequantize, checkRequantize);
constexpr Kernel kBinaryFloatKernel = kernelOf<BinaryFloatRecord>(runBinaryFloat, checkBinaryFloat);
constexpr Kernel kBinaryIntKernel = kernelOf<BinaryIntRecord>(runBinaryInt, checkBinaryInt);

} // namespace rt
} // namespace tmw
