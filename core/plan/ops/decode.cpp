// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/op_table.h"
#include "core/tflite/encoded_weights.h"

namespace tmw {

namespace {

constexpr ErrorKind kEncoded{
    "plan.encoded_weights",
    "Operator %1 (%2) cannot decode output %3: %4. Compress the model again."};
constexpr ErrorKind kTooMuch{
    "plan.too_much_encoded",
    "Operator %1 (%2): what the model encodes takes more than %3 MB. The file is damaged."};
constexpr size_t kMostMegabytes = 64;

/// Bytes of what was computed while planning.
size_t foldedBytes(const PlanDraft& draft) {
    size_t bytes = 0;
    for (const auto& [tensor, folded] : draft.folded)
        bytes += folded.size();
    return bytes;
}

} // namespace

/// TensorFlow Lite Micro's TFLM_DECODE, of pairs of constants: encoded weights and how to decode
/// them. A plan holds them plain.
Status planDecode(OpPlanner& planner) {
    const size_t outputs = planner.outputCount();
    TMW_CHECK(planner.expect(2 * outputs, outputs));
    if (outputs == 0 || planner.op().inputs.size() != 2 * outputs)
        return planner.refuse(kShape, "an input or output is missing");
    PlanDraft& draft = planner.draft();
    for (size_t i = 0; i < outputs; ++i) {
        if (!planner.isConstant(2 * i) || !planner.isConstant(2 * i + 1))
            return planner.refuse(kUnsupportedForm, "what it decodes must be constants");
        const TfliteTensor& output = planner.output(i);
        const size_t bytes =
            foldedBytes(draft) + planner.elements(output) * rt::sizeOf(output.type);
        if (bytes > kMostMegabytes << 20)
            return planner.refuse(kTooMuch, kMostMegabytes);
        auto decoded = decodeWeights(output, draft.constantBytes(planner.inputIndex(2 * i)),
                                     draft.constantBytes(planner.inputIndex(2 * i + 1)));
        if (!decoded)
            return planner.refuse(kEncoded, i, decoded.error());
        draft.folded[planner.outputIndex(i)] = std::move(*decoded);
    }
    return {};
}

} // namespace tmw
