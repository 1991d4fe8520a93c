// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot_series.h"

#include <QAbstractTableModel>
#include <QDialog>

#include <vector>

class QTableView;

namespace tmw::ui {

/// The points of a plot as rows: where all series stand at the same x, one column of x and one a
/// series; else series, x and y of each point. Nothing is copied but what grows.
class SeriesTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    SeriesTableModel(const std::vector<ShownSeries>& series, const QString& xTitle,
                     const QString& yTitle, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Rows {
        QString name;
        std::shared_ptr<const CurveData> data;
        size_t first; ///< row of the first point
    };
    bool sameX() const;
    QVariant joined(int row, int column) const;
    QVariant listed(int row, int column) const;

    std::vector<Rows> series_;
    QStringList heads_;
    size_t rows_ = 0;
    bool joined_ = false;
};

/// "Show as table": beside the plot, with Ctrl+C for the chosen cells.
class SeriesTableDialog : public QDialog {
    Q_OBJECT
public:
    SeriesTableDialog(const std::vector<ShownSeries>& series, const QString& xTitle,
                      const QString& yTitle, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void copyChosen() const;

    SeriesTableModel* model_;
    QTableView* view_;
};

} // namespace tmw::ui
