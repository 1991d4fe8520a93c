// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/lowering.h"
#include "tests/support/sample_networks.h"
#include "tests/support/test_data.h"

#include <QObject>

using namespace tmw;

/// Which layers become one operator, and what they are called.
class LoweringTest : public QObject {
    Q_OBJECT
private slots:
    void loweredLayers();
    void loweringKeepsNamesApart();
    void loweringKeepsBranches();
    void paddingGoesIntoConvolutions_data();
    void paddingGoesIntoConvolutions();
};

void LoweringTest::loweredLayers() {
    const auto model = test::sampleNetwork(
        3, "dense 4 tanh, dense 5, activation relu, activation linear, dense 2 softmax");
    TMW_VERIFY(model);
    const auto lowered = lower(*model);
    TMW_VERIFY(lowered);
    const Graph* graph = &lowered->graph;
    std::vector<std::string> names;
    for (const GraphLayer& layer : graph->layers())
        names.push_back(layer.name);
    QCOMPARE(names, (std::vector<std::string>{"dense.sums", "dense", "activation", "dense_2.sums",
                                              "dense_2"}));
    QCOMPARE(graph->parameterCount(), model->graph.parameterCount());
    QCOMPARE(std::get<DenseSpec>(graph->layers()[2].spec).activation, Activation::Relu);
}

void LoweringTest::loweringKeepsNamesApart() {
    const auto model = test::sampleNetwork(1, "dense 1 tanh name=a, dense 1 name=a.sums");
    TMW_VERIFY(model);
    TMW_VERIFY(lower(*model));
    const auto nothing = test::sampleNetwork(1, "activation linear");
    TMW_VERIFY(nothing);
    QCOMPARE(lower(*nothing).error().code(), std::string_view("convert.no_operator"));
}

void LoweringTest::loweringKeepsBranches() {
    // What "a" sums is taken twice, so nothing goes into it; what "b" sums, once.
    const auto model = test::sampleNetwork(
        3, "dense 4 name=a, dropout 0.1, activation relu, dense 4 name=b, batch_normalization, "
           "activation relu6, dense 4 name=c, add with=a+b, activation relu name=sum");
    TMW_VERIFY(model);
    const auto lowered = lower(*model);
    TMW_VERIFY(lowered);
    const std::vector<LayerSpec> specs = [&] {
        std::vector<LayerSpec> all;
        for (const GraphLayer& layer : lowered->graph.layers())
            all.push_back(layer.spec);
        return all;
    }();
    QCOMPARE(QString::fromStdString(formatLayers(specs)),
             QString("dense 4 name=a, activation relu name=activation, dense 4 name=b, "
                     "reshape 1x4 name=batch_normalization.in, "
                     "depthwise_conv1d 1 name=batch_normalization.scaled, "
                     "reshape flat name=batch_normalization, "
                     "activation relu6 name=activation_1, dense 4 name=c, "
                     "add with=a name=add.part, add with=b relu name=sum"));
}

void LoweringTest::paddingGoesIntoConvolutions_data() {
    QTest::addColumn<QString>("layers");
    QTest::addColumn<bool>("goes");
    QTest::newRow("same") << "reshape 7x7x2, zero_padding 1, conv2d 3 3x3" << true;
    QTest::newRow("same by twos") << "reshape 7x7x2, zero_padding 1, conv2d 3 3x3 stride=2" << true;
    QTest::newRow("odd one behind") << "reshape 7x7x2, zero_padding 0x1x0x1, conv2d 3 2x2" << true;
    QTest::newRow("odd one before") << "reshape 7x7x2, zero_padding 1x0x0x1, conv2d 3 2x2" << false;
    QTest::newRow("unused behind") << "reshape 98x1, zero_padding 0x2, conv1d 3 3 stride=2" << true;
    QTest::newRow("causal") << "reshape 49x2, zero_padding 4x0, conv1d 3 5" << false;
    QTest::newRow("too many") << "reshape 7x7x2, zero_padding 2, conv2d 3 3x3" << false;
    QTest::newRow("depthwise") << "reshape 49x2, zero_padding 2, depthwise_conv1d 3 dilation=2"
                               << true;
    QTest::newRow("has its own") << "reshape 7x7x2, zero_padding 1, conv2d 3 3x3 same" << false;
    QTest::newRow("pool") << "reshape 7x7x2, zero_padding 1, maxpool 3" << false;
}

void LoweringTest::paddingGoesIntoConvolutions() {
    QFETCH(QString, layers);
    QFETCH(bool, goes);
    const auto model = test::sampleNetwork(98, layers.toStdString());
    TMW_VERIFY(model);
    const auto lowered = lower(*model);
    TMW_VERIFY(lowered);
    QCOMPARE(lowered->graph.layers().size(), size_t{goes ? 2U : 3U});
    QCOMPARE(lowered->graph.output(), model->graph.output());
}

QTEST_GUILESS_MAIN(LoweringTest)
#include "lowering_test.moc"
