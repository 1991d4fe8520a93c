// SPDX-License-Identifier: GPL-3.0-or-later
// faulty_line_bench [RUNS] [FIRST_SEED]: hello, upload, check, activate, run and stream over bad
// lines, 10,000 by default, in virtual time. The limit is zero: no wrong model active, no wrong
// answer taken for a right one, always in order again without a restart. Exit 1 otherwise.
#include "tests/support/faulty_line_run.h"
#include "tests/support/small_models.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace tmw;

int main(int argc, char** argv) {
    const uint64_t runs = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10000;
    const uint64_t first = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    const auto models = test::rivalModels();
    if (!models) {
        std::fprintf(stderr, "%s\n", models.error().message().c_str());
        return 2;
    }
    const auto begin = std::chrono::steady_clock::now();
    test::FaultyRuns sum;
    uint64_t wrong = 0;
    for (uint64_t seed = first; seed < first + runs; ++seed)
        wrong += test::runOverFaultyLine(*models, seed, &sum) ? 0 : 1;
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::printf("%llu runs in %.1f s (%.0f s of the boards' time)\n",
                static_cast<unsigned long long>(sum.runs), seconds, sum.virtualSeconds);
    const auto row = [](const char* what, uint64_t count) {
        std::printf("  %-44s %10llu\n", what, static_cast<unsigned long long>(count));
    };
    row("uploads done over the bad line", sum.uploads);
    row("lines that broke and were opened again", sum.reconnects);
    row("damaged frames dropped by the boards", sum.damagedFrames);
    row("frames the boards sent again", sum.repeatedFrames);
    row("predictions streamed over the bad line", sum.predictions);
    row("predictions lost, all noticed", sum.missing);
    for (const auto& [code, count] : sum.errors)
        row(("acts given up with " + code).c_str(), count);
    row("wrong (limit 0)", wrong);
    if (wrong > 0)
        std::printf("first: %s\n", sum.wrong.c_str());
    return wrong > 0 ? 1 : 0;
}
