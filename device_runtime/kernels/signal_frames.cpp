// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {

constexpr size_t kWidth = sizeof(int16_t);

void giveFrame(const SignalFramesRecord& r, const int16_t* kept, const int16_t* fresh,
               int16_t* out) {
    const uint32_t old = r.size < r.keeps ? r.size : r.keeps;
    memmove(out, kept, kWidth * old);
    memmove(out + old, fresh, kWidth * (r.size - old));
}

/// The last of what was kept and a step after it.
void keep(const SignalFramesRecord& r, const int16_t* fresh, int16_t* kept) {
    const uint32_t old = r.keeps > r.step ? r.keeps - r.step : 0;
    memmove(kept, kept + (r.keeps - old), kWidth * old);
    memmove(kept + old, fresh + (r.step - (r.keeps - old)), kWidth * (r.keeps - old));
}

} // namespace

uint16_t runSignalFrames(const PlanRecord& record, const KernelContext& context) {
    const SignalFramesRecord& r = as<SignalFramesRecord>(record);
    SignalFramesState* const state = context.write<SignalFramesState>(r.kept);
    const int16_t* const in = context.read<int16_t>(r.input);
    int16_t* const out = context.write<int16_t>(r.output);
    bool valid = true;
    for (uint32_t frame = 0; frame < r.frames; ++frame) {
        const bool given = state->waits == 0;
        state->waits = given ? r.period - 1 : state->waits - 1;
        valid = valid && given;
        int16_t* kept = reinterpret_cast<int16_t*>(state + 1);
        for (uint32_t row = 0; row < r.rows; ++row, kept += r.keeps) {
            const uint32_t at = row * r.frames + frame;
            const int16_t* const fresh = in + at * r.step;
            if (state->begun == 0)
                for (uint32_t i = 0; i < r.keeps; ++i)
                    kept[i] = fresh[i % r.step];
            if (given)
                giveFrame(r, kept, fresh, out + at * r.size);
            else
                memset(out + at * r.size, 0, kWidth * r.size);
            keep(r, fresh, kept);
        }
        state->begun = 1;
    }
    if (r.valid != kNowhere)
        *context.write<uint8_t>(r.valid) = valid ? 1 : 0;
    return 0;
}

Status checkSignalFrames(const PlanRecord& record, const Extents& extents) {
    const SignalFramesRecord& r = as<SignalFramesRecord>(record);
    if (!areCounts(r.rows, r.frames, r.step) || !areCounts(r.size, r.keeps, r.period) ||
        r.step < 1 || r.period < 1 || r.size > r.keeps + r.step ||
        uint64_t(r.rows) * r.frames > kMostElements)
        return Status::BadRecord;
    const uint64_t all = uint64_t(r.rows) * r.frames;
    return extents.canRead(r.input, kWidth * all * r.step, kWidth) &&
                   extents.canWrite(r.output, kWidth * all * r.size, kWidth) &&
                   (r.valid == kNowhere || extents.canWrite(r.valid, 1, 1)) &&
                   r.kept >> 30 == static_cast<uint32_t>(Memory::State) &&
                   extents.canWrite(
                       r.kept, sizeof(SignalFramesState) + kWidth * (uint64_t(r.rows) * r.keeps),
                       alignof(SignalFramesState))
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
