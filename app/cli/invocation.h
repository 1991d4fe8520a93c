// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"
#include "core/plan/runner.h"
#include "device_runtime/host/deploy.h"

#include <map>
#include <string>
#include <vector>

namespace tmw::cli {

/// Inputs of one model, sample after sample: one tensor an input.
using Samples = std::vector<std::vector<Tensor>>;

/// Reads one .npy an input, each holding the same number of samples; without files the generator's
/// `generated` samples. Errors: invoke.input_count, invoke.sample_count, those of .npy and unstack.
Result<Samples> readSamples(const Runner& runner, const std::vector<std::string>& files,
                            bool quantize, uint32_t seed, size_t generated = 1);

/// What a model answered, stacked over the samples, and the CRC-32 of each layer's outputs.
struct Invocation {
    std::vector<Tensor> outputs;
    std::map<int32_t, std::vector<uint32_t>> layerCrcs; ///< by operator, one an output
};

/// On the desktop. State is kept from sample to sample.
Result<Invocation> invokeHere(Runner& runner, const Samples& samples, bool layers,
                              std::stop_token stop);

/// On a board, which must hold a link open; the running model stays.
Result<Invocation> invokeOn(BoardSession& board, const Plan& plan, const Samples& samples,
                            bool layers, std::stop_token stop);

/// "1a2b3c4d".
std::string crcText(uint32_t crc);
Json layersDocument(const Plan& plan, const Invocation& invocation);

} // namespace tmw::cli
