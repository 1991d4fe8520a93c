// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/fully_connected_packing.h"
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/kernel_rows.h"
#include "device_runtime/kernels/window.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <random>

using namespace tmw;

// Random convolutions in both packings against the sum over taps as it is written down.
namespace {

struct Layer {
    FullyConnectedWeights weights;
    rt::WindowShape window{};
    int32_t inputZeroPoint = 0;
    int32_t zeroPoint = 0;
    std::vector<int32_t> bias;
    std::vector<int8_t> in;
};

uint16_t upTo(std::mt19937& random, uint32_t most) {
    return static_cast<uint16_t>(1 + random() % most);
}

rt::WindowShape randomWindow(std::mt19937& random) {
    rt::WindowShape w{};
    w.batches = upTo(random, 2);
    w.inHeight = upTo(random, 7);
    w.inWidth = upTo(random, 7);
    w.channels = upTo(random, 5);
    w.outHeight = upTo(random, 4);
    w.outWidth = upTo(random, 4);
    w.height = upTo(random, 4);
    w.width = upTo(random, 4);
    w.strideY = upTo(random, 3);
    w.strideX = upTo(random, 3);
    w.dilationY = upTo(random, 2);
    w.dilationX = upTo(random, 2);
    w.padTop = static_cast<uint16_t>(random() % 3);
    w.padLeft = static_cast<uint16_t>(random() % 3);
    return w;
}

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
        w.rescales.push_back({static_cast<int32_t>((1u << 30) + random() % (1u << 30)),
                              -static_cast<int32_t>(random() % 12)});
    for (uint32_t o = 0; o < w.outputs; ++o)
        layer.bias.push_back(static_cast<int32_t>(random() % 20001) - 10000);
    layer.inputZeroPoint = static_cast<int32_t>(random() % 256) - 128;
    layer.zeroPoint = static_cast<int32_t>(random() % 256) - 128;
    w.foldInputZeroPoint(layer.inputZeroPoint, layer.bias);
    for (uint64_t i = 0; i < rt::inputElements(layer.window); ++i)
        layer.in.push_back(static_cast<int8_t>(random()));
    return layer;
}

int32_t sumAt(const Layer& layer, uint32_t b, uint32_t y, uint32_t x, uint32_t o) {
    const rt::WindowShape& w = layer.window;
    int32_t sum = layer.bias[o];
    size_t tap = 0;
    for (int32_t ky = 0; ky < w.height; ++ky)
        for (int32_t kx = 0; kx < w.width; ++kx)
            for (uint32_t c = 0; c < w.channels; ++c, ++tap) {
                const int32_t iy = int32_t(y * w.strideY) + ky * w.dilationY - w.padTop;
                const int32_t ix = int32_t(x * w.strideX) + kx * w.dilationX - w.padLeft;
                if (iy < 0 || ix < 0 || iy >= int32_t(w.inHeight) || ix >= int32_t(w.inWidth))
                    continue;
                const size_t at =
                    ((size_t(b) * w.inHeight + size_t(iy)) * w.inWidth + size_t(ix)) * w.channels +
                    c;
                sum += (layer.in[at] - layer.inputZeroPoint) * layer.weights.rowOf(o)[tap];
            }
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
                    out.push_back(static_cast<int8_t>(rt::clamp(q + layer.zeroPoint, -128, 127)));
                }
    return out;
}

constexpr uint32_t kInput = 0;
constexpr uint32_t kScratch = 1024;
constexpr uint32_t kOutput = 2048;
constexpr uint32_t kArena = 4096;

rt::ConvInt8Record recordOf(const Layer& layer) {
    rt::ConvInt8Record record{};
    record.head.flags = layer.weights.perChannel() ? rt::kPerChannel : 0;
    record.input = kInput;
    record.output = kOutput;
    record.weights = rt::locate(rt::Memory::Constants, 0);
    record.scratch = rt::isInOnePiece(layer.window) ? rt::kNowhere : kScratch;
    record.window = layer.window;
    record.outputs = layer.weights.outputs;
    record.inputZeroPoint = layer.inputZeroPoint;
    record.zeroPoint = layer.zeroPoint;
    record.low = -128;
    record.high = 127;
    record.rescale = layer.weights.rescales[0];
    return record;
}

std::vector<int8_t> run(const Layer& layer, const rt::Kernel& kernel,
                        const std::vector<uint8_t>& stream) {
    std::vector<uint64_t> constants(stream.size() / 8 + 1);
    std::memcpy(constants.data(), stream.data(), stream.size());
    std::vector<uint64_t> arena(kArena / 8);
    std::memcpy(arena.data(), layer.in.data(), layer.in.size());
    const rt::ConvInt8Record record = recordOf(layer);
    auto* bytes = reinterpret_cast<uint8_t*>(arena.data());
    auto* at = reinterpret_cast<uint8_t*>(constants.data());
    const rt::Extents extents{kArena, 0, rt::Span<const uint8_t>(at, stream.size())};
    if (kernel.check(record.head, extents) != rt::Status::Ok)
        return {};
    kernel.run(record.head, rt::KernelContext{{bytes, nullptr, at}});
    const uint64_t count = rt::outputPixels(layer.window) * layer.weights.outputs;
    return {bytes + kOutput, bytes + kOutput + count};
}

} // namespace

class ConvInt8Test : public QObject {
    Q_OBJECT
private slots:
    void packingsGiveTheSameBits() {
        std::mt19937 random(5);
        for (int i = 0; i < 2000; ++i) {
            const Layer layer = randomLayer(random);
            const auto wanted = expected(layer);
            QCOMPARE(run(layer, rt::kConvInt8Kernel, layer.weights.packGeneric()), wanted);
            if (layer.weights.fitsDsp())
                QCOMPARE(run(layer, rt::kConvInt8DspKernel, layer.weights.packDsp()), wanted);
        }
    }

    /// A record that would leave its memory, or whose window needs scratch it has not.
    void badRecordsAreRefused() {
        std::mt19937 random(6);
        Layer layer = randomLayer(random);
        layer.window.padTop = 1;
        const auto stream = layer.weights.packGeneric();
        const std::vector<uint64_t> constants(stream.size() / 8 + 1);
        const auto statusOf = [&](auto change) {
            rt::ConvInt8Record record = recordOf(layer);
            record.head.flags = 0;
            change(record);
            const rt::Extents extents{
                kArena, 0, {reinterpret_cast<const uint8_t*>(constants.data()), stream.size()}};
            return rt::kConvInt8Kernel.check(record.head, extents);
        };
        using R = rt::ConvInt8Record;
        QCOMPARE(statusOf([](R&) {}), rt::Status::Ok);
        QCOMPARE(statusOf([](R& r) { r.scratch = rt::kNowhere; }), rt::Status::BadRecord);
        QCOMPARE(statusOf([](R& r) { r.window.strideX = 0; }), rt::Status::BadRecord);
        QCOMPARE(statusOf([](R& r) { r.window.inHeight = 0x40000000; }), rt::Status::BadRecord);
        QCOMPARE(statusOf([](R& r) { r.window.outHeight = 0x7fffffff; }), rt::Status::BadRecord);
        QCOMPARE(statusOf([](R& r) { r.inputZeroPoint = 128; }), rt::Status::BadRecord);
        QCOMPARE(statusOf([](R& r) { r.weights = 0; }), rt::Status::BadRecord);
        QCOMPARE(statusOf([](R& r) { r.window.inHeight = 4096; }), rt::Status::OutOfExtent);
        QCOMPARE(statusOf([](R& r) { r.output = kArena - 1; }), rt::Status::OutOfExtent);
        QCOMPARE(statusOf([](R& r) { r.outputs = 100; }), rt::Status::OutOfExtent);
    }
};

QTEST_GUILESS_MAIN(ConvInt8Test)
#include "conv_int8_test.moc"
