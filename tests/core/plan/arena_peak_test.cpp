// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arena_peak.h"
#include "core/quant/convert.h"
#include "tests/support/sample_networks.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <algorithm>

using namespace tmw;

namespace {

Result<ArenaTimeline> timelineOf(const Shape& shape, std::string_view layers,
                                 rt::CoreFamily core = rt::CoreFamily::Generic) {
    TMW_TRY(const TrainedModel network, test::sampleNetwork(shape, layers));
    Features features = test::sampleFeatures(static_cast<int32_t>(*elementCount(shape)), 20);
    features.sampleShape = shape;
    TMW_TRY(const Calibration calibration, calibrate(network, features));
    TMW_TRY(const TfliteModel model, convert(network, ModelKind::Int8, &calibration));
    TMW_TRY(const Plan plan, makePlan(model, core));
    return arenaTimeline(plan, model);
}

const ArenaBlock* blockNamed(const ArenaTimeline& memory, std::string_view name) {
    const auto found = std::ranges::find_if(
        memory.blocks, [&](const ArenaBlock& block) { return block.name.starts_with(name); });
    return found == memory.blocks.end() ? nullptr : &*found;
}

} // namespace

/// What lowers the peak of an arena.
class ArenaPeakTest : public QObject {
    Q_OBJECT
private slots:
    void halfOfWhatIsAtThePeak() {
        const auto memory = timelineOf({4}, "dense 40 relu, dense 8 relu, dense 2");
        TMW_VERIFY(memory); // alive: 4, 44, 48, 10
        QCOMPARE(blocksAtPeak(*memory).size(), size_t(2));
        QCOMPARE(memory->blocks[blocksAtPeak(*memory)[0]].bytes, uint64_t(40));
        const auto cuts = peakCuts(*memory);
        QCOMPARE(cuts.size(), size_t(2));
        QVERIFY(cuts[0].kind == PeakCutKind::Half);
        QCOMPARE(memory->blocks[cuts[0].block].bytes, uint64_t(40));
        QCOMPARE(cuts[0].bytes, uint64_t(28)); // 20 + 8, still in this step
        QCOMPARE(cuts[0].step, size_t(2));
        QCOMPARE(cuts[1].bytes, uint64_t(44)); // 40 + 4, as in the step before
        QVERIFY(cuts[0].bytes < cuts[1].bytes);
    }

    /// A tensor that an addition reads later waits while others run.
    void whatWaitsIsNamed() {
        const auto memory = timelineOf(
            {4},
            "dense 30 relu name=a, dense 50 relu, dense 50 relu, dense 30, add with=a, dense 2");
        TMW_VERIFY(memory);
        const ArenaBlock* waiting = blockNamed(*memory, "a");
        QVERIFY(waiting);
        QVERIFY(waiting->first < memory->peak && waiting->last > memory->peak);
        QVERIFY(!std::ranges::binary_search(waiting->touched, memory->peak));
        QCOMPARE(waiting->touched.front(), waiting->first);
        const auto cuts = peakCuts(*memory);
        const auto cut = std::ranges::find(cuts, PeakCutKind::NoWait, &PeakCut::kind);
        QVERIFY(cut != cuts.end());
        QVERIFY(&memory->blocks[cut->block] == waiting);
        QCOMPARE(cut->bytes, memory->alive[memory->peak] - waiting->bytes);
    }

    void scratchHasAUseOfItsOwn() {
        const auto memory = timelineOf(
            {12, 12, 3}, "conv2d 8 3x3 same relu, conv2d 8 3x3 same relu, flatten, dense 2");
        TMW_VERIFY(memory);
        const auto scratch = std::ranges::find(memory->blocks, ArenaUse::Scratch, &ArenaBlock::use);
        QVERIFY(scratch != memory->blocks.end());
        QCOMPARE(scratch->first, scratch->last);
        QVERIFY(scratch->name.empty());
        for (const ArenaBlock& block : memory->blocks)
            QVERIFY(block.use != ArenaUse::State);
        for (const PeakCut& cut : peakCuts(*memory))
            QCOMPARE(cut.kind == PeakCutKind::NoScratch,
                     memory->blocks[cut.block].use == ArenaUse::Scratch);
    }

    void equalStepsLeaveNothingToCutAlone() {
        const ArenaTimeline memory{
            {"input", "a", "b", "c"},
            {10, 20, 20, 20},
            {{"input", 0, 10, 0, 1}, {"a", 10, 10, 1, 2}, {"b", 0, 10, 2, 3}, {"c", 10, 10, 3, 3}},
            20,
            1};
        QCOMPARE(aliveBytes(memory.blocks, 4), memory.alive);
        QVERIFY(peakCuts(memory).empty());
    }

    /// No cut is worse than what is, and each is what is alive then.
    void everyCutLowers() {
        for (const auto core : rt::kEveryCoreFamily) {
            const auto memory = timelineOf({16, 16, 2},
                                           "conv2d 6 3x3 same relu, maxpool 2, conv2d 12 3x3 same "
                                           "relu, flatten, dense 3 softmax",
                                           core);
            TMW_VERIFY(memory);
            QCOMPARE(memory->operators.size(), memory->steps.size());
            QCOMPARE(memory->operators.front(), -1);
            for (const PeakCut& cut : peakCuts(*memory)) {
                QVERIFY(cut.bytes < memory->alive[memory->peak]);
                QVERIFY(cut.step < memory->steps.size());
            }
        }
    }
};

QTEST_GUILESS_MAIN(ArenaPeakTest)
#include "arena_peak_test.moc"
