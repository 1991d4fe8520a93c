# SPDX-License-Identifier: GPL-3.0-or-later
"""The networks of peers.py in Keras."""
import keras

L = keras.layers


def layers_of(word):
    kind, *options = (word,) if isinstance(word, str) else word
    if kind == "dense":
        return [L.Dense(*options)]
    if kind == "conv1d":
        return [L.Conv1D(*options, padding="same", activation="relu")]
    if kind == "conv2d":
        filters, height, width, stride = options
        return [L.Conv2D(filters, (height, width), stride, padding="same", use_bias=False)]
    if kind == "depthwise":
        return [L.DepthwiseConv2D(3, options[0], padding="same", use_bias=False)]
    if kind == "norm":
        return [L.BatchNormalization(), L.ReLU()]
    return {"pool1d": lambda: [L.MaxPooling1D(2)], "global": lambda: [L.GlobalAveragePooling2D()],
            "flatten": lambda: [L.Flatten()], "lstm": lambda: [L.LSTM(*options)],
            "gru": lambda: [L.GRU(*options)]}[kind]()


def build(case):
    keras.utils.set_random_seed(1)
    return keras.Sequential([keras.Input((case.inputs,))] +
                            ([L.Reshape(case.shape)] if len(case.shape) > 1 else []) +
                            [each for word in case.layers for each in layers_of(word)])
