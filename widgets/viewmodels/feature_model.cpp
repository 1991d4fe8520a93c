// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/feature_model.h"

#include "widgets/viewmodels/words.h"

#include <cmath>

namespace tmw::ui {

namespace {

constexpr bool isText(int column) {
    return column == FeatureModel::Name || column == FeatureModel::Kind ||
           column == FeatureModel::Unit;
}

/// Mean and deviation of the training part, over values first, first + step, ... of each sample.
std::pair<double, double> spreadOf(const Features& features, size_t first, size_t step) {
    const auto& train = features.split.train;
    if (train.empty())
        return {NAN, NAN};
    const size_t width = features.inputWidth();
    const auto sumOf = [&](const auto& term) {
        double sum = 0;
        for (const uint32_t sample : train)
            for (size_t at = first; at < width; at += step)
                sum += term(static_cast<double>(features.raw[sample * width + at]));
        return sum / (static_cast<double>(train.size()) * static_cast<double>(width / step));
    };
    const double mean = sumOf([](double value) { return value; });
    return {mean,
            std::sqrt(sumOf([mean](double value) { return (value - mean) * (value - mean); }))};
}

} // namespace

/// What is scaled alike is one row: all values of images of bytes, else each channel.
std::vector<FeatureModel::Row> FeatureModel::channelRows(const Features& features,
                                                         const SampleArray& array) {
    const size_t channels = array.holdsBytes() ? 1 : array.channels();
    std::vector<Row> rows;
    for (size_t i = 0; i < channels; ++i) {
        Row row;
        row.name = channels == 1 ? tr("all values") : tr("channel %1").arg(i + 1);
        std::tie(row.mean, row.deviation) = spreadOf(features, i, channels);
        row.scale = static_cast<double>(features.inputContract.scale[i]);
        row.offset = static_cast<double>(features.inputContract.offset[i]);
        rows.push_back(std::move(row));
    }
    return rows;
}

FeatureModel::FeatureModel(Workflow& workflow, QObject* parent)
    : QAbstractTableModel(parent), workflow_(workflow) {
    connect(&workflow, &Workflow::dataChanged, this, &FeatureModel::takeData);
    takeData();
}

void FeatureModel::takeData() {
    std::vector<Row> next;
    const Features* features = workflow_.features();
    const Dataset* data = workflow_.dataset();
    if (features && data && data->array)
        next = channelRows(*features, *data->array);
    for (size_t i = 0; features && data && !data->array && i < features->inputWidth(); ++i) {
        Row row;
        row.name = QString::fromStdString(features->inputNames[i]);
        const auto* column = findColumn(*data, features->inputNames[i]);
        row.word = column == nullptr;
        row.unit = column ? QString::fromStdString(column->unit) : QString();
        std::tie(row.mean, row.deviation) = spreadOf(*features, i, features->inputWidth());
        row.scale = static_cast<double>(features->inputContract.scale[i]);
        row.offset = static_cast<double>(features->inputContract.offset[i]);
        next.push_back(std::move(row));
    }
    const bool same = std::ranges::equal(next, rows_, {}, &Row::name, &Row::name);
    if (!same)
        beginResetModel();
    rows_ = std::move(next);
    if (!same)
        endResetModel();
    else if (!rows_.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnTotal - 1));
}

int FeatureModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int FeatureModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnTotal;
}

QString FeatureModel::shown(const Row& row, int at, int column) const {
    switch (column) {
    case Number:
        return countText(at + 1);
    case Name:
        return row.name;
    case Kind:
        return row.word ? tr("0 or 1") : tr("number");
    case Unit:
        return row.unit;
    case Mean:
        return numberText(row.mean);
    case Deviation:
        return numberText(row.deviation);
    case Scale:
        return numberText(row.scale);
    case Offset:
        return numberText(row.offset);
    default:
        return {};
    }
}

QVariant FeatureModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole)
        return shown(rows_[static_cast<size_t>(index.row())], index.row(), index.column());
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter |
                                (isText(index.column()) ? Qt::AlignLeft : Qt::AlignRight));
    return {};
}

QVariant FeatureModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnTotal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter |
                                (isText(section) ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("#"),    tr("Input"),     tr("Kind"),  tr("Unit"),
                              tr("Mean"), tr("Deviation"), tr("Scale"), tr("Offset")};
    return titles[section];
}

} // namespace tmw::ui
