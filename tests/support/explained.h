// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/arithmetic.h"
#include "core/plan/generated_input.h"

#include <filesystem>

namespace tmw::test {

/// Of a generated input.
inline Result<TensorValues> answersOf(const TfliteModel& model) {
    TMW_TRY(Plan plan, makePlan(model, rt::CoreFamily::Generic));
    TMW_TRY(Runner runner, Runner::make(std::move(plan)));
    TMW_TRY(const auto inputs, generatedInputs(runner, 1));
    return valuesOf(runner, inputs);
}

/// Of an operator of a test model.
inline Result<ElementArithmetic> explainOf(const std::filesystem::path& path, int32_t layer,
                                           size_t element, size_t output = 0) {
    TMW_TRY(const TfliteModel model, TfliteModel::fromFile(path));
    TMW_TRY(const TensorValues values, answersOf(model));
    return explainElement(model, values, layer, element, output);
}

} // namespace tmw::test
