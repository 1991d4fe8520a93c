// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/model_metadata.h"

namespace tmw {

namespace {

constexpr size_t kNamesSaid = 64; ///< of the values of a sample

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names)
        all.append(all.empty() ? "" : ", ").append(name);
    return all;
}

/// `period` values that repeat all along; all of them where they do not.
std::vector<float> repeated(std::vector<float> values, size_t period) {
    for (size_t i = period; i < values.size(); ++i)
        if (values[i] != values[i - period])
            return values;
    values.resize(std::min(values.size(), period));
    return values;
}

} // namespace

ModelMetadata metadataOf(const Run& run) {
    TensorMetadata input{.name = "input"};
    if (run.inputNames.size() <= kNamesSaid)
        input.description = joined(run.inputNames);
    const Affine& contract = run.inputContract;
    for (size_t i = 0; i < contract.scale.size();
         ++i) { // scale x + offset = (x - mean) / deviation
        input.mean.push_back(-contract.offset[i] / contract.scale[i]);
        input.deviation.push_back(1 / contract.scale[i]);
    }
    const size_t period = run.sampleShape.size() > 1 ? static_cast<size_t>(run.sampleShape.back())
                                                     : input.mean.size();
    input.mean = repeated(std::move(input.mean), period);
    input.deviation = repeated(std::move(input.deviation), period);

    TensorMetadata output{.name = "output"};
    if (run.targetNames.size() <= kNamesSaid)
        output.description = joined(run.targetNames);
    if (run.task == Task::Classification)
        output.labels = run.classNames;
    ModelMetadata metadata;
    metadata.description = run.settings.layers;
    metadata.version = std::to_string(run.number);
    metadata.inputs.push_back(std::move(input));
    metadata.outputs.push_back(std::move(output));
    return metadata;
}

} // namespace tmw
