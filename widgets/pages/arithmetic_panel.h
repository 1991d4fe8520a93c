// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/arithmetic.h"
#include "widgets/theme/theming.h"
#include "widgets/viewmodels/element_plane.h"
#include "widgets/viewmodels/grid_model.h"
#include "widgets/viewmodels/jobs.h"

#include <QWidget>

class QLabel;
class QSpinBox;

namespace tmw::ui {

class PairList;
class Picture;
class Table;

/// How one element of an operator's output comes about, from an input that is generated. The
/// element is chosen by its number or in a picture of the output.
class ArithmeticPanel : public QWidget {
    Q_OBJECT
public:
    ArithmeticPanel(const Theming& theming, Jobs& jobs, QWidget* parent = nullptr);

    /// Runs the model on this computer; nothing: there is none that can run.
    void setModel(std::optional<TfliteModel> model);
    void showOperator(int op);

private:
    void run();
    void showElement();
    void showPlane(const TfliteTensor& tensor, const std::vector<uint8_t>& bytes);
    void say(const QString& words);

    const Theming& theming_;
    Jobs& jobs_;
    std::optional<TfliteModel> model_;
    TensorValues values_;
    int op_ = -1;
    ElementPlane plane_;
    QSpinBox* seed_;
    QSpinBox* element_;
    QLabel* position_;
    QLabel* words_;
    Picture* picture_;
    PairList* steps_;
    GridModel* products_;
};

} // namespace tmw::ui
