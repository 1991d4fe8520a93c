// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"
#include "widgets/parts/panel.h"

class QComboBox;
class QListView;

namespace tmw::ui {

class Picture;
class PlotView;
class SampleModel;

/// The samples of an array by class: thumbnails of images, a list of signals.
class SamplesPanel : public Panel {
    Q_OBJECT
public:
    explicit SamplesPanel(Workflow& workflow, QWidget* parent = nullptr);
    const SampleModel& model() const { return *model_; }
    /// Nothing: there is none.
    std::optional<size_t> chosen() const;
    void choose(size_t sample);

signals:
    void sampleChosen();

private:
    void takeData();
    void chooseFirst();

    Workflow& workflow_;
    SampleModel* model_;
    QComboBox* class_;
    QListView* list_;
};

/// One sample large: its picture, or its signal by channel.
class SampleView : public QWidget {
    Q_OBJECT
public:
    explicit SampleView(const Theming& theming, QWidget* parent = nullptr);
    void show(const SampleArray& array, size_t sample, const QString& answer);

private:
    void showSignal(const SampleArray& array, size_t sample);

    Picture* picture_;
    PlotView* plot_;
};

} // namespace tmw::ui
