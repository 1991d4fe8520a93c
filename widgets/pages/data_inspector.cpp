// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/data_page.h"
#include "widgets/pages/show_plot.h"
#include "widgets/pages/split_editor.h"
#include "widgets/parts/panel.h"
#include "widgets/parts/row_table.h"
#include "widgets/viewmodels/column_model.h"
#include "widgets/viewmodels/data_plots.h"
#include "widgets/viewmodels/words.h"

#include <QLabel>

namespace tmw::ui {

namespace {
constexpr size_t kShownRejected = 20;
} // namespace

QWidget* DataPage::makeInspector() {
    auto* column = new InspectorColumn;
    column->addSection(tr("Split"));
    column->add(new SplitEditor(context()));
    columnTitle_ = column->addSection(tr("Column"));
    facts_ = new PairList;
    column->add(facts_);
    columnNote_ = kindLabel("note");
    columnNote_->setWordWrap(true);
    column->add(columnNote_);
    column->addSection(tr("Rejected rows"));
    rejected_ = kindLabel("value");
    rejected_->setWordWrap(true);
    rejected_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->add(rejected_);
    column->addStretch();
    return scrolling(column);
}

void DataPage::showColumn() {
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
    showPlot(*plot_, columnPlot(dataset, workflow().features(), static_cast<size_t>(chosen)));
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
    columnNote_->setText(QString::fromStdString(shown.note));
    columnNote_->setVisible(!shown.note.empty());
}

void DataPage::showRejected() {
    const Dataset* dataset = workflow().dataset();
    if (!dataset || dataset->rejectedRows == 0) {
        rejected_->setText(dataset ? tr("None: every row of the files could be read.") : QString());
        return;
    }
    QStringList lines{countOf(static_cast<qint64>(dataset->rejectedRows),
                              tr("1 row could not be read:"), tr("%1 rows could not be read:"))};
    for (size_t i = 0; i < std::min(dataset->rejected.size(), kShownRejected); ++i) {
        const RejectedRow& row = dataset->rejected[i];
        const QString file = QString::fromStdString(row.file);
        lines += tr("%1, line %2: %3")
                     .arg(file.section('/', -1), countText(static_cast<qint64>(row.line)),
                          QString::fromStdString(row.reason));
    }
    if (dataset->rejectedRows > kShownRejected)
        lines += tr("and %1 more")
                     .arg(countText(static_cast<qint64>(dataset->rejectedRows - kShownRejected)));
    rejected_->setText(lines.join('\n'));
}

} // namespace tmw::ui
