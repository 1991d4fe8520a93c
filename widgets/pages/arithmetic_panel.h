// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/arithmetic.h"
#include "widgets/theme/theming.h"
#include "widgets/viewmodels/element_plane.h"
#include "widgets/viewmodels/grid_model.h"
#include "widgets/viewmodels/jobs.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSpinBox;
class QStackedWidget;

namespace tmw::ui {

class Picture;
class RowTable;
class Table;

/// How one element of an operator's output comes about, from an input that is generated: step by
/// step, and from which numbers. The element is chosen by its number or in a picture of the output,
/// which is chosen where the operator has several.
class ArithmeticPanel : public QWidget {
    Q_OBJECT
public:
    ArithmeticPanel(const Theming& theming, Jobs& jobs, QWidget* parent = nullptr);

    /// Runs the model on this computer; nothing: there is none that can run.
    void setModel(std::optional<TfliteModel> model);
    void showOperator(int op);

private:
    void run();
    void showOutputs();
    /// Null: none is chosen.
    const TfliteOperator* chosenOperator() const;
    void showElement();
    void showPlane(const TfliteTensor& tensor, const std::vector<uint8_t>& bytes);
    void show(const ElementArithmetic& made, const TfliteTensor& tensor);
    void say(const QString& words);
    QWidget* choice();
    QWidget* arithmetic();

    const Theming& theming_;
    Jobs& jobs_;
    std::optional<TfliteModel> model_;
    TensorValues values_;
    int op_ = -1;
    ElementPlane plane_;
    QSpinBox* seed_;
    QComboBox* output_;
    QWidget* outputRow_;
    QSpinBox* element_;
    QLabel* position_;
    QLabel* words_;
    Picture* picture_;
    QStackedWidget* body_;
    GridModel* steps_;
    GridModel* sources_;
    RowTable* stepTable_;
    Table* sourceTable_;
    QLabel* sourceLine_;
};

} // namespace tmw::ui
