#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the *.txt beside this script: 20 steps of Keras on one batch from given weights.

Each line is a name and its numbers. Weights lie as in the graph: kernel (inputs x units), bias,
or gamma, beta, moving mean and variance, layer after layer. Needs Keras 3 with TensorFlow:
python3 make.py
"""
import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"
import keras
import numpy as np

STEPS = 20
SAMPLES = 40

# name, layers, inputs, loss, optimizer, rate
CASES = [
    ("adam_mse", "dense 7 tanh, dense 5 relu6, dense 2", 3, "mse", "adam", 0.001),
    ("adam_mae", "dense 9 sigmoid, dense 1 tanh", 2, "mae", "adam", 0.01),
    ("adam_binary", "dense 8 relu, dense 1 sigmoid", 4, "binary", "adam", 0.01),
    ("adam_categorical", "dense 18 relu, dense 6 tanh, dense 3 softmax", 4, "categorical",
     "adam", 0.001),
    ("sgd_mse", "dense 16 relu, dense 16 relu, dense 1", 1, "mse", "sgd", 0.05),
    ("sgd_categorical", "dense 6 sigmoid, dense 4 softmax", 5, "categorical", "sgd", 0.1),
    ("adam_image", "reshape 8x8x1, conv2d 4 3x3 relu, maxpool 2, conv2d 6 3x3 same tanh, "
     "reshape flat, dense 3 softmax", 64, "categorical", "adam", 0.001),
    ("adam_signal", "reshape 20x3, conv1d 5 5 same stride=2 relu, avgpool 2, "
     "conv1d 4 3 dilation=2 sigmoid, reshape flat, dense 2", 60, "mse", "adam", 0.001),
    ("adam_separable", "reshape 8x8x1, conv2d 4 3x3 same stride=2 no_bias, batch_normalization, "
     "activation relu, depthwise_conv2d 3x3 same multiplier=2 no_bias, batch_normalization, "
     "activation relu6, conv2d 6 1x1 relu, avgpool global, dense 3 softmax", 64, "categorical",
     "adam", 0.001),
]
LOSSES = {
    "mse": keras.losses.MeanSquaredError,
    "mae": keras.losses.MeanAbsoluteError,
    "binary": lambda: keras.losses.BinaryCrossentropy(from_logits=True),
    "categorical": lambda: keras.losses.SparseCategoricalCrossentropy(from_logits=True),
}


def sizes(text):
    return tuple(int(size) for size in text.split("x"))


def layer_of(text, from_logits):
    kind, *words = text.split()
    options = dict(word.split("=") for word in words if "=" in word)
    activations = [w for w in words if w in ("relu", "relu6", "tanh", "sigmoid", "softmax")]
    activation = activations[0] if activations and not from_logits else "linear"
    stride = sizes(options.get("stride", "1"))
    common = {"padding": "same" if "same" in words else "valid", "strides": stride[0]}
    sums = {"activation": activation, "use_bias": "no_bias" not in words,
            "bias_initializer": "random_normal"}
    dilation = {"dilation_rate": int(options.get("dilation", 1))}
    layers = keras.layers
    if kind == "dense":
        return layers.Dense(int(words[0]), **sums)
    if kind == "activation":
        return layers.Activation(activation)
    if kind == "reshape":
        return layers.Flatten() if words[0] == "flat" else layers.Reshape(sizes(words[0]))
    if kind == "conv1d":
        return layers.Conv1D(int(words[0]), int(words[1]), **common, **sums, **dilation)
    if kind == "conv2d":
        return layers.Conv2D(int(words[0]), sizes(words[1]), **common, **sums, **dilation)
    if kind == "depthwise_conv2d":
        return layers.DepthwiseConv2D(sizes(words[0]), depth_multiplier=int(options["multiplier"]),
                                      **common, **sums, **dilation)
    if kind == "batch_normalization":
        return layers.BatchNormalization()
    return None


def pool_of(text, rank):
    kind, size, *_ = text.split()
    name = "Max" if kind == "maxpool" else "Average"
    if size == "global":
        return getattr(keras.layers, f"Global{name}Pooling{rank}D")()
    return getattr(keras.layers, f"{name}Pooling{rank}D")(int(size))


def build(layers, inputs, from_logits):
    model = keras.Sequential([keras.Input((inputs,))])
    texts = layers.split(", ")
    for i, text in enumerate(texts):
        layer = layer_of(text, from_logits and i == len(texts) - 1)
        model.add(layer or pool_of(text, len(model.output_shape) - 2))
    return model


def flat(model):
    return np.concatenate([w.ravel() for w in model.get_weights()])


def make(name, layers, inputs, loss, optimizer, rate):
    keras.utils.set_random_seed(7)
    random = np.random.default_rng(7)
    model = build(layers, inputs, loss in ("binary", "categorical"))
    outputs = model.output_shape[-1]
    x = random.normal(size=(SAMPLES, inputs)).astype(np.float32)
    if loss in ("binary", "categorical"):
        y = random.integers(0, max(outputs, 2), SAMPLES)
    else:
        y = random.uniform(-0.9, 0.9, (SAMPLES, outputs)).astype(np.float32)
    made = (keras.optimizers.Adam(rate) if optimizer == "adam"
            else keras.optimizers.SGD(rate, momentum=0.9))
    model.compile(made, LOSSES[loss]())
    before = flat(model)
    target = y.reshape(-1, 1) if loss == "binary" else y
    losses = []
    for _ in range(STEPS):
        model.reset_metrics()
        losses.append(float(model.train_on_batch(x, target)))
    lines = [
        "keras " + keras.__version__, "layers " + layers, "loss " + loss,
        f"optimizer {optimizer} {rate}", f"shape {SAMPLES} {inputs} {outputs}",
    ]
    for key, values in [("x", x), ("y", y), ("before", before), ("after", flat(model)),
                         ("answers", model.predict(x, verbose=0))]:
        lines.append(key + " " + " ".join(f"{v:.9g}" for v in np.ravel(values)))
    lines.append("losses " + " ".join(f"{v:.9g}" for v in losses))
    (pathlib.Path(__file__).parent / f"{name}.txt").write_text("\n".join(lines) + "\n")


for case in CASES:
    make(*case)
