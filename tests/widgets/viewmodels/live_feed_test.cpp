// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table_import.h"
#include "widgets/viewmodels/live_feed.h"
#include "widgets/viewmodels/live_rows.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace tmw;
using namespace tmw::ui;

namespace {

std::vector<float> oneHot(size_t classes, size_t best) {
    std::vector<float> values(classes, 0.1F / static_cast<float>(classes));
    values[best] = 0.9F;
    return values;
}

/// `saysFloat`: the class that the float model answers.
LivePoint point(size_t at, size_t classes, size_t says, size_t saysFloat) {
    return {.sample = at,
            .seconds = 0.02 * static_cast<double>(at),
            .raw = {static_cast<float>(at), 0.5F},
            .board = oneHot(classes, says),
            .host = oneHot(classes, says),
            .inFloat = oneHot(classes, saysFloat),
            .truth = {static_cast<float>(says)},
            .identical = true};
}

LiveMeaning meaning(size_t classes) {
    LiveMeaning made{true, {"length", "width, \"inner\""}, {}, {"cm", ""}, {}};
    for (size_t i = 0; i < classes; ++i)
        made.outputs.push_back("class " + std::to_string(i));
    return made;
}

} // namespace

class LiveFeedTest : public QObject {
    Q_OBJECT
private slots:
    void counts_who_agrees() {
        LiveFeed feed;
        feed.start(meaning(3));
        for (size_t i = 0; i < 100; ++i)
            feed.take(point(i, 3, 1, i < 10 ? 2 : 1));
        QCOMPARE(feed.counts().predictions, size_t{100});
        QCOMPARE(feed.counts().sameClass, size_t{90});
        QCOMPARE(feed.counts().right, size_t{100});
        QCOMPARE(floatText(feed), QString("90 of 100"));
        QCOMPARE(sameBitsText(feed.counts()), QString("100 of 100"));
        QVERIFY(droppedCause(feed.counts()).isEmpty());
    }

    void numbers_are_told_by_how_far_they_are_apart() {
        LiveFeed feed;
        feed.start({false, {"x"}, {"y"}, {"rad"}, {""}});
        feed.take({.raw = {1}, .board = {0.5F}, .host = {0.5F}, .inFloat = {0.75F}});
        feed.take({.sample = 1, .raw = {1}, .board = {0.5F}, .host = {0.5F}, .inFloat = {0.5F}});
        QCOMPARE(feed.counts().mostGap, 0.25);
        QCOMPARE(feed.counts().gapSum, 0.25);
        QCOMPARE(inputsTitle(feed.meaning()), QString("x (rad)"));
        feed.mark(0); // numbers have no labels
        QVERIFY(feed.marks().empty());
        feed.mark();
        QCOMPARE(feed.marks().size(), size_t{1});
    }

    void a_pause_holds_what_is_shown_and_counts_on() {
        LiveFeed feed;
        feed.start(meaning(3));
        feed.take(point(0, 3, 0, 0));
        feed.setPaused(true);
        for (size_t i = 1; i < 50; ++i)
            feed.take(point(i, 3, 2, 2));
        QCOMPARE(feed.shown()->sample, size_t{0});
        QCOMPARE(feed.counts().predictions, size_t{50});
        QCOMPARE(feed.points().size(), size_t{50});
        feed.setPaused(false);
        QCOMPARE(feed.shown()->sample, size_t{49});
    }

    void marks_are_judged_and_are_a_table() {
        LiveFeed feed;
        GridModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        feed.start(meaning(3));
        feed.mark(1); // nothing to mark yet
        feed.take(point(0, 3, 1, 1));
        feed.mark(1);
        feed.mark(2);
        feed.mark(7); // no such label
        feed.mark();
        model.set(markColumns(), markRows(feed));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(markNote(feed), QString("1 of 2 right"));
        QCOMPARE(model.index(2, 1).data().toString(), QString("class 1"));
        QCOMPARE(model.index(0, 1).data().toString(), QString("-"));
    }

    void lanes_are_the_top_few_and_hold_what_is_answered() {
        LiveFeed feed;
        feed.start(meaning(22));
        for (size_t i = 0; i < 100; ++i)
            feed.take(point(i, 22, i % 3 + 5, 5));
        const auto lanes = lanesFor(feed, {}, 4);
        QCOMPARE(lanes.size(), size_t{4});
        for (const size_t each : {5U, 6U, 7U})
            QVERIFY(std::ranges::count(lanes, each) == 1);
        QCOMPARE(lanesFor(feed, lanes, 4), lanes); // they stay
        feed.take(point(100, 22, 21, 21));
        const auto after = lanesFor(feed, lanes, 4);
        QVERIFY(std::ranges::count(after, 21U) == 1);
        QCOMPARE(topClasses(feed.points().back(), 5).front(), size_t{21});
    }

    void a_recording_is_a_table_that_an_import_takes() {
        LiveFeed feed;
        feed.start(meaning(3));
        QVERIFY(feed.startRecording(nullptr));
        for (size_t i = 0; i < 60; ++i) {
            feed.take(point(i, 3, 1, 1));
            if (i == 19)
                feed.mark(2);
            if (i == 39)
                feed.mark();
        }
        const auto file = feed.stopRecording();
        QVERIFY(file && !file->empty());
        const std::vector<std::filesystem::path> files{*file};
        const auto import = importTables(files, {});
        QVERIFY(import);
        const Dataset& data = import->data;
        QCOMPARE(data.rows, size_t{60});
        QCOMPARE(data.columns.size(), size_t{4});
        QCOMPARE(data.columns[0].name, std::string("time_s"));
        QCOMPARE(data.columns[1].values[42], 42.0);
        const Column* inner = findColumn(data, "width, \"inner\"");
        QVERIFY(inner && inner->values[0] == 0.5);
        const Column& label = data.columns[3];
        QCOMPARE(label.categories, std::vector<std::string>{"class 2"});
        QCOMPARE(std::ranges::count_if(label.values, [](double v) { return v == 0; }), 20);
    }

    void what_never_came_says_why() {
        LiveCounts counts;
        counts.predictions = 97;
        counts.missing = 3;
        QCOMPARE(droppedText(counts), QString("3 of 100"));
        const QString full = droppedCause(counts);
        counts.reconnects = 1;
        const QString broken = droppedCause(counts);
        counts.lostHere = 1;
        QVERIFY(!full.isEmpty() && !broken.isEmpty() && full != broken);
        QVERIFY(droppedCause(counts) != broken);
    }
};

QTEST_GUILESS_MAIN(LiveFeedTest)
#include "live_feed_test.moc"
