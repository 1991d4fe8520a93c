// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/engine/interpreter.h"
#include "device_runtime/firmware/platform.h"

namespace tmw {
namespace rt {

/// The two models of a device and the one arena they take turns in.
class Engine {
public:
    explicit Engine(const BoardInfo& info) : info_(info), plans_{}, has_{}, bound_(kNobody) {}

    /// Checks that the bytes are a plan this board can run, and keeps it for `who` (0: running,
    /// 1: candidate).
    Status open(uint8_t who, Span<const uint8_t> bytes);
    void drop(uint8_t who);
    /// The candidate becomes the running model.
    void promote();
    bool has(uint8_t who) const { return who < 2 && has_[who]; }
    const PlanView& plan(uint8_t who) const { return plans_[who]; }

    /// Gives the arena to `who`, from its initial state if another had it. NotReady without one.
    Status bind(uint8_t who);
    Interpreter& interpreter() { return interpreter_; }
    /// Interpreter::invoke(), with the watchdog fed between records: an inference may take longer
    /// than it waits, one operator may not.
    Status infer(Platform& platform);

    /// Ticks for `repeats` runs until record number `records` is next, or a later one, and for the
    /// empty loop.
    void profile(Platform& platform, uint32_t records, uint32_t repeats, uint64_t* ticks,
                 uint64_t* emptyTicks);

private:
    static constexpr uint8_t kNobody = 0xff;

    const BoardInfo& info_;
    PlanView plans_[2];
    bool has_[2];
    uint8_t bound_;
    Interpreter interpreter_;
};

} // namespace rt
} // namespace tmw
