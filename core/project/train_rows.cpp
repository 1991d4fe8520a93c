// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/train_rows.h"

#include "core/base/remark.h"

#include <algorithm>
#include <array>

namespace tmw {

namespace {

constexpr double kMaxSeed = 9007199254740992.0; // 2^53: exact in JSON readers that use doubles
constexpr double kMaxEpochs = 1000000;

const std::array kRows{
    SettingRow{"train.epochs", TMW_PHRASE("Settings", "passes over the training part"),
               &Settings::epochs, 1, kMaxEpochs},
    SettingRow{"train.batch", TMW_PHRASE("Settings", "samples a step"), &Settings::batch, 1, 65536},
    SettingRow{"train.rate", TMW_PHRASE("Settings", "learning rate"), &Settings::rate, 1e-8, 100},
    SettingRow{
        "train.schedule",
        TMW_PHRASE("Settings",
                   "how the rate goes on: the same, cut at steps, down along a cosine to the "
                   "last epoch, or cut where the loss gets no better"),
        &Settings::schedule,
        0,
        0,
        {"constant", "step", "cosine", "plateau"}},
    SettingRow{"train.warmup",
               TMW_PHRASE("Settings", "epochs in which the rate grows in a line, before that"),
               &Settings::warmup, 0, kMaxEpochs},
    SettingRow{"train.step_epochs", TMW_PHRASE("Settings", "of step: epochs between two cuts"),
               &Settings::stepEpochs, 1, kMaxEpochs},
    SettingRow{"train.rate_factor",
               TMW_PHRASE("Settings", "of step and plateau: what a cut leaves of the rate"),
               &Settings::rateFactor, 1e-6, 1},
    SettingRow{"train.rate_patience",
               TMW_PHRASE("Settings", "of plateau: epochs without a better loss before a cut"),
               &Settings::ratePatience, 1, kMaxEpochs},
    SettingRow{"train.least_rate",
               TMW_PHRASE("Settings", "where cosine ends, and plateau makes no more cuts"),
               &Settings::leastRate, 0, 100},
    SettingRow{"train.optimizer",
               TMW_PHRASE("Settings", "how weights follow the gradient"),
               &Settings::optimizer,
               0,
               0,
               {"adam", "adamw", "sgd", "rmsprop"}},
    SettingRow{"train.momentum", TMW_PHRASE("Settings", "of sgd"), &Settings::momentum, 0, 0.9999},
    SettingRow{"train.nesterov",
               TMW_PHRASE("Settings", "of sgd: the gradient counts as after the momentum's move"),
               &Settings::nesterov},
    SettingRow{
        "train.weight_decay",
        TMW_PHRASE("Settings", "of adamw: the share of the rate that weights lose each step"),
        &Settings::weightDecay, 0, 10},
    SettingRow{
        "train.loss",
        TMW_PHRASE("Settings",
                   "what is made small; auto: mse for numbers, cross-entropy for classes"),
        &Settings::loss,
        0,
        0,
        {"auto", "mse", "mae", "huber", "binary_crossentropy", "sparse_categorical_crossentropy"}},
    SettingRow{"train.huber_delta",
               TMW_PHRASE("Settings", "of huber: where the square goes over into a line"),
               &Settings::huberDelta, 1e-6, 1e6},
    SettingRow{
        "train.label_smoothing",
        TMW_PHRASE("Settings", "of cross-entropy: the share of a label that all classes get"),
        &Settings::labelSmoothing, 0, 0.999},
    SettingRow{"train.class_weights",
               TMW_PHRASE("Settings", "what a sample of a class counts: none, balanced, or by name "
                                      "(rare=3, other=0.5)"),
               &Settings::classWeights},
    SettingRow{"train.l1", TMW_PHRASE("Settings", "times the sum of |w| of kernels; 0: off"),
               &Settings::l1, 0, 1000},
    SettingRow{"train.l2", TMW_PHRASE("Settings", "times the sum of w^2 of kernels; 0: off"),
               &Settings::l2, 0, 1000},
    SettingRow{"train.max_norm",
               TMW_PHRASE("Settings", "longest that the weights of one output may be; 0: off"),
               &Settings::maxNorm, 0, 1e6},
    SettingRow{"train.clip_norm",
               TMW_PHRASE("Settings", "longest that the gradient may be; 0: off"),
               &Settings::clipNorm, 0, 1e6},
    SettingRow{"train.clip_value",
               TMW_PHRASE("Settings", "largest that a value of the gradient may be; 0: off"),
               &Settings::clipValue, 0, 1e6},
    SettingRow{"train.early_stopping",
               TMW_PHRASE("Settings", "epochs without a better validation loss; 0: off"),
               &Settings::earlyStopping, 0, kMaxEpochs},
    SettingRow{"train.qat_epochs",
               TMW_PHRASE("Settings",
                          "epochs of quantization-aware training after the others, with "
                          "weights and values rounded as in a model of convert.kind; "
                          "0: off"),
               &Settings::qatEpochs, 0, kMaxEpochs},
    SettingRow{"train.seed", TMW_PHRASE("Settings", "of weights and shuffling"),
               &Settings::trainSeed, 0, kMaxSeed},
    SettingRow{"train.start_from",
               TMW_PHRASE("Settings", "the run whose weights a training begins with; 0: new ones"),
               &Settings::startFrom, 0, kMaxEpochs},
    SettingRow{"augment.crop",
               TMW_PHRASE("Settings", "signals and images: up to this share of each axis is cut "
                                      "off in training, the rest stretched to the whole; 0: off"),
               &Settings::crop, 0, 0.9},
    SettingRow{"augment.shift",
               TMW_PHRASE("Settings", "signals and images: moved along each axis by up to this "
                                      "share of it; 0: off"),
               &Settings::shift, 0, 0.9},
    SettingRow{"augment.flip",
               TMW_PHRASE("Settings", "images: half of them mirrored"),
               &Settings::flip,
               0,
               0,
               {"none", "horizontal", "vertical", "both"}},
    SettingRow{"augment.scale",
               TMW_PHRASE("Settings",
                          "all values of a sample times a factor of 1 give or take this; 0: off"),
               &Settings::scale, 0, 1},
    SettingRow{"augment.jitter",
               TMW_PHRASE("Settings", "standard deviation of noise on each value, in the scale the "
                                      "network takes; 0: off"),
               &Settings::jitter, 0, 10},
    SettingRow{"augment.mask_time",
               TMW_PHRASE("Settings", "signals and images: up to this share of the time (of an "
                                      "image, its rows) becomes 0; 0: off"),
               &Settings::maskTime, 0, 0.9},
    SettingRow{"augment.mask_frequency",
               TMW_PHRASE("Settings", "images: up to this share of the columns becomes 0; 0: off"),
               &Settings::maskFrequency, 0, 0.9},
};

} // namespace

std::span<const SettingRow> trainRows() {
    return kRows;
}

bool decidesTraining(std::string_view key) {
    return key == "model.layers" ||
           std::ranges::find(kRows, key, &SettingRow::key) != std::end(kRows);
}

} // namespace tmw
