// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/device/engine.h"

namespace tmw {
namespace rt {

constexpr uint8_t Engine::kNobody;

Status Engine::open(uint8_t who, Span<const uint8_t> bytes) {
    drop(who);
    PlanView view;
    const Status status = PlanView::open(bytes, info_.core, &view);
    if (status != Status::Ok)
        return status;
    const uint64_t needed = ((uint64_t{view.arenaBytes()} + 7) & ~uint64_t{7}) + view.stateBytes();
    if (needed > info_.arena.size())
        return Status::ArenaTooSmall;
    plans_[who] = view;
    has_[who] = true;
    return Status::Ok;
}

void Engine::drop(uint8_t who) {
    has_[who] = false;
    if (bound_ == who)
        bound_ = kNobody;
}

void Engine::promote() {
    plans_[0] = plans_[1];
    has_[0] = has_[1];
    has_[1] = false;
    bound_ = kNobody;
}

Status Engine::bind(uint8_t who) {
    if (!has(who))
        return Status::NotReady;
    if (bound_ == who)
        return Status::Ok;
    bound_ = kNobody;
    const size_t arena = (size_t{plans_[who].arenaBytes()} + 7) & ~size_t{7};
    const Status status = interpreter_.init(plans_[who], info_.arena.part(0, arena),
                                            info_.arena.from(arena), fullKernels());
    if (status == Status::Ok)
        bound_ = who;
    return status;
}

Status Engine::infer(Platform& platform) {
    interpreter_.restart();
    Status status = Status::Ok;
    while (status != Status::NotReady) {
        platform.feedWatchdog();
        status = interpreter_.runNext();
    }
    return interpreter_.fault().code == 0 ? Status::Ok : Status::Fault;
}

void Engine::profile(Platform& platform, uint32_t records, uint32_t repeats, uint64_t* ticks,
                     uint64_t* emptyTicks) {
    interpreter_.reset();
    uint32_t start = platform.ticks();
    for (uint32_t i = 0; i < repeats; ++i) {
        platform.feedWatchdog();
        if (records >= plans_[bound_].recordCount()) {
            interpreter_.invoke();
            continue;
        }
        interpreter_.restart();
        while (interpreter_.nextRecord() < records)
            interpreter_.runNext();
    }
    *ticks = static_cast<uint32_t>(platform.ticks() - start);
    start = platform.ticks();
    for (uint32_t i = 0; i < repeats; ++i)
        platform.feedWatchdog();
    *emptyTicks = static_cast<uint32_t>(platform.ticks() - start);
    interpreter_.reset();
}

} // namespace rt
} // namespace tmw
