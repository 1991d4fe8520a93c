// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/representative.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace tmw {

namespace {

using Samples = std::vector<uint32_t>;

/// `count` of them, evenly.
void spread(const Samples& from, size_t count, Samples& to) {
    for (size_t i = 0; i < count; ++i)
        to.push_back(from[i * from.size() / count]);
}

/// How many of each class: one, and of what is left its share, the largest remainders rounded up.
std::vector<size_t> quotas(const std::vector<Samples>& classes, size_t limit) {
    std::vector<size_t> quotas(classes.size(), 0);
    const size_t firsts = std::min(limit, classes.size());
    std::fill_n(quotas.begin(), firsts, 1);
    const size_t left = limit - firsts;
    size_t all = 0;
    for (const Samples& each : classes)
        all += each.size() - 1;
    std::vector<std::pair<size_t, size_t>> remainders; // and the class, from the last
    size_t given = 0;
    for (size_t c = 0; c < classes.size() && all > 0; ++c) {
        const size_t share = left * (classes[c].size() - 1);
        quotas[c] += share / all;
        given += share / all;
        remainders.emplace_back(share % all, classes.size() - c);
    }
    std::ranges::sort(remainders, std::greater());
    for (size_t i = 0; given + i < left && i < remainders.size(); ++i)
        ++quotas[classes.size() - remainders[i].second];
    return quotas;
}

Samples byClass(const Features& features, size_t limit) {
    std::map<int32_t, Samples> sorted;
    for (const uint32_t sample : features.split.train)
        sorted[features.labels[sample]].push_back(sample);
    std::vector<Samples> classes;
    for (auto& [label, samples] : sorted)
        classes.push_back(std::move(samples));
    const std::vector<size_t> counts = quotas(classes, limit);
    Samples to;
    for (size_t c = 0; c < classes.size(); ++c)
        spread(classes[c], counts[c], to);
    return to;
}

Samples byTarget(const Features& features, size_t limit) {
    Samples sorted = features.split.train;
    std::ranges::stable_sort(sorted, {},
                             [&](uint32_t sample) { return features.target(sample).front(); });
    if (limit == 1)
        return {sorted[sorted.size() / 2]};
    Samples to;
    for (size_t i = 0; i < limit; ++i)
        to.push_back(sorted[i * (sorted.size() - 1) / (limit - 1)]);
    return to;
}

} // namespace

std::vector<uint32_t> representativeSamples(const Features& features, size_t limit) {
    const Samples& part = features.split.train;
    if (part.size() <= limit)
        return part;
    if (features.labels.size() == features.samples)
        return byClass(features, limit);
    if (features.targetWidth() > 0 &&
        features.targets.size() == features.samples * features.targetWidth())
        return byTarget(features, limit);
    Samples to;
    spread(part, limit, to);
    return to;
}

} // namespace tmw
