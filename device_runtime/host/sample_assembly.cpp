// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/sample_assembly.h"

#include "device_runtime/host/message_bytes.h"

#include <cstring>

namespace tmw {

namespace {
/// More than any board holds: a size beyond it is damage.
constexpr uint64_t kMostBytes = uint64_t{256} << 20;

uint64_t sampleBytes(const rt::PieceHead& head) {
    return uint64_t{head.rawValues} * sizeof(float) + sizeof(rt::StreamSample) + head.outputBytes;
}

bool sameSample(const rt::PieceHead& a, const rt::PieceHead& b) {
    return a.sequence == b.sequence && a.rawValues == b.rawValues && a.outputBytes == b.outputBytes;
}
} // namespace

Result<std::optional<StreamedSample>> SampleAssembly::add(std::span<const uint8_t> message) {
    rt::PieceHead head{};
    if (!takeFrom(message, &head) || message.empty() || sampleBytes(head) > kMostBytes)
        return fail(kDamagedReply);
    if (head.offset == 0) {
        head_ = head;
        bytes_.clear();
    }
    const bool follows = head.offset == bytes_.size() && sameSample(head, head_);
    if (!follows || message.size() > sampleBytes(head) - head.offset) {
        bytes_.clear();
        return fail(kDamagedReply);
    }
    bytes_.insert(bytes_.end(), message.begin(), message.end());
    if (bytes_.size() < sampleBytes(head))
        return std::optional<StreamedSample>();
    std::optional<StreamedSample> sample = whole();
    bytes_.clear();
    return sample;
}

StreamedSample SampleAssembly::whole() const {
    StreamedSample sample;
    sample.raw.resize(head_.rawValues);
    const size_t rawBytes = sample.raw.size() * sizeof(float);
    std::memcpy(sample.raw.data(), bytes_.data(), rawBytes);
    rt::StreamSample fixed{};
    std::memcpy(&fixed, bytes_.data() + rawBytes, sizeof fixed);
    sample.sequence = head_.sequence;
    sample.micros = fixed.micros;
    sample.fault = fixed.fault;
    sample.outputs.assign(bytes_.begin() + static_cast<std::ptrdiff_t>(rawBytes + sizeof fixed),
                          bytes_.end());
    return sample;
}

} // namespace tmw
