// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/custom_options.h"

#include <flatbuffers/flexbuffers.h>

#include <cmath>
#include <string>

namespace tmw {

namespace {

flexbuffers::Reference valueOf(const OpPlanner& planner, std::string_view name) {
    const auto bytes = planner.op().customOptions;
    return flexbuffers::GetRoot(bytes.data(), bytes.size()).AsMap()[std::string(name).c_str()];
}

} // namespace

Result<CustomOptions> CustomOptions::of(const OpPlanner& planner) {
    const auto bytes = planner.op().customOptions;
    std::vector<uint8_t> tracker;
    // The least is a byte, its type and its width.
    if (bytes.size() < 3 || !flexbuffers::VerifyBuffer(bytes.data(), bytes.size(), &tracker) ||
        !flexbuffers::GetRoot(bytes.data(), bytes.size()).IsMap())
        return planner.refuse(kUnsupportedForm, "its options cannot be read");
    return CustomOptions(planner);
}

bool CustomOptions::has(std::string_view name) const {
    return valueOf(planner_, name).IsNumeric() || valueOf(planner_, name).IsBool();
}

Result<int64_t> CustomOptions::integer(std::string_view name, int64_t low, int64_t high) const {
    if (!has(name))
        return planner_.refuse(kUnsupportedForm, "it does not say its " + std::string(name));
    const int64_t value = valueOf(planner_, name).AsInt64();
    if (value < low || value > high)
        return planner_.refuse(kUnsupportedForm,
                               "its " + std::string(name) + " is " + toText(value));
    return value;
}

Result<int64_t> CustomOptions::integer(std::string_view name, int64_t low, int64_t high,
                                       int64_t otherwise) const {
    if (!has(name))
        return otherwise;
    return integer(name, low, high);
}

Result<float> CustomOptions::real(std::string_view name) const {
    if (!has(name))
        return planner_.refuse(kUnsupportedForm, "it does not say its " + std::string(name));
    const float value = valueOf(planner_, name).AsFloat();
    if (!std::isfinite(value))
        return planner_.refuse(kUnsupportedForm, "its " + std::string(name) + " is not a number");
    return value;
}

} // namespace tmw
