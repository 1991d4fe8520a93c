// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/nn/training.h"
#include "core/quant/histogram.h"
#include "core/quant/model_kind.h"
#include "core/quant/quantization.h"
#include "core/tflite/metadata.h"
#include "core/tflite/tflite_model.h"

#include <string_view>
#include <vector>

namespace tmw {

/// How many scales the int8 weights of a layer have.
enum class WeightScales : uint8_t { Tensor, Channel };
std::string_view toText(WeightScales scales); ///< "tensor", "channel"
/// Tensor for any other word than "channel".
WeightScales parseWeightScales(std::string_view word);

/// What a .tflite is made of beside its kind.
struct ConvertOptions {
    WeightScales scales = WeightScales::Tensor;
    /// An LSTM of int16 activations is the one operator that TensorFlow Lite Micro has for it,
    /// which LiteRT has not; else it is written step by step, a multiple as large.
    bool fusedLstm = false;
    const ModelMetadata* metadata = nullptr; ///< held by the file
};

/// The range of the input and of what each operator answers, observed on training samples.
struct Calibration {
    Range input;
    std::vector<Range> outputs; ///< one per layer of lower(graph)
    /// One list per layer of lower(graph): what LayerOps::inside shows.
    std::vector<std::vector<Range>> inside = {};
    size_t samples = 0;
    /// What was seen, by which chooseRanges() sets narrower ranges than those.
    Histogram inputValues = {};
    std::vector<Histogram> outputValues = {};
    std::vector<std::string> layers = {}; ///< names, as of the tensors in the file
};

/// Runs the model over the training part, or `limit` samples that stand for it
/// (representativeSamples); the ranges are those seen. The model must answer in data units
/// (inDataUnits).
/// Errors: convert.no_samples, convert.input_width, convert.not_finite (names the layer),
/// convert.no_operator, job.cancelled.
Result<Calibration> calibrate(const TrainedModel& model, const Features& features,
                              size_t limit = 10000, std::stop_token stop = {});

/// Whether runtimes compute such a network as `kind`, before it is trained. Errors:
/// convert.no_int16, those of lower().
Status checkKind(const Graph& network, ModelKind kind);

/// Writes a .tflite that takes one sample. The same model gives the same bytes. `calibration` is
/// needed for Int8 and Int16x8, whose inputs and outputs are integers too. The model must answer in
/// data units. Errors: convert.not_finite, convert.too_large and convert.half name the layer;
/// convert.no_calibration, convert.other_calibration, convert.weights, convert.no_operator,
/// convert.no_int16, zip.too_large.
Result<TfliteModel> convert(const TrainedModel& model, ModelKind kind,
                            const Calibration* calibration = nullptr,
                            const ConvertOptions& options = {});

/// How the input and the answer of each layer of a lowered model are quantized in the file; nothing
/// for floats. Errors: those of convert().
Result<std::vector<std::optional<Quantization>>> tensorQuantizations(const TrainedModel& lowered,
                                                                     ModelKind kind,
                                                                     const Calibration& calibration,
                                                                     const ConvertOptions& options);

} // namespace tmw
