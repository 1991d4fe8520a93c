// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/field_packing.h"
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/kernel_rows.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <random>

using namespace tmw;

// Random layers in every packing against the sum as it is written in the record's comment.
namespace {

struct Layer {
    FullyConnectedWeights weights;
    uint32_t batches = 1;
    int32_t zeroPoint = 0;
    int32_t low = -128;
    int32_t high = 127;
    std::vector<int8_t> in;
};

Layer randomLayer(std::mt19937& random) {
    Layer layer;
    FullyConnectedWeights& w = layer.weights;
    w.depth = static_cast<uint32_t>(1 + random() % 70);
    w.outputs = static_cast<uint32_t>(1 + random() % 13);
    layer.batches = static_cast<uint32_t>(1 + random() % 3);
    const bool perChannel = random() % 2 && w.outputs > 1;
    for (uint32_t i = 0; i < w.depth * w.outputs; ++i)
        w.weights.push_back(static_cast<int8_t>(static_cast<int>(random() % 255) - 127));
    for (uint32_t i = 0; i < (perChannel ? w.outputs : 1); ++i)
        w.rescales.push_back({static_cast<int32_t>((1u << 30) + random() % (1u << 30)),
                              2 - static_cast<int32_t>(random() % 16)});
    std::vector<int32_t> bias(w.outputs);
    for (int32_t& value : bias)
        value = static_cast<int32_t>(random() % 20001) - 10000;
    w.foldInputZeroPoint(static_cast<int32_t>(random() % 256) - 128, bias);
    layer.zeroPoint = static_cast<int32_t>(random() % 256) - 128;
    if (random() % 2)
        layer.low = layer.zeroPoint;
    if (random() % 2)
        layer.high = std::max(layer.low, 100);
    for (uint32_t i = 0; i < layer.batches * w.depth; ++i)
        layer.in.push_back(static_cast<int8_t>(random()));
    return layer;
}

std::vector<int8_t> expected(const Layer& layer) {
    const FullyConnectedWeights& w = layer.weights;
    std::vector<int8_t> out;
    for (uint32_t b = 0; b < layer.batches; ++b)
        for (uint32_t o = 0; o < w.outputs; ++o) {
            int32_t sum = w.bias[o];
            for (uint32_t d = 0; d < w.depth; ++d)
                sum += layer.in[b * w.depth + d] * w.rowOf(o)[d];
            const rt::Rescale& r = w.rescales[w.perChannel() ? o : 0];
            const int32_t q = rt::multiplyByQuantized(sum, r.multiplier, r.shift);
            out.push_back(
                static_cast<int8_t>(rt::clamp(q + layer.zeroPoint, layer.low, layer.high)));
        }
    return out;
}

std::vector<int8_t> run(const Layer& layer, const rt::Kernel& kernel,
                        const std::vector<uint8_t>& stream) {
    const FullyConnectedWeights& w = layer.weights;
    std::vector<uint64_t> constants(stream.size() / 8 + 1);
    std::memcpy(constants.data(), stream.data(), stream.size());
    constexpr uint32_t kOutput = 512;
    std::vector<uint64_t> arena(128);
    std::memcpy(arena.data(), layer.in.data(), layer.in.size());
    rt::FullyConnectedInt8Record record{};
    record.head.flags = w.flags();
    record.output = kOutput;
    record.weights = rt::locate(rt::Memory::Constants, 0);
    record.batches = layer.batches;
    record.depth = w.depth;
    record.outputs = w.outputs;
    record.zeroPoint = layer.zeroPoint;
    record.low = layer.low;
    record.high = layer.high;
    record.rescale = w.rescales[0];
    auto* bytes = reinterpret_cast<uint8_t*>(arena.data());
    auto* at = reinterpret_cast<uint8_t*>(constants.data());
    const rt::Extents extents{1024, 0, rt::Span<const uint8_t>(at, stream.size())};
    if (kernel.check(record.head, extents) != rt::Status::Ok)
        return {};
    kernel.run(record.head, rt::KernelContext{{bytes, nullptr, at}});
    return {bytes + kOutput, bytes + kOutput + layer.batches * w.outputs};
}

} // namespace

class FullyConnectedInt8Test : public QObject {
    Q_OBJECT
private slots:
    void packingsGiveTheSameBits() {
        std::mt19937 random(3);
        size_t packed = 0, fields = 0, wide = 0;
        for (int i = 0; i < 6000; ++i) {
            const Layer layer = randomLayer(random);
            const auto wanted = expected(layer);
            QCOMPARE(run(layer, rt::kFullyConnectedInt8Kernel, layer.weights.packGeneric()),
                     wanted);
            if (fitsRowFields(layer.weights)) {
                ++fields;
                QCOMPARE(
                    run(layer, rt::kFullyConnectedInt8FieldsKernel, packRowFields(layer.weights)),
                    wanted);
            }
            if (fitsWideRows(layer.weights)) {
                ++wide;
                QCOMPARE(run(layer, rt::kFullyConnectedInt8WideKernel, packWideRows(layer.weights)),
                         wanted);
            }
            if (!layer.weights.fitsDsp())
                continue;
            ++packed;
            QCOMPARE(run(layer, rt::kFullyConnectedInt8DspKernel, layer.weights.packDsp()), wanted);
        }
        QVERIFY(packed > 4000);
        QVERIFY(fields > 100);
        QVERIFY(wide > 100);
    }

    void whatDoesNotFitIsSaid() {
        FullyConnectedWeights w{4, 2, std::vector<int8_t>(8, 1), {0, 0}, {{1 << 30, -4}}};
        QVERIFY(w.fitsDsp());
        auto changed = w;
        changed.weights[3] = -128;
        QVERIFY(!changed.fitsDsp());
        changed = w;
        changed.bias[1] = 1 << 30;
        QVERIFY(!changed.fitsDsp());
        changed = w;
        changed.rescales[0].shift = -23;
        QVERIFY(!changed.fitsDsp());
        changed =
            FullyConnectedWeights{700, 1, std::vector<int8_t>(700, 127), {0}, {{1 << 30, -4}}};
        QVERIFY(!changed.fitsDsp());
    }

    void whatLeavesAFieldIsSaid() {
        const auto fits = [](uint32_t depth, uint32_t outputs) {
            return fitsRowFields({depth,
                                  outputs,
                                  std::vector<int8_t>(depth * outputs, 127),
                                  std::vector<int32_t>(outputs),
                                  {{1 << 30, -4}}});
        };
        QVERIFY(fits(512, 4));
        QVERIFY(!fits(520, 4));
        QVERIFY(!fits(10, 4));
        QVERIFY(!fits(12, 6));
    }

    /// -128 * 2^24 and less does not fit a word.
    void whatLeavesAWordIsSaid() {
        FullyConnectedWeights w{
            4, 4, std::vector<int8_t>(16, -127), std::vector<int32_t>(4), {{1 << 30, -4}}};
        QVERIFY(fitsWideRows(w));
        w.weights[7] = -128;
        QVERIFY(fitsRowFields(w));
        QVERIFY(!fitsWideRows(w));
    }
};

QTEST_GUILESS_MAIN(FullyConnectedInt8Test)
#include "fully_connected_int8_test.moc"
