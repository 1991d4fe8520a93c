// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/serial_transport.h"

#include <libserialport.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace tmw {

namespace {

constexpr ErrorKind kCannotList{"ports.cannot_list", "The serial ports cannot be listed: %1."};
constexpr ErrorKind kCannotOpen{
    "port.cannot_open",
    "The serial port %1 cannot be opened: %2. Check the name with \"tmw ports\", and that you are "
    "in the group dialout."};
constexpr int kBaud = 115200;
constexpr unsigned kWritePatience = 10000; // milliseconds

std::string lastError() {
    char* text = sp_last_error_message();
    const std::string copy = text && *text ? text : std::strerror(errno);
    sp_free_error_message(text);
    return copy;
}

std::string orEmpty(const char* text) {
    return text ? text : "";
}

struct PortCloser {
    void operator()(sp_port* port) const {
        sp_close(port);
        sp_free_port(port);
    }
};

class SerialTransport : public Transport {
public:
    explicit SerialTransport(std::unique_ptr<sp_port, PortCloser> port) : port_(std::move(port)) {}

    Status write(std::span<const uint8_t> bytes) override {
        const int sent = sp_blocking_write(port_.get(), bytes.data(), bytes.size(), kWritePatience);
        if (sent < 0)
            return fail(kLineBroken, lastError());
        if (static_cast<size_t>(sent) < bytes.size())
            return fail(kLineStuck);
        return {};
    }

    Result<size_t> read(std::span<uint8_t> bytes, Milliseconds wait) override {
        // libserialport takes 0 for "for ever".
        const auto patience = static_cast<unsigned>(std::max<int64_t>(1, wait.count()));
        const int got = sp_blocking_read_next(port_.get(), bytes.data(), bytes.size(), patience);
        if (got < 0)
            return fail(kLineBroken, lastError());
        return static_cast<size_t>(got);
    }

private:
    std::unique_ptr<sp_port, PortCloser> port_;
};

} // namespace

Result<std::vector<SerialPort>> serialPorts() {
    sp_port** list = nullptr;
    if (sp_list_ports(&list) != SP_OK)
        return fail(kCannotList, lastError());
    std::vector<SerialPort> ports;
    for (sp_port** at = list; *at; ++at) {
        SerialPort port;
        port.name = orEmpty(sp_get_port_name(*at));
        port.description = orEmpty(sp_get_port_description(*at));
        port.serialNumber = orEmpty(sp_get_port_usb_serial(*at));
        port.usable = ::access(port.name.c_str(), R_OK | W_OK) == 0;
        if (!port.usable)
            port.reason = std::strerror(errno);
        ports.push_back(std::move(port));
    }
    sp_free_port_list(list);
    return ports;
}

Result<std::unique_ptr<Transport>> openSerialPort(const std::string& name) {
    sp_port* found = nullptr;
    if (sp_get_port_by_name(name.c_str(), &found) != SP_OK)
        return fail(kCannotOpen, name, lastError());
    if (sp_open(found, SP_MODE_READ_WRITE) != SP_OK) {
        const std::string cause = lastError();
        sp_free_port(found);
        return fail(kCannotOpen, name, cause);
    }
    std::unique_ptr<sp_port, PortCloser> port(found);
    if (sp_set_baudrate(found, kBaud) != SP_OK || sp_set_bits(found, 8) != SP_OK ||
        sp_set_parity(found, SP_PARITY_NONE) != SP_OK || sp_set_stopbits(found, 1) != SP_OK ||
        sp_set_flowcontrol(found, SP_FLOWCONTROL_NONE) != SP_OK)
        return fail(kCannotOpen, name, lastError());
    return std::make_unique<SerialTransport>(std::move(port));
}

} // namespace tmw
