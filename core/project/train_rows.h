// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/settings.h"

namespace tmw {

/// The rows of settingRows() that say how a network is trained.
std::span<const SettingRow> trainRows();

/// Whether another value of this setting makes another network of the same data: the layers, and
/// all rows of training.
bool decidesTraining(std::string_view key);

} // namespace tmw
