// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arena_timeline.h"
#include "core/quant/convert.h"
#include "tests/support/sample_networks.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <algorithm>
#include <cmath>

using namespace tmw;

namespace {

Result<ArenaTimeline> timelineOf(std::string_view layers) {
    TMW_TRY(const TrainedModel network, test::sampleNetwork(4, layers));
    TMW_TRY(const Calibration calibration, calibrate(network, test::sampleFeatures(4, 50)));
    TMW_TRY(const TfliteModel model, convert(network, ModelKind::Int8, &calibration));
    TMW_TRY(const Plan plan, makePlan(model, rt::CoreFamily::Generic));
    return arenaTimeline(plan, model);
}

bool meet(const ArenaBlock& a, const ArenaBlock& b) {
    return a.first <= b.last && b.first <= a.last && a.offset < b.offset + b.bytes &&
           b.offset < a.offset + a.bytes;
}

} // namespace

class ArenaTimelineTest : public QObject {
    Q_OBJECT
private slots:
    void stepsAreTheLayers();
    void everyStepHasAName_data();
    void everyStepHasAName();
    void blocksNeverMeet();
    void inPlaceIsOneBlock();
};

void ArenaTimelineTest::everyStepHasAName_data() {
    QTest::addColumn<QString>("layers");
    for (const char* layers :
         {"reshape 2x2, lstm 3, dense 2", "reshape 2x2, gru 3 sequences, flatten, dense 2",
          "reshape 2x2, layer_normalization, flatten, dense 2",
          "dense 8 relu name=a, dense 8 name=b, concatenate with=a, dense 2",
          "dense 5 relu name=a, dense 8 name=b, concatenate with=a+input, dense 2"})
        QTest::newRow(layers) << layers;
}

/// Also where an operator takes several.
void ArenaTimelineTest::everyStepHasAName() {
    QFETCH(QString, layers);
    const auto memory = timelineOf(layers.toStdString());
    TMW_VERIFY(memory);
    for (const std::string& step : memory->steps)
        QVERIFY(!step.empty());
}

void ArenaTimelineTest::stepsAreTheLayers() {
    const auto memory = timelineOf("dense 40 relu, dense 8 relu, dense 2");
    TMW_VERIFY(memory);
    QCOMPARE(memory->steps, (std::vector<std::string>{"input", "dense", "dense_1", "dense_2"}));
    QCOMPARE(memory->alive.size(), memory->steps.size());
    // The input, then input and answer of each layer.
    QCOMPARE(memory->alive, (std::vector<uint64_t>{4, 44, 48, 10}));
    QCOMPARE(memory->peak, size_t{2});
    QCOMPARE(memory->blocks.front().name, std::string("input"));
    QCOMPARE(memory->blocks.front().last, size_t{1});
    QVERIFY(memory->arenaBytes >= memory->alive[memory->peak]);
}

void ArenaTimelineTest::blocksNeverMeet() {
    std::string layers;
    for (int i = 0; i < 30; ++i)
        layers += "dense " + std::to_string(3 + i * 7 % 50) + " relu, ";
    const auto memory = timelineOf(layers + "dense 3 softmax");
    TMW_VERIFY(memory);
    for (size_t i = 0; i < memory->blocks.size(); ++i) {
        QVERIFY(memory->blocks[i].offset + memory->blocks[i].bytes <= memory->arenaBytes);
        for (size_t j = 0; j < i; ++j)
            QVERIFY(!meet(memory->blocks[i], memory->blocks[j]));
    }
}

void ArenaTimelineTest::inPlaceIsOneBlock() {
    const auto memory = timelineOf("dense 8 tanh, dense 2");
    TMW_VERIFY(memory);
    const auto both = std::ranges::find(memory->blocks, "dense.sums, dense", &ArenaBlock::name);
    QVERIFY(both != memory->blocks.end());
    QCOMPARE(both->bytes, uint64_t{8});
    QCOMPARE(both->first, size_t{1});
    QCOMPARE(both->last, size_t{3});
}

QTEST_GUILESS_MAIN(ArenaTimelineTest)
#include "arena_timeline_test.moc"
