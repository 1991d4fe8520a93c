// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ops/op_table.h"

#include "core/base/remark.h"
#include "core/nn/layers/activation.h"
#include "core/nn/layers/dense.h"

namespace tmw {

namespace {

constexpr OpRow kRows[] = {
    {"dense", TMW_PHRASE("LayerForm", "Dense"),
     "UNITS [ACTIVATION] [INITIALIZER] [no_bias] [name=NAME]",
     TMW_PHRASE("LayerForm", "every output is an activation of a weighted sum of all inputs"),
     nn::kDenseOps},
    {"activation", TMW_PHRASE("LayerForm", "Activation"), "ACTIVATION [name=NAME]",
     TMW_PHRASE("LayerForm", "an activation on its own, after a layer without one"),
     nn::kActivationOps},
};
static_assert(std::size(kRows) == kOpCount, "one row per alternative of LayerSpec");

} // namespace

const std::array<OpRow, kOpCount>& opTable() {
    static constexpr auto kTable = std::to_array(kRows);
    return kTable;
}

} // namespace tmw
