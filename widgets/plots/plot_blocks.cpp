// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/legend_row.h"
#include "widgets/plots/plot_ticks.h"
#include "widgets/plots/plot_view.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {
constexpr float kFill = 0.25F;
constexpr float kChosenFill = 0.5F;
constexpr float kHatch = 0.7F;
constexpr int kLineHeight = 16;
constexpr int kAir = 4;
constexpr int kLeastWords = 40; ///< pixels: names that need more are cut in their middle

/// Shows the lines that have room in its block at the present zoom.
class BlockWords : public QCPItemText {
public:
    BlockWords(QCustomPlot* plot, const PlotBlock& block)
        : QCPItemText(plot), block_(block), lines_(block.words.split('\n')) {}

protected:
    void draw(QCPPainter* painter) override {
        const QStringList lines = fitting();
        if (lines.isEmpty())
            return;
        setText(lines.join('\n'));
        QCPItemText::draw(painter);
    }

private:
    QStringList fitting() const {
        const QCPAxis* across = parentPlot()->xAxis;
        const QCPAxis* up = parentPlot()->yAxis;
        const double wide =
            std::abs(across->coordToPixel(block_.right) - across->coordToPixel(block_.left));
        const double tall = std::abs(up->coordToPixel(block_.high) - up->coordToPixel(block_.low));
        const QFontMetrics metrics(font());
        QStringList lines;
        for (const QString& line : lines_.mid(0, static_cast<qsizetype>(tall / kLineHeight))) {
            if (metrics.horizontalAdvance(line) + kAir > wide && wide < kLeastWords)
                return {};
            lines += metrics.elidedText(line, Qt::ElideMiddle, static_cast<int>(wide) - kAir);
        }
        return lines;
    }

    PlotBlock block_;
    QStringList lines_;
};

} // namespace

void PlotView::setBlocks(std::vector<PlotBlock> blocks) {
    blocks_ = std::move(blocks);
}

void PlotView::setLimitY(double y, const QString& words) {
    limit_ = y;
    limitWords_ = words;
}

SeriesStyle PlotView::blockStyle(const PlotBlock& block) const {
    SeriesStyle style = styleOf(block.role, SeriesForm::Bars, false, theming_);
    if (block.wrong)
        style.color = theming_.color(Token::Error);
    style.edge = style.color;
    style.fill = block.fill;
    const bool hatched = block.fill != Qt::SolidPattern; // lines alone, which would be too faint
    style.color.setAlphaF(hatched ? kHatch : block.chosen ? kChosenFill : kFill);
    return style;
}

void PlotView::addBlockEntries(std::vector<LegendEntry>& entries) const {
    QStringList kinds;
    for (PlotBlock block : blocks_) {
        if (block.kind.isEmpty() || kinds.contains(block.kind))
            continue;
        kinds += block.kind;
        block.chosen = block.wrong = false;
        entries.push_back({block.kind, blockStyle(block)});
    }
}

void PlotView::addBlocks() {
    for (const PlotBlock& block : blocks_) {
        auto* box = new QCPItemRect(plot_);
        const SeriesStyle style = blockStyle(block);
        box->setPen(block.chosen ? QPen(theming_.color(Token::Text), 2) : QPen(style.edge, 1));
        box->setBrush(QBrush(style.color, style.fill));
        box->topLeft->setCoords(block.left, block.high);
        box->bottomRight->setCoords(block.right, block.low);
        addBlockWords(block);
    }
}

void PlotView::addBlockWords(const PlotBlock& block) {
    auto* words = new BlockWords(plot_, block);
    words->setFont(Theming::sans(11));
    words->setColor(theming_.color(Token::Text));
    if (block.fill != Qt::SolidPattern)
        words->setBrush(theming_.color(Token::Panel));
    words->setPositionAlignment(Qt::AlignCenter);
    // Beside the limit's line, where room is, and away from its words, which end at the right.
    const bool cut = limit_ > block.low && limit_ < block.high;
    const double along = cut ? 0.38 : 0.5;
    const bool above = cut && block.high - limit_ > limit_ - block.low;
    const double low = above ? limit_ : block.low;
    const double high = cut && !above ? limit_ : block.high;
    words->position->setCoords(block.left + along * (block.right - block.left), (low + high) / 2);
}

void PlotView::addLimit() {
    QPen pen(theming_.color(Token::Error), 1.5, Qt::DashLine);
    auto* line = new QCPItemStraightLine(plot_);
    line->setPen(pen);
    line->point1->setCoords(0, limit_);
    line->point2->setCoords(1, limit_);
    QCPItemText* words = addText(limitWords_);
    words->setColor(theming_.color(Token::Error));
    words->setPositionAlignment(Qt::AlignBottom | Qt::AlignRight);
    words->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
    words->position->setTypeY(QCPItemPosition::ptPlotCoords);
    words->position->setCoords(1, limit_);
}

void PlotView::setNames(const QStringList& names, CrowdedNames crowded) {
    names_ = names;
    crowded_ = crowded;
    plot_->xAxis->grid()->setVisible(names.isEmpty());
    plot_->xAxis->setTicker(QSharedPointer<RoundTicks>::create());
}

/// Names that would meet stand aslant, and shortened, so that room is left for the plot, or give
/// way to numbers.
void PlotView::turnNames() {
    if (names_.isEmpty())
        return;
    const QFontMetrics metrics(plot_->xAxis->tickLabelFont());
    int widest = 0;
    for (const QString& name : names_)
        widest = std::max(widest, metrics.horizontalAdvance(name));
    constexpr int kApart = 8;
    constexpr double kAslant = -60;
    constexpr int kLongestAslant = 76;
    const double shown = std::min(plot_->xAxis->range().size(), double(names_.size()));
    const bool meet = shown * (widest + kApart) > plot_->axisRect()->width();
    const bool aslant = meet && crowded_ == CrowdedNames::Aslant;
    plot_->xAxis->setTickLabelRotation(aslant ? kAslant : 0);
    if (meet && !aslant) {
        const auto numbers = QSharedPointer<RoundTicks>::create();
        numbers->setWhole(true);
        plot_->xAxis->setTicker(numbers);
        return;
    }
    QMap<double, QString> ticks;
    for (int i = 0; i < names_.size(); ++i)
        ticks[i] =
            aslant ? metrics.elidedText(names_[i], Qt::ElideMiddle, kLongestAslant) : names_[i];
    const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    ticker->setTicks(ticks);
    plot_->xAxis->setTicker(ticker);
}

} // namespace tmw::ui
