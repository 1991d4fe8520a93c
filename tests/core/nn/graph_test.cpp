// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/forward.h"
#include "core/nn/initialize.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <cmath>
#include <map>

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
        QTest::newRow("recurrent row") << Shape{4} << Layers{LstmSpec{}} << "graph.rank"
                                       << "reshape";
        QTest::newRow("recurrent units")
            << Shape{4, 2} << Layers{GruSpec{{0, false, {}}}} << "graph.bad_units"
            << "\"gru\"";
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

    /// Keras' beginning: a recurrent kernel whose rows are orthonormal, and gates that forget
    /// little.
    void recurrentLayersBegin() {
        const auto graph =
            Graph::build({5, 3}, parseLayers("lstm 6 sequences, gru 4").value()).value();
        Random random(3);
        const auto weights = nn::initialWeights(graph, random);
        for (const GraphLayer& layer : graph.layers()) {
            const Parameter& tensor = layer.parameters[1];
            const auto rows = static_cast<size_t>(tensor.shape[0]);
            const auto columns = static_cast<size_t>(tensor.shape[1]);
            const float* values = weights.data() + tensor.offset;
            for (size_t a = 0; a < rows; ++a)
                for (size_t b = 0; b < rows; ++b) {
                    double product = 0;
                    for (size_t c = 0; c < columns; ++c)
                        product += static_cast<double>(values[a * columns + c]) *
                                   static_cast<double>(values[b * columns + c]);
                    QVERIFY(std::abs(product - (a == b ? 1 : 0)) < 1e-6);
                }
            const Parameter& bias = layer.parameters[2];
            for (size_t i = 0; i < bias.count; ++i) {
                const bool forgets = layer.name == "lstm" && i / rows == 1;
                QCOMPARE(weights[bias.offset + i], forgets ? 1.0F : 0.0F);
            }
        }
    }

    /// Within sqrt(6 / inputs) where a convolution rectifies, else sqrt(6 / (inputs + outputs)).
    void weightsBeginAsTheLayerAsks() {
        const auto graph =
            Graph::build({8, 8, 2},
                         parseLayers("conv2d 16 3x3 relu, conv2d 16 3x3, flatten, dense 32 relu, "
                                     "dense 32 relu he_uniform")
                             .value())
                .value();
        Random random(3);
        const auto weights = nn::initialWeights(graph, random);
        const std::map<std::string, double> limits = {
            {"conv2d", std::sqrt(6.0 / 18)},
            {"conv2d_1", std::sqrt(6.0 / (144 + 144))},
            {"dense", std::sqrt(6.0 / (256 + 32))},
            {"dense_1", std::sqrt(6.0 / 32)},
        };
        for (const GraphLayer& layer : graph.layers()) {
            const auto limit = limits.find(layer.name);
            if (limit == limits.end())
                continue;
            const Parameter& kernel = layer.parameters[0];
            double most = 0;
            for (size_t i = 0; i < kernel.count; ++i)
                most = std::max<double>(most, std::abs(weights[kernel.offset + i]));
            QVERIFY2(most <= limit->second && most > 0.97 * limit->second, layer.name.c_str());
        }
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
