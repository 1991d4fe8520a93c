// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/settings_json.h"

namespace tmw {

Json settingsJson(const Settings& settings) {
    Json json = Json::object();
    for (const auto& row : settingRows())
        std::visit([&](auto member) { json[std::string(row.key)] = settings.*member; }, row.member);
    return json;
}

Status readSettings(const Json& json, Settings& settings) {
    for (const auto& [key, value] : json.items()) {
        const std::string text = value.is_string()
                                     ? value.get<std::string>()
                                     : value.dump(-1, ' ', false, Json::error_handler_t::replace);
        TMW_CHECK(setValue(settings, key, text));
    }
    return {};
}

} // namespace tmw
