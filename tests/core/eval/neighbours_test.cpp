// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/neighbours.h"

#include <QObject>
#include <QTest>

using namespace tmw;

class NeighboursTest : public QObject {
    Q_OBJECT
    static Features four() {
        Features features;
        features.samples = 4;
        features.inputNames = {"a", "b"};
        features.inputs = {0, 0, 3, 4, 0, 1, 0, -1};
        features.labels = {0, 1, 1, 0};
        return features;
    }

private slots:
    void nearestOfAllAndOfAClass() {
        const Features features = four();
        const std::vector<uint32_t> part{1, 2, 3};
        // Of two as near, the first.
        QCOMPARE(nearestSample(features, part, 0)->sample, uint32_t{2});
        QCOMPARE(nearestSample(features, part, 0, 0)->sample, uint32_t{3});
        QCOMPARE(nearestSample(features, part, 0, 1)->distance, 1.0);
        QCOMPARE(nearestSample(features, {{1}}, 0)->distance, 5.0);
    }
    void notItselfAndNotWhereThereIsNone() {
        const Features features = four();
        const std::vector<uint32_t> part{1, 2};
        QCOMPARE(nearestSample(features, part, 1)->sample, uint32_t{2});
        QVERIFY(!nearestSample(features, part, 0, 0));
        QVERIFY(!nearestSample(features, {}, 0));
    }
};

QTEST_GUILESS_MAIN(NeighboursTest)
#include "neighbours_test.moc"
