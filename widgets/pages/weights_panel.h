// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"
#include "widgets/viewmodels/model_file.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace tmw::ui {

class PairList;
class Picture;
class PlotView;

/// The constants of an operator: how often each value is there, and all of them as a picture.
class WeightsPanel : public QWidget {
    Q_OBJECT
public:
    explicit WeightsPanel(const Theming& theming, QWidget* parent = nullptr);

    /// Of an operator; null: none. The file must outlive it or be replaced.
    void show(const ModelFile* file, int op);

private:
    void showTensor();

    const Theming& theming_;
    const ModelFile* file_ = nullptr;
    QList<int> constants_;
    QComboBox* which_;
    PairList* facts_;
    PlotView* histogram_;
    Picture* picture_;
    QLabel* pictureWords_;
};

} // namespace tmw::ui
