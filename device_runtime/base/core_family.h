// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

/// What this build's processor can do. Everywhere else the wrappers' portable bodies give the same
/// bits, so the desktop runs every core's plan.
#if defined(__ARM_FEATURE_MVE)
#define TMW_RT_HAS_MVE 1
#else
#define TMW_RT_HAS_MVE 0
#endif
#if defined(__ARM_FEATURE_DSP) && defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'
#define TMW_RT_HAS_DSP 1
#else
#define TMW_RT_HAS_DSP 0
#endif
/// Armv7-M or later with wide multiplication and no DSP instructions.
#if defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M' && __ARM_ARCH_ISA_THUMB == 2 &&       \
    !TMW_RT_HAS_DSP
#define TMW_RT_IS_ARMV7M 1
#else
#define TMW_RT_IS_ARMV7M 0
#endif
/// Kernels of every core are worth their bytes only where no flash is counted.
#if defined(__unix__) || defined(__APPLE__) || defined(_WIN32)
#define TMW_RT_DESKTOP 1
#else
#define TMW_RT_DESKTOP 0
#endif

namespace tmw {
namespace rt {

/// How a plan's weights are packed, and for which instructions.
enum class CoreFamily : uint8_t {
    Generic = 0, ///< portable C++: Cortex-M0, RISC-V, Xtensa, the desktop
    Armv7EM = 1, ///< DSP instructions: Cortex-M4, M7, M33 with DSP
    Armv81M = 2, ///< MVE: Cortex-M55, M85
    Armv7M = 3,  ///< products of 64 bits: Cortex-M3, M33 without DSP
};
constexpr uint8_t kCoreFamilies = 4;
constexpr CoreFamily kEveryCoreFamily[kCoreFamilies] = {CoreFamily::Generic, CoreFamily::Armv7M,
                                                        CoreFamily::Armv7EM, CoreFamily::Armv81M};

/// The family of the processor this is compiled for.
constexpr CoreFamily kBuiltCore = TMW_RT_HAS_MVE     ? CoreFamily::Armv81M
                                  : TMW_RT_HAS_DSP   ? CoreFamily::Armv7EM
                                  : TMW_RT_IS_ARMV7M ? CoreFamily::Armv7M
                                                     : CoreFamily::Generic;

/// Every core runs its own plans and the generic ones.
constexpr bool runsPlansOf(CoreFamily device, CoreFamily plan) {
    return plan == CoreFamily::Generic || plan == device;
}

} // namespace rt
} // namespace tmw
