// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/layer_form.h"

#include "core/nn/graph.h"
#include "core/nn/layers/words.h"
#include "core/ops/op_table.h"
#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

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

/// The words of a layer by what they are.
struct Words {
    QString units;
    QString activation = "linear";
    QString initializer = "auto";
    bool bias = true;
};

Words wordsOf(const LayerSpec& spec) {
    Words words;
    for (const QString& each : layerSetting(spec).split(' ', Qt::SkipEmptyParts)) {
        const std::string text = each.toStdString();
        if (each == "no_bias")
            words.bias = false;
        else if (nn::activationFromWord(text))
            words.activation = each;
        else if (nn::initializerFromWord(text))
            words.initializer = each;
        else
            words.units = each;
    }
    return words;
}

Result<LayerSpec> parsed(const LayerSpec& spec, const QString& setting, const QString& name) {
    QString text = fromText(opRow(spec).word) + ' ' + setting;
    if (!name.isEmpty())
        text += " name=" + name;
    TMW_TRY(auto layers, parseLayers(text.toStdString()));
    return layers.front();
}

} // namespace

std::vector<LayerField> layerFields(const LayerSpec& spec) {
    const Words words = wordsOf(spec);
    std::vector<LayerField> fields;
    for (const QString& each : fromText(opRow(spec).grammar).remove('[').remove(']').split(' ')) {
        if (each == "UNITS")
            fields.push_back({LayerFieldKind::Units, Form::tr("Units"), words.units, {}});
        else if (each == "ACTIVATION")
            fields.push_back({LayerFieldKind::Activation, Form::tr("Activation"), words.activation,
                              listed(nn::activationWords())});
        else if (each == "INITIALIZER")
            fields.push_back({LayerFieldKind::Initializer, Form::tr("Start weights"),
                              words.initializer, listed(nn::initializerWords())});
        else if (each == "no_bias")
            fields.push_back(
                {LayerFieldKind::Bias, Form::tr("Bias"), words.bias ? "true" : "false", {}});
        else if (each.startsWith("name="))
            fields.push_back(
                {LayerFieldKind::Name, Form::tr("Name"), QString::fromStdString(nameOf(spec)), {}});
    }
    return fields;
}

Result<LayerSpec> withLayerField(const LayerSpec& spec, LayerFieldKind kind, const QString& value) {
    QStringList setting;
    QString name;
    for (const LayerField& field : layerFields(spec)) {
        const QString now = field.kind == kind ? value.trimmed() : field.value;
        if (field.kind == LayerFieldKind::Name)
            name = now;
        else if (field.kind == LayerFieldKind::Bias)
            setting += now == "true" ? QString() : QStringLiteral("no_bias");
        else if (field.kind != LayerFieldKind::Initializer || now != "auto")
            setting += now;
    }
    return parsed(spec, setting.join(' '), name);
}

QString layerSetting(const LayerSpec& spec) {
    return QString::fromStdString(opRow(spec).layer.format(spec)).trimmed();
}

Result<LayerSpec> withLayerSetting(const LayerSpec& spec, const QString& setting) {
    return parsed(spec, setting, QString::fromStdString(nameOf(spec)));
}

} // namespace tmw::ui
