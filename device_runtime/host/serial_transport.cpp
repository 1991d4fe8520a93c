// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/serial_transport.h"

#include "core/base/remark.h"

#include <libserialport.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace tmw {

namespace {

constexpr ErrorKind kCannotOpen{
    "port.cannot_open", "The serial port %1 cannot be opened: %2. Plug the board in again, and "
                        "check the name with \"tmw ports\"."};
constexpr unsigned kWritePatience = 10000; // milliseconds

std::string lastError() {
    char* text = sp_last_error_message();
    const std::string copy = text && *text ? text : std::strerror(errno);
    sp_free_error_message(text);
    return copy;
}

struct PortCloser {
    void operator()(sp_port* port) const {
        sp_close(port);
        sp_free_port(port);
    }
};
using OpenPort = std::unique_ptr<sp_port, PortCloser>;

int descriptorOf(const OpenPort& port) {
    int descriptor = -1;
    sp_get_port_handle(port.get(), &descriptor);
    return descriptor;
}

class SerialTransport : public SerialLine {
public:
    SerialTransport(OpenPort port, std::string name)
        : port_(std::move(port)), name_(std::move(name)) {}

    Status write(std::span<const uint8_t> bytes) override {
        const int sent = sp_blocking_write(port_.get(), bytes.data(), bytes.size(), kWritePatience);
        if (sent < 0)
            return broken(lastError());
        if (static_cast<size_t>(sent) < bytes.size())
            return hungUp() ? broken(TMW_PHRASE("ErrorWord", "it was unplugged"))
                            : fail(kLineStuck);
        return {};
    }

    Result<size_t> read(std::span<uint8_t> bytes, Milliseconds wait) override {
        // libserialport takes 0 for "for ever".
        const auto patience = static_cast<unsigned>(std::max<int64_t>(1, wait.count()));
        const int got = sp_blocking_read_next(port_.get(), bytes.data(), bytes.size(), patience);
        if (got < 0)
            return broken(lastError());
        // A port whose device went away reads as empty for ever.
        if (got == 0 && hungUp())
            return broken(TMW_PHRASE("ErrorWord", "it was unplugged"));
        return static_cast<size_t>(got);
    }

    Status setBaud(int baud) override {
        if (sp_set_baudrate(port_.get(), baud) != SP_OK)
            return fail(kCannotOpen, name_, lastError());
        sp_flush(port_.get(), SP_BUF_INPUT); // what came at the old speed means nothing
        return {};
    }

private:
    bool hungUp() const {
        pollfd state{descriptorOf(port_), 0, 0};
        return ::poll(&state, 1, 0) > 0 && (state.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
    }
    tl::unexpected<Error> broken(const std::string& cause) const {
        const bool gone = ::access(name_.c_str(), F_OK) != 0 || hungUp();
        return fail(kLineBroken,
                    name_ + ": " +
                        (gone ? TMW_PHRASE("ErrorWord", "the board was unplugged") : cause));
    }

    OpenPort port_;
    std::string name_;
};

/// Nobody else may open the port: TIOCEXCL keeps users out, the lock keeps root's programs out.
Status takeAlone(const OpenPort& port, const std::string& name, const SystemRoots& roots) {
    const int descriptor = descriptorOf(port);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return tl::unexpected(busyPort(name, roots));
    if (::ioctl(descriptor, TIOCEXCL) != 0)
        return fail(kCannotOpen, name, std::strerror(errno));
    return {};
}

} // namespace

Result<std::unique_ptr<SerialLine>> openSerialPort(const std::string& name, int baud,
                                                   const SystemRoots& roots) {
    TMW_CHECK(checkPort(name, roots));
    sp_port* found = nullptr;
    if (std::filesystem::is_regular_file(name))
        return fail(kNotAPort, name, TMW_PHRASE("ErrorWord", "a file"));
    if (sp_get_port_by_name(name.c_str(), &found) != SP_OK)
        return fail(kNotAPort, name, TMW_PHRASE("ErrorWord", "not listed by the system"));
    if (sp_open(found, SP_MODE_READ_WRITE) != SP_OK) {
        const int cause = errno;
        const std::string words = lastError();
        sp_free_port(found);
        if (cause == EBUSY)
            return tl::unexpected(busyPort(name, roots));
        return fail(kCannotOpen, name, words);
    }
    OpenPort port(found);
    TMW_CHECK(takeAlone(port, name, roots));
    if (sp_set_baudrate(found, baud) != SP_OK || sp_set_bits(found, 8) != SP_OK ||
        sp_set_parity(found, SP_PARITY_NONE) != SP_OK || sp_set_stopbits(found, 1) != SP_OK ||
        sp_set_flowcontrol(found, SP_FLOWCONTROL_NONE) != SP_OK)
        return fail(kCannotOpen, name, lastError());
    return std::make_unique<SerialTransport>(std::move(port), name);
}

} // namespace tmw
