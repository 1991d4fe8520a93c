// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/kernels/integers.h"
#include "tests/device_runtime/kernels/kernel_bench.h"
#include "tests/support/test_data.h"

#include <QObject>

using namespace tmw;
using namespace tmw::test;

class MoveTest : public QObject {
    Q_OBJECT
private slots:
    /// Strides that may be negative or 0, runs of any length.
    void movesAsWritten() {
        std::mt19937 random(21);
        for (int i = 0; i < 2000; ++i) {
            rt::MoveRecord record{};
            record.run = upTo(random, 6);
            int32_t out = static_cast<int32_t>(record.run);
            int32_t below = 0;
            for (int d = 5; d >= 0; --d) {
                record.dims[d] = upTo(random, 3);
                record.inStrides[d] = static_cast<int32_t>(random() % 41) - 20;
                below +=
                    std::min(0, record.inStrides[d]) * static_cast<int32_t>(record.dims[d] - 1);
                record.outStrides[d] = out;
                out *= static_cast<int32_t>(record.dims[d]);
            }
            record.input = static_cast<rt::Location>(-below);
            record.output = KernelBench::kOutput;
            const auto in = randomNumbers<uint8_t>(random, 1024);
            std::vector<uint8_t> wanted(static_cast<size_t>(out));
            for (size_t at = 0; at < wanted.size(); ++at) {
                size_t rest = at / record.run;
                int32_t from = -below + static_cast<int32_t>(at % record.run);
                for (int d = 5; d >= 0; --d) {
                    from += static_cast<int32_t>(rest % record.dims[d]) * record.inStrides[d];
                    rest /= record.dims[d];
                }
                wanted[at] = in[static_cast<size_t>(from)];
            }
            KernelBench bench;
            bench.putInput(in);
            QCOMPARE(bench.run<uint8_t>(rt::kMoveKernel, record.head, wanted.size()), wanted);
        }
    }

    void movesOutsideAreRefused() {
        KernelBench bench;
        rt::MoveRecord record{};
        record.run = 4;
        std::fill(std::begin(record.dims), std::end(record.dims), 1u);
        record.output = KernelBench::kOutput;
        const auto statusOf = [&] { return bench.check(rt::kMoveKernel, record.head); };
        QCOMPARE(statusOf(), rt::Status::Ok);
        record.dims[2] = 0;
        QCOMPARE(statusOf(), rt::Status::BadRecord);
        record.dims[2] = 2;
        record.inStrides[2] = -1;
        QCOMPARE(statusOf(), rt::Status::OutOfExtent);
        record.input = 1;
        QCOMPARE(statusOf(), rt::Status::BadRecord); // both runs to one place
        record.outStrides[2] = 4;
        QCOMPARE(statusOf(), rt::Status::Ok);
        record.outStrides[2] = static_cast<int32_t>(KernelBench::kArena);
        QCOMPARE(statusOf(), rt::Status::OutOfExtent);
        record.outStrides[2] = INT32_MAX;
        QCOMPARE(statusOf(), rt::Status::BadRecord);
    }

    /// An index outside does not read outside, and is said.
    void gatherFaults() {
        KernelBench bench;
        bench.putInput(std::vector<int8_t>{10, 11, 12, 13, 14, 15});
        const int32_t picks[] = {2, 0, 3, -1};
        std::vector<uint8_t> bytes(sizeof picks);
        std::memcpy(bytes.data(), picks, sizeof picks);
        bench.putConstants(bytes);
        rt::GatherRecord record{};
        record.indices = rt::locate(rt::Memory::Constants, 0);
        record.output = KernelBench::kOutput;
        record.outer = 1;
        record.axis = 3;
        record.bytes = 2;
        record.count = 2;
        record.type = static_cast<uint32_t>(rt::DataType::Int32);
        QCOMPARE(bench.run<int8_t>(rt::kGatherKernel, record.head, 4),
                 (std::vector<int8_t>{14, 15, 10, 11}));
        QCOMPARE(bench.fault, uint16_t{0});
        record.count = 4;
        QCOMPARE(bench.run<int8_t>(rt::kGatherKernel, record.head, 8),
                 (std::vector<int8_t>{14, 15, 10, 11, 10, 11, 10, 11}));
        QCOMPARE(bench.fault, rt::kIndexFault);
        record.axis = 0;
        QCOMPARE(bench.check(rt::kGatherKernel, record.head), rt::Status::BadRecord);
    }

    void reduces() {
        KernelBench bench;
        bench.putInput(std::vector<int8_t>{1, 2, 3, -4, -5, -7});
        rt::ReduceIntRecord record{};
        record.output = KernelBench::kOutput;
        record.shape = {{1, 1, 2}, {0, 0, 3}, {1, 1, 3}, {0, 0, 1}};
        record.type = static_cast<uint16_t>(rt::DataType::Int8);
        const auto resultOf = [&](rt::ReduceFunction function) {
            record.function = static_cast<uint16_t>(function);
            return bench.run<int8_t>(rt::kReduceIntKernel, record.head, 2);
        };
        QCOMPARE(resultOf(rt::ReduceFunction::Mean), (std::vector<int8_t>{2, -5}));
        QCOMPARE(resultOf(rt::ReduceFunction::Max), (std::vector<int8_t>{3, -4}));
        QCOMPARE(resultOf(rt::ReduceFunction::Min), (std::vector<int8_t>{1, -7}));
        QCOMPARE(resultOf(rt::ReduceFunction::Product), (std::vector<int8_t>{}));
        record.shape.reducedDims[2] = 0;
        QCOMPARE(resultOf(rt::ReduceFunction::Max), (std::vector<int8_t>{}));
    }
};

QTEST_GUILESS_MAIN(MoveTest)
#include "move_test.moc"
