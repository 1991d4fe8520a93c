// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/feature_roles.h"

namespace tmw {

namespace {

constexpr size_t kMostCategories = 256;

constexpr ErrorKind kNoTarget{"data.no_target", "No column says what to learn. Give one column the "
                                                "role label (classes) or target (numbers)."};
constexpr ErrorKind kNoLabels{"data.no_labels",
                              "The samples have no labels. Import them again with a file of "
                              "labels, or from a folder with a folder for each class."};
constexpr ErrorKind kLabelAndTarget{
    "data.label_and_target", "Column %1 is a label and column %2 a target, but a network learns "
                             "one kind. Change the role of one of them."};
constexpr ErrorKind kManyLabels{
    "data.many_labels",
    "Columns %1 and %2 are both labels. Give one of them another role, for example ignored."};
constexpr ErrorKind kTargetIsCategory{
    "data.target_is_category",
    "Target column %1 holds words, not numbers. Give it the role label to learn classes."};
constexpr ErrorKind kTooManyCategories{
    "data.too_many_categories", "Input column %1 has %2 different words; up to %3 become inputs. "
                                "Give it the role ignored, or group."};
constexpr ErrorKind kNumbersAsked{
    "data.task", "data.task is regression, and column %1 is a label. Give it the role target, or "
                 "set data.task to auto."};
constexpr ErrorKind kClassesAsked{
    "data.task",
    "data.task asks for classes, and column %1 is a target. Give it the role label, or "
    "set data.task to auto."};
constexpr ErrorKind kManyWeights{
    "data.weights", "Columns %1 and %2 are both weights. Give one of them another role, for "
                    "example ignored."};
constexpr ErrorKind kWeightWords{
    "data.weights", "Weight column %1 holds words, not numbers. Give it another role."};

} // namespace

Result<FeatureRoles> rolesOf(const Dataset& data, const FeatureOptions& options) {
    FeatureRoles roles;
    for (const Column& column : data.columns) {
        if (column.role == ColumnRole::Input) {
            if (data.array)
                continue;
            if (column.categories.size() > kMostCategories)
                return fail(kTooManyCategories, column.name, column.categories.size(),
                            kMostCategories);
            roles.inputs.push_back(&column);
        } else if (column.role == ColumnRole::Target) {
            if (options.reconstruct)
                continue;
            if (column.type == ColumnType::Category)
                return fail(kTargetIsCategory, column.name);
            roles.targets.push_back(&column);
        } else if (column.role == ColumnRole::Label) {
            if (roles.label)
                return fail(kManyLabels, roles.label->name, column.name);
            roles.label = &column;
        } else if (column.role == ColumnRole::Weight) {
            if (roles.weight)
                return fail(kManyWeights, roles.weight->name, column.name);
            if (column.type == ColumnType::Category)
                return fail(kWeightWords, column.name);
            roles.weight = &column;
        }
    }
    if (roles.inputs.empty() && !data.array)
        return fail(kNoInput);
    if (options.reconstruct)
        return roles;
    if (!roles.label && roles.targets.empty())
        return data.array ? fail(kNoLabels) : fail(kNoTarget);
    if (roles.label && !roles.targets.empty())
        return fail(kLabelAndTarget, roles.label->name, roles.targets.front()->name);
    if (options.asked && answersNumbers(*options.asked) == (roles.label != nullptr))
        return roles.label ? fail(kNumbersAsked, roles.label->name)
                           : fail(kClassesAsked, roles.targets.front()->name);
    return roles;
}

} // namespace tmw
