// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/host_kernels/host_plan.h"

#include "device_runtime/base/data_type.h"
#include "device_runtime/host_kernels/pack.h"
#include "device_runtime/host_kernels/sums.h"
#include "device_runtime/kernels/kernels.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <new>
#include <utility>
#include <vector>

namespace tmw {
namespace rt {

namespace {

constexpr size_t kAlign = 64;

template <typename Record, void (*kRun)(const HostLayer&, const int8_t*, int8_t*)>
uint16_t runPacked(const PlanRecord& record, const KernelContext& context) {
    const Record& r = as<Record>(record);
    kRun(*context.read<HostLayer>(r.weights), context.read<int8_t>(r.input),
         context.write<int8_t>(r.output));
    return 0;
}

uint16_t runHostPool(const PlanRecord& record, const KernelContext& context) {
    const PoolIntRecord& r = as<PoolIntRecord>(record);
    if (r.type != static_cast<uint16_t>(DataType::Int8) ||
        uint32_t(r.window.height) * r.window.width > kMostPooled)
        return runPoolInt(record, context);
    runPools(r, context.read<int8_t>(r.input), context.write<int8_t>(r.output));
    return 0;
}

uint16_t runHostBinary(const PlanRecord& record, const KernelContext& context) {
    const BinaryIntRecord& r = as<BinaryIntRecord>(record);
    return r.type == static_cast<uint16_t>(DataType::Int8) &&
                   runBinary(r, context.read<int8_t>(r.a), context.read<int8_t>(r.b),
                             context.write<int8_t>(r.output))
               ? uint16_t{0}
               : runBinaryInt(record, context);
}

struct Table {
    std::array<Kernel, kKernelIds> kernels{};
    KernelTable table{};

    Table() {
        const KernelTable& full = fullKernels();
        std::copy_n(full.kernels, full.count, kernels.begin());
        at(KernelId::ConvInt8).run = runPacked<ConvInt8Record, runSums>;
        at(KernelId::FullyConnectedInt8).run = runPacked<FullyConnectedInt8Record, runSums>;
        at(KernelId::DepthwiseInt8).run = runPacked<DepthwiseInt8Record, runDepthwiseSums>;
        at(KernelId::BinaryInt).run = runHostBinary;
        at(KernelId::PoolInt).run = runHostPool;
        table = {kernels.data(), full.count};
    }
    Kernel& at(KernelId id) { return kernels[static_cast<size_t>(id)]; }
};

/// Layers that follow a plan's bytes; the constants reach as far.
class Appender {
public:
    explicit Appender(const PlanView& plan)
        : plan_(plan), end_((plan.bytes().size() + kAlign - 1) / kAlign * kAlign) {}

    /// False: there is no room.
    template <typename Record>
    bool append(const PlanRecord& record, size_t at) {
        const Record& r = as<Record>(record);
        const auto layer = packForHost(r, plan_.constants().data() + (r.weights & kLocationOffset));
        const size_t constants =
            static_cast<size_t>(plan_.constants().data() - plan_.bytes().data());
        const size_t offset = end_ + layers_.size() - constants;
        if (!layer || offset + layer->size() > kLocationOffset)
            return false;
        moved_.emplace_back(at + offsetof(Record, weights),
                            locate(Memory::Constants, static_cast<uint32_t>(offset)));
        layers_.insert(layers_.end(), layer->begin(), layer->end());
        return true;
    }

    size_t bytes() const { return end_ + layers_.size() + kHostBeyond; }

    void write(uint8_t* to) const {
        std::memcpy(to, plan_.bytes().data(), plan_.bytes().size());
        std::memcpy(to + end_, layers_.data(), layers_.size());
        for (const auto& [at, location] : moved_)
            std::memcpy(to + at, &location, sizeof location);
    }

private:
    const PlanView& plan_;
    size_t end_;
    std::vector<uint8_t> layers_;
    std::vector<std::pair<size_t, Location>> moved_; ///< fields, from the plan's first byte on
};

bool appendLayers(const PlanView& plan, Appender& to) {
    const uint8_t* at = plan.records();
    for (uint32_t i = 0; i < plan.recordCount(); ++i) {
        const PlanRecord& record = *reinterpret_cast<const PlanRecord*>(at);
        const auto offset = static_cast<size_t>(at - plan.bytes().data());
        const auto id = static_cast<KernelId>(record.kernel);
        if ((id == KernelId::ConvInt8 && !to.append<ConvInt8Record>(record, offset)) ||
            (id == KernelId::FullyConnectedInt8 &&
             !to.append<FullyConnectedInt8Record>(record, offset)) ||
            (id == KernelId::DepthwiseInt8 && !to.append<DepthwiseInt8Record>(record, offset)))
            return false;
        at += record.bytes;
    }
    return true;
}

} // namespace

void HostPlan::Free::operator()(uint8_t* bytes) const {
    ::operator delete(bytes, std::align_val_t(kAlign));
}

const KernelTable& HostPlan::kernels() {
    static const Table table;
    return table.table;
}

std::shared_ptr<const HostPlan> HostPlan::make(const PlanView& plan) {
    if (plan.core() != CoreFamily::Generic)
        return nullptr;
    Appender layers(plan);
    if (!appendLayers(plan, layers))
        return nullptr;
    auto made = std::make_shared<HostPlan>();
    made->bytes_.reset(
        static_cast<uint8_t*>(::operator new(layers.bytes(), std::align_val_t(kAlign))));
    std::memset(made->bytes_.get(), 0, layers.bytes());
    layers.write(made->bytes_.get());
    made->view_ = PlanView::ofTrusted(made->bytes_.get());
    return made;
}

} // namespace rt
} // namespace tmw
