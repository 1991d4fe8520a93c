// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/run_store.h"
#include "core/tflite/metadata.h"

namespace tmw {

/// What the .tflite of a run says of itself: how raw values become its input (mean and standard
/// deviation, for each value or, where they are alike, for each channel), what its values are, and
/// the classes it tells apart.
ModelMetadata metadataOf(const Run& run);

} // namespace tmw
