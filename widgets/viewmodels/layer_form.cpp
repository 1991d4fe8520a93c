// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/layer_form.h"

#include "core/nn/graph.h"
#include "core/nn/layers/words.h"
#include "core/ops/op_table.h"
#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace tmw::ui {

namespace {

struct Form {
    Q_DECLARE_TR_FUNCTIONS(LayerForm)
};

const std::string& nameOf(const LayerSpec& spec) {
    return std::visit([](const auto& each) -> const std::string& { return each.name; }, spec);
}

QStringList listed(const std::string& words) {
    return QString::fromStdString(words).split(", ");
}

/// A word of the grammar that a field stands for.
struct Place {
    QString word;
    LayerFieldKind kind;
    const char* label;
    QString unsaid; ///< the value that is left out
};

const std::vector<Place>& places() {
    using Kind = LayerFieldKind;
    static const std::vector<Place> kPlaces = {
        {"UNITS", Kind::Units, QT_TRANSLATE_NOOP("LayerForm", "Units"), {}},
        {"FILTERS", Kind::Units, QT_TRANSLATE_NOOP("LayerForm", "Filters"), {}},
        {"SIZE", Kind::Size, QT_TRANSLATE_NOOP("LayerForm", "Window"), {}},
        {"SIZE|global", Kind::Size, QT_TRANSLATE_NOOP("LayerForm", "Window"), {}},
        {"HEIGHTxWIDTH", Kind::Size, QT_TRANSLATE_NOOP("LayerForm", "Window"), {}},
        {"SHAPE|flat", Kind::Size, QT_TRANSLATE_NOOP("LayerForm", "Shape"), {}},
        {"SHARE", Kind::Size, QT_TRANSLATE_NOOP("LayerForm", "Share"), {}},
        {"SIDES", Kind::Size, QT_TRANSLATE_NOOP("LayerForm", "Zeros"), {}},
        {"TIMES", Kind::Size, QT_TRANSLATE_NOOP("LayerForm", "Times"), {}},
        {"ORDER", Kind::Size, QT_TRANSLATE_NOOP("LayerForm", "Order"), {}},
        {"DEVIATION", Kind::Size, QT_TRANSLATE_NOOP("LayerForm", "Deviation"), {}},
        {"multiplier=N", Kind::Multiplier, QT_TRANSLATE_NOOP("LayerForm", "Multiplier"), "1"},
        {"stride=N", Kind::Stride, QT_TRANSLATE_NOOP("LayerForm", "Stride"), {}},
        {"dilation=N", Kind::Dilation, QT_TRANSLATE_NOOP("LayerForm", "Dilation"), {}},
        {"same", Kind::Padding, QT_TRANSLATE_NOOP("LayerForm", "Padding"), "valid"},
        {"ACTIVATION", Kind::Activation, QT_TRANSLATE_NOOP("LayerForm", "Activation"), "linear"},
        {"slope=SLOPE", Kind::Slope, QT_TRANSLATE_NOOP("LayerForm", "Slope"),
         QString::fromStdString(nn::wordOf(kLeakySlope))},
        {"INITIALIZER", Kind::Initializer, QT_TRANSLATE_NOOP("LayerForm", "Start weights"), "auto"},
        {"no_bias", Kind::Bias, QT_TRANSLATE_NOOP("LayerForm", "Bias"), "true"},
        {"with=NAMES", Kind::With, QT_TRANSLATE_NOOP("LayerForm", "Merged with"), {}},
        {"sequences", Kind::Sequences, QT_TRANSLATE_NOOP("LayerForm", "Each step"), "false"},
        {"name=NAME", Kind::Name, QT_TRANSLATE_NOOP("LayerForm", "Name"), {}},
        {"from=NAME", Kind::From, QT_TRANSLATE_NOOP("LayerForm", "Takes"), {}},
    };
    return kPlaces;
}

const Place* placeOf(const QString& word) {
    for (const Place& each : places())
        if (each.word == word)
            return &each;
    return nullptr;
}

/// "stride=" of "stride=N".
QString keyOf(const Place& place) {
    return place.word.left(place.word.indexOf('=') + 1);
}

/// What of the layer's words says this; the value that is left out otherwise.
QString valueOf(const Place& place, const QStringList& words, int positional) {
    for (int i = 0; i < words.size(); ++i) {
        const QString& word = words[i];
        const std::string text = word.toStdString();
        const QString key = keyOf(place);
        if (!key.isEmpty() && word.startsWith(key))
            return word.mid(key.size());
        if (place.kind == LayerFieldKind::Padding && word == "same")
            return word;
        if (place.kind == LayerFieldKind::Bias && word == "no_bias")
            return "false";
        if (place.kind == LayerFieldKind::Sequences && word == place.word)
            return "true";
        if ((place.kind == LayerFieldKind::Activation && nn::activationFromWord(text)) ||
            (place.kind == LayerFieldKind::Initializer && nn::initializerFromWord(text)) ||
            (place.kind <= LayerFieldKind::Size && i == positional))
            return word;
    }
    return place.unsaid;
}

QStringList choicesOf(LayerFieldKind kind) {
    if (kind == LayerFieldKind::Activation)
        return listed(nn::activationWords());
    if (kind == LayerFieldKind::Initializer)
        return listed(nn::initializerWords());
    return kind == LayerFieldKind::Padding ? QStringList{"valid", "same"} : QStringList{};
}

/// As it is written in the layer's text; empty: left out.
QString written(const Place& place, const QString& value) {
    if (place.kind == LayerFieldKind::Bias)
        return value == "true" ? QString() : place.word;
    if (place.kind == LayerFieldKind::Sequences)
        return value == "true" ? place.word : QString();
    const QString key = keyOf(place);
    if (value.isEmpty() || (value == place.unsaid && place.kind != LayerFieldKind::Activation))
        return {};
    return key + (place.kind == LayerFieldKind::With ? QString(value).remove(' ') : value);
}

QStringList grammarOf(const LayerSpec& spec) {
    const QString everyLayer = QStringLiteral(" name=NAME from=NAME");
    return (fromText(opRow(spec).grammar).remove('[').remove(']') + everyLayer)
        .split(' ', Qt::SkipEmptyParts);
}

/// Whether a layer with this activation has such a field.
bool applies(const Place& place, const QString& activation) {
    return place.kind != LayerFieldKind::Slope ||
           activation == fromText(nn::wordOf(Activation::LeakyRelu));
}

/// Those of its form, in the order of the grammar.
std::vector<const Place*> placesOf(const LayerSpec& spec) {
    const QString activation = fromText(nn::wordOf(opRow(spec).layer.activation(spec)));
    std::vector<const Place*> found;
    for (const QString& each : grammarOf(spec))
        if (const Place* place = placeOf(each); place && applies(*place, activation))
            found.push_back(place);
    return found;
}

constexpr ErrorKind kSeveral{
    "layers.several", "\"%1\" is more than one layer. Write one here; the text of all layers "
                      "takes several."};

Result<LayerSpec> parsed(const LayerSpec& spec, const QString& setting, const QString& name) {
    QString text = fromText(opRow(spec).word) + ' ' + setting;
    if (!name.isEmpty())
        text += " name=" + name;
    TMW_TRY(auto layers, parseLayers(text.toStdString()));
    if (layers.size() > 1)
        return fail(kSeveral, text.toStdString());
    return layers.front();
}

} // namespace

LayerSpec withRenamed(LayerSpec spec, const std::string& from, const std::string& to) {
    std::visit(
        [&](auto& each) {
            if (each.from == from)
                each.from = to;
            if constexpr (requires { each.with; })
                std::ranges::replace(each.with, from, to);
        },
        spec);
    return spec;
}

bool takesByName(const LayerSpec& spec, const std::string& layer) {
    return std::visit(
        [&](const auto& each) {
            if constexpr (requires { each.with; })
                if (std::ranges::find(each.with, layer) != each.with.end())
                    return true;
            return each.from == layer;
        },
        spec);
}

std::vector<LayerField> layerFields(const LayerSpec& spec) {
    const QStringList words = layerSetting(spec).split(' ', Qt::SkipEmptyParts);
    std::vector<LayerField> fields;
    int positional = 0;
    for (const Place* place : placesOf(spec)) {
        const QString value = place->kind == LayerFieldKind::Name
                                  ? QString::fromStdString(nameOf(spec))
                                  : valueOf(*place, words, positional);
        fields.push_back({place->kind, Form::tr(place->label), value, choicesOf(place->kind)});
        positional += place->kind <= LayerFieldKind::Size;
    }
    return fields;
}

Result<LayerSpec> withLayerField(const LayerSpec& spec, LayerFieldKind kind, const QString& value) {
    QStringList setting;
    QString name;
    const auto fields = layerFields(spec);
    auto field = fields.begin();
    QString activation;
    for (const Place* place : placesOf(spec)) {
        const QString now = place->kind == kind ? value.trimmed() : field->value;
        ++field;
        if (place->kind == LayerFieldKind::Activation)
            activation = now;
        if (!applies(*place, activation))
            continue;
        if (place->kind == LayerFieldKind::Name)
            name = now;
        else
            setting += written(*place, now);
    }
    return parsed(spec, setting.join(' '), name);
}

QString layerSetting(const LayerSpec& spec) {
    const QString from =
        std::visit([](const auto& each) { return QString::fromStdString(each.from); }, spec);
    return (QString::fromStdString(opRow(spec).layer.format(spec)) +
            (from.isEmpty() ? QString() : " from=" + from))
        .trimmed();
}

Result<LayerSpec> withLayerSetting(const LayerSpec& spec, const QString& setting) {
    return parsed(spec, setting, QString::fromStdString(nameOf(spec)));
}

} // namespace tmw::ui
