// SPDX-License-Identifier: GPL-3.0-or-later
// TARGET CORPUS_FOLDER [MUTATIONS]: runs a fuzz target over the files of a folder and over so many
// mutations of each, without libFuzzer: the same inputs in every run.
#include "core/base/file.h"
#include "core/base/random.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

constexpr int kMutations = 40000; ///< of each file

/// One to four edits: a bit, a byte, four bytes at a likely limit, or the end cut off; half of them
/// near the front, where heads stand.
std::vector<uint8_t> mutate(std::vector<uint8_t> bytes, tmw::Random& random) {
    for (uint64_t edits = 1 + random.below(4); edits > 0 && !bytes.empty(); --edits) {
        const uint64_t until = random.below(2) ? bytes.size() : 1 + random.below(bytes.size());
        const auto at = static_cast<size_t>(random.below(until));
        switch (random.below(4)) {
        case 0:
            bytes[at] = static_cast<uint8_t>(bytes[at] ^ (1u << random.below(8)));
            break;
        case 1:
            bytes[at] = static_cast<uint8_t>(random.next());
            break;
        case 2: {
            constexpr uint8_t kLimits[] = {0x00, 0x01, 0x7f, 0x80, 0xff};
            const uint8_t value = kLimits[random.below(std::size(kLimits))];
            std::fill_n(bytes.begin() + static_cast<ptrdiff_t>(at),
                        std::min<size_t>(4, bytes.size() - at), value);
            break;
        }
        default:
            bytes.resize(at);
        }
    }
    return bytes;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2 || argc > 3 || !std::filesystem::is_directory(argv[1])) {
        std::fprintf(stderr, "usage: %s CORPUS_FOLDER [MUTATIONS]\n", argv[0]);
        return 2;
    }
    const int mutations = argc > 2 ? std::atoi(argv[2]) : kMutations;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(argv[1]))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        const auto bytes = tmw::readFile(file);
        if (!bytes) {
            std::fprintf(stderr, "%s\n", bytes.error().message().c_str());
            return 1;
        }
        LLVMFuzzerTestOneInput(bytes->data(), bytes->size());
        tmw::Random random(1);
        for (int i = 0; i < mutations; ++i) {
            // A copy of its own size, so that a sanitizer sees a read past its end.
            const std::vector<uint8_t> input = mutate(*bytes, random);
            LLVMFuzzerTestOneInput(input.data(), input.size());
        }
    }
    std::printf("%zu seeds, %d mutations of each\n", files.size(), mutations);
    return files.empty() ? 1 : 0;
}
