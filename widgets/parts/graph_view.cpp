// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/graph_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace tmw::ui {

namespace {
constexpr int kBoxWidth = 212;
constexpr int kBoxHeight = 56;
constexpr int kGapX = 20;
constexpr int kGapY = 24;
constexpr int kMargin = 16;
constexpr int kPadding = 8;
} // namespace

GraphView::GraphView(const Theming& theming, QWidget* parent)
    : QAbstractScrollArea(parent), theming_(theming) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Graph of the model"));
    connect(&theming, &Theming::changed, viewport(), qOverload<>(&QWidget::update));
}

void GraphView::setGraph(ModelGraph graph) {
    graph_ = std::move(graph);
    chosen_ = -1;
    setScrollBars();
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
    viewport()->update();
}

void GraphView::choose(int op) {
    const auto node = std::ranges::find(graph_.nodes, op, &GraphNode::op);
    if (op < 0 || node == graph_.nodes.end() || op == chosen_)
        return;
    chosen_ = op;
    const QRect box = boxOf(*node);
    const auto into = [](QScrollBar* bar, int low, int high) {
        bar->setValue(std::clamp(bar->value(), high - bar->pageStep(), low));
    };
    into(verticalScrollBar(), box.top() - kGapY, box.bottom() + kGapY);
    into(horizontalScrollBar(), box.left() - kMargin, box.right() + kMargin);
    viewport()->update();
    emit operatorChosen(op);
}

QRect GraphView::boxOf(const GraphNode& node) const {
    const int width = graph_.columns * (kBoxWidth + kGapX) - kGapX + 2 * kMargin;
    // A chain stands in the middle, for its passages keep to the right of it.
    const int left = std::max(kMargin, (viewport()->width() - width) / 2 + kMargin);
    return {left + node.column * (kBoxWidth + kGapX), kMargin + node.row * (kBoxHeight + kGapY),
            kBoxWidth, kBoxHeight};
}

QPoint GraphView::scrolled() const {
    return {horizontalScrollBar()->value(), verticalScrollBar()->value()};
}

const GraphNode* GraphView::nodeAt(QPoint place) const {
    const auto node = std::ranges::find_if(graph_.nodes, [&](const GraphNode& each) {
        return !each.isPassage() && boxOf(each).contains(place + scrolled());
    });
    return node == graph_.nodes.end() ? nullptr : &*node;
}

void GraphView::setScrollBars() {
    const int width = graph_.columns * (kBoxWidth + kGapX) - kGapX + 2 * kMargin;
    const int height = graph_.rows * (kBoxHeight + kGapY) - kGapY + 2 * kMargin;
    const auto set = [](QScrollBar* bar, int whole, int page, int step) {
        bar->setRange(0, std::max(0, whole - page));
        bar->setPageStep(page);
        bar->setSingleStep(step);
    };
    set(horizontalScrollBar(), width, viewport()->width(), kGapX);
    set(verticalScrollBar(), height, viewport()->height(), kBoxHeight + kGapY);
}

void GraphView::resizeEvent(QResizeEvent*) {
    setScrollBars();
}

void GraphView::drawEdge(QPainter& painter, const GraphEdge& edge) const {
    const GraphNode& from = graph_.nodes[edge.from];
    const GraphNode& to = graph_.nodes[edge.to];
    const QRect above = boxOf(from);
    const QRect below = boxOf(to);
    // A passage is a line through the left of its place, so that long edges hug the chain.
    const auto middle = [](const QRect& box, bool passage) {
        return passage ? box.left() + kPadding : box.center().x();
    };
    const QPointF start(middle(above, from.isPassage()),
                        from.isPassage() ? above.top() : above.bottom() + 1);
    const QPointF end(middle(below, to.isPassage()), below.top());
    QPainterPath path(start);
    const QPointF turn(start.x(), end.y() - kGapY);
    path.lineTo(turn);
    path.cubicTo(turn + QPointF(0, kGapY / 2.0), end - QPointF(0, kGapY / 2.0), end);
    painter.drawPath(path);
    if (to.isPassage())
        return;
    const double wing = 4;
    painter.drawLine(end, end + QPointF(-wing, -wing));
    painter.drawLine(end, end + QPointF(wing, -wing));
}

void GraphView::drawBox(QPainter& painter, const GraphNode& node) const {
    const QRect box = boxOf(node);
    const bool isChosen = node.op >= 0 && node.op == chosen_;
    const Token edge = node.refused ? Token::Error : isChosen ? Token::Accent : Token::Control;
    painter.setPen(QPen(theming_.color(edge), isChosen || node.refused ? 2 : 1));
    painter.setBrush(theming_.color(isChosen      ? Token::Selected
                                    : node.op < 0 ? Token::AccentTint
                                                  : Token::Sunk));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const QRect inner = box.adjusted(kPadding, 4, -kPadding, -4);
    const auto line = [&](int number, const QString& text, const QFont& font, Token token) {
        painter.setFont(font);
        painter.setPen(theming_.color(token));
        const QRect place(inner.left(), inner.top() + number * 16, inner.width(), 16);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, place.width()));
    };
    line(0, node.refused ? node.title + "  !" : node.title, Theming::sans(12, true),
         node.refused ? Token::Error : Token::Text);
    line(1, node.detail, Theming::sans(11), Token::Text);
    line(2, node.note, Theming::sans(11), Token::Muted);
}

void GraphView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theming_.color(Token::Panel));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-scrolled());
    const QRect seen = event->rect().translated(scrolled());
    painter.setPen(QPen(theming_.color(Token::Control), 1.5));
    painter.setBrush(Qt::NoBrush);
    for (const GraphEdge& edge : graph_.edges)
        if (boxOf(graph_.nodes[edge.from]).united(boxOf(graph_.nodes[edge.to])).intersects(seen))
            drawEdge(painter, edge);
    for (const GraphNode& node : graph_.nodes)
        if (!node.isPassage() && boxOf(node).intersects(seen))
            drawBox(painter, node);
}

void GraphView::mousePressEvent(QMouseEvent* event) {
    if (const GraphNode* node = nodeAt(event->position().toPoint()))
        choose(node->op);
}

void GraphView::keyPressEvent(QKeyEvent* event) {
    const bool goesBack = event->key() == Qt::Key_Up || event->key() == Qt::Key_Left;
    if (event->key() == Qt::Key_Home)
        choose(0);
    else if (event->key() == Qt::Key_End && !graph_.nodes.empty())
        choose(std::ranges::max(graph_.nodes, {}, &GraphNode::op).op);
    else if (goesBack || event->key() == Qt::Key_Down || event->key() == Qt::Key_Right)
        choose(chosen_ < 0 ? 0 : chosen_ + (goesBack ? -1 : 1));
    else
        QAbstractScrollArea::keyPressEvent(event);
}

bool GraphView::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const GraphNode* node = nodeAt(help->pos());
    QToolTip::showText(help->globalPos(), node ? node->tip : QString(), viewport());
    return true;
}

} // namespace tmw::ui
