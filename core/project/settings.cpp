// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/settings.h"

#include "core/base/remark.h"
#include "core/nn/graph.h"
#include "core/project/train_rows.h"
#include "core/quant/model_kind.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <numeric>

namespace tmw {

namespace {

constexpr ErrorKind kUnknownKey{
    "settings.unknown_key",
    "There is no setting %1. Did you mean %2? 'tmw help settings' lists all."};
constexpr ErrorKind kBadChoice{"settings.bad_value", "%1 cannot be %2. It takes one of %3."};
constexpr ErrorKind kBadSwitch{"settings.bad_value", "%1 cannot be %2. It takes true or false."};
constexpr ErrorKind kBadCount{"settings.bad_value",
                              "%1 cannot be %2. It takes a whole number from %3 to %4."};
constexpr ErrorKind kBadNumber{"settings.bad_value",
                               "%1 cannot be %2. It takes a number from %3 to %4."};

constexpr double kMaxSeed = 9007199254740992.0; // 2^53: exact in JSON readers that use doubles

const std::array kRows{
    SettingRow{"model.layers",
               TMW_PHRASE("Settings", "the network, layer by layer ('tmw help layers')"),
               &Settings::layers},
    SettingRow{"split.train", TMW_PHRASE("Settings", "fraction for training"),
               &Settings::splitTrain, 0, 1},
    SettingRow{"split.validation", TMW_PHRASE("Settings", "fraction for validation"),
               &Settings::splitValidation, 0, 1},
    SettingRow{"split.test", TMW_PHRASE("Settings", "fraction for the test"), &Settings::splitTest,
               0, 1},
    SettingRow{"split.seed", TMW_PHRASE("Settings", "of the split"), &Settings::splitSeed, 0,
               kMaxSeed},
    SettingRow{"split.stratified", TMW_PHRASE("Settings", "same share of each class in each part"),
               &Settings::stratified},
    SettingRow{"data.standardise",
               TMW_PHRASE("Settings", "inputs to mean 0 and deviation 1 of the training part"),
               &Settings::standardise},
    SettingRow{"data.standardise_targets",
               TMW_PHRASE("Settings", "the same for the numbers to be predicted"),
               &Settings::standardiseTargets},
    SettingRow{"data.byte_range",
               TMW_PHRASE("Settings", "values of images are divided by it, all alike"),
               &Settings::byteRange, 1, 65535},
    SettingRow{"data.task",
               TMW_PHRASE("Settings",
                          "auto: classes where there is a label column; reconstruction: "
                          "the inputs are made again, as an autoencoder does"),
               &Settings::task,
               0,
               0,
               {"auto", "regression", "binary", "classification", "reconstruction"}},
    SettingRow{"data.normal",
               TMW_PHRASE("Settings", "of reconstruction: the normal classes, commas between them; "
                                      "the others are only tested. Empty: all are trained on"),
               &Settings::normal},
    SettingRow{"eval.threshold_percentile",
               TMW_PHRASE("Settings", "of reconstruction: the share of validation samples, in per "
                                      "cent, whose error lies below the threshold"),
               &Settings::thresholdPercentile, 50, 100},
    SettingRow{"convert.kind",
               TMW_PHRASE("Settings",
                          "what is compared with float and put on boards: integers of 8 bits, "
                          "activations of 16 and weights of 8, or floats whose weights are stored "
                          "in 16 or 8 bits"),
               &Settings::modelKind, 0, 0, convertedKinds()},
    SettingRow{"convert.calibration_samples",
               TMW_PHRASE("Settings", "training samples, of each class its share, that set the "
                                      "ranges of int8 and int16"),
               &Settings::calibrationSamples, 1, 10000000},
    SettingRow{
        "convert.weight_scales",
        TMW_PHRASE("Settings",
                   "scales of a layer's int8 weights; channel: one for each answer, which is "
                   "finer and needs newer runtimes"),
        &Settings::weightScales,
        0,
        0,
        {"tensor", "channel"}},
    SettingRow{
        "convert.fused_lstm",
        TMW_PHRASE("Settings",
                   "an LSTM of int16x8 is one operator, a fraction of the size, which boards "
                   "and TensorFlow Lite Micro run and LiteRT does not; else it is written "
                   "step by step"),
        &Settings::fusedLstm},
    SettingRow{"convert.metadata",
               TMW_PHRASE("Settings",
                          "the .tflite says what its inputs and classes are, as TensorFlow "
                          "Lite Metadata; larger by that"),
               &Settings::metadata},
    SettingRow{"quant.calibration",
               TMW_PHRASE("Settings",
                          "the range that integers cover: of all values seen, of a share of them, "
                          "or where the mean squared error is least"),
               &Settings::calibration,
               0,
               0,
               {"minmax", "percentile", "mse"}},
    SettingRow{"quant.percentile",
               TMW_PHRASE("Settings", "share of the values that the range covers, in per cent; "
                                      "the rest is cut off at both ends"),
               &Settings::percentile, 50, 100},
    SettingRow{"convert.fast",
               TMW_PHRASE("Settings",
                          "plans for Cortex-M3 hold weights of fully connected layers two bytes "
                          "each where that takes fewer cycles: larger, the same bits"),
               &Settings::fast},
    SettingRow{"board", TMW_PHRASE("Settings", "where models are to run ('tmw boards')"),
               &Settings::board},
};

/// Those of training stand after the network.
std::vector<SettingRow> allRows() {
    std::vector<SettingRow> rows{kRows.front()};
    const auto train = trainRows();
    rows.insert(rows.end(), train.begin(), train.end());
    rows.insert(rows.end(), kRows.begin() + 1, kRows.end());
    return rows;
}

/// Levenshtein distance, for the nearest key.
size_t distance(std::string_view a, std::string_view b) {
    std::vector<size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), size_t{0});
    for (size_t i = 1; i <= a.size(); ++i) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.size(); ++j) {
            const size_t kept = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
            corner = row[j];
            row[j] = std::min({kept, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

std::string listed(const std::vector<std::string_view>& choices) {
    std::string words;
    for (const auto choice : choices)
        words += (words.empty() ? "" : ", ") + std::string(choice);
    return words;
}

std::string allowedText(const SettingRow& row) {
    if (!row.choices.empty())
        return "one of " + listed(row.choices);
    if (std::holds_alternative<bool Settings::*>(row.member))
        return "true or false";
    if (std::holds_alternative<std::string Settings::*>(row.member))
        return "text";
    const bool whole = !std::holds_alternative<double Settings::*>(row.member);
    return std::string(whole ? "a whole number" : "a number") + " from " + toText(row.least) +
           " to " + toText(row.most);
}

tl::unexpected<Error> refused(const SettingRow& row, std::string_view value) {
    if (!row.choices.empty())
        return fail(kBadChoice, row.key, value, listed(row.choices));
    if (std::holds_alternative<bool Settings::*>(row.member))
        return fail(kBadSwitch, row.key, value);
    const bool whole = !std::holds_alternative<double Settings::*>(row.member);
    return fail(whole ? kBadCount : kBadNumber, row.key, value, row.least, row.most);
}

/// The fewest digits that read back as the same number.
std::string shortest(auto value) {
    char buffer[32];
    return std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

template <typename T>
bool parseNumber(std::string_view text, const SettingRow& row, T& out) {
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return false;
    // Written so that NaN fails.
    if (!(static_cast<double>(value) >= row.least && static_cast<double>(value) <= row.most))
        return false;
    out = value;
    return true;
}

bool parseBool(std::string_view text, bool& out) {
    const bool yes = text == "true" || text == "1" || text == "yes" || text == "on";
    const bool no = text == "false" || text == "0" || text == "no" || text == "off";
    if (yes || no)
        out = yes;
    return yes || no;
}

} // namespace

std::span<const SettingRow> settingRows() {
    static const std::vector<SettingRow> kAll = allRows();
    return kAll;
}

std::string valueText(const Settings& settings, const SettingRow& row) {
    return std::visit(
        [&](auto member) -> std::string {
            const auto& value = settings.*member;
            using T = std::remove_cvref_t<decltype(value)>;
            if constexpr (std::is_same_v<T, std::string>)
                return value;
            else if constexpr (std::is_same_v<T, bool>)
                return value ? "true" : "false";
            else
                return shortest(value);
        },
        row.member);
}

Result<const SettingRow*> findSetting(std::string_view key) {
    const auto rows = settingRows();
    const auto found = std::ranges::find(rows, key, &SettingRow::key);
    if (found != rows.end())
        return &*found;
    const auto nearest = std::ranges::min_element(
        rows, {}, [&](const SettingRow& row) { return distance(row.key, key); });
    return fail(kUnknownKey, key, nearest->key);
}

Status setValue(Settings& settings, std::string_view key, std::string_view value) {
    TMW_TRY(const SettingRow* row, findSetting(key));
    if (key == "model.layers")
        TMW_CHECK(parseLayers(value));
    const bool done = std::visit(
        [&](auto member) -> bool {
            auto& target = settings.*member;
            using T = std::remove_cvref_t<decltype(target)>;
            if constexpr (std::is_same_v<T, std::string>) {
                if (!row->choices.empty() &&
                    std::ranges::find(row->choices, value) == row->choices.end())
                    return false;
                target = value;
                return true;
            } else if constexpr (std::is_same_v<T, bool>) {
                return parseBool(value, target);
            } else {
                return parseNumber(value, *row, target);
            }
        },
        row->member);
    if (!done)
        return refused(*row, value.empty() ? TMW_PHRASE("ErrorWord", "empty") : value);
    return {};
}

std::string settingsHelp() {
    const Settings defaults;
    size_t width = 0;
    for (const auto& row : settingRows())
        width = std::max(width, row.key.size());
    std::string out =
        "Settings of a project ('tmw set PROJECT KEY=VALUE', 'tmw get PROJECT KEY'):\n\n";
    for (const auto& row : settingRows()) {
        out += "  " + std::string(row.key) + std::string(width - row.key.size() + 2, ' ') +
               std::string(row.help) + "\n  " + std::string(width + 2, ' ') + allowedText(row) +
               "; default " + valueText(defaults, row) + "\n";
    }
    return out;
}

} // namespace tmw
