// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/engine/interpreter.h"
#include "device_runtime/link/messages.h"

namespace tmw {
namespace rt {

/// A crash is kept in memory that a restart does not clear: the board's linker script has a section
/// `.noinit` for it, which neither start-up code nor loader touches.

/// Whose record a crash names; null: nobody's.
void watchForCrashes(const Interpreter* interpreter);

/// For a fault handler, just before it restarts the board: adds the record that ran and keeps it.
void keepCrash(CrashReport report);

/// The crash kept since power came; kind None without one.
CrashReport keptCrash();

} // namespace rt
} // namespace tmw
