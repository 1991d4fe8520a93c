// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/fit.h"
#include "widgets/pages/page.h"
#include "widgets/parts/bars.h"
#include "widgets/parts/panel.h"

class QComboBox;

namespace tmw::ui {

class FitCheck;
class MemoryPanel;

/// The chosen board, its flash and RAM with firmware and model, and the memory over one run.
class FitPanel : public QWidget {
    Q_OBJECT
public:
    explicit FitPanel(PageContext& context, QWidget* parent = nullptr);
    void focusBoards();
    MemoryPanel* memory() const { return memory_; }

private:
    QWidget* boardView();
    void fillBoards();
    void showBoard();
    void showFit();
    void chooseBoard(int index);

    struct Line {
        QLabel* numbers = nullptr;
        MemoryBar* bar = nullptr;
        QLabel* parts = nullptr;
    };
    Line addLine(QVBoxLayout* column, const QString& title);
    void showLine(Line& line, const QString& title, const std::optional<MemoryFit>& fit);

    Workflow& workflow_;
    const Theming& theming_;
    const FitCheck& fit_;
    QComboBox* boards_;
    QLabel* facts_;
    Line flash_;
    Line ram_;
    QLabel* floats_;
    MemoryPanel* memory_;
};

} // namespace tmw::ui
