// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/lowering.h"
#include "core/quant/weight_groups.h"
#include "core/tflite/network/network.h"
#include "tests/support/sample_networks.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <cmath>

using namespace tmw;

/// What training rounds is what the file holds.
class WeightGroupsTest : public QObject {
    Q_OBJECT
private slots:
    void roundedWeightsAreTheFiles_data() {
        QTest::addColumn<QString>("layers");
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("channel");
        QTest::addColumn<bool>("fused");
        for (const char* layers :
             {"dense 9 relu, dense 3",
              "reshape 8x8x1, conv2d 5 3x3 relu, depthwise_conv2d 2x2, "
              "flatten, dense 4",
              "reshape 8x4x2, conv2d_transpose 3 2x2 stride=2, flatten, dense 2",
              "reshape 16x4, lstm 5, dense 2", "reshape 16x4, gru 5, dense 2"})
            for (const ModelKind kind :
                 {ModelKind::Int8, ModelKind::Int16x8, ModelKind::Int8Weights})
                for (const bool channel : {false, true})
                    for (const bool fused : {false, true})
                        QTest::addRow("%s %s %s %s", toText(kind).data(),
                                      channel ? "channel" : "tensor", fused ? "fused" : "steps",
                                      layers)
                            << layers << static_cast<int>(kind) << channel << fused;
    }
    void roundedWeightsAreTheFiles() {
        QFETCH(QString, layers);
        QFETCH(int, kind);
        QFETCH(bool, channel);
        QFETCH(bool, fused);
        const auto of = static_cast<ModelKind>(kind);
        const ConvertOptions options{
            .scales = channel ? WeightScales::Channel : WeightScales::Tensor, .fusedLstm = fused};
        const auto model = test::sampleNetwork(64, layers.toStdString());
        TMW_VERIFY(model);
        const auto calibration = calibrate(*model, test::sampleFeatures(64, 50));
        TMW_VERIFY(calibration);
        const auto file = convert(*model, of, &*calibration, options);
        TMW_VERIFY(file);
        const auto read = readNetwork(*file);
        TMW_VERIFY(read);
        QVERIFY(read->model);
        const auto lowered = lower(*model);
        TMW_VERIFY(lowered);
        const auto groups = weightGroups(lowered->graph, of, options);
        std::vector<float> rounded(lowered->weights.size());
        nn::roundWeights(lowered->weights, groups, rounded.data());
        const std::vector<float>& stored = read->model->weights;
        QCOMPARE(stored.size(), rounded.size());
        size_t all = 0, others = 0;
        for (const nn::WeightGroups& each : groups)
            for (size_t i = each.offset; i < each.offset + each.count; ++i, ++all)
                others += std::abs(stored[i] - rounded[i]) > 1e-4F ? 1 : 0;
        // Scales of int16x8 have 15 bits: what lies between two steps may go the other way.
        const size_t most = of == ModelKind::Int16x8 ? all / 50 : 0;
        QVERIFY2(others <= most, qPrintable(QString("%1 of %2").arg(others).arg(all)));
    }
};

QTEST_GUILESS_MAIN(WeightGroupsTest)
#include "weight_groups_test.moc"
