// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/memory_plan.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <algorithm>
#include <random>

using namespace tmw;

namespace {

/// What no plan can go below: the most that is needed at one time.
uint64_t peakOf(const std::vector<Lifetime>& lifetimes, uint64_t alignment) {
    uint64_t peak = 0;
    for (const Lifetime& at : lifetimes) {
        uint64_t sum = 0;
        for (const Lifetime& other : lifetimes)
            if (other.first <= at.first && at.first <= other.last)
                sum += (other.bytes + alignment - 1) / alignment * alignment;
        peak = std::max(peak, sum);
    }
    return peak;
}

} // namespace

class MemoryPlanTest : public QObject {
    Q_OBJECT
private slots:
    void nothingOverlaps() {
        std::mt19937 random(5);
        for (int round = 0; round < 300; ++round) {
            std::vector<Lifetime> lifetimes(1 + random() % 40);
            for (Lifetime& lifetime : lifetimes) {
                lifetime.bytes = random() % 200;
                lifetime.first = static_cast<int32_t>(random() % 30);
                lifetime.last = lifetime.first + static_cast<int32_t>(random() % 6);
            }
            const MemoryPlan plan = planMemory(lifetimes, 8);
            QVERIFY(plan.bytes >= peakOf(lifetimes, 8));
            QVERIFY(plan.bytes <= 2 * peakOf(lifetimes, 8));
            for (size_t i = 0; i < lifetimes.size(); ++i) {
                QCOMPARE(plan.offsets[i] % 8, uint64_t{0});
                QVERIFY(plan.offsets[i] + lifetimes[i].bytes <= plan.bytes ||
                        lifetimes[i].bytes == 0);
                for (size_t j = 0; j < i; ++j) {
                    const bool together = lifetimes[i].first <= lifetimes[j].last &&
                                          lifetimes[j].first <= lifetimes[i].last;
                    const bool apart = plan.offsets[i] + lifetimes[i].bytes <= plan.offsets[j] ||
                                       plan.offsets[j] + lifetimes[j].bytes <= plan.offsets[i];
                    QVERIFY(!together || apart || lifetimes[i].bytes == 0 ||
                            lifetimes[j].bytes == 0);
                }
            }
        }
    }

    /// A chain, each of which may lie in the next one's memory, and others beside it.
    void inputsStayBehindTheirOutputs() {
        std::mt19937 random(9);
        for (int round = 0; round < 300; ++round) {
            std::vector<Lifetime> lifetimes;
            std::vector<Overlap> overlaps;
            const int length = 2 + static_cast<int>(random() % 12);
            for (int i = 0; i < length; ++i) {
                lifetimes.push_back({8 + random() % 300, i - 1, i});
                if (i > 0 && random() % 4 > 0)
                    overlaps.push_back({static_cast<size_t>(i - 1), static_cast<size_t>(i),
                                        random() % 200, 1 + random() % 12});
            }
            for (int i = 0; i < 4; ++i) {
                const int first = static_cast<int>(random() % 10);
                lifetimes.push_back({random() % 60, first, first + static_cast<int>(random() % 3)});
            }
            const MemoryPlan plan = planMemory(lifetimes, 8, overlaps);
            QVERIFY(plan.bytes <= planMemory(lifetimes, 8).bytes);
            for (size_t i = 0; i < lifetimes.size(); ++i)
                for (size_t j = 0; j < lifetimes.size(); ++j) {
                    if (i == j || lifetimes[i].bytes == 0 || lifetimes[j].bytes == 0 ||
                        lifetimes[i].first > lifetimes[j].last ||
                        lifetimes[j].first > lifetimes[i].last ||
                        plan.offsets[i] + lifetimes[i].bytes <= plan.offsets[j] ||
                        plan.offsets[j] + lifetimes[j].bytes <= plan.offsets[i])
                        continue;
                    const auto may = [&](size_t input, size_t output) {
                        return std::ranges::any_of(overlaps, [&](const Overlap& overlap) {
                            return overlap.input == input && overlap.output == output &&
                                   plan.offsets[input] >= plan.offsets[output] + overlap.ahead &&
                                   (plan.offsets[input] - plan.offsets[output]) % overlap.step == 0;
                        });
                    };
                    QVERIFY(may(i, j) || may(j, i));
                }
        }
    }

    void aGrowingLayerNeedsItsOutputAndWhatItIsAhead() {
        const std::vector<Lifetime> pair = {{400, -1, 0}, {800, 0, 1}};
        QCOMPARE(planMemory(pair, 8, {{0, 1, 416, 1}}).bytes, uint64_t{816});
        QCOMPARE(planMemory(pair, 8, {{0, 1, 416, 24}}).bytes, uint64_t{832});
        QCOMPARE(planMemory(pair, 8, {{0, 1, 900, 1}}).bytes, uint64_t{1200});
    }

    /// Against every place on a grid.
    void fewLifetimesTakeTheLeast() {
        std::mt19937 random(21);
        for (int round = 0; round < 40; ++round) {
            std::vector<Lifetime> lifetimes(4);
            for (Lifetime& lifetime : lifetimes) {
                lifetime.bytes = 8 * (1 + random() % 4);
                lifetime.first = static_cast<int32_t>(random() % 5);
                lifetime.last = lifetime.first + static_cast<int32_t>(random() % 3);
            }
            uint64_t least = UINT64_MAX;
            constexpr size_t kPlaces = 12;
            for (size_t code = 0; code < kPlaces * kPlaces * kPlaces * kPlaces; ++code) {
                uint64_t offsets[4], end = 0;
                size_t rest = code;
                for (size_t i = 0; i < 4; ++i, rest /= kPlaces) {
                    offsets[i] = 8 * (rest % kPlaces);
                    end = std::max(end, offsets[i] + lifetimes[i].bytes);
                }
                bool apart = end < least;
                for (size_t i = 0; apart && i < 4; ++i)
                    for (size_t j = 0; apart && j < i; ++j)
                        apart = lifetimes[i].first > lifetimes[j].last ||
                                lifetimes[j].first > lifetimes[i].last ||
                                offsets[i] + lifetimes[i].bytes <= offsets[j] ||
                                offsets[j] + lifetimes[j].bytes <= offsets[i];
                if (apart)
                    least = end;
            }
            QCOMPARE(planMemory(lifetimes, 8).bytes, least);
        }
    }

    void aChainNeedsItsLargestNeighbours() {
        // 1 -> 16 -> 16 -> 1, as the hello world.
        const std::vector<Lifetime> chain = {{1, -1, 0}, {16, 0, 1}, {16, 1, 2}, {1, 2, 3}};
        QCOMPARE(planMemory(chain, 8).bytes, uint64_t{32});
    }

    void nothingNeedsNothing() {
        QCOMPARE(planMemory({}, 8).bytes, uint64_t{0});
        QCOMPARE(planMemory({{0, 0, 4}}, 8).bytes, uint64_t{0});
    }
};

QTEST_GUILESS_MAIN(MemoryPlanTest)
#include "memory_plan_test.moc"
