// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/transport.h"

#include <cstdint>
#include <vector>

namespace tmw {

/// A connected stream socket (local or TCP) that this object owns. While the line is full it goes
/// on reading, so two sides that both write never wait for each other.
class DescriptorTransport : public Transport {
public:
    explicit DescriptorTransport(int descriptor);
    DescriptorTransport(const DescriptorTransport&) = delete;
    DescriptorTransport& operator=(const DescriptorTransport&) = delete;
    ~DescriptorTransport() override;

    Status write(std::span<const uint8_t> bytes) override;
    Result<size_t> read(std::span<uint8_t> bytes, Milliseconds wait) override;

private:
    Result<bool> pull();

    int descriptor_;
    std::vector<uint8_t> pending_; ///< came while writing
};

} // namespace tmw
