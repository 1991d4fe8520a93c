// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "device_runtime/host_kernels/pack.h"
#include "device_runtime/host_kernels/sums.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/window.h"

#include <QObject>
#include <QTest>
#include <hwy/targets.h>

#include <cstring>
#include <memory>
#include <string>
#include <vector>

using namespace tmw;

// Random layers, of forms that few models have: dilations, borders wider than the filter, channel
// multipliers, shifts to the left, accumulators that wrap. The device's kernels are the reference.
namespace {

constexpr int kLayers = 400;

/// Aligned memory.
struct Memory {
    explicit Memory(size_t bytes) : words((bytes + rt::kHostBeyond) / 8 + 1) {}
    uint8_t* data() { return reinterpret_cast<uint8_t*>(words.data()); }
    std::vector<uint64_t> words;
};

struct Dice {
    Random random;
    uint32_t in(uint32_t least, uint32_t most) {
        return least + static_cast<uint32_t>(random.below(most - least + 1));
    }
    int32_t number(int32_t least, int32_t most) {
        return static_cast<int32_t>(random.uniform(least, most));
    }
    int8_t byte() { return static_cast<int8_t>(in(0, 255)); }
    void fill(uint8_t* to, size_t bytes) {
        for (size_t i = 0; i < bytes; ++i)
            to[i] = static_cast<uint8_t>(byte());
    }
    rt::Rescale rescale(bool right) {
        return {number(1 << 30, 2147483647), right ? number(-22, -1) : number(-31, 20)};
    }
};

rt::WindowShape windowOf(Dice& dice, uint32_t channels) {
    rt::WindowShape w{};
    w.batches = dice.in(1, 2);
    w.inHeight = dice.in(1, 9);
    w.inWidth = dice.in(1, 9);
    w.channels = channels;
    w.outHeight = dice.in(1, 7);
    w.outWidth = dice.in(1, 7);
    w.height = static_cast<uint16_t>(dice.in(1, 4));
    w.width = static_cast<uint16_t>(dice.in(1, 4));
    w.strideY = static_cast<uint16_t>(dice.in(1, 3));
    w.strideX = static_cast<uint16_t>(dice.in(1, 3));
    w.dilationY = static_cast<uint16_t>(dice.in(1, 3));
    w.dilationX = static_cast<uint16_t>(dice.in(1, 3));
    w.padTop = static_cast<uint16_t>(dice.in(0, 5));
    w.padLeft = static_cast<uint16_t>(dice.in(0, 5));
    return w;
}

template <typename Record>
void decorate(Dice& dice, Record& record, bool right) {
    record.head.flags = right ? rt::kRightShifts : 0;
    record.zeroPoint = dice.number(-128, 127);
    record.low = dice.number(-128, 0);
    record.high = dice.number(0, 127);
}

/// Small where the planner would have to prove that nothing overflows.
int32_t biasOf(Dice& dice, bool right) {
    return right ? dice.number(-100000, 100000) : dice.number(-2147483647, 2147483647);
}

template <typename T>
void append(std::vector<uint8_t>& stream, const T& value) {
    const auto* bytes = reinterpret_cast<const uint8_t*>(&value);
    stream.insert(stream.end(), bytes, bytes + sizeof value);
}

std::vector<uint8_t> rowsStream(Dice& dice, uint32_t outputs, uint32_t depth, bool right,
                                bool perChannel) {
    std::vector<uint8_t> stream;
    for (uint32_t o = 0; o < outputs; ++o) {
        append(stream, biasOf(dice, right));
        if (perChannel)
            append(stream, dice.rescale(right));
        for (uint32_t d = 0; d < (depth + 3) / 4 * 4; ++d)
            append(stream, d < depth ? dice.byte() : int8_t{0});
    }
    return stream;
}

std::vector<int64_t> targetsHere() {
    std::vector<int64_t> targets{HWY_SCALAR};
    for (const int64_t target : {HWY_AVX2, HWY_AVX3, HWY_AVX3_DL})
        if ((hwy::SupportedTargets() & target) != 0)
            targets.push_back(target);
    return targets;
}

/// The record's input at 0, its output and scratch behind; its weights are constants.
template <typename Record>
struct Bench {
    Record record{};
    std::vector<uint8_t> stream;
    size_t inputBytes = 0;
    size_t outputBytes = 0;
    size_t scratchBytes = 0;

    static size_t rounded(size_t bytes) { return (bytes + 63) / 64 * 64; }

    /// Where the host differs, the instruction set's name.
    std::string difference(Dice& dice, rt::RunKernel device,
                           void (*host)(const rt::HostLayer&, const int8_t*, int8_t*)) {
        const size_t out = rounded(inputBytes + rt::kHostBeyond);
        const size_t scratch = rounded(out + outputBytes + rt::kHostBeyond);
        Memory arena(scratch + scratchBytes);
        Memory constants(stream.size());
        std::memcpy(constants.data(), stream.data(), stream.size());
        dice.fill(arena.data(), inputBytes);
        record.output = static_cast<rt::Location>(out);
        if constexpr (requires { record.scratch; })
            record.scratch = static_cast<rt::Location>(scratch);
        record.weights = rt::locate(rt::Memory::Constants, 0);
        const rt::KernelContext context{{arena.data(), nullptr, constants.data()}};
        device(record.head, context);
        const std::vector<uint8_t> wanted(arena.data() + out, arena.data() + out + outputBytes);
        for (const int64_t target : targetsHere()) {
            hwy::SetSupportedTargetsForTest(target);
            const auto packed = rt::packForHost(record, constants.data());
            if (!packed)
                return "not packed";
            const size_t bytes = packed->size() + 64;
            std::vector<uint8_t> memory(bytes);
            void* at = memory.data();
            size_t room = bytes;
            std::memcpy(std::align(64, packed->size(), at, room), packed->data(), packed->size());
            // One byte more, that must stay.
            std::vector<uint8_t> got(outputBytes + 1, 0x5a);
            host(*static_cast<const rt::HostLayer*>(at),
                 reinterpret_cast<const int8_t*>(arena.data()),
                 reinterpret_cast<int8_t*>(got.data()));
            const bool same = std::memcmp(got.data(), wanted.data(), outputBytes) == 0;
            if (!same || got.back() != 0x5a)
                return hwy::TargetName(target);
        }
        return "";
    }
};

} // namespace

class HostLayersTest : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { hwy::SetSupportedTargetsForTest(0); }

    void convolutions() {
        for (int i = 0; i < kLayers; ++i) {
            Dice dice{Random(static_cast<uint64_t>(i))};
            Bench<rt::ConvInt8Record> bench;
            const bool right = i % 2 == 0;
            decorate(dice, bench.record, right);
            bench.record.window = windowOf(dice, dice.in(1, 21));
            bench.record.outputs = dice.in(1, 70);
            bench.record.inputZeroPoint = dice.number(-128, 127);
            bench.record.rescale = dice.rescale(right);
            const bool perChannel = dice.in(0, 1) == 1;
            bench.record.head.flags |= perChannel ? rt::kPerChannel : 0;
            const rt::WindowShape& w = bench.record.window;
            const auto depth = static_cast<uint32_t>(rt::windowDepth(w));
            bench.stream = rowsStream(dice, bench.record.outputs, depth, right, perChannel);
            bench.inputBytes = rt::inputElements(w);
            bench.outputBytes = rt::outputPixels(w) * bench.record.outputs;
            bench.scratchBytes = depth;
            const std::string wrong = bench.difference(dice, rt::runConvInt8, rt::runSums);
            QVERIFY2(wrong.empty(), qPrintable(QString("layer %1, %2").arg(i).arg(wrong.c_str())));
        }
    }

    void fullyConnected() {
        for (int i = 0; i < kLayers; ++i) {
            Dice dice{Random(static_cast<uint64_t>(i))};
            Bench<rt::FullyConnectedInt8Record> bench;
            const bool right = i % 2 == 0;
            decorate(dice, bench.record, right);
            bench.record.batches = dice.in(1, 10);
            bench.record.depth = dice.in(1, 90);
            bench.record.outputs = dice.in(1, 150);
            bench.record.rescale = dice.rescale(right);
            const bool perChannel = dice.in(0, 1) == 1;
            bench.record.head.flags |= perChannel ? rt::kPerChannel : 0;
            bench.stream =
                rowsStream(dice, bench.record.outputs, bench.record.depth, right, perChannel);
            bench.inputBytes = size_t(bench.record.batches) * bench.record.depth;
            bench.outputBytes = size_t(bench.record.batches) * bench.record.outputs;
            const std::string wrong =
                bench.difference(dice, rt::runFullyConnectedInt8, rt::runSums);
            QVERIFY2(wrong.empty(), qPrintable(QString("layer %1, %2").arg(i).arg(wrong.c_str())));
        }
    }

    /// Halves on either side of zero in both roundings.
    void halves() {
        for (const bool right : {true, false}) {
            Dice dice{Random(1)};
            Bench<rt::FullyConnectedInt8Record> bench;
            bench.record.head.flags =
                static_cast<uint8_t>(rt::kPerChannel | (right ? rt::kRightShifts : 0));
            bench.record.batches = 3;
            bench.record.depth = 1;
            bench.record.outputs = 2001;
            bench.record.low = -128;
            bench.record.high = 127;
            for (int32_t o = 0; o < 2001; ++o) {
                append(bench.stream, o - 1000);
                append(bench.stream, rt::Rescale{1 << 30, -(o % 5 + (right ? 1 : 0))});
                append(bench.stream, int32_t{0}); // a weight, and three to align
            }
            bench.inputBytes = 3;
            bench.outputBytes = size_t{3} * 2001;
            const std::string wrong =
                bench.difference(dice, rt::runFullyConnectedInt8, rt::runSums);
            QVERIFY2(wrong.empty(), wrong.c_str());
        }
    }

    void depthwise() {
        for (int i = 0; i < kLayers; ++i) {
            Dice dice{Random(static_cast<uint64_t>(i))};
            Bench<rt::DepthwiseInt8Record> bench;
            const bool right = i % 2 == 0;
            decorate(dice, bench.record, right);
            bench.record.window = windowOf(dice, dice.in(1, 40));
            bench.record.multiplier = dice.in(1, 3);
            bench.record.inputZeroPoint = dice.number(-128, 127);
            const rt::WindowShape& w = bench.record.window;
            const uint32_t taps = uint32_t(w.height) * w.width;
            const uint32_t outputs = w.channels * bench.record.multiplier;
            for (uint32_t o = 0; o < outputs; o += 4) {
                rt::DepthwiseBlock block{};
                for (uint32_t c = 0; c < 4; ++c) {
                    const rt::Rescale rescale = dice.rescale(right);
                    block.bias[c] = biasOf(dice, right);
                    block.multipliers[c] = rescale.multiplier;
                    block.shifts[c] = rescale.shift;
                }
                append(bench.stream, block);
                for (uint32_t t = 0; t < 4 * taps; ++t)
                    append(bench.stream, dice.byte());
            }
            bench.inputBytes = rt::inputElements(w);
            bench.outputBytes = rt::outputPixels(w) * outputs;
            bench.scratchBytes = size_t(taps) * outputs + 3;
            const std::string wrong =
                bench.difference(dice, rt::runDepthwiseInt8, rt::runDepthwiseSums);
            QVERIFY2(wrong.empty(), qPrintable(QString("layer %1, %2").arg(i).arg(wrong.c_str())));
        }
    }
};

QTEST_GUILESS_MAIN(HostLayersTest)
#include "host_layers_test.moc"
