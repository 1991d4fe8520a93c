// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/scratch_room.h"

#include <algorithm>
#include <numeric>

namespace tmw {

namespace {

uint64_t bytesOf(const TfliteTensor& tensor) {
    uint64_t bytes = rt::sizeOf(tensor.type);
    for (const int32_t dimension : tensor.shape)
        bytes *= static_cast<uint64_t>(dimension);
    return bytes;
}

/// Whether its output never lies in its input's memory, so that both count.
bool keepsItsInput(const TfliteOperator& op) {
    constexpr int32_t kConv = 3, kDepthwise = 4, kFullyConnected = 9; // BuiltinOperator
    return op.code == kConv || op.code == kDepthwise || op.code == kFullyConnected;
}

/// Bytes of the activations that are alive while each operator runs.
std::vector<uint64_t> liveBytes(const TfliteSubgraph& graph) {
    const size_t count = graph.operators.size();
    std::vector<size_t> born(graph.tensors.size(), count), dies(graph.tensors.size(), 0);
    for (const int32_t input : graph.inputs)
        born[static_cast<size_t>(input)] = 0;
    for (size_t i = 0; i < count; ++i) {
        for (const int32_t output : graph.operators[i].outputs)
            if (output >= 0)
                born[static_cast<size_t>(output)] = dies[static_cast<size_t>(output)] = i;
        for (const int32_t input : graph.operators[i].inputs)
            if (input >= 0)
                dies[static_cast<size_t>(input)] = i;
    }
    for (const int32_t output : graph.outputs)
        dies[static_cast<size_t>(output)] = count;
    // What begins and what ends, then their sum up to each operator.
    std::vector<uint64_t> live(count + 2);
    for (size_t t = 0; t < graph.tensors.size(); ++t)
        if (born[t] <= dies[t]) {
            live[born[t]] += bytesOf(graph.tensors[t]);
            live[dies[t] + 1] -= bytesOf(graph.tensors[t]);
        }
    std::partial_sum(live.begin(), live.end(), live.begin());
    live.resize(count);
    return live;
}

} // namespace

std::vector<uint64_t> scratchRoom(const TfliteSubgraph& graph) {
    std::vector<uint64_t> room = liveBytes(graph);
    uint64_t peak = 0;
    for (size_t i = 0; i < room.size(); ++i)
        if (keepsItsInput(graph.operators[i]))
            peak = std::max(peak, room[i]);
    for (uint64_t& each : room)
        each = kLeastScratchRoom + peak - std::min(peak, each);
    return room;
}

} // namespace tmw
