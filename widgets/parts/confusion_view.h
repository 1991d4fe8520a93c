// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"
#include "widgets/viewmodels/confusion_model.h"

#include <QTableView>

namespace tmw::ui {

/// The confusion matrix: count and share of the row in each cell, the chosen one ringed. Arrow
/// keys and clicks move the choice; more classes than fit scroll.
class ConfusionView : public QTableView {
    Q_OBJECT
public:
    ConfusionView(ConfusionModel* model, const Theming& theming, QWidget* parent = nullptr);

signals:
    void cellChosen(int truth, int predicted);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitCells();

    ConfusionModel* confusion_;
};

} // namespace tmw::ui
