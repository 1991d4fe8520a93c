// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/import_form.h"

#include "widgets/pages/page.h"
#include "widgets/parts/panel.h"
#include "widgets/viewmodels/data_plots.h"
#include "widgets/viewmodels/import_files.h"
#include "widgets/viewmodels/words.h"

#include <QComboBox>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {

/// In the order of the choices shown; the first leaves it to what is found.
constexpr std::array<const char*, 6> kFormats{"auto", "csv", "semicolon", "tsv", "space", "pipe"};
constexpr std::array<const char*, 6> kDelimiters{"", ",", ";", "\t", " ", "|"};
constexpr std::array<const char*, 3> kLabelPlaces{"", "folder", "filename"};

int placeOf(const auto& list, const std::string& word) {
    return static_cast<int>(std::ranges::find(list, word) - list.begin());
}

/// "found", "no", "yes".
int placeOf(const std::optional<bool>& told, bool first) {
    return !told ? 0 : *told == first ? 1 : 2;
}

std::optional<bool> toldAt(int place, bool first) {
    return place == 0 ? std::nullopt : std::optional(place == 1 ? first : !first);
}

/// What all files have in common; empty where they differ.
QString common(const std::vector<TableFile>& files, const auto& wordOf) {
    QString word;
    for (const TableFile& file : files) {
        const QString each = wordOf(file.format);
        if (!word.isEmpty() && each != word)
            return {};
        word = each;
    }
    return word;
}

} // namespace

ImportForm::ImportForm(ImportPreview& preview, QWidget* parent)
    : QWidget(parent), preview_(preview), form_(new InspectorColumn) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(form_);
    if (preview.kind() == DataKind::Tables)
        addLayoutFields();
    else
        addSampleFields();
    addMeaningFields();
    form_->addStretch();
    connect(&preview, &ImportPreview::changed, this, &ImportForm::showChoices);
    showChoices();
}

QComboBox* ImportForm::addChoice(const QString& label, const QStringList& words,
                                 const std::function<void(int)>& act) {
    auto* box = new QComboBox;
    box->addItems(words);
    box->setAccessibleName(label);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    form_->addField(label, box);
    connect(box, &QComboBox::activated, this, act);
    return box;
}

QLineEdit* ImportForm::addNumber(const QString& label,
                                 std::optional<double> ImportChoices::*field) {
    auto* line = new QLineEdit;
    line->setAccessibleName(label);
    form_->addField(label, line);
    connect(line, &QLineEdit::editingFinished, this,
            [this, line, field] { takeNumber(line, field); });
    return line;
}

void ImportForm::takeNumber(QLineEdit* line, std::optional<double> ImportChoices::*field) {
    const QString text = line->text().trimmed();
    bool valid = false;
    const double value = QLocale::c().toDouble(text, &valid);
    const bool wrong =
        !text.isEmpty() && (!valid || (field == &ImportChoices::rateHz && value <= 0));
    line->setProperty("wrong", wrong);
    line->setToolTip(wrong ? tr("%1 is no such number. Write it like 12.5.").arg(text) : QString());
    line->style()->polish(line);
    if (!wrong)
        preview_.choose([&](ImportChoices& choices) {
            choices.*field = text.isEmpty() ? std::nullopt : std::optional(value);
        });
}

void ImportForm::addLayoutFields() {
    separator_ = addChoice(tr("Separator"),
                           {QString(), separatorWord(','), separatorWord(';'), separatorWord('\t'),
                            separatorWord(' '), separatorWord('|')},
                           [this](int place) {
                               preview_.chooseLayout([place](ImportChoices& choices) {
                                   choices.format = kFormats[static_cast<size_t>(place)];
                               });
                           });
    header_ = addChoice(tr("First line"), {QString(), tr("names of columns"), tr("values")},
                        [this](int place) {
                            preview_.chooseLayout([place](ImportChoices& choices) {
                                choices.header = toldAt(place, true);
                            });
                        });
    decimal_ =
        addChoice(tr("Decimal sign"), {QString(), tr("point"), tr("comma")}, [this](int place) {
            preview_.chooseLayout(
                [place](ImportChoices& choices) { choices.decimalComma = toldAt(place, false); });
        });
    encoding_ = addChoice(tr("Encoding"), {QString(), encodingWord(false), encodingWord(true)},
                          [this](int place) {
                              preview_.chooseLayout([place](ImportChoices& choices) {
                                  choices.latin1 = toldAt(place, false);
                              });
                          });
    missing_ = addNumber(tr("Missing is"), &ImportChoices::missingCode);
    missing_->setPlaceholderText(tr("a code such as -200"));
}

QLineEdit* ImportForm::addWords(const QString& label, const QString& hint,
                                std::string ImportChoices::*field) {
    auto* line = new QLineEdit;
    line->setAccessibleName(label);
    line->setPlaceholderText(hint);
    form_->addField(label, line);
    connect(line, &QLineEdit::editingFinished, this, [this, line, field] {
        preview_.choose(
            [&](ImportChoices& choices) { choices.*field = line->text().trimmed().toStdString(); });
    });
    return line;
}

void ImportForm::addSampleFields() {
    if (preview_.kind() == DataKind::Arrays) {
        addWords(tr("Shape"), tr("as it is, or 28x28x1"), &ImportChoices::shape);
        addWords(tr("Labels"), tr("a file, unless found"), &ImportChoices::labelsFile);
        return;
    }
    addWords(tr("Size"), tr("as it is, or 32x32"), &ImportChoices::size);
    addChoice(tr("Colours"), {tr("as they are"), tr("gray")}, [this](int place) {
        preview_.choose([place](ImportChoices& choices) { choices.gray = place == 1; });
    });
}

void ImportForm::addTableMeaning() {
    label_ = addChoice(
        tr("Class from"), {tr("a column"), tr("the folder's name"), tr("the file's name")},
        [this](int place) { preview_.setLabelFrom(kLabelPlaces[static_cast<size_t>(place)]); });
    rate_ = addNumber(tr("Rate Hz"), &ImportChoices::rateHz);
}

void ImportForm::addMeaningFields() {
    if (preview_.kind() == DataKind::Tables)
        addTableMeaning();
    part_ = addChoice(tr("Part"),
                      {tr("by the split"), partWord(SplitPart::Train),
                       partWord(SplitPart::Validation), partWord(SplitPart::Test)},
                      [this](int place) {
                          preview_.choose([place](ImportChoices& choices) {
                              choices.part = place == 0
                                                 ? std::nullopt
                                                 : std::optional(static_cast<SplitPart>(place - 1));
                          });
                      });
    if (preview_.hasRowsBefore())
        place_ = addChoice(tr("Rows go"), {tr("to those there are"), tr("in place of them")},
                           [this](int place) { preview_.setReplaces(place == 1); });
}

void ImportForm::showFound() {
    const auto& files = preview_.reading().files;
    const auto found = [](QComboBox* box, const QString& word) {
        box->setItemText(0, word.isEmpty() ? tr("as found") : tr("found: %1").arg(word));
    };
    found(separator_,
          common(files, [](const TableFormat& format) { return separatorWord(format.delimiter); }));
    found(header_, common(files, [](const TableFormat& format) {
              return !format.classNames.empty() ? tr("classes")
                     : format.header            ? tr("names")
                                                : tr("values");
          }));
    found(decimal_, common(files, [](const TableFormat& format) {
              return format.decimalComma ? tr("comma") : tr("point");
          }));
    found(encoding_,
          common(files, [](const TableFormat& format) { return encodingWord(format.latin1); }));
    const auto rate = preview_.reading().rateHz;
    rate_->setPlaceholderText(rate ? tr("found: %1").arg(numberText(*rate)) : tr("not known"));
}

void ImportForm::showChoices() {
    const ImportChoices& choices = preview_.choices();
    part_->setCurrentIndex(choices.part ? static_cast<int>(*choices.part) + 1 : 0);
    if (place_)
        place_->setCurrentIndex(preview_.replaces() ? 1 : 0);
    if (preview_.kind() == DataKind::Tables)
        showTableChoices(choices);
}

void ImportForm::showTableChoices(const ImportChoices& choices) {
    showFound();
    separator_->setCurrentIndex(placeOf(kFormats, choices.format));
    header_->setCurrentIndex(placeOf(choices.header, true));
    decimal_->setCurrentIndex(placeOf(choices.decimalComma, false));
    encoding_->setCurrentIndex(placeOf(choices.latin1, false));
    label_->setCurrentIndex(choices.label == "folder" ? 1 : choices.label == "filename" ? 2 : 0);
    if (!missing_->hasFocus() && !missing_->property("wrong").toBool())
        missing_->setText(choices.missingCode ? QLocale::c().toString(*choices.missingCode, 'g', 12)
                                              : QString());
}

} // namespace tmw::ui
