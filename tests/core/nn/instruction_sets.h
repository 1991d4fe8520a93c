// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/kernels/product.h"

#include <QString>
#include <hwy/targets.h>

#include <vector>

namespace tmw::test {

/// The kernels' instruction sets that this machine has, best first, and plain C++ last.
inline std::vector<int64_t> instructionSets() {
    hwy::SetSupportedTargetsForTest(0);
    std::vector<int64_t> sets;
    for (const int64_t set : {HWY_AVX3, HWY_AVX2, HWY_NEON})
        if (hwy::SupportedTargets() & set)
            sets.push_back(set);
    sets.push_back(HWY_SCALAR);
    return sets;
}

/// Has the kernels run on one instruction set for as long as it lives.
class OnInstructionSet {
public:
    explicit OnInstructionSet(int64_t set) : set_(set) {
        hwy::SetSupportedTargetsForTest(set);
        hwy::GetChosenTarget().Update(set);
    }
    ~OnInstructionSet() {
        hwy::SetSupportedTargetsForTest(0);
        hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    }
    OnInstructionSet(const OnInstructionSet&) = delete;
    OnInstructionSet& operator=(const OnInstructionSet&) = delete;
    /// Whether the kernels follow.
    bool holds() const { return QString(nn::instructionSet()) == hwy::TargetName(set_); }

private:
    int64_t set_;
};

} // namespace tmw::test
