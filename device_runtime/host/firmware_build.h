// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "device_runtime/host/boards.h"

#include <filesystem>

namespace tmw {

/// Which kernels a built firmware has.
enum class KernelChoice : uint8_t {
    AllIfTheyFit, ///< all, so that it runs every model; those of the plan where all do not fit
    OfThePlan,    ///< only those: other models that need more are refused by the board
};

struct FirmwareBuild {
    std::filesystem::path elf;
    std::filesystem::path bin;
    uint64_t firmwareBytes = 0; ///< of the .bin, the plan included
    uint64_t planBytes = 0;
    uint64_t ramBytes = 0; ///< static memory and stack without the arena, and what the plan takes
                           ///< of the arena
    bool reduced = false;  ///< it has the plan's kernels only
};

/// Companion firmware with the plan inside, which runs it where no slot holds a model: compiled
/// from the sources shipped beside the program. Errors: build.no_compiler, which names the package;
/// build.no_firmware, build.wrong_core, build.too_large, build.failed with the compiler's words,
/// file.*.
Result<FirmwareBuild> buildFirmware(const Plan& plan, const BoardRow& board,
                                    const std::filesystem::path& outFolder,
                                    KernelChoice kernels = KernelChoice::AllIfTheyFit);

} // namespace tmw
