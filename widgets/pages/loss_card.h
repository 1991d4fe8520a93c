// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parts/panel.h"
#include "widgets/viewmodels/loss_words.h"

namespace tmw::ui {

/// Where and why int8 loses, what can be done about it, and the files.
class LossCard : public Panel {
    Q_OBJECT
public:
    explicit LossCard(QWidget* parent = nullptr);
    void show(const Compared& compared, const Settings& settings);

signals:
    void cureChosen(const tmw::ui::ConversionCure& cure);
    void filesWanted();

private:
    void showCures(const QList<ConversionCure>& cures);

    QLabel* cause_;
    QLabel* flips_;
    QLabel* tried_;
    QVBoxLayout* cures_;
    QLabel* files_;
};

} // namespace tmw::ui
