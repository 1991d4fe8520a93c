// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tmw {

/// Everything a person can set in a project, with its defaults. Keys, help and limits are rows of
/// settingRows(): the command line, the files and the pages are made from them.
struct Settings {
    std::string layers = "dense 16 relu, dense 16 relu, dense 1";

    int epochs = 200;
    int batch = 32;
    double rate = 0.005;
    std::string optimizer = "adam";
    double momentum = 0.9;
    bool nesterov = false;
    double weightDecay = 0.004;
    std::string schedule = "constant";
    int warmup = 0;
    int stepEpochs = 30;
    double rateFactor = 0.5;
    int ratePatience = 10;
    double leastRate = 0;
    std::string loss = "auto";
    double huberDelta = 1;
    double labelSmoothing = 0;
    std::string classWeights = "none";
    double l1 = 0;
    double l2 = 0;
    double maxNorm = 0;
    double clipNorm = 0;
    double clipValue = 0;
    double crop = 0;
    double shift = 0;
    std::string flip = "none";
    double scale = 0;
    double jitter = 0;
    double maskTime = 0;
    double maskFrequency = 0;
    int earlyStopping = 0;
    int qatEpochs = 0;
    int64_t trainSeed = 1;
    int startFrom = 0;

    double splitTrain = 0.6;
    double splitValidation = 0.2;
    double splitTest = 0.2;
    int64_t splitSeed = 1;
    bool stratified = true;

    bool standardise = true;
    bool standardiseTargets = true;
    double byteRange = 255;
    std::string task = "auto";
    std::string normal = {};
    double thresholdPercentile = 99;

    std::string modelKind = "int8";
    int calibrationSamples = 10000;
    bool metadata = false;
    std::string weightScales = "tensor";
    bool fusedLstm = false;
    std::string calibration = "minmax";
    double percentile = 99.99;
    bool fast = false;
    std::string board = "mps2-an386";
};

/// Of a training to its end, quantization-aware ones among them.
inline int allEpochs(const Settings& settings) {
    return settings.epochs + settings.qatEpochs;
}

using SettingMember = std::variant<int Settings::*, int64_t Settings::*, double Settings::*,
                                   bool Settings::*, std::string Settings::*>;

struct SettingRow {
    std::string_view key;
    std::string_view help;
    SettingMember member;
    /// Allowed numbers, both included; for text, ignored.
    double least = 0;
    double most = 0;
    /// Allowed words, for text with a fixed choice.
    std::vector<std::string_view> choices = {};
};

std::span<const SettingRow> settingRows();

/// The value as text, as setValue takes it.
std::string valueText(const Settings& settings, const SettingRow& row);

/// Errors: settings.unknown_key (names the nearest), settings.bad_value (what is allowed).
Status setValue(Settings& settings, std::string_view key, std::string_view value);
Result<const SettingRow*> findSetting(std::string_view key);

/// Key, default and help of every row, for `tmw help settings`.
std::string settingsHelp();

} // namespace tmw
