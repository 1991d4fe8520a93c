// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/network/reader.h"

#include <algorithm>

namespace tmw::network {

namespace {

struct Row {
    int32_t code; ///< BuiltinOperator
    ReadOperator read;
};

constexpr Row kRows[] = {
    {0, readAdd},
    {1, readAveragePool},
    {2, readConcatenation},
    {3, readConvolution},
    {4, readDepthwise},
    {6, readSame}, // DEQUANTIZE
    {9, readFullyConnected},
    {14, readActivation}, // LOGISTIC
    {17, readMaxPool},
    {18, readMultiply},
    {19, readActivation},
    {21, readActivation}, // RELU, RELU6
    {22, readSame},
    {25, readActivation}, // RESHAPE, SOFTMAX
    {28, readActivation},
    {34, readPad}, // TANH
    {39, readTranspose},
    {40, readMean},
    {41, readSubtract},
    {42, readDivide},
    {43, readSame},
    {44, readLstm}, // SQUEEZE
    {60, readPad},
    {67, readTransposeConv}, // PADV2
    {70, readSame},
    {82, readReduceMax}, // EXPAND_DIMS
    {97, readResize},
    {98, readActivation}, // LEAKY_RELU
    {111, readActivation},
    {114, readSame},       // ELU, QUANTIZE
    {117, readActivation}, // HARD_SWISH
};

} // namespace

ReadOperator findReader(const TfliteOperator& op) {
    const auto found = std::ranges::find(kRows, op.code, &Row::code);
    const bool whole =
        !op.inputs.empty() && op.inputs[0] >= 0 && op.outputs.size() == 1 && op.outputs[0] >= 0;
    return found == std::end(kRows) || (!whole && op.code != 67) || op.outputs.size() != 1 ||
                   op.outputs[0] < 0
               ? nullptr
               : found->read;
}

} // namespace tmw::network
