// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/forward.h"
#include "core/ops/op_table.h"
#include "tests/support/test_data.h"

#include <QObject>

using namespace tmw;

namespace {

DenseSpec dense(int units, Activation activation = Activation::Linear, std::string name = {}) {
    DenseSpec spec;
    spec.units = units;
    spec.activation = activation;
    spec.name = std::move(name);
    return spec;
}

} // namespace

class GraphTest : public QObject {
    Q_OBJECT
private slots:
    void parametersAreLaidOut() {
        const auto graph =
            Graph::build({1}, {dense(16, Activation::Relu), dense(16, Activation::Relu), dense(1)});
        TMW_VERIFY(graph);
        QCOMPARE(graph->parameterCount(), size_t{321});
        QCOMPARE(graph->macs(), size_t{16 + 256 + 16});
        QCOMPARE(graph->output(), Shape{1});
        const auto& second = graph->layers()[1];
        QCOMPARE(second.name, std::string("dense_1"));
        QCOMPARE(second.parameters[0].offset, size_t{32});
        QCOMPARE(second.parameters[0].shape, (Shape{16, 16}));
        QCOMPARE(second.parameters[1].name, std::string("bias"));
        QCOMPARE(second.parameters[1].offset, size_t{288});
    }

    void givenNamesAreLeftAlone() {
        const auto graph =
            Graph::build({2}, {dense(3), dense(3, Activation::Relu, "dense"),
                               ActivationSpec{.activation = Activation::Tanh, .name = {}}});
        TMW_VERIFY(graph);
        QCOMPARE(graph->layers()[0].name, std::string("dense_1"));
        QCOMPARE(graph->layers()[1].name, std::string("dense"));
        QCOMPARE(graph->layers()[2].name, std::string("activation"));
    }

    void refusals_data() {
        QTest::addColumn<Shape>("input");
        QTest::addColumn<std::vector<LayerSpec>>("layers");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("word");
        using Layers = std::vector<LayerSpec>;
        QTest::newRow("empty") << Shape{1} << Layers{} << "graph.empty"
                               << "no layer";
        QTest::newRow("units") << Shape{1} << Layers{dense(4), dense(0)} << "graph.bad_units"
                               << "\"dense_1\" has 0";
        QTest::newRow("many units") << Shape{1} << Layers{dense(65537)} << "graph.bad_units"
                                    << "65536";
        QTest::newRow("rank") << Shape{49, 10} << Layers{dense(4)} << "graph.rank"
                              << "49x10";
        QTest::newRow("scalar") << Shape{} << Layers{dense(4)} << "graph.bad_input"
                                << "scalar";
        QTest::newRow("no input") << Shape{0} << Layers{dense(4)} << "graph.bad_input"
                                  << "0";
        QTest::newRow("softmax") << Shape{3}
                                 << Layers{dense(4), dense(1, Activation::Softmax, "last")}
                                 << "graph.softmax_of_one"
                                 << "\"last\"";
        QTest::newRow("softmax alone")
            << Shape{1} << Layers{ActivationSpec{.activation = Activation::Softmax, .name = {}}}
            << "graph.softmax_of_one"
            << "\"activation\"";
        QTest::newRow("parameters")
            << Shape{10} << Layers{dense(65536), dense(65536)} << "graph.too_large"
            << "\"dense_1\"";
        QTest::newRow("transposed signal")
            << Shape{4, 2} << Layers{Conv2DTransposeSpec{}} << "graph.rank"
            << "reshape";
        QTest::newRow("normal of one")
            << Shape{4, 1} << Layers{LayerNormalizationSpec{}} << "graph.normalizes_one"
            << "batch_normalization";
        QTest::newRow("padded row") << Shape{4} << Layers{ZeroPaddingSpec{}} << "graph.rank"
                                    << "\"zero_padding\"";
        QTest::newRow("four sides of a signal")
            << Shape{4, 2} << Layers{ZeroPaddingSpec{{1, 1, 1, 1}, {}}} << "graph.padding"
            << "4x0";
        QTest::newRow("repeated row") << Shape{4} << Layers{UpsamplingSpec{}} << "graph.rank"
                                      << "\"upsampling\"";
        QTest::newRow("repeated too often")
            << Shape{65536, 1} << Layers{UpsamplingSpec{{1, 1024}, {}}} << "graph.too_large"
            << "\"upsampling\"";
        QTest::newRow("order") << Shape{4, 2, 1} << Layers{PermuteSpec{{2, 1}, {}}} << "graph.rank"
                               << "4x2x1";
        QTest::newRow("twice") << Shape{1}
                               << Layers{dense(1, Activation::Linear, "a"),
                                         dense(1, Activation::Linear, "a")}
                               << "graph.duplicate_name"
                               << "Layer 2";
        QTest::newRow("bad name") << Shape{1} << Layers{dense(1, Activation::Linear, "a b")}
                                  << "graph.bad_name"
                                  << "a b";
        QTest::newRow("reserved") << Shape{1} << Layers{dense(1, Activation::Linear, "input")}
                                  << "graph.reserved_name"
                                  << "input";
        const auto skip = [](std::string_view text) { return parseLayers(text).value(); };
        QTest::newRow("no such layer")
            << Shape{1} << skip("dense 2 name=a, dense 2 from=b") << "graph.unknown_source"
            << "input, a";
        QTest::newRow("a later layer")
            << Shape{1} << skip("dense 2, add with=b, dense 2 name=b") << "graph.unknown_source"
            << "\"b\"";
        QTest::newRow("unused") << Shape{1} << skip("dense 2, dense 2 name=a, dense 2 from=input")
                                << "graph.unused"
                                << "with=a";
        QTest::newRow("unlike") << Shape{1} << skip("dense 2 name=a, dense 3, add with=a")
                                << "graph.merge"
                                << "tensor of 3 with one of 2";
        QTest::newRow("unlike places")
            << Shape{8, 1} << skip("conv1d 2 3 name=a, conv1d 2 3, concatenate with=a")
            << "graph.merge"
            << "6x2 behind one of 4x2";
        QTest::newRow("softmax of one")
            << Shape{1} << skip("dense 1 name=a, dense 1, add with=a softmax")
            << "graph.softmax_of_one"
            << "\"add\"";
        QTest::newRow("deep") << Shape{1} << Layers(257, dense(1)) << "graph.too_many_layers"
                              << "257";
    }
    void refusals() {
        QFETCH(Shape, input);
        QFETCH(std::vector<LayerSpec>, layers);
        QFETCH(QString, code);
        QFETCH(QString, word);
        const auto graph = Graph::build(input, layers);
        QVERIFY(!graph);
        QCOMPARE(QString::fromStdString(std::string(graph.error().code())), code);
        const auto message = QString::fromStdString(graph.error().message());
        QVERIFY2(message.contains(word), qPrintable(message));
    }

    void sourcesAreKept() {
        const auto graph = Graph::build(
            {3}, parseLayers("dense 2 name=a, dense 2, concatenate with=a+input").value());
        TMW_VERIFY(graph);
        const GraphLayer& last = graph->layers().back();
        QCOMPARE(last.output, Shape{7});
        QCOMPARE(last.sources.size(), size_t{3});
        QCOMPARE(last.sources[1].tensor, size_t{1});
        QCOMPARE(last.sources[2].tensor, size_t{0});
        QVERIFY(!graph->onlyTaker(1));
        QCOMPARE(graph->onlyTaker(2), &last);
    }

    void textGoesBothWays_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("canonical");
        QTest::newRow("hello") << "dense 16 relu, dense 16 relu, dense 1"
                               << "dense 16 relu, dense 16 relu, dense 1";
        QTest::newRow("all") << " dense 4 ReLU6 he_normal no_bias name=Hidden,\nactivation softmax "
                             << "dense 4 relu6 he_normal no_bias name=Hidden, activation softmax";
        QTest::newRow("image")
            << "conv2d 8 3 valid relu stride=2, maxpool 2x2 stride=2, flatten name=f"
            << "conv2d 8 3x3 stride=2x2 relu, maxpool 2, reshape flat name=f";
        QTest::newRow("signal") << "conv1d 8 5 same dilation=2, depthwise_conv1d 3 multiplier=2, "
                                   "avgpool global, batch_normalization, dropout 0.25"
                                << "conv1d 8 5 dilation=2 same, depthwise_conv1d 3 multiplier=2, "
                                   "avgpool global, batch_normalization, dropout 0.25";
        QTest::newRow("separable") << "separable_conv2d 16 3x3 same stride=2 relu"
                                   << "depthwise_conv2d 3x3 stride=2x2 same no_bias, "
                                      "conv2d 16 1x1 relu";
        QTest::newRow("skips") << "dense 4 name=a, dense 4 from=input, add with=a tanh name=s, "
                                  "multiply with=a+s, concatenate From=s with=a"
                               << "dense 4 name=a, dense 4 from=input, add with=a tanh name=s, "
                                  "multiply with=a+s, concatenate with=a from=s";
        QTest::newRow("separable from") << "separable_conv1d 16 3 name=s from=input"
                                        << "depthwise_conv1d 3 no_bias from=input, "
                                           "conv1d 16 1 name=s";
        QTest::newRow("transposed")
            << "conv2d_transpose 8 3, conv2d_transpose 4 3x2 relu same stride=2 no_bias name=up"
            << "conv2d_transpose 8 3x3, "
               "conv2d_transpose 4 3x2 stride=2x2 same relu no_bias name=up";
        QTest::newRow("normal") << "layer_normalization, layer_normalization name=n"
                                << "layer_normalization, layer_normalization name=n";
        QTest::newRow("moves") << "zero_padding 1, zero_padding 0x2, zero_padding 0x1x02x3, "
                                  "upsampling 2x2, upsampling 2x3, permute 3x1x2 name=p, "
                                  "gaussian_noise 0.10"
                               << "zero_padding 1, zero_padding 0x2, zero_padding 0x1x2x3, "
                                  "upsampling 2, upsampling 2x3, permute 3x1x2 name=p, "
                                  "gaussian_noise 0.1";
        QTest::newRow("slopes") << "activation leaky_relu slope=0.30, dense 4 leaky_relu, "
                                   "activation leaky_relu slope=0.1 name=a, dense 1 Hard_Swish"
                                << "activation leaky_relu, dense 4 leaky_relu, "
                                   "activation leaky_relu slope=0.1 name=a, dense 1 hard_swish";
        QTest::newRow("linear") << "dense 1 linear auto"
                                << "dense 1";
    }
    void textGoesBothWays() {
        QFETCH(QString, text);
        QFETCH(QString, canonical);
        const auto layers = parseLayers(text.toStdString());
        TMW_VERIFY(layers);
        QCOMPARE(QString::fromStdString(formatLayers(*layers)), canonical);
        QCOMPARE(formatLayers(parseLayers(canonical.toStdString()).value()),
                 canonical.toStdString());
    }

    void textRefusals_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("word");
        QTest::newRow("empty") << " "
                               << "layers.empty"
                               << "no layer";
        QTest::newRow("merge alone") << "dense 4, add relu"
                                     << "layers.missing_word"
                                     << "with=NAME";
        QTest::newRow("activated concatenation")
            << "dense 4 name=a, dense 4, concatenate with=a relu"
            << "layers.unknown_word"
            << "relu";
        QTest::newRow("comma") << "dense 4,, dense 1"
                               << "layers.empty_layer"
                               << "Layer 2";
        QTest::newRow("last comma") << "dense 4,"
                                    << "layers.empty_layer"
                                    << "Layer 2";
        QTest::newRow("kind") << "dense 4, lstm 8"
                              << "layers.unknown_layer"
                              << "\"lstm\"";
        QTest::newRow("units") << "dense many"
                               << "layers.bad_units"
                               << "many";
        QTest::newRow("huge") << "dense 99999999999999"
                              << "layers.bad_units"
                              << "65536";
        QTest::newRow("no units") << "dense"
                                  << "layers.missing_word"
                                  << "UNITS";
        QTest::newRow("word") << "dense 4 gelu"
                              << "layers.unknown_word"
                              << "\"gelu\"";
        QTest::newRow("activation") << "activation"
                                    << "layers.missing_word"
                                    << "ACTIVATION";
        QTest::newRow("activation word") << "activation gelu"
                                         << "layers.unknown_word"
                                         << "softmax";
        QTest::newRow("window") << "conv2d 8 3y3"
                                << "layers.bad_window"
                                << "3y3";
        QTest::newRow("filters") << "conv1d 0 3"
                                 << "layers.bad_units"
                                 << "filters";
        QTest::newRow("share") << "dropout 1"
                               << "layers.bad_rate"
                               << "0.2";
        QTest::newRow("shape") << "reshape 3x0"
                               << "layers.bad_shape"
                               << "3x0";
        QTest::newRow("block") << "mobilenet_v1 wide"
                               << "layers.unknown_word"
                               << "wide";
        for (const char* word : {"2", "-0.1", "nan", "x", ""})
            QTest::newRow(qPrintable(QString("slope %1").arg(word)))
                << QString("activation leaky_relu slope=%1").arg(word) << "layers.bad_slope"
                << "slope=0.1";
        for (const char* text : {"zero_padding", "upsampling", "permute", "gaussian_noise"})
            QTest::newRow(text) << text << "layers.missing_word"
                                << "lacks";
        for (const char* text : {"zero_padding 1x2x3", "zero_padding -1", "zero_padding 1x",
                                 "zero_padding 2000", "zero_padding 1x1x1x1x1"})
            QTest::newRow(text) << text << "layers.bad_padding"
                                << "0x1x0x1";
        QTest::newRow("times") << "upsampling 0"
                               << "layers.bad_window"
                               << "2x3";
        for (const char* text : {"permute 1x1", "permute 2", "permute 0x1", "permute 1x2x4"})
            QTest::newRow(text) << text << "layers.bad_order"
                                << "3x1x2";
        for (const char* text : {"gaussian_noise -1", "gaussian_noise inf", "gaussian_noise x"})
            QTest::newRow(text) << text << "layers.bad_rate"
                                << "0.1";
        QTest::newRow("permute more") << "permute 2x1 relu"
                                      << "layers.unknown_word"
                                      << "\"relu\"";
        QTest::newRow("transposed") << "conv2d_transpose 8"
                                    << "layers.missing_word"
                                    << "3x3";
        QTest::newRow("transposed filters") << "conv2d_transpose 8x8 3x3"
                                            << "layers.bad_units"
                                            << "8x8";
        QTest::newRow("transposed window") << "conv2d_transpose 8 0x3"
                                           << "layers.bad_window"
                                           << "0x3";
        QTest::newRow("transposed dilation") << "conv2d_transpose 8 3x3 dilation=2"
                                             << "layers.unknown_word"
                                             << "dilation=2";
        QTest::newRow("slope of relu") << "activation relu slope=0.1"
                                       << "layers.unknown_word"
                                       << "slope=0.1";
        QTest::newRow("activation more") << "activation relu 4"
                                         << "layers.unknown_word"
                                         << "\"4\"";
    }
    void textRefusals() {
        QFETCH(QString, text);
        QFETCH(QString, code);
        QFETCH(QString, word);
        const auto layers = parseLayers(text.toStdString());
        QVERIFY(!layers);
        QCOMPARE(QString::fromStdString(std::string(layers.error().code())), code);
        const auto message = QString::fromStdString(layers.error().message());
        QVERIFY2(message.contains(word), qPrintable(message));
    }

    void answersHaveALimit() {
        const auto layers = parseLayers("reshape 1000x1000x1, conv2d 60000 1x1").value();
        const auto graph = Graph::build({1000000}, layers);
        QVERIFY(!graph);
        QCOMPARE(graph.error().code(), std::string_view("graph.too_large"));
    }

    /// Multiply-accumulates of the published networks.
    void knownNetworks_data() {
        QTest::addColumn<Shape>("input");
        QTest::addColumn<QString>("text");
        QTest::addColumn<quint64>("macs");
        QTest::newRow("ds_cnn") << Shape{49, 10, 1} << "ds_cnn, dense 12 softmax"
                                << quint64{2656768};
        QTest::newRow("kws_micro")
            << Shape{49, 10, 1} << "kws_micro, dense 12 softmax" << quint64{318288};
        QTest::newRow("resnet8") << Shape{32, 32, 3} << "resnet8, dense 10 softmax"
                                 << quint64{12501632};
        QTest::newRow("mobilenet")
            << Shape{96, 96, 1} << "mobilenet_v1 0.25, dense 2 softmax" << quint64{7157888};
        QTest::newRow("autoencoder") << Shape{640} << "autoencoder, dense 640" << quint64{264192};
        QTest::newRow("tiny_conv")
            << Shape{49, 40, 1} << "tiny_conv, dense 4 softmax" << quint64{336000};
    }
    void knownNetworks() {
        QFETCH(Shape, input);
        QFETCH(QString, text);
        QFETCH(quint64, macs);
        const auto layers = parseLayers(text.toStdString());
        TMW_VERIFY(layers);
        const auto graph = Graph::build(input, *layers);
        TMW_VERIFY(graph);
        QCOMPARE(quint64{graph->macs()}, macs);
    }

    void helpNamesEveryLayer() {
        const std::string help = layerHelp();
        for (const auto& row : opTable())
            QVERIFY(help.find(std::string(row.word) + " " + std::string(row.grammar)) !=
                    std::string::npos);
    }

    void forwardShowsEveryLayer() {
        const auto graph = Graph::build({2}, {dense(2, Activation::Relu), dense(1)});
        TMW_VERIFY(graph);
        const std::vector<float> weights = {1, -1, 2, 0.5F, 0.25F, 0, 3, 4, 0.5F};
        const std::vector<float> inputs = {1, 2, -3, 1};
        std::vector<std::vector<float>> seen;
        forwardLayers(*graph, weights, inputs, 2, [&](size_t layer, std::span<const float> out) {
            QCOMPARE(layer, seen.size());
            seen.emplace_back(out.begin(), out.end());
        });
        QCOMPARE(seen.size(), size_t{2});
        QCOMPARE(seen[0], (std::vector<float>{5.25F, 0, 0, 3.5F}));
        QCOMPARE(seen[1], (std::vector<float>{16.25F, 14.5F}));
        QCOMPARE(predict(*graph, weights, inputs, 2), seen[1]);
        QVERIFY(predict(*graph, weights, {}, 0).empty());
    }
};

QTEST_GUILESS_MAIN(GraphTest)
#include "graph_test.moc"
