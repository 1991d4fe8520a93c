// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"
#include "widgets/viewmodels/board_desk.h"

class QLabel;
class QLineEdit;

namespace tmw::ui {

class PairList;

/// The board, how it is, and a bad line for trying.
class DeployInspector : public InspectorColumn {
    Q_OBJECT
public:
    explicit DeployInspector(PageContext& context, QWidget* parent = nullptr);

private:
    void takeFaults();
    void showAll();

    BoardDesk& desk_;
    PairList* facts_;
    PairList* health_;
    QLabel* warning_;
    QLineEdit* faults_;
};

} // namespace tmw::ui
