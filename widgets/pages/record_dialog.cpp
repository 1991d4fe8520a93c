// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/record_dialog.h"

#include "widgets/pages/import_dialog.h"
#include "widgets/parts/panel.h"
#include "widgets/plots/live_plot.h"
#include "widgets/viewmodels/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace tmw::ui {

namespace {
constexpr size_t kKept = 1 << 14;
constexpr std::array kRoles{SeriesRole::Float, SeriesRole::Int8,     SeriesRole::Truth,
                            SeriesRole::Board, SeriesRole::Emulated, SeriesRole::Train};
constexpr std::array kRates{10, 25, 50, 100, 200};
constexpr int kUsualRate = 50;
} // namespace

RecordDialog::RecordDialog(PageContext& context, QWidget* parent)
    : QDialog(parent), context_(context), recorder_(context.workflow, context.desk),
      message_(new MessageBar(context.theming)), plot_(new LivePlot(context.theming, kKept)),
      rate_(new QComboBox), result_(kindLabel("muted")), act_(new QPushButton) {
    setWindowTitle(tr("Record"));
    resize(720, 440);
    plot_->setAxes(tr("Time (s)"), tr("Sensor (no unit)"));
    plot_->setEmpty(tr("Nothing recorded yet"),
                    tr("The board's sensor is read for the model that runs on it."));
    auto* panel = new Panel(tr("What the sensor reads"));
    panel->setNote(context.desk.board()
                       ? fromText(context.desk.board()->name) + ", " + context.desk.place()
                       : QString());
    panel->setBody(plot_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(12);
    column->addWidget(message_);
    column->addWidget(panel, 1);
    column->addWidget(foot());
    connect(&recorder_, &BoardRecorder::row, this, &RecordDialog::showRow);
    connect(&recorder_, &BoardRecorder::changed, this, &RecordDialog::showAll);
    showAll();
}

QWidget* RecordDialog::foot() {
    auto* foot = new QWidget;
    auto* line = new QHBoxLayout(foot);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    for (const int rate : kRates)
        rate_->addItem(tr("%1 rows a second").arg(rate), rate);
    rate_->setCurrentIndex(rate_->findData(kUsualRate));
    rate_->setAccessibleName(tr("Rows a second"));
    line->addWidget(rate_);
    line->addWidget(result_, 1);
    auto* close = new QPushButton(tr("Cancel"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &RecordDialog::reject);
    line->addWidget(close);
    act_->setProperty("kind", "primary");
    act_->setDefault(true);
    connect(act_, &QPushButton::clicked, this, &RecordDialog::act);
    line->addWidget(act_);
    return foot;
}

void RecordDialog::act() {
    if (recorder_.isRunning())
        return recorder_.stop();
    plot_->setChannels({});
    recorder_.start(1.0 / rate_->currentData().toInt());
}

void RecordDialog::showRow(double seconds, const std::vector<float>& values) {
    const size_t count = std::min(values.size(), kRoles.size());
    if (plot_->signal().channels() == 0 && count > 0) {
        std::vector<LiveChannel> channels;
        for (size_t i = 0; i < count; ++i)
            channels.push_back({QString::fromStdString(recorder_.inputs()[i]), kRoles[i]});
        plot_->setChannels(channels);
    }
    plot_->append(seconds, std::span(values).first(count));
}

void RecordDialog::showAll() {
    const bool running = recorder_.isRunning();
    act_->setText(running ? tr("Stop") : tr("Record"));
    rate_->setEnabled(!running);
    QString line = countOf(static_cast<qint64>(recorder_.rows()), tr("1 row"), tr("%1 rows"));
    if (recorder_.dropped() > 0)
        line += ", " + tr("%1 dropped: the line was full; record fewer rows a second")
                           .arg(recorder_.dropped());
    result_->setText(recorder_.rows() > 0 ? line : running ? tr("Starting") : QString());
    if (recorder_.problem())
        message_->show(MessageKind::Error, {}, sentenceOf(*recorder_.problem()));
    else
        message_->dismiss();
    if (running)
        return;
    if (closing_)
        QDialog::reject();
    else if (!recorder_.problem() && !recorder_.file().empty())
        accept();
}

/// What was recorded until now is thrown away, once the board is let go.
void RecordDialog::reject() {
    closing_ = true;
    if (!recorder_.isRunning())
        return QDialog::reject();
    recorder_.stop();
}

void recordSensor(PageContext& context, QWidget* parent) {
    RecordDialog dialog(context, parent);
    if (dialog.exec() == QDialog::Accepted)
        previewImport(context, {dialog.file()}, parent);
}

} // namespace tmw::ui
