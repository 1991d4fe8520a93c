// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/data_quality.h"

#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace tmw::ui {

namespace {

/// Fewer samples of a class than this say little.
constexpr size_t kFewOfClass = 10;
constexpr qsizetype kMostNotes = 6;

QString word(const char* text) {
    return QCoreApplication::translate("Quality", text);
}

QualityLine readLine(const Dataset& data) {
    if (data.rejectedRows == 0)
        return {StepState::Done, word(QT_TRANSLATE_NOOP("Quality", "Every row was read"))};
    return {StepState::Stale,
            countOf(static_cast<qint64>(data.rejectedRows),
                    word(QT_TRANSLATE_NOOP("Quality", "1 row could not be read")),
                    word(QT_TRANSLATE_NOOP("Quality", "%1 rows could not be read")))};
}

void addMissing(const Features& features, QList<QualityLine>& lines) {
    if (features.leftOut.empty())
        lines += {StepState::Done,
                  word(QT_TRANSLATE_NOOP("Quality", "Every sample has all its values"))};
    for (const LeftOut& each : features.leftOut)
        lines += {StepState::Stale,
                  countOf(static_cast<qint64>(each.rows),
                          word(QT_TRANSLATE_NOOP("Quality", "1 row left out: no %2")),
                          word(QT_TRANSLATE_NOOP("Quality", "%1 rows left out: no %2")))
                      .replace("%2", QString::fromStdString(each.column))};
}

void addClasses(const DatasetSummary& summary, QList<QualityLine>& lines) {
    const auto least =
        std::ranges::min_element(summary.classes, {}, [](const auto& each) { return each.second; });
    if (least == summary.classes.end() || least->second >= kFewOfClass)
        return;
    lines +=
        {StepState::Stale, countOf(static_cast<qint64>(least->second),
                                   word(QT_TRANSLATE_NOOP("Quality", "Class %2 has only 1 row")),
                                   word(QT_TRANSLATE_NOOP("Quality", "Class %2 has only %1 rows")))
                               .replace("%2", QString::fromStdString(least->first))};
}

} // namespace

QList<QualityLine> qualityOf(const Dataset& data, const DatasetSummary& summary,
                             const Features* features) {
    QList<QualityLine> lines{readLine(data)};
    if (features)
        addMissing(*features, lines);
    addClasses(summary, lines);
    qsizetype notes = 0;
    for (const ColumnSummary& column : summary.columns)
        if (!column.note.empty() && ++notes <= kMostNotes)
            lines += {StepState::Ready, QString("%1: %2").arg(QString::fromStdString(column.name),
                                                              sentenceOf(column.note))};
    if (notes > kMostNotes)
        lines += {StepState::Ready, word(QT_TRANSLATE_NOOP("Quality", "and %1 more notes"))
                                        .arg(countText(notes - kMostNotes))};
    return lines;
}

} // namespace tmw::ui
