// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/model_file.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace tmw::ui {

/// An operator of a model, or one of its inputs and outputs, and where it stands when the graph is
/// drawn: rows from the inputs down, columns from the left. A place that only lets an edge pass has
/// no title.
struct GraphNode {
    int op = -1; ///< -1: an input, an output, or a passage
    QString title = {};
    QString detail = {}; ///< "int8 1×25×5×64"
    QString note = {};   ///< "scale 0.0235, zero point -128"
    QString tip = {};
    bool refused = false; ///< it cannot run
    int row = 0;
    int column = 0;
    bool isPassage() const { return title.isEmpty(); }
};

/// From the bottom of a node to the top of one in the next row; indices of nodes.
struct GraphEdge {
    int from = 0;
    int to = 0;
};

struct ModelGraph {
    QList<GraphNode> nodes;
    QList<GraphEdge> edges;
    int rows = 0;
    int columns = 0;
};

/// A subgraph, operators below all that they read; 0: the main one.
ModelGraph modelGraph(const ModelFile& file, int subgraph = 0);

/// "Main graph", then of each other subgraph its name and which operators run it.
QStringList graphTitles(const TfliteModel& model);

} // namespace tmw::ui
