// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/tensor.h"
#include "core/plan/ops/fully_connected_packing.h"
#include "core/plan/plan_writer.h"
#include "device_runtime/plan/records.h"

#include <cstring>

namespace tmw::test {

/// A plan with records of many kernels, made by hand: 64 bytes of arena for what each reads,
/// the next ones for what it writes.
class SamplePlan {
public:
    static std::vector<uint8_t> make() { return SamplePlan().build(); }

private:
    using Memory = rt::Memory;

    template <typename Record>
    Record& add(rt::KernelId kernel) {
        Record record{};
        record.head = {static_cast<uint16_t>(kernel), 1, 0, sizeof record};
        const size_t at = parts_.records.size();
        parts_.records.resize(at + sizeof record);
        std::memcpy(parts_.records.data() + at, &record, sizeof record);
        ++parts_.recordCount;
        return *reinterpret_cast<Record*>(parts_.records.data() + at);
    }
    template <typename Record>
    Record& addUnary(rt::KernelId kernel) {
        Record& record = add<Record>(kernel);
        record.input = rt::locate(Memory::Arena, 0);
        record.output = rt::locate(Memory::Arena, 64);
        return record;
    }
    rt::Location constants(std::span<const uint8_t> bytes) {
        parts_.constants.resize((parts_.constants.size() + 7) / 8 * 8);
        const auto at = static_cast<uint32_t>(parts_.constants.size());
        parts_.constants.insert(parts_.constants.end(), bytes.begin(), bytes.end());
        return rt::locate(Memory::Constants, at);
    }

    void addFullyConnected(bool dsp, bool perChannel) {
        FullyConnectedWeights weights{5, 7, {}, {}, {}};
        for (int i = 0; i < 35; ++i)
            weights.weights.push_back(static_cast<int8_t>(i * 29 % 200 - 100));
        weights.bias.assign(7, 11);
        weights.rescales.assign(perChannel ? 7 : 1, rt::Rescale{1 << 30, -5});
        auto& fc = addUnary<rt::FullyConnectedInt8Record>(dsp ? rt::KernelId::FullyConnectedInt8Dsp
                                                              : rt::KernelId::FullyConnectedInt8);
        fc.head.flags = perChannel ? rt::kPerChannel : 0;
        fc.weights = constants(dsp ? weights.packDsp() : weights.packGeneric());
        fc.batches = 2;
        fc.depth = 5;
        fc.outputs = 7;
        fc.low = -128;
        fc.high = 100;
        fc.rescale = rt::Rescale{1 << 30, -5};
    }

    rt::Broadcast shape() const {
        return {{1, 1, 1, 1, 3, 4}, {0, 0, 0, 0, 0, 1}, {0, 0, 0, 0, 1, 0}};
    }

    void addFloats() {
        auto& fc = addUnary<rt::FullyConnectedFloatRecord>(rt::KernelId::FullyConnectedFloat);
        fc.weights = constants(std::vector<uint8_t>(48, 0x3f));
        fc.bias = rt::kNowhere;
        fc.batches = 2;
        fc.depth = 4;
        fc.outputs = 3;
        fc.low = -1e9f;
        fc.high = 1e9f;
        auto& softmax = addUnary<rt::SoftmaxFloatRecord>(rt::KernelId::SoftmaxFloat);
        softmax.rows = 2;
        softmax.depth = 5;
        softmax.beta = 1;
        auto& unary = addUnary<rt::UnaryFloatRecord>(rt::KernelId::UnaryFloat);
        unary.function = static_cast<uint32_t>(rt::UnaryFunction::Tanh);
        unary.count = 12;
        auto& binary = add<rt::BinaryFloatRecord>(rt::KernelId::BinaryFloat);
        binary.b = rt::locate(Memory::Arena, 32);
        binary.output = rt::locate(Memory::Arena, 64);
        binary.shape = shape();
        binary.low = -1;
        binary.high = 1;
    }

    void addIntegers() {
        auto& lookup = addUnary<rt::Lookup8Record>(rt::KernelId::Lookup8);
        lookup.table = constants(std::vector<uint8_t>(256, 7));
        lookup.count = 60;
        auto& softmax = addUnary<rt::SoftmaxInt8Record>(rt::KernelId::SoftmaxInt8);
        softmax.exps = constants(std::vector<uint8_t>(400, 0x11));
        softmax.expCount = 100;
        softmax.rows = 3;
        softmax.depth = 9;
        auto& sigmoid = addUnary<rt::SigmoidInt16Record>(rt::KernelId::SigmoidInt16);
        sigmoid.table = constants(std::vector<uint8_t>(512, 0x55));
        sigmoid.count = 30;
        sigmoid.multiplier = 20000;
        sigmoid.shift = 12;
        auto& root = addUnary<rt::InverseRootInt16Record>(rt::KernelId::InverseRootInt16);
        root.count = 30;
        root.rescale = {1 << 30, 17};
        auto& wide = addUnary<rt::SoftmaxInt16Record>(rt::KernelId::SoftmaxInt16);
        wide.exps = wide.reciprocals = constants(std::vector<uint8_t>(1026, 0x2a));
        wide.rows = 3;
        wide.depth = 10;
        wide.rescale = {1 << 30, 1};
        for (const auto kernel : {rt::KernelId::Quantize, rt::KernelId::Dequantize}) {
            auto& quantize = addUnary<rt::QuantizeRecord>(kernel);
            quantize.count = 13;
            quantize.type = static_cast<uint32_t>(DataType::Int8);
            quantize.scale = 0.5f;
        }
        auto& requantize = addUnary<rt::RequantizeRecord>(rt::KernelId::Requantize);
        requantize.count = 15;
        requantize.inputType = static_cast<uint16_t>(DataType::Int16);
        requantize.outputType = static_cast<uint16_t>(DataType::Int32);
        requantize.rescale = {1 << 30, 1};
        auto& binary = add<rt::BinaryIntRecord>(rt::KernelId::BinaryInt);
        binary.b = rt::locate(Memory::Arena, 32);
        binary.output = rt::locate(Memory::Arena, 64);
        binary.type = static_cast<uint16_t>(DataType::Int16);
        binary.shape = shape();
        binary.low = -32768;
        binary.high = 32767;
        binary.shift = 15;
        binary.rescaleA = binary.rescaleB = binary.rescale = {1 << 30, -1};
        auto& copy = addUnary<rt::CopyRecord>(rt::KernelId::Copy);
        copy.bytes = 64;
    }

    std::vector<uint8_t> build() {
        parts_.core = rt::CoreFamily::Armv7EM;
        parts_.arenaBytes = 128;
        for (const bool perChannel : {false, true})
            for (const bool dsp : {false, true})
                addFullyConnected(dsp, perChannel);
        addFloats();
        addIntegers();
        rt::PlanTensor tensor{};
        tensor.bytes = tensor.elements = 10;
        tensor.type = static_cast<uint8_t>(DataType::Int8);
        tensor.rank = 2;
        tensor.dims[0] = 2;
        tensor.dims[1] = 5;
        tensor.scale = 0.25f;
        tensor.zeroPoint = -3;
        parts_.inputs = {tensor};
        tensor.arenaOffset = 64;
        parts_.outputs = {tensor};
        parts_.contract.assign(10, {4.0f, -3.0f});
        return writePlan(parts_);
    }

    PlanParts parts_;
};

} // namespace tmw::test
