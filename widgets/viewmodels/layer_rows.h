// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/range_bars.h"
#include "widgets/viewmodels/workflow.h"

namespace tmw::ui {

/// Signal to noise of the layers, in the order they run; NaN where a layer is exact.
struct LayerBars {
    QStringList names;
    std::vector<double> alone;
    std::vector<double> addedUp;
    QStringList texts; ///< "exact" over layers that add nothing, "worst, 10.6" over the worst
    int worst = -1;    ///< the one that the loss names
};
LayerBars layerBars(const Compared& compared);

using Facts = QList<std::pair<QString, QString>>;

/// What is to be said of one layer: names and values, as an inspector shows them.
struct LayerFacts {
    QString name;
    Facts error;
    Facts input;
    Facts output;
    std::vector<double> weights; ///< largest magnitude by channel; empty: it has none
    int widest = -1;
    RangeBars values; ///< in the calibration; empty: it needed none
};
/// `layer` as the comparison counts them; -1: the network's input.
LayerFacts layerFacts(const Compared& compared, int layer);

} // namespace tmw::ui
