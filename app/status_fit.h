// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/status_part.h"
#include "widgets/viewmodels/fit_check.h"

namespace tmw::ui {

class MemoryBar;

/// Flash and RAM of the chosen board with the firmware and the model as it is drawn now.
class StatusFit : public StatusPart {
    Q_OBJECT
public:
    StatusFit(const FitCheck& fit, const Theming& theming, QWidget* parent = nullptr);

    void setBarsShown(bool on);

private:
    struct Memory {
        MemoryBar* bar;
        QLabel* words;
    };
    Memory addMemory(const QString& name);
    void showFit();
    QString showMemory(const Memory& memory, const QString& name, const MemoryFit& fit);

    const FitCheck& fit_;
    Memory flash_;
    Memory ram_;
};

} // namespace tmw::ui
