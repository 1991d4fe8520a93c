// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/workflow.h"

#include <QAbstractTableModel>

namespace tmw::ui {

/// The inputs as the network sees them: each is raw * scale + offset of one value of a sensor, or
/// one word of a category as 0 and 1.
class FeatureModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, Name, Kind, Unit, Mean, Deviation, Scale, Offset, ColumnTotal };

    explicit FeatureModel(Workflow& workflow, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QString name;
        QString unit;
        bool word = false; ///< of a category
        double mean = 0;   ///< of the training part, before the contract
        double deviation = 0;
        double scale = 1;
        double offset = 0;
    };
    static std::vector<Row> channelRows(const Features& features, const SampleArray& array);
    void takeData();
    QString shown(const Row& row, int at, int column) const;

    Workflow& workflow_;
    std::vector<Row> rows_;
};

} // namespace tmw::ui
