// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/tflite_model.h"

/// Reads the input as a model and touches everything that the summary points at.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const auto model = tmw::TfliteModel::fromBytes({data, data + size});
    if (!model)
        return 0;
    unsigned sum = 0;
    for (const tmw::TfliteSubgraph& graph : model->subgraphs()) {
        for (const tmw::TfliteTensor& tensor : graph.tensors)
            for (const uint8_t byte : tensor.data)
                sum += byte;
        for (const tmw::TfliteOperator& op : graph.operators)
            for (const int32_t input : op.inputs)
                if (input >= 0)
                    sum += static_cast<unsigned>(
                        graph.tensors[static_cast<size_t>(input)].shape.size());
    }
    // Keeps the reads from being thrown away.
    volatile unsigned sink = sum;
    (void)sink;
    return 0;
}
