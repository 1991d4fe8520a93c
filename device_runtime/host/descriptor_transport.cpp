// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/descriptor_transport.h"

#include "core/base/remark.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace tmw {

namespace {
constexpr int kWritePatience = 10000; // milliseconds without one byte taken
constexpr size_t kMostPending = 1 << 20;
} // namespace

DescriptorTransport::DescriptorTransport(int descriptor) : descriptor_(descriptor) {
    ::fcntl(descriptor_, F_SETFL, ::fcntl(descriptor_, F_GETFL) | O_NONBLOCK);
}

DescriptorTransport::~DescriptorTransport() {
    ::close(descriptor_);
}

Result<bool> DescriptorTransport::pull() {
    uint8_t buffer[4096];
    const ssize_t got = ::recv(descriptor_, buffer, sizeof buffer, 0);
    if (got == 0)
        return fail(kLineBroken, TMW_PHRASE("ErrorWord", "the other side ended"));
    if (got < 0)
        return errno == EAGAIN || errno == EINTR ? Result<bool>(false)
                                                 : fail(kLineBroken, std::strerror(errno));
    pending_.insert(pending_.end(), buffer, buffer + got);
    return true;
}

Status DescriptorTransport::write(std::span<const uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent > 0) {
            bytes = bytes.subspan(static_cast<size_t>(sent));
            continue;
        }
        if (sent < 0 && errno != EAGAIN && errno != EINTR)
            return fail(kLineBroken, std::strerror(errno));
        const bool reading = pending_.size() < kMostPending;
        pollfd waiting{descriptor_, static_cast<short>(reading ? POLLIN | POLLOUT : POLLOUT), 0};
        if (::poll(&waiting, 1, kWritePatience) == 0)
            return fail(kLineStuck);
        if (reading && (waiting.revents & (POLLIN | POLLHUP))) {
            TMW_TRY([[maybe_unused]] const bool some, pull());
        }
    }
    return {};
}

Result<size_t> DescriptorTransport::read(std::span<uint8_t> bytes, Milliseconds wait) {
    if (pending_.empty()) {
        pollfd waiting{descriptor_, POLLIN, 0};
        if (::poll(&waiting, 1, static_cast<int>(wait.count())) <= 0)
            return size_t{0};
        TMW_TRY([[maybe_unused]] const bool some, pull());
    }
    const size_t count = std::min(bytes.size(), pending_.size());
    std::copy_n(pending_.begin(), count, bytes.begin());
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<ptrdiff_t>(count));
    return count;
}

} // namespace tmw
