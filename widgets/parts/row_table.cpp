// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/row_table.h"

#include "widgets/theme/theming.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QSettings>

#include <algorithm>

namespace tmw::ui {

namespace {
constexpr int kRow = 26;
constexpr int kLookedAt = 50; ///< rows, for the width of a column
constexpr int kWidest = 260;
constexpr int kLeastCut = 76; ///< of a column that gives room to another
constexpr int kBeside = 16;   ///< words of an empty table
constexpr int kBetween = 4;   ///< what is missing and its words
} // namespace

RowTable::RowTable(const QString& key, const QString& name, QWidget* parent) : QTableView(parent) {
    setObjectName(key);
    setAccessibleName(name);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    setRowHeight(kRow);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setResizeContentsPrecision(kLookedAt);
    horizontalHeader()->setMinimumSectionSize(24);
    horizontalHeader()->setFixedHeight(kRow);
    fitSoon_.setSingleShot(true);
    fitSoon_.setInterval(0);
    connect(&fitSoon_, &QTimer::timeout, this, &RowTable::fitColumns);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &RowTable::dragged);
    connect(horizontalHeader(), &QHeaderView::sectionMoved, this, [this] { dragged_ = true; });
}

void RowTable::setModel(QAbstractItemModel* model) {
    QTableView::setModel(model);
    const auto soon = [this] { fitSoon_.start(); };
    connect(model, &QAbstractItemModel::modelReset, this, soon);
    connect(model, &QAbstractItemModel::rowsInserted, this, soon);
    connect(model, &QAbstractItemModel::dataChanged, this, soon);
    recall();
    soon();
}

void RowTable::setRowHeight(int height) {
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
}

void RowTable::setWideColumn(int column) {
    wide_ = column;
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

void RowTable::setFixedColumn(int column, int width) {
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::Fixed);
    setColumnWidth(column, width);
}

void RowTable::chooseRow(int row) {
    if (model() && row >= 0 && row < model()->rowCount() && row != currentRow())
        setCurrentIndex(model()->index(row, 0));
}

void RowTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row())
        emit rowChosen(current.row());
}

void RowTable::fitColumns() {
    if (dragged_ || !model())
        return;
    fitting_ = true;
    for (int i = 0; i < model()->columnCount(); ++i) {
        if (horizontalHeader()->sectionResizeMode(i) != QHeaderView::Interactive)
            continue;
        resizeColumnToContents(i);
        setColumnWidth(i, std::min(columnWidth(i), kWidest));
    }
    fitWideColumn();
    fitting_ = false;
}

int RowTable::roomForWide() const {
    int others = 0;
    for (int i = 0; i < model()->columnCount(); ++i)
        others += i == wide_ || isColumnHidden(i) ? 0 : columnWidth(i);
    return viewport()->width() - others;
}

/// Its head is never cut: where there is no room left for it, the table scrolls.
void RowTable::fitWideColumn() {
    if (wide_ < 0 || wide_ >= model()->columnCount())
        return;
    const int least = horizontalHeader()->sectionSizeHint(wide_);
    for (const int column : yielding_) {
        const int spare =
            columnWidth(column) - std::max(kLeastCut, horizontalHeader()->sectionSizeHint(column));
        const int lacking = std::max(least, kLeastCut) - roomForWide();
        if (lacking > 0 && spare > 0)
            setColumnWidth(column, columnWidth(column) - std::min(lacking, spare));
    }
    const bool cramped = roomForWide() < least;
    horizontalHeader()->setSectionResizeMode(wide_,
                                             cramped ? QHeaderView::Fixed : QHeaderView::Stretch);
    if (cramped)
        setColumnWidth(wide_, least);
}

void RowTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fitSoon_.start();
}

void RowTable::setEmpty(const QString& missing, const QString& words) {
    missing_ = missing;
    words_ = words;
    setAccessibleDescription(words.isEmpty() ? missing : missing + ". " + words);
    viewport()->update();
}

void RowTable::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    if (missing_.isEmpty() || (model() && model()->rowCount() > 0))
        return;
    QPainter painter(viewport());
    const QRect room = viewport()->rect().adjusted(kBeside, 0, -kBeside, 0);
    const QFont title = Theming::sans(13, true);
    const QFont text = Theming::sans(12);
    const int wrapped = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;
    const int above = QFontMetrics(title).boundingRect(room, wrapped, missing_).height();
    const int below = QFontMetrics(text).boundingRect(room, wrapped, words_).height();
    const int top = std::max(0, (room.height() - above - kBetween - below) / 2);
    painter.setFont(title);
    painter.drawText(room.adjusted(0, top, 0, 0), wrapped, missing_);
    painter.setFont(text);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(room.adjusted(0, top + above + kBetween, 0, 0), wrapped, words_);
}

void RowTable::dragged(int column) {
    const QHeaderView& header = *horizontalHeader();
    const bool stretched =
        header.stretchLastSection() && header.visualIndex(column) == header.count() - 1;
    // Only what a person did: the mouse is down on the head then.
    if (!fitting_ && !stretched && header.sectionResizeMode(column) == QHeaderView::Interactive &&
        QApplication::mouseButtons() != Qt::NoButton)
        dragged_ = true;
}

QString RowTable::head(int column) const {
    return model()->headerData(column, Qt::Horizontal).toString();
}

void RowTable::remember() const {
    QVariantMap widths;
    QStringList order;
    for (int place = 0; place < horizontalHeader()->count(); ++place) {
        const int column = horizontalHeader()->logicalIndex(place);
        widths[head(column)] = columnWidth(column);
        order += head(column);
    }
    QSettings settings;
    settings.setValue("tables/" + objectName() + "/widths", widths);
    settings.setValue("tables/" + objectName() + "/order", order);
}

void RowTable::recall() {
    const QSettings settings;
    const QVariantMap widths = settings.value("tables/" + objectName() + "/widths").toMap();
    const QStringList order = settings.value("tables/" + objectName() + "/order").toStringList();
    if (widths.isEmpty())
        return;
    fitting_ = true;
    for (int column = 0; column < model()->columnCount(); ++column)
        if (const int width = widths.value(head(column)).toInt(); width > 0)
            setColumnWidth(column, width);
    int place = 0;
    for (const QString& name : order)
        for (int column = 0; column < model()->columnCount(); ++column)
            if (head(column) == name)
                horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), place++);
    fitting_ = false;
    dragged_ = true;
}

void RowTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        copyRows();
        return;
    }
    QTableView::keyPressEvent(event);
}

void RowTable::hideEvent(QHideEvent* event) {
    if (dragged_ && model())
        remember();
    QTableView::hideEvent(event);
}

void RowTable::copyRows() const {
    QStringList lines;
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex& row : rows) {
        QStringList cells;
        for (int place = 0; place < horizontalHeader()->count(); ++place)
            cells += row.siblingAtColumn(horizontalHeader()->logicalIndex(place)).data().toString();
        lines += cells.join('\t');
    }
    QApplication::clipboard()->setText(lines.join('\n'));
}

ChoiceDelegate::ChoiceDelegate(QStringList words, QObject* parent)
    : QStyledItemDelegate(parent), words_(std::move(words)) {}

QWidget* ChoiceDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                      const QModelIndex& index) const {
    auto* box = new QComboBox(parent);
    box->addItems(words_);
    box->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    connect(box, &QComboBox::activated, this, [this, box] {
        auto* self = const_cast<ChoiceDelegate*>(this);
        emit self->commitData(box);
        emit self->closeEditor(box);
    });
    return box;
}

void ChoiceDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    auto* box = static_cast<QComboBox*>(editor);
    if (box->property("shown").toBool())
        return;
    box->setProperty("shown", true);
    box->setCurrentText(index.data(Qt::EditRole).toString());
}

void ChoiceDelegate::setModelData(QWidget* editor, QAbstractItemModel* model,
                                  const QModelIndex& index) const {
    model->setData(index, static_cast<QComboBox*>(editor)->currentText(), Qt::EditRole);
}

} // namespace tmw::ui
