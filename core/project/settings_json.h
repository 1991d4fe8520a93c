// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/json_fields.h"
#include "core/project/settings.h"

namespace tmw {

Json settingsJson(const Settings& settings);
/// Members that are absent keep their value. Errors: as setValue.
Status readSettings(const Json& json, Settings& settings);

} // namespace tmw
