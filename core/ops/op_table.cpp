// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ops/op_table.h"

#include "core/base/remark.h"
#include "core/nn/layers/activation.h"
#include "core/nn/layers/batch_normalization.h"
#include "core/nn/layers/conv2d_transpose.h"
#include "core/nn/layers/convolution.h"
#include "core/nn/layers/dense.h"
#include "core/nn/layers/dropout.h"
#include "core/nn/layers/gaussian_noise.h"
#include "core/nn/layers/gru.h"
#include "core/nn/layers/layer_normalization.h"
#include "core/nn/layers/lstm.h"
#include "core/nn/layers/merge.h"
#include "core/nn/layers/permute.h"
#include "core/nn/layers/pool.h"
#include "core/nn/layers/reshape.h"
#include "core/nn/layers/upsampling.h"
#include "core/nn/layers/zero_padding.h"

namespace tmw {

namespace {

constexpr OpRow kRows[] = {
    {"dense", TMW_PHRASE("LayerForm", "Dense"), "UNITS [ACTIVATION] [INITIALIZER] [no_bias]",
     TMW_PHRASE("LayerForm", "every output is an activation of a weighted sum of all inputs"),
     nn::kDenseOps},
    {"activation", TMW_PHRASE("LayerForm", "Activation"), "ACTIVATION [slope=SLOPE]",
     TMW_PHRASE("LayerForm", "an activation on its own, after a layer without one"),
     nn::kActivationOps},
    {"conv1d", TMW_PHRASE("LayerForm", "Conv1D"),
     "FILTERS SIZE [stride=N] [dilation=N] [same] [ACTIVATION] [INITIALIZER] [no_bias]",
     TMW_PHRASE("LayerForm", "filters that slide along a signal (length x channels)"),
     nn::kConvolutionOps<1>},
    {"conv2d", TMW_PHRASE("LayerForm", "Conv2D"),
     "FILTERS HEIGHTxWIDTH [stride=N] [dilation=N] [same] [ACTIVATION] [INITIALIZER] [no_bias] "
     "",
     TMW_PHRASE("LayerForm", "filters that slide over an image (height x width x channels)"),
     nn::kConvolutionOps<2>},
    {"depthwise_conv1d", TMW_PHRASE("LayerForm", "DepthwiseConv1D"),
     "SIZE [multiplier=N] [stride=N] [dilation=N] [same] [ACTIVATION] [INITIALIZER] [no_bias] "
     "",
     TMW_PHRASE("LayerForm", "filters that slide along each channel of a signal on its own"),
     nn::kDepthwiseOps<1>},
    {"depthwise_conv2d", TMW_PHRASE("LayerForm", "DepthwiseConv2D"),
     "HEIGHTxWIDTH [multiplier=N] [stride=N] [dilation=N] [same] [ACTIVATION] [INITIALIZER] "
     "[no_bias]",
     TMW_PHRASE("LayerForm", "filters that slide over each channel of an image on its own"),
     nn::kDepthwiseOps<2>},
    {"conv2d_transpose", TMW_PHRASE("LayerForm", "Conv2DTranspose"),
     "FILTERS HEIGHTxWIDTH [stride=N] [same] [ACTIVATION] [INITIALIZER] [no_bias]",
     TMW_PHRASE("LayerForm", "filters that each value of an image stamps, a stride apart: a larger "
                             "image"),
     nn::kConv2DTransposeOps},
    {"maxpool", TMW_PHRASE("LayerForm", "MaxPooling"), "SIZE|global [stride=N] [same]",
     TMW_PHRASE("LayerForm", "the greatest value of each window, by channel"), nn::kMaxPoolOps},
    {"avgpool", TMW_PHRASE("LayerForm", "AveragePooling"), "SIZE|global [stride=N] [same]",
     TMW_PHRASE("LayerForm", "the mean of each window, by channel"), nn::kAveragePoolOps},
    {"zero_padding", TMW_PHRASE("LayerForm", "ZeroPadding"), "SIDES",
     TMW_PHRASE("LayerForm",
                "zeros around: 1, 1x2 (height x width, or front x back of a signal) or "
                "top x bottom x left x right"),
     nn::kZeroPaddingOps},
    {"upsampling", TMW_PHRASE("LayerForm", "UpSampling"), "TIMES",
     TMW_PHRASE("LayerForm", "repeats each place along each axis: 2, or 2x3 for height x width"),
     nn::kUpsamplingOps},
    {"permute", TMW_PHRASE("LayerForm", "Permute"), "ORDER",
     TMW_PHRASE("LayerForm", "dimensions in another order, counted from 1: 2x1 swaps two"),
     nn::kPermuteOps},
    {"gaussian_noise", TMW_PHRASE("LayerForm", "GaussianNoise"), "DEVIATION",
     TMW_PHRASE("LayerForm", "adds normal noise of this standard deviation in training"),
     nn::kGaussianNoiseOps},
    {"layer_normalization", TMW_PHRASE("LayerForm", "LayerNormalization"), "",
     TMW_PHRASE("LayerForm", "gives the channels of each place mean 0 and variance 1, then a scale "
                             "and offset that are trained"),
     nn::kLayerNormalizationOps},
    {"lstm", TMW_PHRASE("LayerForm", "LSTM"), "UNITS [sequences]",
     TMW_PHRASE("LayerForm", "long short-term memory along a signal; its last answer, or with "
                             "\"sequences\" one for each step"),
     nn::kLstmOps},
    {"gru", TMW_PHRASE("LayerForm", "GRU"), "UNITS [sequences]",
     TMW_PHRASE("LayerForm", "gated recurrent units along a signal; their last answer, or with "
                             "\"sequences\" one for each step; a .tflite grows by every step"),
     nn::kGruOps},
    {"reshape", TMW_PHRASE("LayerForm", "Reshape"), "SHAPE|flat",
     TMW_PHRASE("LayerForm", "the same values in another shape; \"flatten\" makes a flat row"),
     nn::kReshapeOps},
    {"dropout", TMW_PHRASE("LayerForm", "Dropout"), "SHARE",
     TMW_PHRASE("LayerForm", "drops a share of the values at random in training"), nn::kDropoutOps},
    {"batch_normalization", TMW_PHRASE("LayerForm", "BatchNormalization"), "",
     TMW_PHRASE("LayerForm", "gives each channel mean 0 and variance 1, then a scale and offset "
                             "that are trained"),
     nn::kBatchNormalizationOps},
    {"add", TMW_PHRASE("LayerForm", "Add"), "with=NAMES [ACTIVATION]",
     TMW_PHRASE("LayerForm", "the sum of what it takes and of what the layers named answer"),
     nn::kAddOps},
    {"multiply", TMW_PHRASE("LayerForm", "Multiply"), "with=NAMES [ACTIVATION]",
     TMW_PHRASE("LayerForm", "the product of what it takes and of what the layers named answer"),
     nn::kMultiplyOps},
    {"concatenate", TMW_PHRASE("LayerForm", "Concatenate"), "with=NAMES",
     TMW_PHRASE("LayerForm", "what it takes and what the layers named answer, channels behind "
                             "each other"),
     nn::kConcatenateOps},
};
static_assert(std::size(kRows) == kOpCount, "one row per alternative of LayerSpec");

} // namespace

const std::array<OpRow, kOpCount>& opTable() {
    static constexpr auto kTable = std::to_array(kRows);
    return kTable;
}

} // namespace tmw
