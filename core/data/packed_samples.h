// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tmw {

/// Samples as a project keeps them, in one file that numpy reads too: a .npz of x, one array a
/// column that holds what to learn, and a table of the columns and their words.
/// Errors: zip.too_large, npy.size.
Result<std::vector<uint8_t>> packSamples(const Dataset& data);

bool isPackedSamples(std::span<const uint8_t> bytes);

/// Errors: samples.damaged, those of zipMembers, unpackMember and parseNpy.
Result<Dataset> unpackSamples(std::span<const uint8_t> bytes, std::string_view file);

} // namespace tmw
