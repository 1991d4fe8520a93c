// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/sample_model.h"

#include "widgets/viewmodels/sample_image.h"
#include "widgets/viewmodels/words.h"

#include <QSize>

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {

constexpr int kRowHeight = 26;

QString cellText(const Column& column, size_t row) {
    const double value = column.values[row];
    if (std::isnan(value))
        return QStringLiteral("-");
    return column.role == ColumnRole::Target ? numberText(value)
                                             : QString::fromStdString(classNameOf(column, value));
}

const Column* columnWith(const Dataset& data, ColumnRole role) {
    const auto found = std::ranges::find(data.columns, role, &Column::role);
    return found == data.columns.end() ? nullptr : &*found;
}

} // namespace

SampleModel::SampleModel(Workflow& workflow, QObject* parent)
    : QAbstractListModel(parent), workflow_(workflow) {
    connect(&workflow, &Workflow::dataChanged, this, &SampleModel::takeData);
    takeData();
}

void SampleModel::takeData() {
    beginResetModel();
    dataset_ = workflow_.sharedDataset();
    if (dataset_ && !dataset_->array)
        dataset_.reset();
    if (class_ >= classes().size())
        class_ = -1;
    choose();
    endResetModel();
}

QStringList SampleModel::classes() const {
    QStringList names;
    if (dataset_)
        for (const auto& each : workflow_.summary().classes)
            names += QString::fromStdString(each.first);
    return names;
}

void SampleModel::showClass(int index) {
    if (index == class_)
        return;
    beginResetModel();
    class_ = index;
    choose();
    endResetModel();
}

void SampleModel::choose() {
    samples_.clear();
    if (!dataset_)
        return;
    const Column* label = columnWith(*dataset_, ColumnRole::Label);
    const QString wanted = class_ < 0 ? QString() : classes().at(class_);
    for (uint32_t row = 0; row < dataset_->rows; ++row)
        if (class_ < 0 || (label && cellText(*label, row) == wanted))
            samples_.push_back(row);
}

QString SampleModel::textOf(ColumnRole role, size_t sample) const {
    QStringList words;
    for (const Column& column : dataset_->columns)
        if (column.role == role)
            words += cellText(column, sample);
    return words.join(", ");
}

QString SampleModel::answerOf(size_t sample) const {
    const QString label = textOf(ColumnRole::Label, sample);
    return label.isEmpty() ? textOf(ColumnRole::Target, sample) : label;
}

QString SampleModel::fileOf(size_t sample) const {
    const Column* file = findColumn(*dataset_, "file");
    return file ? cellText(*file, sample) : QString();
}

int SampleModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(samples_.size());
}

QVariant SampleModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const size_t sample = sampleAt(index.row());
    const QString number = countText(static_cast<qint64>(sample) + 1);
    const QString answer = answerOf(sample);
    const bool image = dataset_->array->isImage();
    if (role == Qt::DisplayRole)
        return image ? answer : answer.isEmpty() ? number : number + "   " + answer;
    if (role == Qt::AccessibleTextRole)
        return tr("Sample %1, %2").arg(number, answer);
    if (role == Qt::SizeHintRole && !image)
        return QSize(0, kRowHeight);
    if (role == Qt::DecorationRole && image)
        return thumbnailOf(*dataset_->array, sample, kThumbnail);
    return {};
}

} // namespace tmw::ui
