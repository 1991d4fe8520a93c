// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/workflow.h"

#include <QAbstractListModel>

#include <optional>
#include <vector>

namespace tmw::ui {

/// Samples of an array, all or those of one class: what each is, and its picture where they are
/// images.
class SampleModel : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int kThumbnail = 48; ///< pixels at the longer side

    explicit SampleModel(Workflow& workflow, QObject* parent = nullptr);

    /// Classes in the order of the class balance.
    QStringList classes() const;
    /// -1: all.
    void showClass(int index);
    int shownClass() const { return class_; }
    size_t sampleAt(int row) const { return samples_[static_cast<size_t>(row)]; }
    /// Label or targets of a sample.
    QString answerOf(size_t sample) const;
    QString fileOf(size_t sample) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    void takeData();
    void choose();
    QString textOf(ColumnRole role, size_t sample) const;

    Workflow& workflow_;
    std::shared_ptr<const Dataset> dataset_;
    int class_ = -1;
    std::vector<uint32_t> samples_;
};

} // namespace tmw::ui
