// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/mve_packing.h"
#include "device_runtime/base/fixed_point.h"
#include "tests/device_runtime/kernels/kernel_bench.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <algorithm>

using namespace tmw;
using namespace tmw::test;

// Random layers in the packings of Armv8.1-M, run by the kernels' portable bodies, against the sums
// as they are written down.
namespace {

/// outputs x depth, every shift to the right.
FullyConnectedWeights randomWeights(std::mt19937& random, uint32_t outputs, uint32_t depth) {
    FullyConnectedWeights w{depth, outputs, randomNumbers<int8_t>(random, outputs * depth), {}, {}};
    const bool perChannel = random() % 2 && outputs > 1;
    for (uint32_t i = 0; i < (perChannel ? outputs : 1); ++i)
        w.rescales.push_back({static_cast<int32_t>((1u << 30) + random() % (1u << 30)),
                              -static_cast<int32_t>(1 + random() % 11)});
    return w;
}

struct Quantization {
    int32_t input;
    int32_t output;
    int32_t low;
    int32_t high;

    /// Half of the layers end in a ReLU.
    explicit Quantization(std::mt19937& random)
        : input(static_cast<int32_t>(random() % 256) - 128),
          output(static_cast<int32_t>(random() % 256) - 128), low(random() % 2 ? output : -128),
          high(random() % 3 ? 127 : std::max(output, 90)) {}
};

std::vector<int32_t> randomBias(std::mt19937& random, uint32_t outputs) {
    std::vector<int32_t> bias;
    for (uint32_t o = 0; o < outputs; ++o)
        bias.push_back(static_cast<int32_t>(random() % 20001) - 10000);
    return bias;
}

int8_t finished(const FullyConnectedWeights& weights, uint32_t o, int32_t sum,
                const Quantization& q) {
    const rt::Rescale& r = weights.rescales[weights.perChannel() ? o : 0];
    return static_cast<int8_t>(
        std::clamp(rt::multiplyByQuantized(sum, r.multiplier, r.shift) + q.output, q.low, q.high));
}

template <typename Record>
Record recordOf(const rt::WindowShape& window, const Quantization& q, uint8_t flags) {
    Record record{};
    record.head.flags = flags;
    record.output = KernelBench::kOutput;
    record.weights = rt::locate(rt::Memory::Constants, 0);
    record.scratch = KernelBench::kScratch;
    record.window = window;
    record.inputZeroPoint = q.input;
    record.zeroPoint = q.output;
    record.low = q.low;
    record.high = q.high;
    return record;
}

} // namespace

class MveKernelsTest : public QObject {
    Q_OBJECT
private slots:
    /// Depths beside and on multiples of 16, outputs beside and on multiples of four.
    void convolutions() {
        std::mt19937 random(21);
        for (int i = 0; i < 1500; ++i) {
            rt::WindowShape w = randomWindow(random);
            w.channels = upTo(random, 20);
            const bool pointwise = random() % 3 == 0;
            if (pointwise) {
                w.height = w.width = w.strideY = w.strideX = w.dilationY = w.dilationX = 1;
                w.padTop = w.padLeft = 0;
                w.outHeight = w.inHeight;
                w.outWidth = w.inWidth;
            }
            const uint32_t outputs = upTo(random, 11);
            const Quantization q(random);
            auto weights =
                randomWeights(random, outputs, static_cast<uint32_t>(rt::windowDepth(w)));
            const auto bias = randomBias(random, outputs);
            weights.foldInputZeroPoint(q.input, bias);
            const auto in = randomNumbers<int8_t>(random, rt::inputElements(w));
            std::vector<int8_t> wanted;
            forEachPixel(w, [&](uint32_t b, uint32_t y, uint32_t x) {
                for (uint32_t o = 0; o < outputs; ++o) {
                    int32_t sum = bias[o];
                    forEachTap(w, b, y, x, [&](size_t pixel, size_t tap) {
                        for (size_t c = 0; c < w.channels; ++c)
                            sum += (in[pixel * w.channels + c] - q.input) *
                                   weights.rowOf(o)[tap * w.channels + c];
                    });
                    wanted.push_back(finished(weights, o, sum, q));
                }
            });
            auto record = recordOf<rt::ConvInt8Record>(w, q, weights.flags());
            record.outputs = outputs;
            record.together = pointwise ? 0 : 2 * upTo(random, 5);
            record.rescale = weights.rescales[0];
            KernelBench bench;
            bench.putInput(in);
            bench.putConstants(packConvMve(weights));
            QCOMPARE(bench.run<int8_t>(rt::kConvInt8MveKernel, record.head, wanted.size()), wanted);
        }
    }

    void depthwise() {
        std::mt19937 random(22);
        for (int i = 0; i < 1500; ++i) {
            rt::WindowShape w = randomWindow(random);
            w.dilationY = w.dilationX = 1;
            w.channels = 4u * upTo(random, 5);
            w.strideX = upTo(random, 2);
            w.strideY = upTo(random, w.height);
            w.padTop = static_cast<uint16_t>(random() % (w.height - w.strideY + 1u));
            const Quantization q(random);
            auto weights = randomWeights(random, w.channels, uint32_t(w.height) * w.width);
            const auto bias = randomBias(random, w.channels);
            weights.foldInputZeroPoint(q.input, bias);
            const auto in = randomNumbers<int8_t>(random, rt::inputElements(w));
            std::vector<int8_t> wanted;
            forEachPixel(w, [&](uint32_t b, uint32_t y, uint32_t x) {
                for (uint32_t c = 0; c < w.channels; ++c) {
                    int32_t sum = bias[c];
                    forEachTap(w, b, y, x, [&](size_t pixel, size_t tap) {
                        sum += (in[pixel * w.channels + c] - q.input) * weights.rowOf(c)[tap];
                    });
                    wanted.push_back(finished(weights, c, sum, q));
                }
            });
            auto record = recordOf<rt::DepthwiseInt8Record>(w, q, rt::kRightShifts);
            record.multiplier = 1;
            KernelBench bench;
            bench.putInput(in);
            bench.putConstants(packDepthwiseMve(weights, w));
            QCOMPARE(bench.run<int8_t>(rt::kDepthwiseInt8MveKernel, record.head, wanted.size()),
                     wanted);
        }
    }

    void badRecordsAreRefused() {
        std::mt19937 random(23);
        const rt::WindowShape w{1, 6, 6, 8, 4, 4, 3, 3, 1, 1, 1, 1, 0, 0};
        const Quantization q(random);
        auto weights = randomWeights(random, 8, 72);
        weights.foldInputZeroPoint(0, {});
        const auto stream = packConvMve(weights);
        KernelBench bench;
        bench.putConstants(stream);
        using Conv = rt::ConvInt8Record;
        const auto convStatus = [&](auto change) {
            auto record = recordOf<Conv>(w, q, weights.flags());
            record.outputs = 8;
            record.together = 2;
            record.rescale = weights.rescales[0];
            change(record);
            return bench.check(rt::kConvInt8MveKernel, record.head);
        };
        QCOMPARE(convStatus([](Conv&) {}), rt::Status::Ok);
        QCOMPARE(convStatus([](Conv& r) { r.together = 0; }), rt::Status::BadRecord);
        QCOMPARE(convStatus([](Conv& r) { r.head.flags = 0; }), rt::Status::BadRecord);
        QCOMPARE(convStatus([](Conv& r) { r.weights = 0; }), rt::Status::BadRecord);
        QCOMPARE(convStatus([](Conv& r) { r.together = 0x40000000; }), rt::Status::OutOfExtent);
        QCOMPARE(convStatus([](Conv& r) { r.scratch = rt::kNowhere; }), rt::Status::OutOfExtent);
        QCOMPARE(convStatus([](Conv& r) { r.outputs = 9; }), rt::Status::OutOfExtent);
        const auto withoutShift = [](Conv& r) {
            r.head.flags = rt::kRightShifts;
            r.rescale.shift = 0;
        };
        QCOMPARE(convStatus(withoutShift), rt::Status::BadRecord);

        auto each = randomWeights(random, 8, 9);
        each.foldInputZeroPoint(0, {});
        auto blocks = packDepthwiseMve(each, w);
        bench.putConstants(blocks);
        using Depthwise = rt::DepthwiseInt8Record;
        const auto depthwiseStatus = [&](auto change) {
            auto record = recordOf<Depthwise>(w, q, rt::kRightShifts);
            record.multiplier = 1;
            change(record);
            return bench.check(rt::kDepthwiseInt8MveKernel, record.head);
        };
        QCOMPARE(depthwiseStatus([](Depthwise&) {}), rt::Status::Ok);
        QCOMPARE(depthwiseStatus([](Depthwise& r) { r.multiplier = 2; }), rt::Status::BadRecord);
        QCOMPARE(depthwiseStatus([](Depthwise& r) { r.window.channels = 6; }),
                 rt::Status::BadRecord);
        QCOMPARE(depthwiseStatus([](Depthwise& r) { r.window.width = 5; }), rt::Status::BadRecord);
        QCOMPARE(depthwiseStatus([](Depthwise& r) { r.window.strideX = 3; }),
                 rt::Status::BadRecord);
        QCOMPARE(depthwiseStatus([](Depthwise& r) { r.window.padTop = 4; }), rt::Status::BadRecord);
        QCOMPARE(depthwiseStatus([](Depthwise& r) { r.window.outWidth = 3000; }),
                 rt::Status::BadRecord);
        QCOMPARE(depthwiseStatus([](Depthwise& r) { r.scratch = rt::kNowhere; }),
                 rt::Status::OutOfExtent);
        QCOMPARE(depthwiseStatus([](Depthwise& r) { r.window.channels = 12; }),
                 rt::Status::OutOfExtent);
        blocks[32] = 0; // the first shift
        blocks[33] = blocks[34] = blocks[35] = 0;
        bench.putConstants(blocks);
        QCOMPARE(depthwiseStatus([](Depthwise&) {}), rt::Status::BadRecord);
    }
};

QTEST_GUILESS_MAIN(MveKernelsTest)
#include "mve_kernels_test.moc"
