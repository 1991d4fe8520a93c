// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"
#include "widgets/viewmodels/model_file.h"

#include <QWidget>

class QComboBox;

namespace tmw::ui {

class GraphView;

/// The graph of a model, and above it, where loops, branches and the like have graphs of their own,
/// which one is shown.
class ModelGraphs : public QWidget {
    Q_OBJECT
public:
    explicit ModelGraphs(const Theming& theming, QWidget* parent = nullptr);

    void setFile(const ModelFile& file);
    /// An operator of the main graph, which is then shown; -1: none.
    void choose(int op);

signals:
    /// Of the main graph.
    void operatorChosen(int op);

private:
    void show(int graph);

    std::optional<ModelFile> file_;
    QComboBox* graphs_;
    GraphView* view_;
};

} // namespace tmw::ui
