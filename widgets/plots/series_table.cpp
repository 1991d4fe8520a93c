// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/series_table.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace tmw::ui {

namespace {

constexpr int kRow = 26;

/// Points that stay as they are while the table is open.
std::shared_ptr<const CurveData> still(const ShownSeries& series) {
    if (dynamic_cast<const FixedCurve*>(series.data.get()))
        return series.data;
    QVector<double> x;
    QVector<double> y;
    for (size_t at = series.data->begin(); at < series.data->end(); ++at) {
        x.append(series.data->x(at));
        y.append(series.data->y(at));
    }
    return std::make_shared<FixedCurve>(std::move(x), std::move(y));
}

QString shown(double value) {
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace

SeriesTableModel::SeriesTableModel(const std::vector<ShownSeries>& series, const QString& xTitle,
                                   const QString& yTitle, QObject* parent)
    : QAbstractTableModel(parent) {
    for (const ShownSeries& each : series) {
        series_.push_back({each.name, still(each), rows_});
        rows_ += series_.back().data->size();
    }
    rows_ = std::min(rows_, static_cast<size_t>(std::numeric_limits<int>::max()));
    joined_ = sameX();
    const QString x = xTitle.isEmpty() ? tr("x") : xTitle;
    const QString y = yTitle.isEmpty() ? tr("y") : yTitle;
    if (!joined_) {
        heads_ = {tr("Series"), x, y};
        return;
    }
    rows_ = series_.empty() ? 0 : series_.front().data->size();
    heads_ = {x};
    for (const Rows& each : series_)
        heads_ += series_.size() == 1 ? y : each.name;
}

bool SeriesTableModel::sameX() const {
    for (const Rows& each : series_) {
        const CurveData& first = *series_.front().data;
        if (each.data->size() != first.size())
            return false;
        for (size_t at = 0; at < first.size(); ++at)
            if (each.data->x(at) != first.x(at))
                return false;
    }
    return true;
}

int SeriesTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_);
}

int SeriesTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(heads_.size());
}

QVariant SeriesTableModel::joined(int row, int column) const {
    const auto at = static_cast<size_t>(row);
    return column == 0 ? shown(series_.front().data->x(at))
                       : shown(series_[static_cast<size_t>(column - 1)].data->y(at));
}

QVariant SeriesTableModel::listed(int row, int column) const {
    const auto wanted = static_cast<size_t>(row);
    const auto after =
        std::upper_bound(series_.begin(), series_.end(), wanted,
                         [](size_t at, const Rows& each) { return at < each.first; });
    const Rows& rows = *(after - 1);
    const size_t at = wanted - rows.first;
    return column == 0 ? rows.name : shown(column == 1 ? rows.data->x(at) : rows.data->y(at));
}

QVariant SeriesTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((joined_ || index.column() > 0 ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return joined_ ? joined(index.row(), index.column()) : listed(index.row(), index.column());
}

QVariant SeriesTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (role == Qt::TextAlignmentRole)
        return int((joined_ || section > 0 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(heads_.value(section)) : QVariant();
}

SeriesTableDialog::SeriesTableDialog(const std::vector<ShownSeries>& series, const QString& xTitle,
                                     const QString& yTitle, QWidget* parent)
    : QDialog(parent), model_(new SeriesTableModel(series, xTitle, yTitle, this)),
      view_(new QTableView) {
    const QString name = parent ? parent->accessibleName() : QString();
    setWindowTitle(name.isEmpty() ? tr("Values of the plot") : name);
    view_->setModel(model_);
    view_->installEventFilter(this);
    view_->setAccessibleName(windowTitle());
    view_->setShowGrid(false);
    view_->setWordWrap(false);
    view_->verticalHeader()->hide();
    view_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view_->verticalHeader()->setDefaultSectionSize(kRow);
    view_->horizontalHeader()->setHighlightSections(false);
    view_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(view_);
    resize(std::clamp(180 * model_->columnCount(), 360, 900), 480);
}

/// Before the view, which would copy one cell.
bool SeriesTableDialog::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress ||
        !static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy))
        return QDialog::eventFilter(watched, event);
    copyChosen();
    return true;
}

/// With the heads of the columns, so that a spreadsheet knows what it got.
void SeriesTableDialog::copyChosen() const {
    QStringList lines;
    for (const QItemSelectionRange& range : view_->selectionModel()->selection()) {
        QStringList heads;
        for (int column = range.left(); column <= range.right(); ++column)
            heads += model_->headerData(column, Qt::Horizontal).toString();
        lines += heads.join('\t');
        for (int row = range.top(); row <= range.bottom(); ++row) {
            QStringList cells;
            for (int column = range.left(); column <= range.right(); ++column)
                cells += model_->index(row, column).data().toString();
            lines += cells.join('\t');
        }
    }
    QApplication::clipboard()->setText(lines.join('\n') + '\n');
}

} // namespace tmw::ui
