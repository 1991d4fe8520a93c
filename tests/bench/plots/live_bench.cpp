// SPDX-License-Identifier: GPL-3.0-or-later
// 256,000 values a second from a thread through the ring into a live plot. Four channels of 64,000
// and not 64 of 4,000: a plot shows six channels at most, and many rows are harder on the ring and
// on the columns than wide ones. Every value is looked at again at the end of its way.
#include "tests/bench/plots/frames.h"
#include "widgets/plots/live_plot.h"
#include "widgets/viewmodels/live_ring.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>
#include <qcustomplot.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <thread>

using namespace tmw;
using namespace tmw::ui;
using namespace tmw::bench;

namespace {

constexpr size_t kChannels = 4;
constexpr size_t kRate = 64'000;
constexpr size_t kRing = 32'768; // rows: half a second
constexpr size_t kKept = 30 * kRate;

struct Row {
    size_t number = 0;
    double seconds = 0;
    std::array<float, kChannels> values{};
};

using Ring = LiveRing<Row, kRing>;

Row rowAt(size_t number) {
    Row row{number, static_cast<double>(number) / kRate, {}};
    for (size_t i = 0; i < kChannels; ++i) {
        const double phase = row.seconds * static_cast<double>(50 + 170 * i);
        const auto grain = static_cast<float>(number * 2654435761U % 1000) / 5000;
        row.values[i] = static_cast<float>(std::sin(phase)) + grain + 2 * static_cast<float>(i);
    }
    return row;
}

/// As a driver would: what is due by the clock, in small batches.
void produce(Ring& ring, const std::atomic<bool>& stop, std::atomic<size_t>& made) {
    const auto start = Clock::now();
    size_t next = 0;
    while (!stop) {
        const auto due = static_cast<size_t>(millisecondsSince(start) * kRate / 1000);
        for (; next < due; ++next)
            ring.push(rowAt(next));
        made = next;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

double processSeconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// When pictures were painted.
class Painted : public QObject {
public:
    using QObject::QObject;
    std::vector<Clock::time_point> at;
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Paint)
            at.push_back(Clock::now());
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const double wanted = argc > 1 ? std::atof(argv[1]) : 10;
    Theming theming(application);
    LivePlot plot(theming, kKept);
    plot.resize(1280, 800);
    plot.setAxes("Time (s)", "Signal (V)");
    plot.setChannels({{"a", SeriesRole::Float},
                      {"b", SeriesRole::Int8},
                      {"c", SeriesRole::Truth},
                      {"d", SeriesRole::Board}});
    plot.setSpan(10);
    plot.show();
    QTest::qWait(200);

    const auto ring = std::make_unique<Ring>();
    std::atomic<bool> stop = false;
    std::atomic<size_t> made = 0;
    size_t expected = 0;
    size_t wrong = 0;
    const auto drain = [&] {
        Row row;
        while (ring->pop(&row)) {
            wrong += row.number != expected || row.values != rowAt(expected).values ? 1 : 0;
            expected = row.number + 1;
            plot.append(row.seconds, row.values);
        }
    };
    QTimer screen;
    screen.setTimerType(Qt::PreciseTimer);
    QObject::connect(&screen, &QTimer::timeout, drain);
    screen.start(1000 / 60);
    Painted painted;
    plot.findChild<QCustomPlot*>()->installEventFilter(&painted);

    const double cpu = processSeconds();
    const auto start = Clock::now();
    std::thread producer(produce, std::ref(*ring), std::cref(stop), std::ref(made));
    QTest::qWait(static_cast<int>(wanted * 1000));
    const double seconds = millisecondsSince(start) / 1000;
    const double used = processSeconds() - cpu;
    const size_t frames = painted.at.size();
    stop = true;
    producer.join();
    drain();

    std::vector<double> gaps;
    for (size_t i = 1; i < painted.at.size(); ++i)
        gaps.push_back(
            std::chrono::duration<double, std::milli>(painted.at[i] - painted.at[i - 1]).count());
    const FrameTimes times = timesOf(gaps);
    const size_t lost = ring->lost() + (made - plot.appended());
    const double rate = static_cast<double>(frames) / seconds;
    std::printf("%zu channels x %zu values a second, %.1f s, 1280 x 800, %d s shown\n", kChannels,
                kRate, seconds, 10);
    std::printf("values a second %.0f, frames a second %.1f, between frames median %.1f ms, worst "
                "%.1f ms\n",
                static_cast<double>(made * kChannels) / seconds, rate, times.median, times.worst);
    std::printf("values lost %zu, values wrong %zu, CPU %.0f %% of one core\n", lost * kChannels,
                wrong, 100 * used / seconds);
    return lost == 0 && wrong == 0 && rate >= 58 ? 0 : 1;
}
