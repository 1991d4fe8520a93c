// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan_writer.h"
#include "device_runtime/engine/interpreter.h"

#include <cstring>
#include <memory>
#include <span>
#include <vector>

namespace tmw::test {

/// Opens bytes as a plan, whatever core they name, and runs what passes, in memory of exactly the
/// size it asks for, so that a sanitizer sees every step beyond. Arenas above 1 MB are not run.
inline rt::Status openAndRun(std::span<const uint8_t> bytes) {
    // Aligned as a plan must be, and ending where the bytes end.
    const std::unique_ptr<uint64_t[]> memory(new uint64_t[bytes.size() / 8 + 1]);
    auto* plan = reinterpret_cast<uint8_t*>(memory.get());
    if (!bytes.empty())
        std::memcpy(plan, bytes.data(), bytes.size());
    rt::CoreFamily core = rt::CoreFamily::Generic;
    if (bytes.size() >= sizeof(rt::PlanHeader) &&
        reinterpret_cast<rt::PlanHeader*>(plan)->core < rt::kCoreFamilies)
        core = static_cast<rt::CoreFamily>(reinterpret_cast<rt::PlanHeader*>(plan)->core);
    rt::PlanView view;
    const rt::Status opened =
        rt::PlanView::open(rt::Span<const uint8_t>(plan, bytes.size()), core, &view);
    constexpr uint32_t kMost = 1 << 20;
    if (opened != rt::Status::Ok || view.arenaBytes() > kMost || view.stateBytes() > kMost)
        return opened;
    const std::unique_ptr<uint8_t[]> arena(new uint8_t[view.arenaBytes()]());
    const std::unique_ptr<uint8_t[]> state(new uint8_t[view.stateBytes()]());
    rt::Interpreter interpreter;
    const rt::Status ready =
        interpreter.init(view, rt::Span<uint8_t>(arena.get(), view.arenaBytes()),
                         rt::Span<uint8_t>(state.get(), view.stateBytes()), rt::fullKernels());
    if (ready != rt::Status::Ok)
        return ready;
    if (interpreter.inputCount() > 0) {
        const std::vector<float> raw(view.inputs()[0].elements, 0.75f);
        interpreter.writeRaw({raw.data(), raw.size()});
    }
    return interpreter.invoke();
}

} // namespace tmw::test
