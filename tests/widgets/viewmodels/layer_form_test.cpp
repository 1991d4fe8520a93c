// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/graph.h"
#include "core/ops/op_table.h"
#include "tests/support/test_data.h"
#include "widgets/viewmodels/layer_form.h"

#include <QObject>

#include <algorithm>

using namespace tmw;
using namespace tmw::ui;

namespace {

LayerSpec layer(const QString& text) {
    return parseLayers(text.toStdString()).value().front();
}

QString textOf(const LayerSpec& spec) {
    return QString::fromStdString(formatLayers({spec}));
}

const LayerField* fieldOf(const std::vector<LayerField>& fields, LayerFieldKind kind) {
    const auto found = std::ranges::find(fields, kind, &LayerField::kind);
    return found == fields.end() ? nullptr : &*found;
}

} // namespace

class LayerFormTest : public QObject {
    Q_OBJECT
private slots:
    /// One example a kind of layer: setting a field to what it is changes nothing.
    void everyFieldGoesBothWays() {
        const QStringList examples = {"dense 4 relu no_bias name=a",
                                      "activation leaky_relu slope=0.1",
                                      "conv1d 3 5 stride=2 same elu",
                                      "conv2d 3 5x4 dilation=2x2 hard_swish",
                                      "depthwise_conv1d 3 multiplier=2",
                                      "depthwise_conv2d 3x3 same",
                                      "conv2d_transpose 4 3x3 stride=2x2 same relu",
                                      "maxpool 2",
                                      "avgpool global",
                                      "zero_padding 0x1x2x3",
                                      "upsampling 2x3",
                                      "permute 2x1",
                                      "gaussian_noise 0.1",
                                      "layer_normalization name=n",
                                      "lstm 8 sequences",
                                      "gru 8",
                                      "reshape 4x3",
                                      "dropout 0.2",
                                      "batch_normalization from=input",
                                      "add with=a+b relu",
                                      "multiply with=a name=m",
                                      "concatenate with=a+b"};
        std::vector<size_t> kinds;
        for (const QString& example : examples) {
            const LayerSpec spec = layer(example);
            kinds.push_back(spec.index());
            const auto fields = layerFields(spec);
            QVERIFY2(!fields.empty(), qPrintable(example));
            for (const LayerField& field : fields) {
                const auto same = withLayerField(spec, field.kind, field.value);
                TMW_VERIFY(same);
                QCOMPARE(textOf(*same), textOf(spec));
            }
        }
        std::ranges::sort(kinds);
        QVERIFY(std::ranges::unique(kinds).empty());
        QVERIFY2(kinds.size() == kOpCount, "one example a row of the op table");
    }

    void slopeIsOfLeakyReluAlone() {
        const LayerSpec leaky = layer("activation leaky_relu");
        const auto fields = layerFields(leaky);
        const LayerField* slope = fieldOf(fields, LayerFieldKind::Slope);
        QVERIFY(slope);
        QCOMPARE(slope->value, QString("0.3"));
        const auto steeper = withLayerField(leaky, LayerFieldKind::Slope, "0.05");
        TMW_VERIFY(steeper);
        QCOMPARE(textOf(*steeper), QString("activation leaky_relu slope=0.05"));
        const auto other = withLayerField(*steeper, LayerFieldKind::Activation, "relu");
        TMW_VERIFY(other);
        QCOMPARE(textOf(*other), QString("activation relu"));
        QVERIFY(!fieldOf(layerFields(*other), LayerFieldKind::Slope));
        const auto refused = withLayerField(leaky, LayerFieldKind::Slope, "2");
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), std::string_view("layers.bad_slope"));
    }

    void sequencesAreSwitched() {
        const LayerSpec last = layer("lstm 8 name=l");
        const auto fields = layerFields(last);
        QCOMPARE(fieldOf(fields, LayerFieldKind::Sequences)->value, QString("false"));
        const auto all = withLayerField(last, LayerFieldKind::Sequences, "true");
        TMW_VERIFY(all);
        QCOMPARE(textOf(*all), QString("lstm 8 sequences name=l"));
        const auto again = withLayerField(*all, LayerFieldKind::Sequences, "false");
        TMW_VERIFY(again);
        QCOMPARE(textOf(*again), textOf(last));
    }
};

QTEST_GUILESS_MAIN(LayerFormTest)
#include "layer_form_test.moc"
