// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/window.h"
#include "device_runtime/kernels/window.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <algorithm>
#include <random>

using namespace tmw;

namespace {

struct Case {
    rt::WindowShape window{};
    uint32_t outputs = 1;
};

Case randomCase(std::mt19937& random) {
    const auto upTo = [&](uint32_t most) { return static_cast<uint32_t>(1 + random() % most); };
    Case made;
    rt::WindowShape& w = made.window;
    w.batches = 1;
    w.channels = upTo(5);
    w.height = static_cast<uint16_t>(upTo(4));
    w.width = static_cast<uint16_t>(upTo(4));
    w.strideY = static_cast<uint16_t>(upTo(3));
    w.strideX = static_cast<uint16_t>(upTo(3));
    w.dilationY = static_cast<uint16_t>(upTo(2));
    w.dilationX = static_cast<uint16_t>(upTo(2));
    w.padTop = static_cast<uint16_t>(random() % w.height);
    w.padLeft = static_cast<uint16_t>(random() % w.width);
    w.outHeight = upTo(7);
    w.outWidth = upTo(7);
    w.inHeight = (w.outHeight - 1) * w.strideY + upTo(3);
    w.inWidth = (w.outWidth - 1) * w.strideX + upTo(3);
    if (random() % 4 == 0) // pointwise
        w = {1, w.inHeight, w.inWidth, w.channels, w.inHeight, w.inWidth, 1, 1, 1, 1, 1, 1, 0, 0};
    made.outputs = upTo(9);
    return made;
}

/// First byte of the input that the window of a pixel reads, or the input's end.
uint64_t firstRead(const rt::WindowShape& w, uint64_t pixel) {
    const int32_t top = rt::originY(w, static_cast<uint32_t>(pixel / w.outWidth));
    const int32_t left = rt::originX(w, static_cast<uint32_t>(pixel % w.outWidth));
    uint64_t first = rt::inputElements(w);
    for (int32_t ky = 0; ky < w.height; ++ky)
        for (int32_t kx = 0; kx < w.width; ++kx) {
            const int32_t y = top + ky * w.dilationY, x = left + kx * w.dilationX;
            if (y < 0 || x < 0 || y >= static_cast<int32_t>(w.inHeight) ||
                x >= static_cast<int32_t>(w.inWidth))
                continue;
            const uint64_t at =
                (static_cast<uint64_t>(y) * w.inWidth + static_cast<uint64_t>(x)) * w.channels;
            first = std::min(first, at);
        }
    return first;
}

} // namespace

class WindowAheadTest : public QObject {
    Q_OBJECT
private slots:
    /// Whatever four pixels write, none of them and of the later ones reads.
    void nothingIsWrittenThatIsReadLater() {
        std::mt19937 random(3);
        for (int round = 0; round < 2000; ++round) {
            const Case each = randomCase(random);
            const rt::WindowShape& w = each.window;
            const uint64_t pixels = pixelsOf(w);
            const auto bytes = 1 + random() % 4;
            const auto ahead = aheadInOrder(w, each.outputs, bytes);
            QVERIFY(ahead);
            uint64_t later = UINT64_MAX;
            for (uint64_t pixel = pixels; pixel-- > 0;) {
                later = std::min(later, firstRead(w, pixel));
                const uint64_t written = std::min(pixel + 4, pixels) * each.outputs;
                QVERIFY(later == rt::inputElements(w) ||
                        written * bytes <= ahead->ahead + later * bytes);
            }
        }
    }

    void severalBatchesStayApart() {
        rt::WindowShape w{2, 4, 4, 8, 4, 4, 3, 3, 1, 1, 1, 1, 1, 1};
        QVERIFY(!aheadInOrder(w, 8, 1));
        w.batches = 1;
        QVERIFY(aheadInOrder(w, 8, 1));
        QCOMPARE(aheadByChannel(w)->step, uint64_t{8});
    }
};

QTEST_GUILESS_MAIN(WindowAheadTest)
#include "window_ahead_test.moc"
