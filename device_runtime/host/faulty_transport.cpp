// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/faulty_transport.h"

#include "core/base/remark.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace tmw {

namespace {

constexpr ErrorKind kBadOption{
    "fault.bad_option",
    "\"%1\" is no fault of a line. Write NAME=NUMBER with drop, flip, duplicate, reorder, "
    "stall or disconnect from 0 to 1, delay_ms up to 10000, or seed."};

constexpr uint64_t kStall = 1000000; // microseconds
constexpr uint64_t kOvertake = 5000; // what comes meanwhile goes first

bool assign(LineFaults& faults, std::string_view name, double value) {
    double LineFaults::*const chances[] = {&LineFaults::drop,      &LineFaults::flip,
                                           &LineFaults::duplicate, &LineFaults::reorder,
                                           &LineFaults::stall,     &LineFaults::disconnect};
    constexpr std::string_view kNames[] = {"drop",    "flip",  "duplicate",
                                           "reorder", "stall", "disconnect"};
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

bool FaultyTransport::happens(double chance) {
    return chance > 0 && random_.uniform() < chance;
}

void FaultyTransport::push(Lane& lane, uint64_t extraDelay, std::vector<uint8_t>& bytes) {
    if (bytes.empty())
        return;
    const uint64_t arrival = micros() + uint64_t{faults_.delayMs} * 1000 + extraDelay;
    Piece piece{std::max(arrival, lane.blockedUntil), std::exchange(bytes, {})};
    const auto later = [](uint64_t due, const Piece& other) { return due < other.due; };
    const auto place = std::upper_bound(lane.pieces.begin(), lane.pieces.end(), piece.due, later);
    lane.pieces.insert(place, std::move(piece));
}

Status FaultyTransport::spoil(std::span<const uint8_t> bytes, Lane& lane) {
    std::vector<uint8_t> piece;
    uint64_t extraDelay = 0;
    for (uint8_t byte : bytes) {
        disconnected_ = disconnected_ || happens(faults_.disconnect);
        if (disconnected_)
            return fail(kLineBroken, TMW_PHRASE("ErrorWord", "the cable was pulled"));
        if (happens(faults_.stall)) {
            push(lane, extraDelay, piece);
            lane.blockedUntil = std::max(lane.blockedUntil, micros()) + kStall;
        }
        if (happens(faults_.reorder)) {
            push(lane, extraDelay, piece);
            extraDelay = kOvertake;
        }
        if (happens(faults_.drop))
            continue;
        if (happens(faults_.flip))
            byte = static_cast<uint8_t>(byte ^ 1u << random_.below(8));
        piece.push_back(byte);
        if (happens(faults_.duplicate))
            piece.push_back(byte);
    }
    push(lane, extraDelay, piece);
    return {};
}

Status FaultyTransport::sendDue() {
    while (!out_.pieces.empty() && out_.pieces.front().due <= micros()) {
        TMW_CHECK(line_->write(out_.pieces.front().bytes));
        out_.pieces.pop_front();
    }
    return {};
}

uint64_t FaultyTransport::nextDue(uint64_t atLatest) const {
    for (const Lane* lane : {&out_, &in_})
        if (!lane->pieces.empty())
            atLatest = std::min(atLatest, lane->pieces.front().due);
    return atLatest;
}

Status FaultyTransport::write(std::span<const uint8_t> bytes) {
    TMW_CHECK(spoil(bytes, out_));
    return sendDue();
}

Result<size_t> FaultyTransport::read(std::span<uint8_t> bytes, Milliseconds wait) {
    const uint64_t deadline = micros() + static_cast<uint64_t>(wait.count()) * 1000;
    for (;;) {
        TMW_CHECK(sendDue());
        const uint64_t now = micros();
        if (!in_.pieces.empty() && in_.pieces.front().due <= now) {
            std::vector<uint8_t>& first = in_.pieces.front().bytes;
            const size_t count = std::min(bytes.size(), first.size());
            std::copy_n(first.begin(), count, bytes.begin());
            first.erase(first.begin(), first.begin() + static_cast<ptrdiff_t>(count));
            if (first.empty())
                in_.pieces.pop_front();
            return count;
        }
        const uint64_t until = nextDue(deadline);
        const Milliseconds patience(until > now ? (until - now + 999) / 1000 : 0);
        std::vector<uint8_t> fresh(4096);
        TMW_TRY(const size_t got, line_->read(fresh, patience));
        TMW_CHECK(spoil(std::span(fresh).first(got), in_));
        if (got == 0 && micros() >= deadline)
            return size_t{0};
    }
}

} // namespace tmw
