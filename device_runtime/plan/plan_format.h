// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/core_family.h"

#include <stddef.h>
#include <stdint.h>

namespace tmw {
namespace rt {

/// A plan is what a core runs: flat, relocatable, little-endian bytes, read in place. Every offset
/// is 32-bit and relative to the plan's first byte unless it says "arena"; sections and records
/// start at multiples of 8, and so does the plan itself.
///
///   PlanHeader | PlanSection[sectionCount] | section bodies
///
/// Ids of kernels and sections are never reused.

constexpr uint32_t kPlanMagic = 0x504d4c54u; // "TLMP"
constexpr uint16_t kPlanMajor = 1;
constexpr uint16_t kPlanMinor = 0;
/// Raised whenever a kernel is added or a record changes.
constexpr uint16_t kKernelSet = 7;

struct PlanHeader {
    uint32_t magic;
    uint16_t major;
    uint16_t minor;
    uint32_t totalBytes; ///< of the plan, header included
    uint16_t kernelSet;
    uint8_t core; ///< CoreFamily
    uint8_t reserved0;
    uint32_t arenaBytes; ///< activations and scratch, without state
    uint32_t stateBytes;
    uint32_t sectionCount;
    uint32_t reserved1;
    uint8_t bodySha256[32];  ///< of bytes [sizeof(PlanHeader), totalBytes)
    uint8_t modelSha256[32]; ///< of the .tflite it came from
};
static_assert(sizeof(PlanHeader) == 96, "PlanHeader is part of the format");

enum class SectionKind : uint32_t {
    Records = 1,   ///< PlanRecord, one after another; count = number of records
    Constants = 2, ///< packed weights
    Inputs = 3,    ///< PlanTensor[count]
    Outputs = 4,   ///< PlanTensor[count]
    Contract = 5,  ///< InputContract[count]: one an element of input 0, or one for all of them;
                   ///< absent: the identity
    State = 6,     ///< initial bytes of the state extent
};

struct PlanSection {
    uint32_t kind; ///< SectionKind; unknown ones are skipped
    uint32_t offset;
    uint32_t bytes;
    uint32_t count;
};
static_assert(sizeof(PlanSection) == 16, "PlanSection is part of the format");

/// Head of every record; the kernel's own fields follow, `bytes` in all, a multiple of 8.
struct PlanRecord {
    uint16_t kernel; ///< KernelId
    uint8_t version;
    uint8_t flags;
    uint32_t bytes;
};
static_assert(sizeof(PlanRecord) == 8, "PlanRecord is part of the format");

/// An input or output: where it lies in the arena and what its numbers mean.
struct PlanTensor {
    uint32_t arenaOffset;
    uint32_t bytes;
    uint32_t elements;
    uint8_t type; ///< DataType
    uint8_t rank;
    uint16_t reserved;
    int32_t dims[6];
    float scale; ///< real = scale * (q - zeroPoint); 0: not quantized
    int32_t zeroPoint;
};
static_assert(sizeof(PlanTensor) == 48, "PlanTensor is part of the format");

/// q = clamp(round_half_away(x * a + b)), two separate float operations (decision 7). For a float
/// input the result of the two operations is the input.
struct InputContract {
    float a;
    float b;
};

} // namespace rt
} // namespace tmw
