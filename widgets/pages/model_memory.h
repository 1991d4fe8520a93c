// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"
#include "widgets/viewmodels/model_file.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace tmw::ui {

class BoardDesk;
class MemoryViews;

/// The memory of a .tflite over one run on the core of a board: at first of the one that is worked
/// with.
class ModelMemory : public QWidget {
    Q_OBJECT
public:
    ModelMemory(const Theming& theming, const BoardDesk& desk, QWidget* parent = nullptr);

    /// Null: none. The file must outlive it or be replaced.
    void show(const ModelFile* file);
    void showBoard(const BoardRow& board);
    /// Marks what it writes.
    void showOperator(int op);

signals:
    void operatorChosen(int op);

private:
    QWidget* choice();
    void showMemory();
    const BoardRow* board() const;

    const ModelFile* file_ = nullptr;
    int op_ = -1;
    QComboBox* boards_;
    QLabel* facts_;
    MemoryViews* views_;
};

} // namespace tmw::ui
