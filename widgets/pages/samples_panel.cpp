// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/samples_panel.h"

#include "widgets/parts/picture.h"
#include "widgets/plots/plot_view.h"
#include "widgets/viewmodels/sample_image.h"
#include "widgets/viewmodels/sample_model.h"
#include "widgets/viewmodels/words.h"

#include <QComboBox>
#include <QListView>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>

#include <array>

namespace tmw::ui {

namespace {

constexpr QSize kPicture{SampleModel::kThumbnail, SampleModel::kThumbnail};
constexpr QSize kCell{64, 80};
constexpr int kClassWidth = 140;
constexpr std::array kChannelRoles{SeriesRole::Float, SeriesRole::Int8,     SeriesRole::Truth,
                                   SeriesRole::Board, SeriesRole::Emulated, SeriesRole::Train};

} // namespace

SamplesPanel::SamplesPanel(Workflow& workflow, QWidget* parent)
    : Panel(tr("Samples"), parent), workflow_(workflow), model_(new SampleModel(workflow, this)),
      class_(new QComboBox), list_(new QListView) {
    class_->setAccessibleName(tr("Class"));
    class_->setFixedWidth(kClassWidth);
    addTool(class_);
    list_->setAccessibleName(tr("Samples"));
    list_->setModel(model_);
    list_->setUniformItemSizes(true);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setResizeMode(QListView::Adjust);
    list_->setMovement(QListView::Static);
    list_->setIconSize(kPicture);
    setBody(list_);
    connect(class_, &QComboBox::activated, this, [this](int place) {
        model_->showClass(place - 1);
        chooseFirst();
    });
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SamplesPanel::sampleChosen);
    connect(&workflow, &Workflow::dataChanged, this, &SamplesPanel::takeData);
    takeData();
}

void SamplesPanel::takeData() {
    const QSignalBlocker quiet(class_);
    class_->clear();
    class_->addItem(tr("All classes"));
    class_->addItems(model_->classes());
    class_->setCurrentIndex(model_->shownClass() + 1);
    class_->setVisible(class_->count() > 1);
    const Dataset* dataset = workflow_.dataset();
    const bool images = dataset && dataset->array && dataset->array->isImage();
    list_->setViewMode(images ? QListView::IconMode : QListView::ListMode);
    list_->setGridSize(images ? kCell : QSize());
    list_->setMovement(QListView::Static); // icon mode sets it free
    list_->setProperty("kind", images ? "pictures" : "");
    list_->style()->unpolish(list_);
    list_->style()->polish(list_);
    chooseFirst();
}

void SamplesPanel::chooseFirst() {
    setNote(countOf(model_->rowCount(), tr("1 sample"), tr("%1 samples")));
    list_->setCurrentIndex(model_->index(0));
    emit sampleChosen();
}

std::optional<size_t> SamplesPanel::chosen() const {
    const QModelIndex at = list_->currentIndex();
    return at.isValid() ? std::optional(model_->sampleAt(at.row())) : std::nullopt;
}

void SamplesPanel::choose(size_t sample) {
    class_->setCurrentIndex(0);
    model_->showClass(-1);
    const QModelIndex at = model_->index(static_cast<int>(sample));
    list_->setCurrentIndex(at);
    list_->scrollTo(at, QAbstractItemView::PositionAtCenter);
    list_->setFocus();
}

SampleView::SampleView(const Theming& theming, QWidget* parent)
    : QWidget(parent), picture_(new Picture), plot_(new PlotView(theming)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(picture_);
    column->addWidget(plot_);
    plot_->remember("data/sample");
}

void SampleView::show(const SampleArray& array, size_t sample, const QString& answer) {
    picture_->setVisible(array.isImage());
    plot_->setVisible(!array.isImage());
    if (array.isImage())
        picture_->setImage(
            imageOf(array, sample),
            tr("Sample %1, %2").arg(countText(static_cast<qint64>(sample) + 1), answer));
    else
        showSignal(array, sample);
}

void SampleView::showSignal(const SampleArray& array, size_t sample) {
    const bool plain = array.shape.size() == 1;
    const size_t channels = plain ? 1 : array.channels();
    plot_->setAxes(plain ? tr("Number of the value") : tr("Step (no unit)"), tr("Value (no unit)"));
    std::vector<ShownSeries> series;
    for (size_t channel = 0; channel < channels; ++channel) {
        ShownSeries one{tr("Channel %1").arg(channel + 1),
                        kChannelRoles[channel % 6],
                        SeriesForm::Line,
                        {},
                        {}};
        one.channel = true;
        for (size_t at = channel; at < array.width(); at += channels) {
            one.x += static_cast<double>(at / channels);
            one.y += static_cast<double>(array.value(sample, at));
        }
        series.push_back(std::move(one));
    }
    plot_->setSeries(std::move(series));
    plot_->fit();
}

} // namespace tmw::ui
