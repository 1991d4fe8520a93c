// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/device/crash.h"

#include "device_runtime/base/crc32.h"

namespace tmw {
namespace rt {

namespace {

constexpr uint32_t kMagic = 0x48535243u; // "CRSH"

struct Kept {
    uint32_t magic;
    uint32_t fresh;
    CrashReport report;
    uint32_t crc; ///< of the report: what power-on left there is no crash
};

// An Arduino core has its own linker script, without that section.
#if defined(__arm__) && !defined(ARDUINO)
__attribute__((section(".noinit"))) Kept kept;
#else
Kept kept;
#endif

const Interpreter* watched = nullptr;

bool isWhole() {
    return kept.magic == kMagic && kept.crc == crc32(&kept.report, sizeof kept.report);
}

} // namespace

void watchForCrashes(const Interpreter* interpreter) {
    watched = interpreter;
}

void keepCrash(CrashReport report) {
    report.record = watched ? watched->runningRecord() : kNoRecord;
    kept.report = report;
    kept.crc = crc32(&kept.report, sizeof kept.report);
    kept.fresh = 1;
    kept.magic = kMagic;
}

CrashReport keptCrash(bool* fresh) {
    const bool whole = isWhole();
    if (fresh)
        *fresh = whole && kept.fresh == 1;
    if (whole)
        kept.fresh = 0;
    return whole ? kept.report : CrashReport{};
}

} // namespace rt
} // namespace tmw
