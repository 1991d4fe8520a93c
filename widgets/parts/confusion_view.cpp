// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/confusion_view.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace tmw::ui {

namespace {

constexpr int kLeastWidth = 54;
constexpr int kLeastHeight = 38;
constexpr int kMostWidth = 110;
constexpr int kMostHeight = 86;
constexpr int kMargin = 52;
constexpr int kMarginHeight = 38;
constexpr int kNames = 96;   ///< the most that names of classes take
constexpr int kOneLine = 26; ///< height of the heads
constexpr int kTwoLines = 34;
constexpr int kBesideNames = 9;
constexpr double kDark = 0.55; ///< share from which a cell takes light text

/// Count in bold over the share of the row; the tint says how much.
class CellDelegate : public QStyledItemDelegate {
public:
    CellDelegate(const Theming& theming, QObject* parent)
        : QStyledItemDelegate(parent), theming_(theming) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const QStringList lines = index.data().toString().split('\n');
        const QVariant count = index.data(ConfusionModel::kCountRole);
        painter->save();
        if (!count.isValid()) {
            const bool right = index.column() == index.model()->columnCount() - 1;
            paintMargin(*painter, option.rect, lines, right);
        } else {
            paintCell(*painter, option, index, lines);
        }
        painter->restore();
    }

private:
    void paintMargin(QPainter& painter, const QRect& box, const QStringList& lines,
                     bool right) const {
        const auto side = right ? Qt::AlignLeft : Qt::AlignHCenter;
        const QRect room = right ? box.adjusted(8, 0, 0, 0) : box;
        const int middle = room.center().y();
        painter.setFont(Theming::sans(12));
        painter.setPen(theming_.color(Token::Text));
        painter.drawText(QRect(room.left(), middle - 16, room.width(), 16),
                         static_cast<int>(side) | Qt::AlignVCenter, lines.value(0));
        painter.setFont(Theming::sans(11));
        painter.setPen(theming_.color(Token::Muted));
        painter.drawText(QRect(room.left(), middle, room.width(), 16),
                         static_cast<int>(side) | Qt::AlignVCenter, lines.value(1));
    }

    void paintCell(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                   const QStringList& lines) const {
        const QRect box = option.rect.adjusted(1, 1, -1, -1);
        const bool any = index.data(ConfusionModel::kCountRole).toLongLong() > 0;
        const bool right = index.data(ConfusionModel::kRightRole).toBool();
        const double share = index.data(ConfusionModel::kShareRole).toDouble();
        painter.fillRect(box, theming_.color(Token::Sunk));
        if (any) {
            QColor fill = theming_.color(right ? Token::Accent : Token::Error);
            const double strength = right ? 0.15 + 0.7 * share : 0.18 + 0.3 * share;
            fill.setAlphaF(static_cast<float>(strength));
            painter.fillRect(box, fill);
        }
        const bool dark = any && right && share >= kDark;
        painter.setPen(theming_.color(dark ? Token::OnAccent : any ? Token::Text : Token::Muted));
        const int middle = box.center().y();
        const bool tall = box.height() >= 56;
        painter.setFont(any ? Theming::sans(tall ? 18 : 13, true) : Theming::sans(13));
        if (lines.size() == 1) {
            painter.drawText(box, static_cast<int>(Qt::AlignCenter), lines.value(0));
        } else {
            painter.drawText(QRect(box.left(), middle - 22, box.width(), 22),
                             static_cast<int>(Qt::AlignHCenter | Qt::AlignBottom), lines.value(0));
            painter.setFont(Theming::sans(11));
            painter.drawText(QRect(box.left(), middle + 1, box.width(), 16),
                             static_cast<int>(Qt::AlignHCenter | Qt::AlignVCenter), lines.value(1));
        }
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter.setPen(QPen(theming_.color(Token::Text), 3));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRectF(box).adjusted(1.5, 1.5, -1.5, -1.5));
        }
    }

    const Theming& theming_;
};

} // namespace

ConfusionView::ConfusionView(ConfusionModel* model, const Theming& theming, QWidget* parent)
    : QTableView(parent), confusion_(model) {
    setModel(model);
    setItemDelegate(new CellDelegate(theming, this));
    setShowGrid(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setProperty("kind", "matrix");
    for (QHeaderView* header : {horizontalHeader(), verticalHeader()}) {
        header->setHighlightSections(false);
        header->setSectionResizeMode(QHeaderView::Fixed);
        header->setMinimumSectionSize(16);
        header->setSectionsClickable(false);
        header->setTextElideMode(Qt::ElideRight);
    }
    setAccessibleName(tr("Confusion matrix: true classes down, predicted classes across"));
    connect(model, &QAbstractItemModel::modelReset, this, &ConfusionView::fitCells);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& now) {
                if (now.isValid())
                    emit cellChosen(now.row(), now.column());
            });
    connect(&theming, &Theming::changed, viewport(), qOverload<>(&QWidget::update));
}

void ConfusionView::fitCells() {
    const int classes = confusion_->classes();
    if (classes == 0)
        return;
    bool twoLines = false;
    int widest = 0;
    for (int i = 0; i <= classes; ++i)
        widest = std::max(widest, verticalHeader()->fontMetrics().horizontalAdvance(
                                      confusion_->headerData(i, Qt::Vertical).toString()));
    for (int i = 0; i < classes; ++i)
        twoLines |= confusion_->headerData(i, Qt::Horizontal).toString().contains('\n');
    horizontalHeader()->setFixedHeight(twoLines ? kTwoLines : kOneLine);
    verticalHeader()->setFixedWidth(std::min(widest + kBesideNames, kNames));
    const int roomX = width() - verticalHeader()->width() - kMargin - 4;
    const int roomY = height() - horizontalHeader()->height() - kMarginHeight - 4;
    const int cellX = std::clamp(roomX / classes, kLeastWidth, kMostWidth);
    const int cellY = std::clamp(roomY / classes, kLeastHeight, kMostHeight);
    for (int i = 0; i < classes; ++i) {
        setColumnWidth(i, cellX);
        setRowHeight(i, cellY);
    }
    setColumnWidth(classes, kMargin);
    setRowHeight(classes, kMarginHeight);
}

void ConfusionView::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fitCells();
}

} // namespace tmw::ui
