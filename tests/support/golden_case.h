// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/runner.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace tmw::test {

/// Reference outputs of a model by others: NAME.json in the golden folder and its binary.
struct GoldenCase {
    std::string name;
    nlohmann::json json;
    std::vector<std::byte> outputs;
    bool layersApply = false; ///< LiteRT's layers are the reference's too

    std::filesystem::path model() const;
};

/// The .json files, sorted.
std::vector<std::filesystem::path> goldenFiles();
GoldenCase loadGolden(const std::filesystem::path& path);

/// What somebody makes of one vector: the outputs, and by tensor the CRC-32 of operators' outputs.
struct GoldenAnswer {
    std::vector<Tensor> outputs;
    std::map<int32_t, uint32_t> layers;
};
/// `anew`: from the state that a model begins with.
using GoldenAsk = std::function<Result<GoldenAnswer>(const std::vector<Tensor>& inputs, bool anew)>;

/// The first difference of any vector, output or integer layer: equal bytes for integers, within
/// 1e-5 of the tensor's largest magnitude for floats. Empty where they agree.
std::string goldenDifference(const GoldenCase& golden, std::span<const PlanTensorInfo> inputs,
                             const GoldenAsk& ask);

} // namespace tmw::test
