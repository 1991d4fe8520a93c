// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/data_page.h"
#include "widgets/pages/samples_panel.h"
#include "widgets/viewmodels/data_plots.h"
#include "widgets/viewmodels/sample_model.h"
#include "widgets/viewmodels/words.h"

#include <QLabel>
#include <QStackedWidget>

#include <algorithm>

namespace tmw::ui {

bool DataPage::hasArray() const {
    return workflow().dataset() && workflow().dataset()->array;
}

/// Tables or samples, on both sides.
void DataPage::showKind() {
    const bool array = hasArray();
    tableViews_->setVisible(!array);
    samplesPanel_->setVisible(array);
    plotStack_->setCurrentIndex(array ? 1 : 0);
    if (isArrayShown_ != array)
        facts_->clear();
    isArrayShown_ = array;
}

void DataPage::showSample() {
    if (!hasArray())
        return;
    columnNote_->hide();
    const auto chosen = samplesPanel_->chosen();
    if (!chosen)
        return;
    const SampleArray& array = *workflow().dataset()->array;
    const QString answer = samplesPanel_->model().answerOf(*chosen);
    const QString title = tr("Sample %1").arg(countText(static_cast<qint64>(*chosen) + 1));
    sampleView_->show(array, *chosen, answer);
    plotPanel_->setTitle(title);
    plotPanel_->setNote(answer);
    columnTitle_->setText(title);
    float least = array.value(*chosen, 0);
    float greatest = least;
    for (size_t at = 0; at < array.width(); ++at) {
        least = std::min(least, array.value(*chosen, at));
        greatest = std::max(greatest, array.value(*chosen, at));
    }
    const RowParts& parts = workflow().rowParts();
    const bool inPart = *chosen < parts.size() && parts[*chosen];
    facts_->set(tr("Class"), answer.isEmpty() ? QStringLiteral("-") : answer);
    facts_->set(tr("Part"), inPart ? partWord(*parts[*chosen]) : QStringLiteral("-"));
    facts_->set(tr("Shape"), QString::fromStdString(toText(array.shape)).replace('x', QChar(0xD7)));
    const auto valueText = [&](float value) {
        return array.holdsBytes() ? countText(static_cast<qint64>(value))
                                  : numberText(static_cast<double>(value));
    };
    facts_->set(tr("Min"), valueText(least));
    facts_->set(tr("Max"), valueText(greatest));
    const QString file = samplesPanel_->model().fileOf(*chosen);
    facts_->set(tr("File"), file.isEmpty() ? QStringLiteral("-") : file);
}

} // namespace tmw::ui
