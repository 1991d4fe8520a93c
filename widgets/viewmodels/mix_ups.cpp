// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/mix_ups.h"

#include <algorithm>

namespace tmw::ui {

std::vector<MixUp> mixUps(const ClassificationMetrics& metrics) {
    const auto classes = static_cast<int>(metrics.classes.size());
    std::vector<MixUp> all;
    for (int truth = 0; truth < classes; ++truth)
        for (int said = 0; said < classes; ++said)
            if (const size_t count = metrics.confusion[static_cast<size_t>(truth * classes + said)];
                truth != said && count > 0)
                all.push_back({truth, said, count});
    std::ranges::stable_sort(all, std::ranges::greater(), &MixUp::samples);
    return all;
}

MixedPair mostMixedUp(const ClassificationMetrics& metrics) {
    const std::vector<MixUp> all = mixUps(metrics);
    MixedPair most;
    for (const MixUp& each : all) {
        most.errors += each.samples;
        size_t both = each.samples;
        for (const MixUp& other : all)
            if (other.truth == each.predicted && other.predicted == each.truth)
                both += other.samples;
        if (both > most.samples)
            most = {std::min(each.truth, each.predicted), std::max(each.truth, each.predicted),
                    both, most.errors};
    }
    return most;
}

} // namespace tmw::ui
