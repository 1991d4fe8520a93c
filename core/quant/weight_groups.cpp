// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/weight_groups.h"

namespace tmw {

namespace {

constexpr size_t kLstmGates = 4;
constexpr size_t kGruGates = 3;
/// Parameters of both; the third is the bias.
enum : size_t { kInputs, kRecurrent };

/// A scale for each gate's matrix, or written step by step for each row of the inputs' and one for
/// the state's.
void groupLstm(nn::WeightGroups& groups, size_t parameter, size_t units, bool fused) {
    if (fused || parameter == kInputs)
        groups.period = kLstmGates * units;
    if (fused)
        groups.width = units;
}

/// Update and reset share one.
void groupGru(nn::WeightGroups& groups, size_t parameter, size_t units) {
    groups.period = kGruGates * units;
    if (parameter == kRecurrent)
        groups.width = 2 * units;
}

/// Nothing where they stay floats.
std::optional<nn::WeightGroups> groupsOf(const GraphLayer& layer, size_t parameter, ModelKind kind,
                                         const ConvertOptions& options) {
    const Parameter& kernel = layer.parameters[parameter];
    nn::WeightGroups groups{kernel.offset, kernel.count};
    const auto units = static_cast<size_t>(layer.output.back());
    const auto integers = activationType(kind);
    if (const auto* up = std::get_if<Conv2DTransposeSpec>(&layer.spec)) {
        groups.together = static_cast<size_t>(layer.input.back());
        groups.period = static_cast<size_t>(up->filters);
    } else if (std::holds_alternative<LstmSpec>(layer.spec)) {
        if (!integers)
            return std::nullopt;
        groupLstm(groups, parameter, units, integers == DataType::Int8 || options.fusedLstm);
    } else if (std::holds_alternative<GruSpec>(layer.spec)) {
        if (!integers && parameter == kRecurrent)
            return std::nullopt;
        groupGru(groups, parameter, units);
    } else if (!std::holds_alternative<DenseSpec>(layer.spec) ||
               options.scales == WeightScales::Channel) {
        groups.period = units;
    }
    return groups;
}

/// A GRU has two biases, as rows of one parameter.
bool isBias(const GraphLayer& layer, size_t parameter) {
    return layer.parameters[parameter].shape.size() < 2 ||
           (std::holds_alternative<GruSpec>(layer.spec) && parameter > kRecurrent);
}

} // namespace

std::vector<nn::WeightGroups> weightGroups(const Graph& lowered, ModelKind kind,
                                           const ConvertOptions& options) {
    std::vector<nn::WeightGroups> groups;
    for (const GraphLayer& layer : lowered.layers())
        for (size_t i = 0; i < layer.parameters.size(); ++i)
            if (const auto each =
                    isBias(layer, i) ? std::nullopt : groupsOf(layer, i, kind, options))
                groups.push_back(*each);
    return groups;
}

} // namespace tmw
