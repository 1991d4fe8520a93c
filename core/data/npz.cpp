// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/npz.h"

#include "core/data/npy.h"
#include "core/data/zip.h"

#include <algorithm>
#include <array>
#include <map>

namespace tmw {

namespace {

constexpr ErrorKind kNoSamples{"npz.no_samples",
                               "%1 holds no array of samples; it has: %2. Save it with "
                               "numpy.savez(file, x=samples, y=labels)."};
constexpr ErrorKind kWhich{"npz.which", "%1 holds several arrays (%2), and none is called x. Save "
                                        "it with numpy.savez(file, x=samples, y=labels)."};

constexpr std::array<std::string_view, 7> kSampleNames{"x",       "data",   "images",  "samples",
                                                       "windows", "inputs", "features"};
constexpr std::array<std::string_view, 5> kLabelNames{"y", "labels", "label", "targets", "target"};
constexpr std::array<std::pair<std::string_view, SplitPart>, 6> kParts{{
    {"train", SplitPart::Train},
    {"test", SplitPart::Test},
    {"validation", SplitPart::Validation},
    {"valid", SplitPart::Validation},
    {"val", SplitPart::Validation},
    {"dev", SplitPart::Validation},
}};

/// A member's name taken apart: x_train, train_images, y.
struct ArrayName {
    std::string word;
    std::optional<SplitPart> part{};
};

ArrayName nameOf(std::string_view member) {
    std::string word(member.substr(0, member.size() - 4)); // without .npy
    std::ranges::transform(word, word.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    });
    for (const auto& [part, value] : kParts) {
        const std::string behind = "_" + std::string(part);
        const std::string before = std::string(part) + "_";
        if (word.ends_with(behind))
            return {word.substr(0, word.size() - behind.size()), value};
        if (word.starts_with(before))
            return {word.substr(before.size()), value};
    }
    return {std::move(word)};
}

bool isOneOf(const auto& names, std::string_view word) {
    return std::ranges::find(names, word) != names.end();
}

/// The members of one part.
struct Pair {
    const ZipMember* samples = nullptr;
    const ZipMember* labels = nullptr;
    std::vector<const ZipMember*> others{};
};

std::map<std::optional<SplitPart>, Pair> pairsOf(const std::vector<ZipMember>& members) {
    std::map<std::optional<SplitPart>, Pair> pairs;
    for (const ZipMember& member : members) {
        if (!member.name.ends_with(".npy"))
            continue;
        const ArrayName name = nameOf(member.name);
        Pair& pair = pairs[name.part];
        if (!pair.samples && isOneOf(kSampleNames, name.word))
            pair.samples = &member;
        else if (!pair.labels && isOneOf(kLabelNames, name.word))
            pair.labels = &member;
        else
            pair.others.push_back(&member);
    }
    return pairs;
}

std::string listed(const std::vector<ZipMember>& members) {
    constexpr size_t kShown = 12;
    std::string names;
    for (size_t i = 0; i < members.size() && i < kShown; ++i)
        names += (i ? ", " : "") + members[i].name;
    return members.size() > kShown ? names + ", ..." : names;
}

Result<Tensor> arrayOf(const ZipMember& member, std::string_view file) {
    TMW_TRY(const auto bytes, unpackMember(member, file));
    return parseNpy(bytes, std::string(file) + ": " + member.name, true);
}

} // namespace

Result<std::vector<LabelledArrays>> parseNpz(std::span<const uint8_t> bytes,
                                             std::string_view file) {
    TMW_TRY(const auto members, zipMembers(bytes, file));
    std::vector<LabelledArrays> all;
    for (auto& [part, pair] : pairsOf(members)) {
        if (!pair.samples && pair.others.size() == 1)
            pair.samples = pair.others.front();
        if (!pair.samples && pair.others.size() > 1)
            return fail(kWhich, file, listed(members));
        if (!pair.samples)
            continue;
        LabelledArrays arrays;
        arrays.part = part;
        TMW_TRY(arrays.samples, arrayOf(*pair.samples, file));
        if (pair.labels) {
            TMW_TRY(arrays.labels, arrayOf(*pair.labels, file));
            arrays.labelsName = std::string(file) + ": " + pair.labels->name;
        }
        all.push_back(std::move(arrays));
    }
    if (all.empty())
        return fail(kNoSamples, file, listed(members));
    return all;
}

} // namespace tmw
