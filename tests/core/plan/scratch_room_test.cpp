// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan.h"
#include "core/plan/scratch_room.h"
#include "tests/support/test_data.h"

#include <QObject>

using namespace tmw;

namespace {

constexpr int32_t kConv = 3, kReshape = 22, kFullyConnected = 9;

TfliteTensor bytes(int32_t count) {
    TfliteTensor tensor;
    tensor.type = DataType::Int8;
    tensor.shape = {1, count};
    return tensor;
}

TfliteOperator op(int32_t code, std::vector<int32_t> inputs, std::vector<int32_t> outputs) {
    TfliteOperator result;
    result.code = code;
    result.inputs = std::move(inputs);
    result.outputs = std::move(outputs);
    return result;
}

} // namespace

class ScratchRoomTest : public QObject {
    Q_OBJECT
private slots:
    /// A chain whose second tensor is the largest: its neighbours set the peak, the reshape does
    /// not, and a constant weighs nothing.
    void isWhatThePeakLeaves() {
        TfliteSubgraph graph;
        graph.tensors = {bytes(100), bytes(4000), bytes(4000), bytes(500), bytes(10), bytes(9999)};
        graph.tensors[5].isConstant = true;
        graph.operators = {op(kConv, {0, 5, -1}, {1}), op(kReshape, {1}, {2}),
                           op(kConv, {2, 5}, {3}), op(kFullyConnected, {3, 5}, {4})};
        graph.inputs = {0};
        graph.outputs = {4};
        QCOMPARE(scratchRoom(graph), (std::vector<uint64_t>{2048 + 400, 2048, 2048, 2048 + 3990}));
    }

    /// What is read later on, or answered, is alive until then.
    void branchesCount() {
        TfliteSubgraph graph;
        graph.tensors = {bytes(1000), bytes(1000), bytes(100), bytes(100)};
        graph.operators = {op(kConv, {0}, {1}), op(kConv, {1}, {2}), op(kConv, {2, 0}, {3})};
        graph.inputs = {0};
        graph.outputs = {1, 3};
        QCOMPARE(scratchRoom(graph), (std::vector<uint64_t>{2048 + 200, 2048 + 100, 2048}));
    }

    void anEmptyGraphHasNone() { QVERIFY(scratchRoom({}).empty()); }

    void arenasStayNearThePeak_data() {
        TMW_NEED_DATA("models/tflite-micro");
        QTest::addColumn<QString>("model");
        QTest::addColumn<uint32_t>("peak");
        QTest::newRow("person_detect") << "tflite-micro/person_detect.tflite" << 55296u;
        QTest::newRow("kws") << "mlperf-tiny/kws_ref_model.tflite" << 16000u;
        QTest::newRow("micro_speech") << "tflite-micro/micro_speech_quantized.tflite" << 5960u;
        QTest::newRow("ad01") << "mlperf-tiny/model_ToyCar_quant_fullint_micro_intio.tflite"
                              << 768u;
    }
    void arenasStayNearThePeak() {
        QFETCH(QString, model);
        QFETCH(uint32_t, peak);
        const auto read = TfliteModel::fromFile(test::dataRoot() / "models" / model.toStdString());
        TMW_VERIFY(read);
        for (const rt::CoreFamily core : rt::kEveryCoreFamily) {
            const auto plan = makePlan(*read, core);
            TMW_VERIFY(plan);
            QVERIFY(plan->arenaBytes <= peak + kLeastScratchRoom);
        }
    }
};

QTEST_GUILESS_MAIN(ScratchRoomTest)
#include "scratch_room_test.moc"
