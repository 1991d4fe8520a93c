// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/plan/plan.h"

#include <cstdio>

// plan_seeds MODELS FOLDER [MOST_BYTES]: the plans of all models below MODELS for every core, as
// seeds of plan_fuzz. Larger plans, and those that compute more, are left out: their mutations
// would only hit weights, and take longer to run.

using namespace tmw;

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: plan_seeds MODELS FOLDER [MOST_BYTES]\n");
        return 2;
    }
    const size_t most = argc > 3 ? std::stoul(argv[3]) : 4096;
    std::filesystem::create_directories(argv[2]);
    size_t seeds = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[1])) {
        if (entry.path().extension() != ".tflite")
            continue;
        const auto model = TfliteModel::fromFile(entry.path());
        for (uint8_t core = 0; model && core < rt::kCoreFamilies; ++core) {
            const auto plan = makePlan(*model, static_cast<rt::CoreFamily>(core));
            if (!plan || plan->bytes.size() > most || plan->macs > 2000)
                continue;
            const auto name =
                std::to_string(seeds++) + "_" + entry.path().stem().string() + ".plan";
            if (!writeFile(std::filesystem::path(argv[2]) / name, plan->bytes))
                return 1;
        }
    }
    std::printf("%zu seeds\n", seeds);
    return seeds > 0 ? 0 : 1;
}
