// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/field_packing.h"
#include "core/plan/ops/pair_packing.h"
#include "device_runtime/base/fixed_point.h"
#include "tests/device_runtime/kernels/kernel_bench.h"
#include "tests/support/test_data.h"

#include <QObject>

using namespace tmw;
using namespace tmw::test;

// Random convolutions in every packing against the sum over taps as it is written down.
namespace {

constexpr uint64_t kRoom = 2048;

struct Layer {
    FullyConnectedWeights weights;
    rt::WindowShape window{};
    int32_t inputZeroPoint = 0;
    int32_t zeroPoint = 0;
    int32_t low = -128;
    std::vector<int32_t> bias;
    std::vector<int8_t> in;
};

Layer randomLayer(std::mt19937& random) {
    Layer layer;
    layer.window = randomWindow(random);
    FullyConnectedWeights& w = layer.weights;
    w.depth = static_cast<uint32_t>(rt::windowDepth(layer.window));
    w.outputs = static_cast<uint32_t>(1 + random() % 7);
    const bool perChannel = random() % 2 && w.outputs > 1;
    for (uint32_t i = 0; i < w.depth * w.outputs; ++i)
        w.weights.push_back(static_cast<int8_t>(static_cast<int>(random() % 255) - 127));
    for (uint32_t i = 0; i < (perChannel ? w.outputs : 1); ++i)
        w.rescales.push_back(
            {static_cast<int32_t>((1u << 30) + random() % 4 * (random() % (1u << 28))),
             -static_cast<int32_t>(random() % 12)});
    for (uint32_t o = 0; o < w.outputs; ++o)
        layer.bias.push_back(static_cast<int32_t>(random() % 20001) - 10000);
    layer.inputZeroPoint = static_cast<int32_t>(random() % 256) - 128;
    layer.zeroPoint = static_cast<int32_t>(random() % 256) - 128;
    if (random() % 2)
        layer.low = layer.zeroPoint;
    w.foldInputZeroPoint(layer.inputZeroPoint, layer.bias);
    for (uint64_t i = 0; i < rt::inputElements(layer.window); ++i)
        layer.in.push_back(static_cast<int8_t>(random()));
    return layer;
}

int32_t sumAt(const Layer& layer, uint32_t b, uint32_t y, uint32_t x, uint32_t o) {
    const uint32_t channels = layer.window.channels;
    int32_t sum = layer.bias[o];
    forEachTap(layer.window, b, y, x, [&](size_t pixel, size_t tap) {
        for (size_t c = 0; c < channels; ++c)
            sum += (layer.in[pixel * channels + c] - layer.inputZeroPoint) *
                   layer.weights.rowOf(o)[tap * channels + c];
    });
    return sum;
}

std::vector<int8_t> expected(const Layer& layer) {
    const rt::WindowShape& w = layer.window;
    std::vector<int8_t> out;
    for (uint32_t b = 0; b < w.batches; ++b)
        for (uint32_t y = 0; y < w.outHeight; ++y)
            for (uint32_t x = 0; x < w.outWidth; ++x)
                for (uint32_t o = 0; o < layer.weights.outputs; ++o) {
                    const rt::Rescale& r =
                        layer.weights.rescales[layer.weights.perChannel() ? o : 0];
                    const int32_t q =
                        rt::multiplyByQuantized(sumAt(layer, b, y, x, o), r.multiplier, r.shift);
                    out.push_back(
                        static_cast<int8_t>(rt::clamp(q + layer.zeroPoint, layer.low, 127)));
                }
    return out;
}

rt::ConvInt8Record recordOf(const Layer& layer) {
    rt::ConvInt8Record record{};
    record.head.flags = layer.weights.flags();
    record.output = KernelBench::kOutput;
    record.weights = rt::locate(rt::Memory::Constants, 0);
    record.scratch = rt::isInOnePiece(layer.window) ? rt::kNowhere : KernelBench::kScratch;
    record.window = layer.window;
    record.outputs = layer.weights.outputs;
    record.inputZeroPoint = layer.inputZeroPoint;
    record.zeroPoint = layer.zeroPoint;
    record.low = layer.low;
    record.high = 127;
    record.rescale = layer.weights.rescales[0];
    return record;
}

std::vector<int8_t> run(const rt::ConvInt8Record& record, const Layer& layer,
                        const rt::Kernel& kernel, const std::vector<uint8_t>& stream) {
    KernelBench bench;
    bench.putInput(layer.in);
    bench.putConstants(stream);
    return bench.run<int8_t>(kernel, record.head,
                             rt::outputPixels(layer.window) * layer.weights.outputs);
}

std::vector<int8_t> run(const Layer& layer, const rt::Kernel& kernel,
                        const std::vector<uint8_t>& stream) {
    return run(recordOf(layer), layer, kernel, stream);
}

} // namespace

class ConvInt8Test : public QObject {
    Q_OBJECT
private slots:
    void packingsGiveTheSameBits() {
        std::mt19937 random(5);
        size_t pairs = 0, fields = 0;
        for (int i = 0; i < 6000; ++i) {
            const Layer layer = randomLayer(random);
            const auto wanted = expected(layer);
            QCOMPARE(run(layer, rt::kConvInt8Kernel, layer.weights.packGeneric()), wanted);
            if (layer.weights.fitsDsp())
                QCOMPARE(run(layer, rt::kConvInt8DspKernel, layer.weights.packDsp()), wanted);
            auto record = recordOf(layer);
            record.scratch = KernelBench::kScratch;
            if (fitsConvFields(layer.weights, layer.window, kRoom)) {
                ++fields;
                QCOMPARE(
                    run(record, layer, rt::kConvInt8FieldsKernel, packConvFields(layer.weights)),
                    wanted);
            }
            if (!fitsPairs(layer.weights, layer.window, kRoom))
                continue;
            ++pairs;
            if (layer.low >= layer.zeroPoint)
                record.head.flags |= rt::kFromZeroPoint;
            QCOMPARE(run(record, layer, rt::kConvInt8PairsKernel,
                         packPairs(layer.weights, layer.window)),
                     wanted);
        }
        QVERIFY(pairs > 500);
        QVERIFY(fields > 500);
    }

    /// Sums that could leave their field, and layers that another kernel runs better.
    void whatDoesNotFitIsSaid() {
        const rt::WindowShape window{1, 4, 4, 64, 4, 4, 1, 1, 1, 1, 1, 1, 0, 0};
        const FullyConnectedWeights w{
            64, 2, std::vector<int8_t>(128, 127), {0, 0}, {{1 << 30, -4}}};
        const auto fits = [&](auto change) {
            FullyConnectedWeights weights = w;
            rt::WindowShape shape = window;
            change(weights, shape);
            return std::pair(fitsPairs(weights, shape, kRoom),
                             fitsConvFields(weights, shape, kRoom));
        };
        using W = FullyConnectedWeights;
        using S = rt::WindowShape;
        constexpr std::pair kBoth(true, true), kNone(false, false);
        QVERIFY(fits([](W&, S&) {}) == kBoth);
        QVERIFY(fits([](W& x, S&) { x.bias[1] = 1 << 22; }) == std::pair(true, false));
        QVERIFY(fits([](W& x, S&) { x.bias[1] = 1 << 23; }) == kNone);
        QVERIFY(fits([](W& x, S&) { x.weights[64] = -128; }) == std::pair(false, true));
        QVERIFY(fits([](W& x, S&) { x.rescales[0].shift = 0; }) == kNone);
        QVERIFY(fits([](W&, S& s) { s.dilationX = 2; }) == kNone);
        QVERIFY(fits([](W&, S& s) { s.outHeight = s.outWidth = 1; }) == kNone);
        QVERIFY(fits([](W& x, S& s) {
                    s.channels = x.depth = 257;
                    x.weights.assign(514, 1);
                }) == std::pair(true, false));
    }

    /// A record that would leave its memory, or whose window needs scratch it has not.
    void badRecordsAreRefused() {
        std::mt19937 random(6);
        Layer layer = randomLayer(random);
        layer.window.padTop = 1;
        const auto stream = layer.weights.packGeneric();
        KernelBench bench;
        bench.putConstants(std::vector<uint8_t>(stream.size()));
        const auto statusOf = [&](auto change) {
            rt::ConvInt8Record record = recordOf(layer);
            record.head.flags = 0;
            change(record);
            return bench.check(rt::kConvInt8Kernel, record.head);
        };
        using R = rt::ConvInt8Record;
        QCOMPARE(statusOf([](R&) {}), rt::Status::Ok);
        QCOMPARE(statusOf([](R& r) { r.scratch = rt::kNowhere; }), rt::Status::BadRecord);
        QCOMPARE(statusOf([](R& r) { r.window.strideX = 0; }), rt::Status::BadRecord);
        QCOMPARE(statusOf([](R& r) { r.window.inHeight = 0x40000000; }), rt::Status::BadRecord);
        QCOMPARE(statusOf([](R& r) { r.window.outHeight = 0x7fffffff; }), rt::Status::BadRecord);
        QCOMPARE(statusOf([](R& r) { r.inputZeroPoint = 128; }), rt::Status::BadRecord);
        QCOMPARE(statusOf([](R& r) { r.weights = 0; }), rt::Status::BadRecord);
        QCOMPARE(statusOf([](R& r) { r.window.inHeight = 65536; }), rt::Status::OutOfExtent);
        QCOMPARE(statusOf([](R& r) { r.output = KernelBench::kArena - 1; }),
                 rt::Status::OutOfExtent);
        QCOMPARE(statusOf([](R& r) { r.outputs = 100; }), rt::Status::OutOfExtent);
    }
};

QTEST_GUILESS_MAIN(ConvInt8Test)
#include "conv_int8_test.moc"
