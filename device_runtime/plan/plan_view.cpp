// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/plan/plan_view.h"

#include "device_runtime/base/data_type.h"
#include "device_runtime/base/sha256.h"
#include "device_runtime/plan/jump_check.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {

constexpr PlanHeader kNoPlan = {};

/// Known sections by kind: the size of an element, 0 where `count` says nothing about the size.
constexpr uint32_t kElementBytes[] = {
    0, 0, 0, sizeof(PlanTensor), sizeof(PlanTensor), sizeof(InputContract), 0};
constexpr uint32_t kKnownSections = sizeof(kElementBytes) / sizeof(kElementBytes[0]);

bool isAligned(const void* at) {
    return reinterpret_cast<uintptr_t>(at) % 8 == 0;
}

Status checkHeader(Span<const uint8_t> bytes, CoreFamily core) {
    if (bytes.size() < sizeof(PlanHeader))
        return Status::Truncated;
    if (!isAligned(bytes.data()))
        return Status::Misaligned;
    const PlanHeader& header = *reinterpret_cast<const PlanHeader*>(bytes.data());
    if (header.magic != kPlanMagic)
        return Status::BadMagic;
    if (header.major != kPlanMajor)
        return Status::UnknownMajor;
    if (header.core >= kCoreFamilies || !runsPlansOf(core, static_cast<CoreFamily>(header.core)))
        return Status::WrongCore;
    if (header.totalBytes < sizeof(PlanHeader) || header.totalBytes > bytes.size())
        return Status::Truncated;
    uint8_t digest[32];
    sha256(bytes.data() + sizeof(PlanHeader), header.totalBytes - sizeof(PlanHeader), digest);
    return memcmp(digest, header.bodySha256, sizeof digest) == 0 ? Status::Ok : Status::BadHash;
}

Status checkSections(const uint8_t* start, const PlanHeader& header) {
    const uint64_t room = header.totalBytes - sizeof(PlanHeader);
    if (header.sectionCount > room / sizeof(PlanSection))
        return Status::BadSection;
    const PlanSection* sections = reinterpret_cast<const PlanSection*>(start + sizeof(PlanHeader));
    const uint64_t first = sizeof(PlanHeader) + header.sectionCount * sizeof(PlanSection);
    uint32_t seen = 0;
    for (uint32_t i = 0; i < header.sectionCount; ++i) {
        const PlanSection& section = sections[i];
        if (section.offset % 8 != 0 || section.offset < first ||
            uint64_t(section.offset) + section.bytes > header.totalBytes)
            return Status::BadSection;
        if (section.kind >= kKnownSections)
            continue;
        const uint32_t element = kElementBytes[section.kind];
        if ((seen >> section.kind & 1u) != 0 ||
            (element != 0 && uint64_t(section.count) * element != section.bytes))
            return Status::BadSection;
        seen |= 1u << section.kind;
    }
    return Status::Ok;
}

Status checkTensor(const PlanTensor& tensor, uint32_t arenaBytes) {
    const uint32_t width = tensor.type <= static_cast<uint8_t>(DataType::Int4)
                               ? static_cast<uint32_t>(sizeOf(static_cast<DataType>(tensor.type)))
                               : 0;
    if (width == 0 || tensor.rank > 6 || uint64_t(tensor.elements) * width != tensor.bytes)
        return Status::BadSection;
    uint64_t elements = 1;
    for (uint32_t i = 0; i < tensor.rank; ++i) {
        if (tensor.dims[i] < 0)
            return Status::BadSection;
        elements *= static_cast<uint32_t>(tensor.dims[i]);
        if (elements > kLocationOffset)
            return Status::BadSection;
    }
    // A NaN fails the comparison too.
    if (elements != tensor.elements || !(tensor.scale >= 0.0f) || tensor.scale > 3.4e38f)
        return Status::BadSection;
    return tensor.arenaOffset % width == 0 &&
                   uint64_t(tensor.arenaOffset) + tensor.bytes <= arenaBytes
               ? Status::Ok
               : Status::OutOfExtent;
}

Status checkTensors(const PlanView& view) {
    for (const PlanTensor& tensor : view.inputs()) {
        const Status status = checkTensor(tensor, view.arenaBytes());
        if (status != Status::Ok)
            return status;
    }
    for (const PlanTensor& tensor : view.outputs()) {
        const Status status = checkTensor(tensor, view.arenaBytes());
        if (status != Status::Ok)
            return status;
    }
    const size_t contracts = view.contract().size();
    const bool fits =
        contracts <= 1 || (!view.inputs().empty() && contracts == view.inputs()[0].elements);
    return fits && view.initialState().size() <= view.stateBytes() ? Status::Ok
                                                                   : Status::BadSection;
}

Status checkRecords(const PlanView& view, uint32_t bytes, const KernelTable& kernels) {
    const Extents extents = {view.arenaBytes(), view.stateBytes(), view.constants()};
    const uint8_t* at = view.records();
    uint32_t offset = 0;
    JumpCheck jumps;
    for (uint32_t i = 0; i < view.recordCount(); ++i) {
        if (bytes - offset < sizeof(PlanRecord) || !jumps.reach(i, offset))
            return Status::BadRecord;
        const PlanRecord& record = *reinterpret_cast<const PlanRecord*>(at);
        const Kernel* kernel = kernels.find(record.kernel);
        if (!kernel)
            return Status::UnknownKernel;
        if (record.version != kernel->version)
            return Status::UnknownKernel;
        if (record.bytes != kernel->bytes || record.bytes > bytes - offset)
            return Status::BadRecord;
        const Status status = kernel->check(record, extents);
        if (status != Status::Ok)
            return status;
        at += record.bytes;
        offset += record.bytes;
        if (!jumps.pass(record, i + 1, offset))
            return Status::BadRecord;
    }
    return jumps.reach(view.recordCount(), offset) && jumps.isDone() ? Status::Ok
                                                                     : Status::BadRecord;
}

uint32_t recordBytes(const uint8_t* start, const PlanHeader& header) {
    const PlanSection* sections = reinterpret_cast<const PlanSection*>(start + sizeof(PlanHeader));
    for (uint32_t i = 0; i < header.sectionCount; ++i)
        if (sections[i].kind == static_cast<uint32_t>(SectionKind::Records))
            return sections[i].bytes;
    return 0;
}

} // namespace

PlanView::PlanView()
    : start_(reinterpret_cast<const uint8_t*>(&kNoPlan)), records_(nullptr), recordCount_(0) {}

const PlanHeader& PlanView::header() const {
    return *reinterpret_cast<const PlanHeader*>(start_);
}

void PlanView::take(const PlanSection& section) {
    const uint8_t* at = start_ + section.offset;
    switch (static_cast<SectionKind>(section.kind)) {
    case SectionKind::Records:
        records_ = at;
        recordCount_ = section.count;
        break;
    case SectionKind::Constants:
        constants_ = Span<const uint8_t>(at, section.bytes);
        break;
    case SectionKind::Inputs:
        inputs_ = Span<const PlanTensor>(reinterpret_cast<const PlanTensor*>(at), section.count);
        break;
    case SectionKind::Outputs:
        outputs_ = Span<const PlanTensor>(reinterpret_cast<const PlanTensor*>(at), section.count);
        break;
    case SectionKind::Contract:
        contract_ =
            Span<const InputContract>(reinterpret_cast<const InputContract*>(at), section.count);
        break;
    case SectionKind::State:
        initialState_ = Span<const uint8_t>(at, section.bytes);
        break;
    }
}

PlanView PlanView::ofTrusted(const uint8_t* bytes) {
    PlanView view;
    view.start_ = bytes;
    const PlanSection* sections = reinterpret_cast<const PlanSection*>(bytes + sizeof(PlanHeader));
    for (uint32_t i = 0; i < view.header().sectionCount; ++i)
        view.take(sections[i]);
    return view;
}

Status PlanView::open(Span<const uint8_t> bytes, CoreFamily core, const KernelTable& kernels,
                      PlanView* view) {
    Status status = checkHeader(bytes, core);
    if (status != Status::Ok)
        return status;
    const PlanHeader& header = *reinterpret_cast<const PlanHeader*>(bytes.data());
    status = checkSections(bytes.data(), header);
    if (status != Status::Ok)
        return status;
    const PlanView found = ofTrusted(bytes.data());
    status = checkTensors(found);
    if (status == Status::Ok)
        status = checkRecords(found, recordBytes(bytes.data(), header), kernels);
    if (status == Status::Ok)
        *view = found;
    return status;
}

} // namespace rt
} // namespace tmw
