// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/debug_port.h"

#include "core/base/hex.h"

#include <algorithm>
#include <cstring>

namespace tmw {

namespace {

constexpr ErrorKind kRefused{"debug.refused",
                             "The emulator refused \"%1\" at its debug port (%2). Start the board "
                             "again."};
constexpr ErrorKind kSilent{
    "debug.silent", "The emulator's debug port does not answer in time. Start the board again."};

/// QEMU takes packets of 4096 characters, two a byte.
constexpr size_t kPiece = 1920;
constexpr DebugPort::Milliseconds kPatience{5000};

std::string number(uint64_t value) {
    char text[17];
    const auto end = std::to_chars(text, text + sizeof text, value, 16).ptr;
    return std::string(text, end);
}

int digit(char letter) {
    if (letter >= '0' && letter <= '9')
        return letter - '0';
    if (letter >= 'a' && letter <= 'f')
        return letter - 'a' + 10;
    return -1;
}

/// Empty where the text is not all hexadecimal.
std::vector<uint8_t> fromHex(std::string_view text) {
    std::vector<uint8_t> bytes;
    for (size_t i = 0; i + 1 < text.size(); i += 2) {
        const int high = digit(text[i]);
        const int low = digit(text[i + 1]);
        if (high < 0 || low < 0)
            return {};
        bytes.push_back(static_cast<uint8_t>(high * 16 + low));
    }
    return bytes;
}

uint8_t checksum(std::string_view packet) {
    uint8_t sum = 0;
    for (const char letter : packet)
        sum = static_cast<uint8_t>(sum + static_cast<uint8_t>(letter));
    return sum;
}

} // namespace

DebugPort::DebugPort(std::unique_ptr<Transport> line, bool standsStill)
    : line_(std::move(line)), running_(!standsStill) {}

Result<uint8_t> DebugPort::nextByte(std::chrono::steady_clock::time_point deadline) {
    while (taken_ == buffer_.size()) {
        const auto left =
            std::chrono::duration_cast<Milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return fail(kSilent);
        buffer_.resize(4096);
        taken_ = 0;
        const auto got = line_->read(buffer_, left);
        buffer_.resize(got ? *got : 0);
        if (!got)
            return forward(got);
    }
    return buffer_[taken_++];
}

Status DebugPort::send(std::string_view packet) {
    const uint8_t sum = checksum(packet);
    const std::string framed = "$" + std::string(packet) + "#" + toHex(std::span(&sum, 1));
    return line_->write(std::span(reinterpret_cast<const uint8_t*>(framed.data()), framed.size()));
}

Result<std::string> DebugPort::receive(Milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    // Acknowledgements stand between packets; a socket damages nothing, so the sum is not looked
    // at.
    for (;;) {
        TMW_TRY(const uint8_t byte, nextByte(deadline));
        if (byte == '$')
            break;
    }
    std::string packet;
    for (;;) {
        TMW_TRY(const uint8_t byte, nextByte(deadline));
        if (byte == '#')
            break;
        packet += static_cast<char>(byte);
    }
    for (int i = 0; i < 2; ++i) {
        TMW_TRY([[maybe_unused]] const uint8_t sum, nextByte(deadline));
    }
    const uint8_t taken = '+';
    TMW_CHECK(line_->write(std::span(&taken, 1)));
    return packet;
}

Result<std::string> DebugPort::ask(std::string_view packet) {
    TMW_CHECK(send(packet));
    auto answer = receive(kPatience);
    if (answer && (answer->empty() || answer->front() == 'E'))
        return fail(kRefused, packet.substr(0, 24), *answer);
    return answer;
}

Status DebugPort::command(std::string_view packet) {
    TMW_TRY(const std::string answer, ask(packet));
    return answer == "OK" ? Status{} : fail(kRefused, packet.substr(0, 24), answer);
}

Result<std::vector<uint8_t>> DebugPort::read(uint32_t address, size_t bytes) {
    std::vector<uint8_t> all;
    while (all.size() < bytes) {
        const size_t piece = std::min(kPiece, bytes - all.size());
        const std::string packet = "m" + number(address + all.size()) + "," + number(piece);
        TMW_TRY(const std::string answer, ask(packet));
        const std::vector<uint8_t> part = fromHex(answer);
        if (part.size() != piece)
            return fail(kRefused, packet, answer.substr(0, 24));
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

Status DebugPort::write(uint32_t address, std::span<const uint8_t> bytes) {
    while (!bytes.empty()) {
        const auto piece = bytes.first(std::min(kPiece, bytes.size()));
        TMW_CHECK(command("M" + number(address) + "," + number(piece.size()) + ":" + toHex(piece)));
        address += static_cast<uint32_t>(piece.size());
        bytes = bytes.subspan(piece.size());
    }
    return {};
}

Status DebugPort::prepareRegisters() {
    if (registersReady_)
        return {};
    // QEMU gives single registers only to those who have asked what there are.
    TMW_TRY([[maybe_unused]] const std::string description,
            ask("qXfer:features:read:target.xml:0,ffb"));
    registersReady_ = true;
    return {};
}

Result<uint32_t> DebugPort::readRegister(uint8_t index) {
    TMW_CHECK(prepareRegisters());
    TMW_TRY(const std::string answer, ask("p" + number(index)));
    const std::vector<uint8_t> bytes = fromHex(answer);
    uint32_t value = 0;
    if (bytes.size() != sizeof value)
        return fail(kRefused, "p", answer);
    std::memcpy(&value, bytes.data(), sizeof value);
    return value;
}

Status DebugPort::writeRegister(uint8_t index, uint32_t value) {
    TMW_CHECK(prepareRegisters());
    uint8_t bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    return command("P" + number(index) + "=" + toHex(bytes));
}

Status DebugPort::setBreakpoint(uint32_t address) {
    TMW_CHECK(command("Z0," + number(address) + ",2"));
    breakpoints_.insert(address);
    return {};
}

Status DebugPort::clearBreakpoint(uint32_t address) {
    TMW_CHECK(command("z0," + number(address) + ",2"));
    breakpoints_.erase(address);
    return {};
}

Status DebugPort::resume() {
    if (!breakpoints_.empty()) {
        TMW_TRY(const uint32_t at, readRegister(kProgramCounter));
        if (breakpoints_.contains(at)) {
            TMW_CHECK(command("z0," + number(at) + ",2"));
            TMW_TRY([[maybe_unused]] const std::string stepped, ask("s"));
            TMW_CHECK(command("Z0," + number(at) + ",2"));
        }
    }
    TMW_CHECK(send("c"));
    running_ = true;
    return {};
}

Status DebugPort::waitForStop(Milliseconds patience) {
    if (!running_)
        return {};
    TMW_TRY([[maybe_unused]] const std::string reason, receive(patience));
    running_ = false;
    return {};
}

Status DebugPort::interrupt() {
    if (!running_)
        return {};
    const uint8_t request = 3;
    TMW_CHECK(line_->write(std::span(&request, 1)));
    return waitForStop(kPatience);
}

} // namespace tmw
