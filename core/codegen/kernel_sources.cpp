// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codegen/kernel_sources.h"

#include <algorithm>
#include <array>

namespace tmw {

namespace {

using rt::KernelId;

constexpr auto kSources = std::to_array<KernelSource>({
    {KernelId::Copy, "runCopy", "copy.cpp"},
    {KernelId::FullyConnectedInt8, "runFullyConnectedInt8", "fully_connected_int8.cpp"},
    {KernelId::FullyConnectedInt8Dsp, "runFullyConnectedInt8Dsp", "fully_connected_int8_dsp.cpp"},
    {KernelId::FullyConnectedFloat, "runFullyConnectedFloat", "fully_connected_float.cpp"},
    {KernelId::Lookup8, "runLookup8", "lookup8.cpp"},
    {KernelId::SoftmaxInt8, "runSoftmaxInt8", "softmax_int8.cpp"},
    {KernelId::SoftmaxFloat, "runSoftmaxFloat", "softmax_float.cpp"},
    {KernelId::UnaryFloat, "runUnaryFloat", "unary_float.cpp"},
    {KernelId::Quantize, "runQuantize", "quantize.cpp"},
    {KernelId::Dequantize, "runDequantize", "quantize.cpp"},
    {KernelId::Requantize, "runRequantize", "requantize.cpp"},
    {KernelId::BinaryFloat, "runBinaryFloat", "binary_float.cpp"},
    {KernelId::BinaryInt, "runBinaryInt", "binary_int.cpp"},
    {KernelId::ConvInt8, "runConvInt8", "conv_int8.cpp"},
    {KernelId::ConvInt8Dsp, "runConvInt8Dsp", "conv_int8_dsp.cpp"},
    {KernelId::ConvFloat, "runConvFloat", "conv_float.cpp"},
    {KernelId::DepthwiseInt8, "runDepthwiseInt8", "depthwise_int8.cpp"},
    {KernelId::DepthwiseFloat, "runDepthwiseFloat", "depthwise_float.cpp"},
    {KernelId::PoolInt, "runPoolInt", "pool_int.cpp"},
    {KernelId::PoolFloat, "runPoolFloat", "pool_float.cpp"},
    {KernelId::ReduceInt, "runReduceInt", "reduce_int.cpp"},
    {KernelId::ReduceFloat, "runReduceFloat", "reduce_float.cpp"},
    {KernelId::ConvInt16, "runConvInt16", "conv_int16.cpp"},
    {KernelId::DepthwiseInt16, "runDepthwiseInt16", "depthwise_int16.cpp"},
    {KernelId::Move, "runMove", "move.cpp"},
    {KernelId::Fill, "runFill", "fill.cpp"},
    {KernelId::Gather, "runGather", "gather.cpp"},
    {KernelId::ArgExtreme, "runArgExtreme", "arg_extreme.cpp"},
    {KernelId::TransposeConvInt, "runTransposeConvInt", "transpose_conv_int.cpp"},
    {KernelId::TransposeConvFloat, "runTransposeConvFloat", "transpose_conv_float.cpp"},
    {KernelId::MatMulFloat, "runMatMulFloat", "matmul_float.cpp"},
    {KernelId::Compare, "runCompare", "compare.cpp"},
    {KernelId::Select, "runSelect", "select.cpp"},
    {KernelId::Cast, "runCast", "cast.cpp"},
    {KernelId::LstmInt8, "runLstmInt8", "lstm_int8.cpp"},
    {KernelId::LstmFloat, "runLstmFloat", "lstm_float.cpp"},
    {KernelId::SigmoidInt16, "runSigmoidInt16", "sigmoid_int16.cpp"},
    {KernelId::SoftmaxInt16, "runSoftmaxInt16", "softmax_int16.cpp"},
    {KernelId::LstmInt16, "runLstmInt16", "lstm_int16.cpp"},
    {KernelId::InverseRootInt16, "runInverseRootInt16", "inverse_root_int16.cpp"},
    {KernelId::ConvInt8Pairs, "runConvInt8Pairs", "conv_int8_pairs.cpp"},
    {KernelId::DepthwiseInt8Planes, "runDepthwiseInt8Planes", "depthwise_int8_planes.cpp"},
    {KernelId::ConvInt8Fields, "runConvInt8Fields", "conv_int8_fields.cpp"},
    {KernelId::DepthwiseInt8Words, "runDepthwiseInt8Words", "depthwise_int8_words.cpp"},
    {KernelId::FullyConnectedInt8Fields, "runFullyConnectedInt8Fields",
     "fully_connected_int8_fields.cpp"},
    {KernelId::ConvInt8Mve, "runConvInt8Mve", "conv_int8_mve.cpp"},
    {KernelId::DepthwiseInt8Mve, "runDepthwiseInt8Mve", "depthwise_int8_mve.cpp"},
    {KernelId::LstmInt8Kept, "runLstmInt8", "lstm_int8.cpp", "kLstmInt8KeptKernel"},
    {KernelId::LstmFloatKept, "runLstmFloat", "lstm_float.cpp", "kLstmFloatKeptKernel"},
    {KernelId::LstmInt16Kept, "runLstmInt16", "lstm_int16.cpp", "kLstmInt16KeptKernel"},
    {KernelId::SvdfInt, "runSvdfInt", "svdf_int.cpp"},
    {KernelId::SvdfFloat, "runSvdfFloat", "svdf_float.cpp"},
    {KernelId::SoftmaxInt8To16, "runSoftmaxInt8To16", "softmax_int8.cpp"},
    {KernelId::MatMulInt, "runMatMulInt", "matmul_int.cpp"},
    {KernelId::GatherNd, "runGatherNd", "gather_nd.cpp"},
    {KernelId::ScatterNd, "runScatterNd", "scatter_nd.cpp"},
    {KernelId::SliceAt, "runSliceAt", "block_at.cpp"},
    {KernelId::PlaceAt, "runPlaceAt", "block_at.cpp"},
    {KernelId::L2NormalizeFloat, "runL2NormalizeFloat", "rows_float.cpp"},
    {KernelId::LogSoftmaxFloat, "runLogSoftmaxFloat", "rows_float.cpp"},
    {KernelId::ResizeBilinear, "runResizeBilinear", "resize_bilinear.cpp"},
    {KernelId::TopK, "runTopK", "top_k.cpp"},
    {KernelId::ConvUInt8, "runConvUInt8", "sums_uint8.cpp"},
    {KernelId::DepthwiseUInt8, "runDepthwiseUInt8", "sums_uint8.cpp"},
    {KernelId::ConvHybrid, "runConvHybrid", "conv_hybrid.cpp"},
    {KernelId::BinaryWhole, "runBinaryWhole", "binary_whole.cpp"},
    {KernelId::SignalWindow, "runSignalWindow", "signal_samples.cpp"},
    {KernelId::SignalAutoScale, "runSignalAutoScale", "signal_samples.cpp"},
    {KernelId::SignalFft, "runSignalFft", "signal_fft.cpp"},
    {KernelId::SignalEnergy, "runSignalEnergy", "signal_samples.cpp"},
    {KernelId::SignalFilterBank, "runSignalFilterBank", "signal_filter_bank.cpp"},
    {KernelId::SignalRoot, "runSignalRoot", "signal_filter_bank.cpp"},
    {KernelId::SignalSubtraction, "runSignalSubtraction", "signal_noise.cpp"},
    {KernelId::SignalGain, "runSignalGain", "signal_noise.cpp"},
    {KernelId::SignalLog, "runSignalLog", "signal_noise.cpp"},
    {KernelId::Detection, "runDetection", "detection.cpp"},
    {KernelId::SumInt8, "runSumInt8", "sum_int8.cpp"},
    {KernelId::RunningSum, "runRunningSum", "running_sum.cpp"},
    {KernelId::FloorDivision, "runFloorDivision", "floor_division.cpp"},
    {KernelId::PoolRootFloat, "runPoolRootFloat", "pool_root.cpp"},
    {KernelId::ReverseSequence, "runReverseSequence", "reverse_sequence.cpp"},
    {KernelId::Skip, "runSkip", "jump.cpp"},
    {KernelId::EnterLoop, "runEnterLoop", "jump.cpp"},
    {KernelId::Repeat, "runRepeat", "jump.cpp"},
    {KernelId::DepthwiseHybrid, "runDepthwiseHybrid", "depthwise_hybrid.cpp"},
    {KernelId::ConvHybridAffine, "runConvHybridAffine", "conv_hybrid.cpp"},
    {KernelId::SignalFrames, "runSignalFrames", "signal_frames.cpp"},
    {KernelId::SignalOverlapAdd, "runSignalOverlapAdd", "signal_overlap_add.cpp"},
    {KernelId::SignalOverlapAddFloat, "runSignalOverlapAddFloat", "signal_overlap_add.cpp"},
    {KernelId::SignalFftInt32, "runSignalFftInt32", "signal_fft_int32.cpp"},
    {KernelId::SignalFftFloat, "runSignalFftFloat", "signal_fft_float.cpp"},
    {KernelId::SignalInverseFft, "runSignalInverseFft", "signal_fft.cpp"},
    {KernelId::SignalInverseFftInt32, "runSignalInverseFftInt32", "signal_fft_int32.cpp"},
    {KernelId::SignalInverseFftFloat, "runSignalInverseFftFloat", "signal_fft_float.cpp"},
    {KernelId::L2NormalizeInt8, "runL2NormalizeInt8", "rows_int.cpp"},
    {KernelId::FullyConnectedInt8Wide, "runFullyConnectedInt8Wide",
     "fully_connected_int8_fields.cpp"},
    {KernelId::LogSoftmaxInt8, "runLogSoftmaxInt8", "log_softmax_int8.cpp"},
    {KernelId::BinaryLong, "runBinaryLong", "binary_whole.cpp"},
});
static_assert(kSources.size() == rt::kKernelIds - 1, "one row a kernel");

} // namespace

const KernelSource* findKernelSource(uint16_t id) {
    const auto row = std::ranges::find(kSources, static_cast<KernelId>(id), &KernelSource::id);
    return row == kSources.end() ? nullptr : &*row;
}

} // namespace tmw
