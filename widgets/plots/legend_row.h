// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/series_style.h"

#include <QWidget>

#include <vector>

namespace tmw::ui {

struct LegendEntry {
    QString name;
    SeriesStyle style;
};

/// One row above a plot: a sample of each series and its name.
class LegendRow : public QWidget {
    Q_OBJECT
public:
    LegendRow(const Theming& theming, int left, QWidget* parent = nullptr);
    void setEntries(std::vector<LegendEntry> entries);
    /// Where the first sample starts. False: it did already.
    bool setLeft(int left);
    /// The same row elsewhere, as in a picture of the plot.
    void paintOn(QPainter& painter) const;
    /// What all entries take, none shortened.
    int wholeWidth() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theming& theming_;
    int left_;
    std::vector<LegendEntry> entries_;
};

} // namespace tmw::ui
