// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/serial_transport.h"
#include "device_runtime/link/channel.h"

#include <algorithm>
#include <array>
#include <random>
#include <thread>

namespace tmw {

namespace {

constexpr ErrorKind kNoAnswer{
    "port.no_answer", "No companion firmware answers on %1 (tried %2 baud). Flash the board with "
                      "\"tmw flash\", or check that this is its port."};
constexpr ErrorKind kBootloader{"port.bootloader", "%1: %2"};
constexpr ErrorKind kNotBack{"port.not_back",
                             "The board that was on %1 (serial number %2) did not come back in %3 "
                             "s. Plug it in again and try again."};

/// The usual speed first, with patience for boards that restart when their port is opened.
struct Speed {
    int baud;
    std::chrono::milliseconds patience;
};
constexpr Speed kSpeeds[] = {{kUsualBaud, std::chrono::milliseconds(3000)},
                             {921600, std::chrono::milliseconds(800)},
                             {230400, std::chrono::milliseconds(800)},
                             {57600, std::chrono::milliseconds(800)},
                             {9600, std::chrono::milliseconds(1500)}};
constexpr std::chrono::milliseconds kTurn{10};
constexpr std::chrono::milliseconds kLook{100};
using Clock = std::chrono::steady_clock;

/// Opens a session and forgets it: whether the other side speaks the link at this speed.
class Probe {
public:
    explicit Probe(Transport& line)
        : line_(line), channel_(rt::Channel::Side::Desktop, {window_.data(), window_.size()},
                                {this, write, ignore, nullptr}) {}

    Result<bool> answers(std::chrono::milliseconds patience, const std::stop_token& stop) {
        std::random_device entropy;
        channel_.open(static_cast<uint16_t>(entropy() | 1u), line_.micros());
        const auto deadline = Clock::now() + patience;
        while (channel_.state() == rt::Channel::State::Opening && Clock::now() < deadline) {
            if (stop.stop_requested())
                return fail(kCancelled);
            uint8_t bytes[4096];
            TMW_TRY(const size_t got, line_.read(bytes, kTurn));
            channel_.receive(bytes, got, line_.micros());
            channel_.tick(line_.micros());
            if (!status_)
                return forward(status_);
        }
        return channel_.state() == rt::Channel::State::Open;
    }

private:
    static void write(void* self, const uint8_t* data, size_t bytes) {
        auto* probe = static_cast<Probe*>(self);
        if (probe->status_)
            probe->status_ = probe->line_.write({data, bytes});
    }
    static void ignore(void*, rt::Span<const uint8_t>) {}

    Transport& line_;
    Status status_;
    std::array<rt::Channel::Slot, 2> window_{};
    rt::Channel channel_;
};

/// What the port of that device is called at present; empty: it is not there, or is its bootloader.
std::string nameNow(const SerialPort& port, const SystemRoots& roots) {
    if (port.serialNumber.empty())
        return port.name;
    const auto found = findPortBySerialNumber(port.serialNumber, roots);
    return found && !found->bootloader ? found->name : std::string();
}

bool isIn(const std::vector<SerialPort>& ports, const SerialPort& port) {
    return std::ranges::any_of(ports, [&](const SerialPort& each) {
        return each.bootloader && each.name == port.name && each.serialNumber == port.serialNumber;
    });
}

} // namespace

Result<BoardPort> openBoardPort(const std::string& name, const SystemRoots& roots,
                                std::stop_token stop) {
    // A port that udev gave another name is in no list, and is known by that name alone.
    const SerialPort port = findPort(name, roots).value_or(SerialPort{.name = name});
    if (port.bootloader)
        return fail(kBootloader, name, port.reason);
    TMW_TRY(auto line, openSerialPort(name, kUsualBaud, roots));
    std::string tried;
    for (const Speed& speed : kSpeeds) {
        TMW_CHECK(line->setBaud(speed.baud));
        TMW_TRY(const bool answers, Probe(*line).answers(speed.patience, stop));
        if (answers)
            return BoardPort{std::move(line), port, speed.baud};
        tried += (tried.empty() ? "" : ", ") + std::to_string(speed.baud);
    }
    return fail(kNoAnswer, name, tried);
}

Result<std::unique_ptr<Transport>> reopenPort(const SerialPort& port,
                                              Transport::Milliseconds patience,
                                              std::stop_token stop, const SystemRoots& roots,
                                              int baud) {
    const auto deadline = Clock::now() + patience;
    Status opened;
    do {
        opened = {};
        const std::string name = nameNow(port, roots);
        if (!name.empty()) {
            auto line = openSerialPort(name, baud, roots);
            if (line)
                return std::unique_ptr<Transport>(std::move(*line));
            opened = forward(line);
        }
        if (stop.stop_requested())
            return fail(kCancelled);
        std::this_thread::sleep_for(kLook);
    } while (Clock::now() < deadline);
    // It is back, and something else is the matter.
    if (!opened && opened.error().code() != kPortAbsent.code)
        return forward(opened);
    return fail(kNotBack, port.name,
                port.serialNumber.empty() ? std::string("none") : port.serialNumber,
                std::chrono::duration_cast<std::chrono::seconds>(patience).count());
}

Result<SerialPort> touchPort(const SerialPort& port, Transport::Milliseconds patience,
                             std::stop_token stop, const SystemRoots& roots) {
    constexpr int kTouchBaud = 1200;
    if (port.bootloader)
        return port;
    // A bootloader that was there before is another board's.
    TMW_TRY(const auto before, serialPorts(roots));
    { TMW_TRY(const auto line, openSerialPort(port.name, kTouchBaud, roots)); }
    const auto deadline = Clock::now() + patience;
    while (Clock::now() < deadline) {
        if (stop.stop_requested())
            return fail(kCancelled);
        std::this_thread::sleep_for(kLook);
        TMW_TRY(const auto ports, serialPorts(roots));
        for (const SerialPort& each : ports)
            if (each.bootloader && each.usbVendor == port.usbVendor && !isIn(before, each))
                return each;
    }
    return port;
}

} // namespace tmw
