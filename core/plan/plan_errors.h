// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace tmw {

// %1: operator index, %2: its name, %3: what about it.
inline constexpr ErrorKind kUnsupportedOp{
    "plan.unsupported_op",
    "Operator %1 (%2) does not run on microcontrollers. Replace it where the model was made by "
    "those that do (`tmw help operators`), and convert the model again."};
inline constexpr ErrorKind kCustomOp{
    "plan.unsupported_op",
    "Operator %1 (%2) is a custom one: its code is not in the file but in the program that it was "
    "made for. Convert the model with TensorFlow Lite's own operators (`tmw help operators`)."};
inline constexpr ErrorKind kAcceleratorOp{
    "plan.unsupported_op",
    "Operator %1 (%2) holds code for an accelerator (%3), which nothing else can run. Open the "
    "model as it was before it was compiled for the accelerator."};
inline constexpr ErrorKind kSelectOp{
    "plan.unsupported_op",
    "Operator %1 (%2) is TensorFlow's, not TensorFlow Lite's, and no microcontroller runs it. "
    "Replace it where the model was made, and convert with TFLITE_BUILTINS alone."};
inline constexpr ErrorKind kTextTensor{
    "plan.unsupported_type",
    "Operator %1 (%2) works on text, which a microcontroller has no use for. Turn words into "
    "numbers in front of the model, and cut the model there."};
inline constexpr ErrorKind kUnsupportedType{
    "plan.unsupported_type",
    "Operator %1 (%2) cannot run with these types: %3. Convert the model to float32 or to full "
    "int8."};
inline constexpr ErrorKind kUnsupportedForm{"plan.unsupported_form",
                                            "Operator %1 (%2) cannot run in this form: %3. Change "
                                            "it where the model was made, and convert it again."};
inline constexpr ErrorKind kShape{
    "plan.shape", "The shapes of operator %1 (%2) do not fit: %3. The file is damaged, or was "
                  "converted with shapes left open: convert the model with a fixed batch of 1."};
inline constexpr ErrorKind kQuantization{
    "plan.quantization",
    "The quantization of operator %1 (%2) is not usable: %3. Convert the model again."};

} // namespace tmw
