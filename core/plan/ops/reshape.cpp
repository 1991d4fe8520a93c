// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/op_table.h"

namespace tmw {

// RESHAPE, SQUEEZE and EXPAND_DIMS: the same bytes under another shape.
Status planReshape(OpPlanner& planner) {
    TMW_CHECK(planner.expect(1, 1));
    const TfliteTensor& input = planner.input(0);
    const TfliteTensor& output = planner.output();
    if (input.type != output.type || rt::sizeOf(input.type) == 0)
        return planner.refuse(kUnsupportedType, planner.typeList());
    if (planner.elements(input) != planner.elements(output))
        return planner.refuse(kShape, toText(input.shape) + " to " + toText(output.shape));
    planner.alias();
    return {};
}

} // namespace tmw
