// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/graph.h"
#include "core/ops/op_table.h"
#include "tests/support/test_data.h"

#include <QObject>

using namespace tmw;

class LayerTextTest : public QObject {
    Q_OBJECT
private slots:
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
        QTest::newRow("recurrent")
            << "lstm 8 sequences, lstm 4 name=l, gru 8 name=g sequences, gru 1"
            << "lstm 8 sequences, lstm 4 name=l, gru 8 sequences name=g, "
               "gru 1";
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
        QTest::newRow("kind") << "dense 4, rnn 8"
                              << "layers.unknown_layer"
                              << "\"rnn\"";
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
        QTest::newRow("recurrent") << "lstm"
                                   << "layers.missing_word"
                                   << "lstm 16";
        QTest::newRow("recurrent units") << "gru 0"
                                         << "layers.bad_units"
                                         << "65536";
        QTest::newRow("recurrent word") << "gru 8 relu"
                                        << "layers.unknown_word"
                                        << "sequences";
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

    void helpNamesEveryLayer() {
        const std::string help = layerHelp();
        for (const auto& row : opTable())
            QVERIFY(help.find(std::string(row.word) + " " + std::string(row.grammar)) !=
                    std::string::npos);
    }
};

QTEST_GUILESS_MAIN(LayerTextTest)
#include "layer_text_test.moc"
