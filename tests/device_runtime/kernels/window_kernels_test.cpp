// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/stream.h"
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/depthwise_planes.h"
#include "device_runtime/kernels/pool.h"
#include "tests/device_runtime/kernels/kernel_bench.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <algorithm>

using namespace tmw;
using namespace tmw::test;

// Random windows through the kernels, against the sums as they are written down.
namespace {

rt::Rescale randomRescale(std::mt19937& random) {
    return {static_cast<int32_t>((1u << 30) + random() % (1u << 30)),
            -static_cast<int32_t>(random() % 40 ? 1 + random() % 11 : 0)};
}

int32_t randomZeroPoint(std::mt19937& random) {
    return static_cast<int32_t>(random() % 256) - 128;
}

size_t padTo(std::vector<uint8_t>& stream, size_t multiple) {
    stream.resize((stream.size() + multiple - 1) / multiple * multiple);
    return stream.size();
}

/// Weights of outputs x depth, a bias and a rescaling each.
struct Weights {
    size_t depth;
    std::vector<int8_t> values;
    std::vector<int32_t> bias;
    std::vector<rt::Rescale> rescales;

    Weights(std::mt19937& random, size_t outputs, size_t perOutput)
        : depth(perOutput), values(randomNumbers<int8_t>(random, outputs * perOutput)) {
        for (size_t o = 0; o < outputs; ++o) {
            bias.push_back(static_cast<int32_t>(random() % 20001) - 10000);
            rescales.push_back(randomRescale(random));
        }
    }
    std::span<const int8_t> row(size_t o) const {
        return std::span(values).subspan(o * depth, depth);
    }
    std::vector<uint8_t> wide() const {
        std::vector<uint8_t> stream;
        for (size_t o = 0; o < bias.size(); ++o) {
            append(stream, int64_t{bias[o]});
            append(stream, rescales[o]);
            stream.insert(stream.end(), row(o).begin(), row(o).end());
            padTo(stream, 8);
        }
        return stream;
    }
    std::vector<uint8_t> depthwise(int32_t zeroPoint) const {
        std::vector<uint8_t> stream;
        for (size_t first = 0; first < bias.size(); first += 4) {
            rt::DepthwiseBlock block{{}, {}, {-1, -1, -1, -1}};
            for (size_t i = 0; i < 4 && first + i < bias.size(); ++i) {
                int32_t sum = 0;
                for (const int8_t weight : row(first + i))
                    sum += weight;
                block.bias[i] = bias[first + i] - sum * zeroPoint;
                block.multipliers[i] = rescales[first + i].multiplier;
                block.shifts[i] = rescales[first + i].shift;
            }
            append(stream, block);
            for (size_t tap = 0; tap < depth; ++tap)
                for (size_t i = 0; i < 4; ++i)
                    append(stream, first + i < bias.size() ? row(first + i)[tap] : int8_t{0});
        }
        return stream;
    }
    bool shiftRight() const {
        return std::ranges::all_of(rescales, [](const rt::Rescale& r) { return r.shift < 0; });
    }
};

int32_t rescaled(int32_t sum, const rt::Rescale& r) {
    return rt::multiplyByQuantized(sum, r.multiplier, r.shift);
}
int32_t rescaledWide(int64_t sum, const rt::Rescale& r) {
    return rt::multiplyWideByQuantized(sum, r.multiplier, r.shift);
}

template <typename Record>
Record windowRecord(const rt::WindowShape& window) {
    Record record{};
    record.output = KernelBench::kOutput;
    record.window = window;
    return record;
}

} // namespace

class WindowKernelsTest : public QObject {
    Q_OBJECT
private slots:
    void depthwiseInt8() {
        std::mt19937 random(11);
        size_t planes = 0;
        for (int i = 0; i < 2500; ++i) {
            rt::WindowShape w = randomWindow(random);
            const bool ofPlanes = random() % 2;
            if (ofPlanes) { // of those that DepthwiseInt8Planes knows
                w.height = w.width = 3;
                w.dilationX = w.dilationY = 1;
                w.channels = random() % 3 ? 4 : 8;
                w.inHeight = upTo(random, 20);
                w.outHeight = upTo(random, 22);
            }
            const uint32_t multiplier = ofPlanes ? 1 : upTo(random, 3);
            const size_t outputs = w.channels * multiplier;
            const Weights weights(random, outputs, size_t(w.height) * w.width);
            auto record = windowRecord<rt::DepthwiseInt8Record>(w);
            record.weights = rt::locate(rt::Memory::Constants, 0);
            record.head.flags = weights.shiftRight() ? rt::kRightShifts : 0;
            record.scratch = KernelBench::kScratch;
            record.multiplier = multiplier;
            record.inputZeroPoint = randomZeroPoint(random);
            record.zeroPoint = randomZeroPoint(random);
            record.low = -128;
            record.high = 127;
            const auto in = randomNumbers<int8_t>(random, rt::inputElements(w));
            std::vector<int8_t> wanted;
            forEachPixel(w, [&](uint32_t b, uint32_t y, uint32_t x) {
                for (size_t o = 0; o < outputs; ++o) {
                    int32_t sum = weights.bias[o];
                    forEachTap(w, b, y, x, [&](size_t pixel, size_t tap) {
                        sum += (in[pixel * w.channels + o / multiplier] - record.inputZeroPoint) *
                               weights.row(o)[tap];
                    });
                    wanted.push_back(static_cast<int8_t>(std::clamp(
                        rescaled(sum, weights.rescales[o]) + record.zeroPoint, -128, 127)));
                }
            });
            KernelBench bench;
            bench.putInput(in);
            bench.putConstants(weights.depthwise(record.inputZeroPoint));
            QCOMPARE(bench.run<int8_t>(rt::kDepthwiseInt8Kernel, record.head, wanted.size()),
                     wanted);
            if (multiplier > 1 || rt::planeShape(w).rows == 0 || !weights.shiftRight())
                continue;
            ++planes;
            for (const rt::Kernel& kernel :
                 {rt::kDepthwiseInt8PlanesKernel, rt::kDepthwiseInt8WordsKernel}) {
                std::memset(reinterpret_cast<uint8_t*>(bench.arena.data()) + KernelBench::kOutput,
                            0, wanted.size());
                QCOMPARE(bench.run<int8_t>(kernel, record.head, wanted.size()), wanted);
            }
        }
        QVERIFY(planes > 300);
    }

    /// Fewer rows of the plane are held at a time than there are; pairs go along the even side.
    void planesGoByRows() {
        const auto shape = [](uint32_t height, uint32_t width, uint16_t stride) {
            return rt::planeShape({1, height * stride, width * stride, 4, height, width, 3, 3,
                                   stride, stride, 1, 1, 1, 1});
        };
        QCOMPARE(shape(48, 48, 1).rows, 4u);
        QVERIFY(!shape(48, 48, 1).turned);
        QVERIFY(shape(25, 5, 1).turned);
        QCOMPARE(shape(25, 5, 1).rows, 7u);
        QCOMPARE(shape(24, 24, 2).rows, 4u);
        QCOMPARE(shape(100, 100, 1).rows, 0u);
        QVERIFY(shape(10, 100, 1).turned);
        QCOMPARE(shape(8, 8, 3).rows, 0u);
    }

    void int16() {
        std::mt19937 random(12);
        for (int i = 0; i < 1500; ++i) {
            const rt::WindowShape w = randomWindow(random);
            const size_t taps = size_t(w.height) * w.width;
            const auto in = randomNumbers<int16_t>(random, rt::inputElements(w));
            KernelBench bench;
            bench.putInput(in);

            const Weights each(random, w.channels, taps);
            auto depthwise = windowRecord<rt::DepthwiseInt16Record>(w);
            depthwise.weights = rt::locate(rt::Memory::Constants, 0);
            depthwise.multiplier = 1;
            depthwise.low = -32768;
            depthwise.high = 32767;
            std::vector<int16_t> wanted;
            forEachPixel(w, [&](uint32_t b, uint32_t y, uint32_t x) {
                for (size_t c = 0; c < w.channels; ++c) {
                    int64_t sum = each.bias[c];
                    forEachTap(w, b, y, x, [&](size_t pixel, size_t tap) {
                        sum += in[pixel * w.channels + c] * each.row(c)[tap];
                    });
                    wanted.push_back(static_cast<int16_t>(
                        std::clamp(rescaledWide(sum, each.rescales[c]), -32768, 32767)));
                }
            });
            bench.putConstants(each.wide());
            QCOMPARE(bench.run<int16_t>(rt::kDepthwiseInt16Kernel, depthwise.head, wanted.size()),
                     wanted);

            const size_t outputs = upTo(random, 4);
            const Weights all(random, outputs, taps * w.channels);
            auto conv = windowRecord<rt::ConvInt16Record>(w);
            conv.weights = rt::locate(rt::Memory::Constants, 0);
            conv.scratch = KernelBench::kScratch;
            conv.outputs = static_cast<uint32_t>(outputs);
            conv.low = -32768;
            conv.high = 32767;
            wanted.clear();
            forEachPixel(w, [&](uint32_t b, uint32_t y, uint32_t x) {
                for (size_t o = 0; o < outputs; ++o) {
                    int64_t sum = all.bias[o];
                    forEachTap(w, b, y, x, [&](size_t pixel, size_t tap) {
                        for (size_t c = 0; c < w.channels; ++c)
                            sum += in[pixel * w.channels + c] * all.row(o)[tap * w.channels + c];
                    });
                    wanted.push_back(static_cast<int16_t>(
                        std::clamp(rescaledWide(sum, all.rescales[o]), -32768, 32767)));
                }
            });
            bench.putConstants(all.wide());
            QCOMPARE(bench.run<int16_t>(rt::kConvInt16Kernel, conv.head, wanted.size()), wanted);
        }
    }

    void pools() {
        std::mt19937 random(13);
        int checked = 0;
        for (int i = 0; i < 4000; ++i) {
            rt::WindowShape w = randomWindow(random);
            w.dilationY = w.dilationX = 1;
            if (!rt::everyWindowMeetsThePlane(w))
                continue;
            ++checked;
            const bool average = random() % 2;
            auto record = windowRecord<rt::PoolIntRecord>(w);
            record.function = average ? 1 : 0;
            record.type = static_cast<uint16_t>(DataType::Int8);
            record.low = -100;
            record.high = 100;
            const auto in = randomNumbers<int8_t>(random, rt::inputElements(w));
            std::vector<int8_t> wanted;
            forEachPixel(w, [&](uint32_t b, uint32_t y, uint32_t x) {
                for (size_t c = 0; c < w.channels; ++c) {
                    int32_t most = -128, sum = 0, count = 0;
                    forEachTap(w, b, y, x, [&](size_t pixel, size_t) {
                        const int32_t value = in[pixel * w.channels + c];
                        most = std::max(most, value);
                        sum += value;
                        ++count;
                    });
                    const int32_t mean =
                        (sum > 0 ? sum + count / 2 : sum - count / 2) / std::max(count, 1);
                    wanted.push_back(
                        static_cast<int8_t>(std::clamp(average ? mean : most, -100, 100)));
                }
            });
            KernelBench bench;
            bench.putInput(in);
            QCOMPARE(bench.run<int8_t>(rt::kPoolIntKernel, record.head, wanted.size()), wanted);
        }
        QVERIFY(checked > 300);
    }

    /// What each input pixel adds where it reaches.
    void transposed() {
        std::mt19937 random(14);
        for (int i = 0; i < 1500; ++i) {
            rt::WindowShape w = randomWindow(random);
            w.dilationY = w.dilationX = 1;
            const size_t outputs = upTo(random, 4);
            const Weights weights(random, outputs, size_t(w.height) * w.width * w.channels);
            auto record = windowRecord<rt::TransposeConvIntRecord>(w);
            record.head.flags = rt::kNarrow;
            record.weights = rt::locate(rt::Memory::Constants, 0);
            record.type = static_cast<uint32_t>(DataType::Int8);
            record.outputs = static_cast<uint32_t>(outputs);
            record.inputZeroPoint = randomZeroPoint(random);
            record.zeroPoint = randomZeroPoint(random);
            record.low = -128;
            record.high = 127;
            const auto in = randomNumbers<int8_t>(random, rt::inputElements(w));
            std::vector<int32_t> sums(rt::outputPixels(w) * outputs);
            for (size_t at = 0; at < sums.size(); ++at)
                sums[at] = weights.bias[at % outputs];
            for (size_t at = 0; at < in.size(); ++at) {
                const size_t c = at % w.channels, x = at / w.channels % w.inWidth;
                const size_t y = at / w.channels / w.inWidth % w.inHeight;
                const size_t b = at / w.channels / w.inWidth / w.inHeight;
                for (int ky = 0; ky < w.height; ++ky)
                    for (int kx = 0; kx < w.width; ++kx) {
                        const int oy = int(y) * w.strideY + ky - w.padTop;
                        const int ox = int(x) * w.strideX + kx - w.padLeft;
                        if (oy < 0 || ox < 0 || oy >= int(w.outHeight) || ox >= int(w.outWidth))
                            continue;
                        const size_t pixel =
                            (b * w.outHeight + size_t(oy)) * w.outWidth + size_t(ox);
                        const size_t tap = (size_t(ky) * w.width + size_t(kx)) * w.channels + c;
                        for (size_t o = 0; o < outputs; ++o)
                            sums[pixel * outputs + o] +=
                                (in[at] - record.inputZeroPoint) * weights.row(o)[tap];
                    }
            }
            std::vector<int8_t> wanted;
            for (size_t at = 0; at < sums.size(); ++at)
                wanted.push_back(static_cast<int8_t>(std::clamp(
                    rescaled(sums[at], weights.rescales[at % outputs]) + record.zeroPoint, -128,
                    127)));
            KernelBench bench;
            bench.putInput(in);
            bench.putConstants(weights.wide());
            QCOMPARE(bench.run<int8_t>(rt::kTransposeConvIntKernel, record.head, wanted.size()),
                     wanted);
        }
    }

    void badRecordsAreRefused() {
        KernelBench bench;
        rt::WindowShape w{1, 4, 4, 2, 2, 2, 2, 2, 2, 2, 1, 1, 0, 0};
        auto pool = windowRecord<rt::PoolIntRecord>(w);
        pool.type = static_cast<uint16_t>(DataType::Int8);
        const auto statusOf = [&] { return bench.check(rt::kPoolIntKernel, pool.head); };
        QCOMPARE(statusOf(), rt::Status::Ok);
        pool.window.padTop = 2; // the first window has no tap inside
        QCOMPARE(statusOf(), rt::Status::BadRecord);
        pool.window = w;
        pool.window.outHeight = 9;
        QCOMPARE(statusOf(), rt::Status::BadRecord);
        pool.window = w;
        pool.window.dilationX = 2;
        QCOMPARE(statusOf(), rt::Status::BadRecord);
        pool.window = w;
        pool.type = static_cast<uint16_t>(DataType::Float32);
        QCOMPARE(statusOf(), rt::Status::BadRecord);
        auto depthwise = windowRecord<rt::DepthwiseInt8Record>(w);
        depthwise.weights = rt::locate(rt::Memory::Constants, 0);
        depthwise.multiplier = 0x40000000;
        QCOMPARE(bench.check(rt::kDepthwiseInt8Kernel, depthwise.head), rt::Status::BadRecord);
        depthwise.multiplier = 1;
        QCOMPARE(bench.check(rt::kDepthwiseInt8Kernel, depthwise.head), rt::Status::OutOfExtent);
    }
};

QTEST_GUILESS_MAIN(WindowKernelsTest)
#include "window_kernels_test.moc"
