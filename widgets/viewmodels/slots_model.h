// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/board_desk.h"
#include "widgets/viewmodels/grid_model.h"

namespace tmw::ui {

/// What lies in the board's slots; the one that runs is bold.
class SlotsModel : public GridModel {
    Q_OBJECT
public:
    enum Column { Slot, State, Model, Hash, Bytes };
    explicit SlotsModel(const BoardDesk& desk, QObject* parent = nullptr);

private:
    void show();

    const BoardDesk& desk_;
};

/// Each layer's output on this computer and the boards as CRC-32, up to the first that differs.
class LayerCheckModel : public GridModel {
    Q_OBJECT
public:
    explicit LayerCheckModel(const BoardDesk& desk, QObject* parent = nullptr);

private:
    void show();

    const BoardDesk& desk_;
};

} // namespace tmw::ui
