// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/faulty_transport.h"

#include <algorithm>
#include <charconv>
#include <thread>

namespace tmw {

namespace {

constexpr ErrorKind kBadOption{
    "fault.bad_option",
    "\"%1\" is no fault of a line. Write NAME=NUMBER with drop, flip, duplicate, stall or "
    "disconnect from 0 to 1, delay_ms up to 10000, or seed."};

bool assign(LineFaults& faults, std::string_view name, double value) {
    double LineFaults::*const chances[] = {&LineFaults::drop, &LineFaults::flip,
                                           &LineFaults::duplicate, &LineFaults::stall,
                                           &LineFaults::disconnect};
    constexpr std::string_view kNames[] = {"drop", "flip", "duplicate", "stall", "disconnect"};
    for (size_t i = 0; i < std::size(kNames); ++i) {
        if (name == kNames[i] && value <= 1) {
            faults.*chances[i] = value;
            return true;
        }
    }
    if (name == "delay_ms" && value <= 10000)
        faults.delayMs = static_cast<uint32_t>(value);
    else if (name == "seed" && value <= 9e15)
        faults.seed = static_cast<uint64_t>(value);
    else
        return false;
    return true;
}

} // namespace

Result<LineFaults> parseLineFaults(std::string_view text) {
    LineFaults faults;
    while (!text.empty()) {
        const size_t end = std::min(text.find(','), text.size());
        const std::string_view option = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const size_t equals = option.find('=');
        double value = 0;
        if (equals == option.npos)
            return fail(kBadOption, option);
        const auto read =
            std::from_chars(option.data() + equals + 1, option.data() + option.size(), value);
        const bool whole = read.ec == std::errc() && read.ptr == option.data() + option.size();
        if (!whole || !(value >= 0) || !assign(faults, option.substr(0, equals), value))
            return fail(kBadOption, option);
    }
    return faults;
}

FaultyTransport::FaultyTransport(std::unique_ptr<Transport> line, const LineFaults& faults)
    : line_(std::move(line)), faults_(faults), random_(faults.seed) {}

Status FaultyTransport::spoil(std::span<const uint8_t> bytes, std::vector<uint8_t>* out) {
    for (uint8_t byte : bytes) {
        if (random_.uniform() < faults_.disconnect)
            disconnected_ = true;
        if (disconnected_)
            return fail(kLineBroken, "the cable was pulled");
        if (random_.uniform() < faults_.stall)
            std::this_thread::sleep_for(std::chrono::seconds(1));
        if (random_.uniform() < faults_.drop)
            continue;
        if (random_.uniform() < faults_.flip)
            byte = static_cast<uint8_t>(byte ^ 1u << random_.below(8));
        out->push_back(byte);
        if (random_.uniform() < faults_.duplicate)
            out->push_back(byte);
    }
    return {};
}

Status FaultyTransport::write(std::span<const uint8_t> bytes) {
    std::vector<uint8_t> spoiled;
    TMW_CHECK(spoil(bytes, &spoiled));
    return line_->write(spoiled);
}

Result<size_t> FaultyTransport::read(std::span<uint8_t> bytes, Milliseconds wait) {
    if (pending_.empty()) {
        TMW_TRY(const size_t got, line_->read(bytes, wait));
        if (got > 0 && faults_.delayMs > 0)
            std::this_thread::sleep_for(Milliseconds(faults_.delayMs));
        TMW_CHECK(spoil(bytes.first(got), &pending_));
    }
    const size_t count = std::min(bytes.size(), pending_.size());
    std::copy_n(pending_.begin(), count, bytes.begin());
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<ptrdiff_t>(count));
    return count;
}

} // namespace tmw
