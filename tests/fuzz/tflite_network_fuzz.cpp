// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/network/network.h"

#include <cstdlib>

/// Reads the input as a network; what comes out has weights for its layers.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const auto model = tmw::TfliteModel::fromBytes({data, data + size});
    if (!model)
        return 0;
    const auto network = tmw::readNetwork(*model);
    if (network && network->model &&
        network->model->weights.size() != network->model->graph.parameterCount())
        std::abort();
    return 0;
}
