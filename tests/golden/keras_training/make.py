#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the *.txt beside this script: 20 steps of Keras on one batch from given weights.

Each line is a name and its numbers. Weights lie as in the graph: kernel (inputs x units), bias,
layer after layer. Needs Keras 3 with TensorFlow: python3 make.py
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
]
LOSSES = {
    "mse": keras.losses.MeanSquaredError,
    "mae": keras.losses.MeanAbsoluteError,
    "binary": lambda: keras.losses.BinaryCrossentropy(from_logits=True),
    "categorical": lambda: keras.losses.SparseCategoricalCrossentropy(from_logits=True),
}


def build(layers, inputs, from_logits):
    model = keras.Sequential([keras.Input((inputs,))])
    words = [layer.split() for layer in layers.split(", ")]
    for i, word in enumerate(words):
        activation = word[2] if len(word) > 2 else "linear"
        if from_logits and i == len(words) - 1:
            activation = "linear"
        model.add(keras.layers.Dense(int(word[1]), activation, bias_initializer="random_normal"))
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
