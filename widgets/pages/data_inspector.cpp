// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/corrections_list.h"
#include "widgets/pages/data_page.h"
#include "widgets/pages/quality_list.h"
#include "widgets/pages/settings_form.h"
#include "widgets/pages/show_plot.h"
#include "widgets/pages/sources_list.h"
#include "widgets/pages/split_editor.h"
#include "widgets/parts/panel.h"
#include "widgets/parts/row_table.h"
#include "widgets/parts/tab_panel.h"
#include "widgets/viewmodels/column_model.h"
#include "widgets/viewmodels/data_plots.h"
#include "widgets/viewmodels/rejected_model.h"
#include "widgets/viewmodels/words.h"

#include <QLabel>

namespace tmw::ui {

QWidget* DataPage::makeInspector() {
    auto* column = new InspectorColumn;
    column->addSection(tr("Split"));
    column->add(new SplitEditor(context()));
    column->addSection(tr("Task"));
    auto* task = new SettingsForm(workflow().document(), "data.");
    // Features has these.
    task->setIdle({"data.standardise", "data.standardise_targets", "data.byte_range"});
    column->add(task);
    columnTitle_ = column->addSection(tr("Column"));
    facts_ = new PairList;
    column->add(facts_);
    columnNote_ = kindLabel("note");
    columnNote_->setWordWrap(true);
    column->add(columnNote_);
    column->addSection(tr("Quality"));
    quality_ = new QualityList(theming());
    column->add(quality_);
    column->add(new CorrectionsList(workflow()));
    column->addSection(tr("Files"));
    column->add(new SourcesList(workflow()));
    column->addStretch();
    return scrolling(column);
}

void DataPage::showColumn() {
    if (hasArray())
        return;
    const int chosen = chosenColumn();
    columnNote_->hide();
    if (chosen < 0) {
        plotPanel_->setTitle(tr("Column"));
        plotPanel_->setNote({});
        plot_->setSeries({});
        facts_->clear();
        return;
    }
    const Dataset& dataset = *workflow().dataset();
    const auto& shown = columns_->summary().columns[static_cast<size_t>(chosen)];
    plot_->remember("data/" +
                    QString::fromStdString(dataset.columns[static_cast<size_t>(chosen)].name));
    showPlot(*plot_, columnPlot(dataset, workflow().rowParts(), static_cast<size_t>(chosen)));
    const QString name = QString::fromStdString(shown.name);
    const QString role = roleWords().at(static_cast<int>(columns_->roleAt(chosen)));
    plotPanel_->setTitle(name);
    plotPanel_->setNote(role);
    columnTitle_->setText(name);
    const bool number = shown.type == ColumnType::Number;
    const QString unit = columns_->unitAt(chosen);
    const auto withUnit = [&](double value) {
        return number && !unit.isEmpty() ? numberText(value) + ' ' + unit : numberText(value);
    };
    facts_->set(tr("Role"), role);
    facts_->set(tr("Holds"), number ? tr("numbers") : tr("words"));
    facts_->set(tr("Mean"), withUnit(shown.mean));
    facts_->set(tr("Min"), withUnit(shown.min));
    facts_->set(tr("Max"), withUnit(shown.max));
    facts_->set(tr("Missing"), tr("%1 of %2 rows")
                                   .arg(countText(static_cast<qint64>(shown.missing)),
                                        countText(static_cast<qint64>(dataset.rows))));
    columnNote_->setText(sentenceOf(shown.note));
    columnNote_->setVisible(!shown.note.empty());
}

void DataPage::showQuality() {
    const Dataset* dataset = workflow().dataset();
    quality_->setLines(dataset ? qualityOf(*dataset, workflow().summary(), workflow().features())
                               : QList<QualityLine>());
    const auto rejected = static_cast<qint64>(dataset ? dataset->rejectedRows : 0);
    rejected_->setRows(dataset ? RejectedModel::Rows(workflow().sharedDataset(), &dataset->rejected)
                               : nullptr);
    rowsPanel_->setViewName(1, tr("Not read: %1").arg(countText(rejected)));
    rowsPanel_->setViewVisible(1, rejected > 0);
}

} // namespace tmw::ui
