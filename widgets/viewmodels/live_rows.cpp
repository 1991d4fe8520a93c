// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/live_rows.h"

#include "widgets/viewmodels/data_plots.h"
#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace tmw::ui {

namespace {

constexpr double kOfLate = 10; ///< seconds

QString say(const char* text) {
    return QCoreApplication::translate("LiveRows", text);
}

QString of(size_t part, size_t all) {
    return say(QT_TRANSLATE_NOOP("LiveRows", "%1 of %2"))
        .arg(countText(static_cast<qint64>(part)), countText(static_cast<qint64>(all)));
}

/// The mean of each class over the last seconds.
std::vector<double> shareOfLate(const LiveFeed& feed) {
    std::vector<double> shares(feed.meaning().outputs.size());
    const auto& points = feed.points();
    for (auto at = points.rbegin();
         at != points.rend() && at->seconds > points.back().seconds - kOfLate; ++at)
        for (size_t i = 0; i < std::min(shares.size(), at->board.size()); ++i)
            shares[i] += static_cast<double>(at->board[i]);
    return shares;
}

} // namespace

QList<GridColumn> markColumns() {
    return {{say(QT_TRANSLATE_NOOP("LiveRows", "At"))},
            {say(QT_TRANSLATE_NOOP("LiveRows", "Marked"))},
            {say(QT_TRANSLATE_NOOP("LiveRows", "Said"))}};
}

QList<GridRow> markRows(const LiveFeed& feed) {
    QList<GridRow> rows;
    for (auto mark = feed.marks().rbegin(); mark != feed.marks().rend(); ++mark) {
        const bool wrong = mark->label >= 0 && !mark->right;
        const QString label = feed.labelOf(mark->label);
        rows.append({{mark->when.time().toString("HH:mm:ss"), mark->seconds},
                     {label.isEmpty() ? QStringLiteral("-") : label},
                     {mark->said,
                      {},
                      wrong,
                      {},
                      wrong ? say(QT_TRANSLATE_NOOP("LiveRows", "wrong")) : ""}});
    }
    return rows;
}

QString markNote(const LiveFeed& feed) {
    const auto labelled =
        std::ranges::count_if(feed.marks(), [](const LiveMark& mark) { return mark.label >= 0; });
    const auto right = std::ranges::count_if(feed.marks(), &LiveMark::right);
    return labelled == 0 ? QString()
                         : say(QT_TRANSLATE_NOOP("LiveRows", "%1 right"))
                               .arg(of(static_cast<size_t>(right), static_cast<size_t>(labelled)));
}

QString inputsTitle(const LiveMeaning& meaning) {
    if (meaning.inputs.size() == 1)
        return axisTitle(meaning.inputs.front(), meaning.inputUnits.front());
    const auto& units = meaning.inputUnits;
    const bool same = !units.empty() && std::ranges::all_of(units, [&](const std::string& unit) {
        return unit == units.front();
    });
    return same ? axisTitle(say(QT_TRANSLATE_NOOP("LiveRows", "Inputs")).toStdString(),
                            units.front())
                : say(QT_TRANSLATE_NOOP("LiveRows", "Inputs (each its unit)"));
}

QString sameBitsText(const LiveCounts& counts) {
    return of(counts.identical, counts.predictions);
}

QString floatText(const LiveFeed& feed) {
    const LiveCounts& counts = feed.counts();
    if (counts.compared == 0)
        return QStringLiteral("-");
    if (feed.meaning().classifies)
        return of(counts.sameClass, counts.compared);
    return say(QT_TRANSLATE_NOOP("LiveRows", "%1 apart on average, %2 at most"))
        .arg(numberText(counts.gapSum / static_cast<double>(counts.compared), 2),
             numberText(counts.mostGap, 2));
}

QString droppedText(const LiveCounts& counts) {
    return of(counts.missing + counts.lostHere,
              counts.predictions + counts.missing + counts.lostHere);
}

QString droppedCause(const LiveCounts& counts) {
    if (counts.lostHere > 0)
        return say(QT_TRANSLATE_NOOP("LiveRows", "This computer was too busy to take them all. "
                                                 "Close what else is at work."));
    if (counts.missing == 0)
        return {};
    return counts.reconnects > 0
               ? say(QT_TRANSLATE_NOOP("LiveRows", "Lost while the line was broken. Look at cable "
                                                   "and plug."))
               : say(QT_TRANSLATE_NOOP("LiveRows", "The line was full, so the board dropped them. "
                                                   "Use a faster line or a smaller model."));
}

std::vector<size_t> lanesFor(const LiveFeed& feed, std::vector<size_t> shown, size_t most) {
    const size_t classes = feed.meaning().outputs.size();
    const size_t room = std::min(most, classes);
    std::erase_if(shown, [classes](size_t each) { return each >= classes; });
    if (shown.size() == room && (room == classes || feed.points().empty() ||
                                 std::ranges::count(shown, bestClass(feed.points().back().board))))
        return shown;
    const std::vector<double> share = shareOfLate(feed);
    std::vector<size_t> order(classes);
    std::iota(order.begin(), order.end(), size_t{0});
    std::ranges::stable_sort(order, std::greater(), [&](size_t each) { return share[each]; });
    if (!feed.points().empty()) { // what is answered now is among them, however short
        const auto now = std::ranges::find(order, bestClass(feed.points().back().board));
        std::rotate(order.begin(), now, now + (now == order.end() ? 0 : 1));
    }
    order.resize(room);
    std::ranges::sort(order);
    return order;
}

std::vector<size_t> topClasses(const LivePoint& point, size_t most) {
    std::vector<size_t> order(point.board.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::ranges::stable_sort(order, std::greater(), [&](size_t each) { return point.board[each]; });
    order.resize(std::min(most, order.size()));
    return order;
}

} // namespace tmw::ui
