// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <cmath>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace tmw {

/// Keys keep the order in which they were written.
using Json = nlohmann::ordered_json;

/// The first thing that is wrong with a document, and where.
struct JsonFault {
    std::string place;
    std::string reason;
};
using JsonProblem = std::optional<JsonFault>;

/// Reads the members of a JSON object without exceptions. The first problem is kept; after it,
/// readers leave their targets alone, so callers check once at the end.
class JsonFields {
public:
    JsonFields(const Json& json, std::string place, JsonProblem& problem)
        : json_(&json), place_(std::move(place)), problem_(&problem) {
        if (!json.is_object())
            reject("", "not an object");
    }

    void reject(const std::string& name, std::string reason) {
        if (!*problem_)
            *problem_ = JsonFault{placeOf(name), std::move(reason)};
    }

    template <typename T>
    void required(const std::string& name, T& out) {
        if (!optional(name, out) && !*problem_)
            reject(name, "missing");
    }

    /// False where the member is absent or wrong.
    template <typename T>
    bool optional(const std::string& name, T& out) {
        const Json* member = find(name);
        if (!member)
            return false;
        if (read(*member, out))
            return true;
        reject(name, "has the wrong type or range");
        return false;
    }

    /// An absent object reads as one without members.
    JsonFields object(const std::string& name) const {
        static const Json kEmpty = Json::object();
        const Json* member = find(name);
        return JsonFields(member ? *member : kEmpty, placeOf(name), *problem_);
    }

    template <typename Function>
    void eachOf(const std::string& name, Function&& function) {
        const Json* member = find(name);
        if (!member)
            return;
        if (!member->is_array())
            return reject(name, "not a list");
        for (size_t i = 0; i < member->size(); ++i)
            function(
                JsonFields((*member)[i], placeOf(name) + "[" + std::to_string(i) + "]", *problem_));
    }

    template <typename Function>
    void eachNamed(const std::string& name, Function&& function) {
        const Json* member = find(name);
        if (!member)
            return;
        if (!member->is_object())
            return reject(name, "not an object");
        for (const auto& [key, value] : member->items())
            function(key, JsonFields(value, placeOf(name) + "." + key, *problem_));
    }

    /// Texts by name.
    template <typename Function>
    void eachText(const std::string& name, Function&& function) {
        const Json* member = find(name);
        if (!member)
            return;
        if (!member->is_object())
            return reject(name, "not an object");
        for (const auto& [key, value] : member->items())
            if (std::string text; read(value, text))
                function(key, std::move(text));
            else
                reject(name + '.' + key, "has the wrong type or range");
    }

private:
    std::string placeOf(const std::string& name) const {
        return place_.empty() ? (name.empty() ? "its start" : name)
                              : (name.empty() ? place_ : place_ + "." + name);
    }
    const Json* find(const std::string& name) const {
        if (*problem_ || !json_->is_object())
            return nullptr;
        const auto found = json_->find(name);
        return found == json_->end() ? nullptr : &*found;
    }

    static bool read(const Json& json, std::string& out) {
        return json.is_string() && (out = json.get<std::string>(), true);
    }
    static bool read(const Json& json, bool& out) {
        return json.is_boolean() && (out = json.get<bool>(), true);
    }
    /// null stands for a number that is not one (JSON has no NaN).
    template <std::floating_point T>
    static bool read(const Json& json, T& out) {
        if (json.is_null())
            return out = std::numeric_limits<T>::quiet_NaN(), true;
        return json.is_number() && (out = json.get<T>(), true);
    }
    template <std::integral T>
    requires(!std::same_as<T, bool>) static bool read(const Json& json, T& out) {
        if (json.is_number_unsigned()) {
            const auto value = json.get<uint64_t>();
            return std::in_range<T>(value) && (out = static_cast<T>(value), true);
        }
        if (!json.is_number_integer())
            return false;
        const auto value = json.get<int64_t>();
        return std::in_range<T>(value) && (out = static_cast<T>(value), true);
    }
    template <typename T>
    static bool read(const Json& json, std::optional<T>& out) {
        T value{};
        return read(json, value) && (out = std::move(value), true);
    }
    template <typename T>
    static bool read(const Json& json, std::vector<T>& out) {
        if (!json.is_array())
            return false;
        std::vector<T> values(json.size());
        for (size_t i = 0; i < values.size(); ++i)
            if (!read(json[i], values[i]))
                return false;
        out = std::move(values);
        return true;
    }

    const Json* json_;
    std::string place_;
    JsonProblem* problem_;
};

} // namespace tmw
