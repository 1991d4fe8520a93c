// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "device_runtime/host/boards.h"

#include <optional>

namespace tmw {

/// What the companion firmware of a board takes beside the model.
struct FirmwareSize {
    uint64_t flashBytes = 0; ///< the image
    uint64_t ramBytes = 0;   ///< all that is not left to the arena: variables and stack
};
/// Of the image that ships with the program; nothing where there is none.
std::optional<FirmwareSize> shippedFirmwareSize(const BoardRow& board);

struct MemoryFit {
    uint64_t modelBytes = 0;
    std::optional<uint64_t> firmwareBytes{}; ///< nothing: not known, and counted as 0
    uint64_t availableBytes = 0;

    uint64_t neededBytes() const { return modelBytes + firmwareBytes.value_or(0); }
    uint64_t missingBytes() const {
        return neededBytes() > availableBytes ? neededBytes() - availableBytes : 0;
    }
    /// What firmware leaves for the model.
    uint64_t roomBytes() const {
        const uint64_t firmware = firmwareBytes.value_or(0);
        return availableBytes > firmware ? availableBytes - firmware : 0;
    }
};

/// Whether a model goes onto a board. Flash: the plan, and what the bootloader leaves. RAM: the
/// arena, in the largest piece without a gap.
struct Fit {
    MemoryFit flash;
    MemoryFit ram;
    uint64_t slotBytes = 0; ///< what the companion firmware keeps an upload in; 0: not known

    bool fits() const { return flash.missingBytes() == 0 && ram.missingBytes() == 0; }
    /// Of a plan that may well be built into firmware.
    bool fitsSlot() const { return slotBytes == 0 || flash.modelBytes <= slotBytes; }
};
/// Nothing for a board whose memory has no figures (the host).
std::optional<Fit> fitOf(const Plan& plan, const BoardRow& board,
                         const std::optional<FirmwareSize>& firmware);

} // namespace tmw
