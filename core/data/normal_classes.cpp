// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/normal_classes.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr ErrorKind kNoLabel{"data.normal",
                             "data.normal names classes, and no column is a label. Give the column "
                             "of classes the role label, or leave data.normal empty."};
constexpr ErrorKind kUnknown{"data.normal",
                             "data.normal names the class %1, and the data have %2."};
constexpr ErrorKind kNothingLeft{
    "data.normal", "No training sample is of the classes in data.normal, %1. Name other classes, "
                   "or give the training part a larger share."};

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& each : names)
        all += (all.empty() ? "" : ", ") + each;
    return all;
}

} // namespace

Result<std::vector<uint8_t>> parseNormalClasses(std::string_view text, const Features& features) {
    std::vector<uint8_t> normal;
    text = trimmed(text);
    if (text.empty())
        return normal;
    const auto& names = features.classNames;
    if (names.empty())
        return fail(kNoLabel);
    normal.resize(names.size());
    while (!text.empty()) {
        const auto comma = text.find(',');
        const std::string_view name = trimmed(text.substr(0, comma));
        const auto found = std::ranges::find(names, name);
        if (found == names.end())
            return fail(kUnknown, name, joined(names));
        normal[static_cast<size_t>(found - names.begin())] = 1;
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    }
    return normal;
}

Status keepNormalForTraining(Features& features) {
    if (features.normalClasses.empty())
        return {};
    auto& [train, validation, test] = features.split;
    const auto isNormal = [&](uint32_t sample) { return features.isNormal(sample); };
    for (auto* part : {&train, &validation}) {
        const auto others = std::stable_partition(part->begin(), part->end(), isNormal);
        test.insert(test.end(), others, part->end());
        part->erase(others, part->end());
    }
    std::ranges::sort(test);
    if (!train.empty())
        return {};
    std::vector<std::string> names;
    for (size_t i = 0; i < features.classNames.size(); ++i)
        if (features.normalClasses[i])
            names.push_back(features.classNames[i]);
    return fail(kNothingLeft, joined(names));
}

} // namespace tmw
