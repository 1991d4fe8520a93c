// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eval/evaluation.h"

#include <QAbstractTableModel>

namespace tmw::ui {

/// Counts by true class (rows) and predicted class (columns), with recall at the right and
/// precision below.
class ConfusionModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int kCountRole = Qt::UserRole;     ///< of a cell; none in the margins
    static constexpr int kShareRole = Qt::UserRole + 1; ///< of its row
    static constexpr int kRightRole = Qt::UserRole + 2; ///< on the diagonal

    enum class Shown { CountAndShare, Count, Share };

    explicit ConfusionModel(QObject* parent = nullptr);
    void set(const Evaluation& evaluation);
    void setShown(Shown shown);
    int classes() const { return static_cast<int>(names_.size()); }
    QString name(int index) const { return names_.value(index); }
    /// The most mixed-up pair, or the first cell where nothing is mixed up.
    QModelIndex worstCell() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    bool isCell(const QModelIndex& index) const;
    size_t count(int row, int column) const;
    double share(int row, int column) const;
    QString marginText(const QModelIndex& index) const;

    QString cellText(int row, int column) const;

    Shown shown_ = Shown::CountAndShare;
    QStringList names_;
    ClassificationMetrics metrics_;
};

} // namespace tmw::ui
