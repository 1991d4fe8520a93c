// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/live_inspector.h"

#include "widgets/parts/class_bars.h"
#include "widgets/parts/panel.h"
#include "widgets/parts/picture.h"
#include "widgets/parts/row_table.h"
#include "widgets/viewmodels/live_rows.h"
#include "widgets/viewmodels/sample_image.h"
#include "widgets/viewmodels/words.h"

#include <QLabel>

#include <algorithm>

namespace tmw::ui {

namespace {
constexpr size_t kMostBars = 5;
constexpr int kMostKeys = 9;
constexpr int kPicture = 160;
} // namespace

LiveInspector::LiveInspector(PageContext& context, QWidget* parent)
    : InspectorColumn(parent), workflow_(context.workflow), desk_(context.desk),
      picture_(new Picture), answer_(kindLabel("prediction")), confidence_(kindLabel("value")),
      bars_(new ClassBars(context.theming)), facts_(new PairList), cause_(kindLabel("warning")),
      marks_(new GridModel(this)), marksTable_(new RowTable("marks", tr("Marks"))),
      hint_(kindLabel("muted")) {
    add(kindLabel("muted", tr("Now")));
    picture_->setFixedHeight(kPicture);
    add(picture_);
    add(answer_);
    add(confidence_);
    add(bars_);
    addSection(tr("Since it runs"));
    add(facts_);
    cause_->setWordWrap(true);
    add(cause_);
    marksTitle_ = addSection(tr("Marks"));
    marks_->set(markColumns(), {});
    marksTable_->setModel(marks_);
    marksTable_->setWideColumn(2);
    marksTable_->setRowHeight(24);
    marksTable_->setMinimumHeight(96);
    add(marksTable_);
    hint_->setWordWrap(true);
    add(hint_);
    addStretch();
    connect(&desk_.feed(), &LiveFeed::pointsChanged, this, &LiveInspector::showAll);
    connect(&desk_.feed(), &LiveFeed::marksChanged, this, &LiveInspector::showMarks);
    connect(&desk_.feed(), &LiveFeed::started, this, &LiveInspector::showHint);
    connect(&desk_, &BoardDesk::changed, this, &LiveInspector::showAll);
    showAll();
    showMarks();
    showHint();
}

void LiveInspector::showAll() {
    showPicture();
    showAnswer();
    showFacts();
}

void LiveInspector::showPicture() {
    const LiveMeaning& meaning = desk_.feed().meaning();
    const LivePoint* point = desk_.feed().shown();
    const bool any = point && meaning.seesPictures() && point->raw.size() == meaning.inputs.size();
    picture_->setVisible(any);
    if (any)
        picture_->setImage(imageOf(meaning.shape, point->raw, meaning.bytes),
                           tr("What the sensor reads"));
}

void LiveInspector::showAnswer() {
    const LiveFeed& feed = desk_.feed();
    const LivePoint* point = feed.shown();
    bars_->setVisible(point && feed.meaning().classifies);
    if (!point) {
        answer_->setText(QStringLiteral("-"));
        confidence_->clear();
        return;
    }
    const QString said = feed.said(*point);
    answer_->setText(answer_->fontMetrics().elidedText(said, Qt::ElideRight, width() - 24));
    answer_->setToolTip(said);
    if (!feed.meaning().classifies) {
        QStringList words;
        if (point->raw.size() == 1)
            words += tr("for input %1").arg(numberText(static_cast<double>(point->raw[0]), 3));
        if (!point->truth.empty())
            words += tr("right is %1").arg(numberText(static_cast<double>(point->truth[0]), 3));
        confidence_->setText(words.join(", "));
        return;
    }
    QList<ClassBars::Bar> bars;
    for (const size_t each : topClasses(*point, kMostBars))
        bars.append(
            {feed.labelOf(static_cast<int>(each)), each, static_cast<double>(point->board[each])});
    confidence_->setText(tr("confidence %1, for %2 s")
                             .arg(bars.isEmpty() ? 0 : bars.front().share, 0, 'f', 2)
                             .arg(feed.secondsOfAnswer(), 0, 'f', 1));
    bars_->set(bars);
}

void LiveInspector::showFacts() {
    const LiveFeed& feed = desk_.feed();
    const LiveCounts& counts = feed.counts();
    const double rate = feed.ratePerSecond();
    if (counts.predictions == 0)
        facts_->clear(); // the run before may have had other facts
    facts_->set(tr("Predictions"), countText(static_cast<qint64>(counts.predictions)));
    facts_->set(tr("Rate"), desk_.isLive() && rate > 0
                                ? tr("%1 a second, by this computer's clock").arg(rate, 0, 'f', 1)
                                : QStringLiteral("-"));
    facts_->set(tr("%1, board").arg(fromText(feed.meaning().kind)),
                tr("%1 same bits").arg(sameBitsText(counts)));
    facts_->set(tr("float, board"), feed.meaning().classifies
                                        ? tr("%1 same class").arg(floatText(feed))
                                        : floatText(feed));
    if (feed.meaning().classifies)
        facts_->set(tr("Right"), counts.judged > 0
                                     ? tr("%1 of %2").arg(counts.right).arg(counts.judged)
                                     : tr("not known"));
    facts_->set(tr("Dropped"), droppedText(counts));
    const Compared* compared = workflow_.compared();
    if (compared && compared->int8Instructions)
        facts_->set(tr("One run"),
                    tr("%1 instructions, emulated")
                        .arg(countText(static_cast<qint64>(*compared->int8Instructions))));
    if (compared)
        facts_->set(tr("Model"), tr("run %1, %2").arg(compared->run).arg(kindText(compared->kind)));
    cause_->setText(droppedCause(counts));
    cause_->setVisible(!cause_->text().isEmpty());
}

void LiveInspector::showMarks() {
    const QString note = markNote(desk_.feed());
    marksTitle_->setText(note.isEmpty() ? tr("Marks") : tr("Marks: %1").arg(note));
    marks_->set(markColumns(), markRows(desk_.feed()));
    const bool any = !desk_.feed().marks().empty();
    marksTitle_->setVisible(any);
    marksTable_->setVisible(any);
}

void LiveInspector::showHint() {
    const LiveMeaning& meaning = desk_.feed().meaning();
    QStringList names;
    const int keys = std::min(kMostKeys, static_cast<int>(meaning.outputs.size()));
    for (int i = 0; meaning.classifies && i < keys; ++i)
        names += desk_.feed().labelOf(i);
    hint_->setText(
        names.isEmpty()
            ? tr("Space pauses, M marks, R records.")
            : tr("Space pauses, M marks, 1 to %1 mark as %2, R records. A label holds in the "
                 "recording until the next mark.")
                  .arg(keys)
                  .arg(names.join(", ")));
}

} // namespace tmw::ui
