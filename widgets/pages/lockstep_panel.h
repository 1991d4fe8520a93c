// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/board_desk.h"
#include "widgets/viewmodels/grid_model.h"

#include <QWidget>

class QPushButton;
class QSpinBox;

namespace tmw::ui {

class LayerCheckTable;
class MessageBar;
class Theming;

/// A model on this computer and on one board or several in step: every layer of so many generated
/// samples. A row chooses its operator.
class LockstepPanel : public QWidget {
    Q_OBJECT
public:
    LockstepPanel(const Theming& theming, BoardDesk& desk, Jobs& jobs, QWidget* parent = nullptr);

    /// Nothing: there is none that can run; `why`, where one is open.
    void setModel(std::optional<TfliteModel> model, const QString& why);

signals:
    void operatorChosen(int op);

private:
    void run();
    void show(const Result<VerifyReport>& report);
    void showBoard();
    QList<BoardSpot> boards() const;

    BoardDesk& desk_;
    Jobs& jobs_;
    std::optional<TfliteModel> model_;
    QSpinBox* seed_;
    QSpinBox* samples_;
    QPushButton* run_;
    MessageBar* result_;
    GridModel* layers_;
    LayerCheckTable* table_;
};

} // namespace tmw::ui
