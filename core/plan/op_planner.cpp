// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/op_planner.h"

#include "core/tflite/names.h"
#include "device_runtime/kernels/integers.h"

#include <algorithm>

namespace tmw {

OpPlanner::OpPlanner(PlanDraft& draft, int32_t index) : draft_(draft), index_(index) {}

bool OpPlanner::hasInput(size_t index) const {
    return index < op().inputs.size() && op().inputs[index] >= 0;
}

Status OpPlanner::expect(size_t inputs, size_t outputs) const {
    size_t present = 0;
    while (present < inputs && hasInput(present))
        ++present;
    if (present < inputs || op().outputs.size() != outputs ||
        std::ranges::any_of(op().outputs, [](int32_t output) { return output < 0; }))
        return refuse(kShape, "an input or output is missing");
    return {};
}

size_t OpPlanner::elements(const TfliteTensor& tensor) const {
    size_t count = 1;
    for (const int32_t dimension : tensor.shape)
        count *= static_cast<size_t>(dimension);
    return count;
}

Result<AffineQuantization> OpPlanner::affine(const TfliteTensor& tensor) const {
    const TensorQuantization& q = tensor.quantization;
    if (q.scales.size() != 1)
        return refuse(kQuantization, "tensor \"" + tensor.name + "\" needs one scale and has " +
                                         toText(q.scales.size()));
    const int64_t zeroPoint = q.zeroPoints.empty() ? 0 : q.zeroPoints[0];
    const rt::IntegerRange range = rt::rangeOf(tensor.type);
    if (zeroPoint < range.low || zeroPoint > range.high)
        return refuse(kQuantization, "the zero point " + toText(zeroPoint) + " of tensor \"" +
                                         tensor.name + "\" is outside of its type");
    if (!(q.scales[0] > 0))
        return refuse(kQuantization, "the scale of tensor \"" + tensor.name + "\" is not positive");
    return AffineQuantization{q.scales[0], static_cast<int32_t>(zeroPoint)};
}

std::string OpPlanner::typeList() const {
    std::string text;
    for (const int32_t index : op().inputs)
        if (index >= 0)
            text += (text.empty() ? "" : ", ") + std::string(tensorTypeName(tensor(index).type));
    text += " in, ";
    for (size_t i = 0; i < op().outputs.size(); ++i)
        text += (i ? ", " : "") + std::string(tensorTypeName(tensor(op().outputs[i]).type));
    return text + " out";
}

Operand OpPlanner::operand(size_t field, int32_t tensor) const {
    const TfliteTensor& of = this->tensor(tensor);
    return {field, tensor, elements(of) * rt::sizeOf(of.type)};
}

} // namespace tmw
