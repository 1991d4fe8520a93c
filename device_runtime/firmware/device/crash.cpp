// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/device/crash.h"

#include "device_runtime/base/crc32.h"

namespace tmw {
namespace rt {

namespace {

constexpr uint32_t kMagic = 0x48535243u; // "CRSH"

struct Kept {
    uint32_t magic;
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
    kept.magic = kMagic;
}

CrashReport keptCrash() {
    return isWhole() ? kept.report : CrashReport{};
}

} // namespace rt
} // namespace tmw
