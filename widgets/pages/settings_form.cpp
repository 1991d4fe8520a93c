// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/settings_form.h"

#include "widgets/parts/panel.h"
#include "widgets/viewmodels/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStyle>

#include <algorithm>

namespace tmw::ui {

namespace {

constexpr int kLabelColumn = 92;
constexpr int kRow = 26;

QString labelOf(const QString& key) {
    const QMap<QString, QString> labels{
        {"train.epochs", SettingsForm::tr("Epochs")},
        {"train.batch", SettingsForm::tr("Batch")},
        {"train.rate", SettingsForm::tr("Learning rate")},
        {"train.optimizer", SettingsForm::tr("Optimizer")},
        {"train.momentum", SettingsForm::tr("Momentum")},
        {"train.loss", SettingsForm::tr("Loss")},
        {"train.nesterov", SettingsForm::tr("Nesterov")},
        {"train.weight_decay", SettingsForm::tr("Weight decay")},
        {"train.schedule", SettingsForm::tr("Schedule")},
        {"train.warmup", SettingsForm::tr("Warm-up")},
        {"train.step_epochs", SettingsForm::tr("Cut every")},
        {"train.rate_factor", SettingsForm::tr("Cut to")},
        {"train.rate_patience", SettingsForm::tr("Cut after")},
        {"train.least_rate", SettingsForm::tr("Least rate")},
        {"train.huber_delta", SettingsForm::tr("Huber delta")},
        {"train.label_smoothing", SettingsForm::tr("Smoothing")},
        {"train.class_weights", SettingsForm::tr("Class weights")},
        {"train.l1", SettingsForm::tr("L1")},
        {"train.l2", SettingsForm::tr("L2")},
        {"train.max_norm", SettingsForm::tr("Max norm")},
        {"train.clip_norm", SettingsForm::tr("Clip norm")},
        {"train.clip_value", SettingsForm::tr("Clip value")},
        {"train.early_stopping", SettingsForm::tr("Stop early")},
        {"train.qat_epochs", SettingsForm::tr("QAT")},
        {"train.seed", SettingsForm::tr("Seed")},
        {"train.start_from", SettingsForm::tr("Start from run")},
        {"augment.crop", SettingsForm::tr("Crop")},
        {"augment.shift", SettingsForm::tr("Shift")},
        {"augment.flip", SettingsForm::tr("Flip")},
        {"augment.scale", SettingsForm::tr("Scale")},
        {"augment.jitter", SettingsForm::tr("Jitter")},
        {"augment.mask_time", SettingsForm::tr("Mask time")},
        {"augment.mask_frequency", SettingsForm::tr("Mask columns")},
        {"data.task", SettingsForm::tr("Learn")},
        {"data.normal", SettingsForm::tr("Normal classes")},
        {"convert.kind", SettingsForm::tr("Kind")},
        {"convert.calibration_samples", SettingsForm::tr("Samples")},
        {"convert.weight_scales", SettingsForm::tr("Weight scales")},
        {"convert.fused_lstm", SettingsForm::tr("LSTM in one")},
        {"convert.metadata", SettingsForm::tr("Metadata")},
        {"convert.fast", SettingsForm::tr("Fast plan")},
        {"quant.calibration", SettingsForm::tr("Range")},
        {"quant.percentile", SettingsForm::tr("Percentile")},
    };
    return labels.value(key, key.section('.', -1));
}

QString choiceText(const QString& key, const QString& word) {
    if (key == "data.task" && word == "auto")
        return SettingsForm::tr("by columns");
    const QMap<QString, QString> words{
        {"adam", SettingsForm::tr("Adam")},
        {"adamw", SettingsForm::tr("AdamW")},
        {"sgd", SettingsForm::tr("SGD")},
        {"rmsprop", SettingsForm::tr("RMSprop")},
        {"constant", SettingsForm::tr("constant")},
        {"step", SettingsForm::tr("steps")},
        {"cosine", SettingsForm::tr("cosine")},
        {"plateau", SettingsForm::tr("on plateau")},
        {"huber", SettingsForm::tr("Huber")},
        {"none", SettingsForm::tr("none")},
        {"horizontal", SettingsForm::tr("left and right")},
        {"vertical", SettingsForm::tr("up and down")},
        {"both", SettingsForm::tr("both ways")},
        {"auto", SettingsForm::tr("by the task")},
        {"mse", SettingsForm::tr("squared error")},
        {"mae", SettingsForm::tr("absolute error")},
        {"binary_crossentropy", SettingsForm::tr("binary cross-entropy")},
        {"sparse_categorical_crossentropy", SettingsForm::tr("cross-entropy")},
        {"tensor", SettingsForm::tr("one a layer")},
        {"channel", SettingsForm::tr("one a channel")},
        {"regression", SettingsForm::tr("numbers")},
        {"binary", SettingsForm::tr("two classes")},
        {"classification", SettingsForm::tr("classes")},
        {"reconstruction", SettingsForm::tr("the inputs")},
        {"minmax", SettingsForm::tr("all values")},
        {"percentile", SettingsForm::tr("percentile")},
    };
    return words.value(word, word);
}

/// What another setting makes idle is not shown.
bool isUsed(const std::string& key, const Settings& settings) {
    const auto among = [](const std::string& word, std::initializer_list<const char*> words) {
        return std::ranges::find(words, word) != words.end();
    };
    if (key == "train.momentum" || key == "train.nesterov")
        return settings.optimizer == "sgd";
    if (key == "train.weight_decay")
        return settings.optimizer == "adamw";
    if (key == "train.step_epochs" || key == "train.rate_patience")
        return settings.schedule == (key == "train.step_epochs" ? "step" : "plateau");
    if (key == "train.rate_factor")
        return among(settings.schedule, {"step", "plateau"});
    if (key == "train.least_rate")
        return among(settings.schedule, {"cosine", "plateau"});
    if (key == "train.huber_delta")
        return settings.loss == "huber";
    if (key == "train.label_smoothing" || key == "train.class_weights")
        return !among(settings.loss, {"mse", "mae", "huber"});
    if (key == "data.normal")
        return settings.task == "reconstruction";
    if (key == "convert.fused_lstm")
        return settings.modelKind == "int16x8" && settings.layers.find("lstm") != std::string::npos;
    if (key == "convert.weight_scales")
        return settings.modelKind != "float16";
    if (key == "quant.percentile" && settings.calibration != "percentile")
        return false;
    if (key == "convert.calibration_samples" || key.starts_with("quant."))
        return among(settings.modelKind, {"int8", "int16x8"});
    return true;
}

} // namespace

SettingsForm::SettingsForm(ProjectDocument& document, const QString& prefix, QWidget* parent)
    : QWidget(parent), document_(document), form_(new QFormLayout(this)) {
    form_->setContentsMargins(0, 0, 0, 0);
    form_->setHorizontalSpacing(0);
    form_->setVerticalSpacing(4);
    form_->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (const SettingRow& row : settingRows()) {
        const QString key = fromText(row.key);
        if (!key.startsWith(prefix))
            continue;
        QWidget* field = makeField(row);
        const QString label = labelOf(key);
        field->setAccessibleName(label);
        if (qobject_cast<QCheckBox*>(field))
            field->setMinimumHeight(kRow); // in the middle, as its name
        else                               // its widest number may be cut, not its arrows
            field->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        field->setToolTip(inLanguage("Settings", row.help));
        auto* name = kindLabel("muted", label);
        name->setFixedWidth(kLabelColumn);
        name->setWordWrap(true);
        name->setMinimumHeight(kRow);
        name->setBuddy(field);
        form_->addRow(name, field);
        fields_.insert(key, field);
    }
    connect(&document, &ProjectDocument::specChanged, this, &SettingsForm::show);
    show();
}

QWidget* SettingsForm::makeField(const SettingRow& row) {
    if (!row.choices.empty())
        return makeChoice(row);
    if (std::holds_alternative<bool Settings::*>(row.member))
        return makeSwitch(row);
    return std::holds_alternative<int Settings::*>(row.member) ? makeCount(row) : makeText(row);
}

QWidget* SettingsForm::makeChoice(const SettingRow& row) {
    auto* box = new QComboBox;
    for (const auto choice : row.choices)
        box->addItem(choiceText(fromText(row.key), fromText(choice)), fromText(choice));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(6);
    box->setFocusPolicy(Qt::StrongFocus);
    connect(box, &QComboBox::activated, this,
            [this, box, key = fromText(row.key)] { put(key, box->currentData().toString(), box); });
    return box;
}

QWidget* SettingsForm::makeSwitch(const SettingRow& row) {
    auto* box = new QCheckBox;
    connect(box, &QCheckBox::clicked, this, [this, box, key = fromText(row.key)](bool on) {
        put(key, on ? "true" : "false", box);
    });
    return box;
}

QWidget* SettingsForm::makeCount(const SettingRow& row) {
    auto* box = new QSpinBox;
    box->setRange(static_cast<int>(row.least), static_cast<int>(row.most));
    box->setKeyboardTracking(false);
    if (row.key == "train.early_stopping") {
        box->setSpecialValueText(tr("off"));
        box->setPrefix(tr("after "));
    } else if (row.key == "train.warmup" || row.key == "train.qat_epochs") {
        box->setSpecialValueText(tr("off"));
        box->setSuffix(tr(" epochs"));
    } else if (row.key == "train.step_epochs" || row.key == "train.rate_patience") {
        box->setSuffix(tr(" epochs"));
    }
    connect(box, &QSpinBox::valueChanged, this, [this, box, key = fromText(row.key)](int value) {
        put(key, QString::number(value), box);
    });
    return box;
}

QWidget* SettingsForm::makeText(const SettingRow& row) {
    auto* edit = new QLineEdit;
    connect(edit, &QLineEdit::textEdited, this,
            [this, edit, key = fromText(row.key)](const QString& text) { put(key, text, edit); });
    connect(edit, &QLineEdit::editingFinished, this, [this, edit] {
        if (!edit->property("wrong").toBool())
            show();
    });
    return edit;
}

void SettingsForm::setIdle(const QStringList& keys) {
    if (idle_ == keys)
        return;
    idle_ = keys;
    show();
}

void SettingsForm::enter(const QString& key, const QString& value) {
    if (QWidget* at = field(key)) {
        put(key, value, at);
        show();
    }
}

void SettingsForm::put(const QString& key, const QString& value, QWidget* field) {
    Settings tried = document_.spec().settings;
    const Status taken = setValue(tried, key.toStdString(), value.trimmed().toStdString());
    if (field->property("wrong").toBool() != !taken) {
        field->setProperty("wrong", !taken);
        field->style()->unpolish(field);
        field->style()->polish(field);
    }
    if (taken && !field->property("help").isNull()) {
        field->setToolTip(field->property("help").toString());
        field->setProperty("help", QVariant());
    }
    if (!taken) {
        if (field->property("help").isNull())
            field->setProperty("help", field->toolTip());
        field->setToolTip(sentenceOf(taken.error()));
        field->setAccessibleDescription(sentenceOf(taken.error()));
        return;
    }
    field->setAccessibleDescription({});
    document_.edit(
        tr("Change %1").arg(labelOf(key)),
        [&](ProjectSpec& spec) {
            (void)setValue(spec.settings, key.toStdString(), value.trimmed().toStdString());
        },
        key);
}

void SettingsForm::show() {
    const Settings& settings = document_.spec().settings;
    for (const SettingRow& row : settingRows()) {
        QWidget* at = field(fromText(row.key));
        if (!at)
            continue;
        const QString text = QString::fromStdString(valueText(settings, row));
        const QSignalBlocker quiet(at);
        if (auto* choice = qobject_cast<QComboBox*>(at))
            choice->setCurrentIndex(choice->findData(text));
        else if (auto* box = qobject_cast<QCheckBox*>(at))
            box->setChecked(text == "true");
        else if (auto* count = qobject_cast<QSpinBox*>(at))
            count->setValue(text.toInt());
        else if (auto* edit = qobject_cast<QLineEdit*>(at); edit && !edit->hasFocus())
            edit->setText(text);
        const bool idle = idle_.contains(fromText(row.key));
        form_->setRowVisible(at, !idle && isUsed(std::string(row.key), settings));
    }
}

} // namespace tmw::ui
