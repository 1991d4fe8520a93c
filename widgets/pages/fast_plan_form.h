// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/workflow.h"

#include <QWidget>

class QLabel;

namespace tmw::ui {

class PairList;
class SettingsForm;

/// The switch of convert.fast, with what it costs and gains, or why there is no choice.
class FastPlanForm : public QWidget {
    Q_OBJECT
public:
    explicit FastPlanForm(Workflow& workflow, QWidget* parent = nullptr);

private:
    void show();

    Workflow& workflow_;
    SettingsForm* form_;
    PairList* facts_;
    QLabel* note_;
};

} // namespace tmw::ui
