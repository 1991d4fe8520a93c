// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/settings.h"

namespace tmw {

/// The rows of settingRows() that say how a network is trained.
std::span<const SettingRow> trainRows();

} // namespace tmw
