// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/kernel_cycles.h"

#include <QObject>
#include <QtTest>

using namespace tmw;

// Layers on either side of the line, whose kernels were both weighed on emulated boards.
class KernelCyclesTest : public QObject {
    Q_OBJECT
private slots:
    void wordsForPlanesThatAreNotSmall() {
        const auto gains = [](uint32_t out, uint32_t stride, uint32_t channels) {
            rt::WindowShape w{};
            w.batches = 1;
            w.inHeight = w.inWidth = out * stride;
            w.outHeight = w.outWidth = out;
            w.channels = channels;
            w.height = w.width = 3;
            w.strideY = w.strideX = static_cast<decltype(w.strideX)>(stride);
            w.dilationY = w.dilationX = 1;
            w.padTop = w.padLeft = stride == 1;
            return gainsByWords(rt::planeShape(w), channels);
        };
        QVERIFY(gains(6, 1, 128));
        QVERIFY(gains(6, 2, 64));
        QVERIFY(gains(4, 1, 16));
        QVERIFY(gains(3, 1, 16));
        QVERIFY(!gains(3, 1, 256));
        QVERIFY(!gains(3, 2, 128));
        QVERIFY(!gains(2, 2, 16));
    }

    void vectorsForRowsThatAreNotShort() {
        const auto gains = [](uint32_t depth, uint32_t outputs) {
            return gainsByMveRow({depth, outputs, {}, {}, {}});
        };
        QVERIFY(gains(64, 12));
        QVERIFY(gains(16, 16));
        QVERIFY(gains(256, 2));
        QVERIFY(!gains(16, 1));
        QVERIFY(!gains(64, 3));
        QVERIFY(!gains(256, 1));
        QVERIFY(!gains(32, 5));
    }

    void pairsForMoreThanAFewProducts() {
        QVERIFY(gainsByDspRow({16, 1, {}, {}, {}}));
        QVERIFY(gainsByDspRow({4, 2, {}, {}, {}}));
        QVERIFY(!gainsByDspRow({4, 1, {}, {}, {}}));
    }
};

QTEST_GUILESS_MAIN(KernelCyclesTest)
#include "kernel_cycles_test.moc"
