#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the *.txt beside this script (or those named): 20 steps of Keras on one batch from given weights.

Each line is a name and its numbers. Weights lie as in the graph: kernel (inputs x units), bias,
or gamma, beta, moving mean and variance, layer after layer. Needs Keras 3 with TensorFlow:
python3 make.py [NAME...]

`options` are those of a training: a word of the optimizer or of what is put around it, with its
value. A loss is written without its penalties, by class weights as Keras weighs it.
"""
import os
import pathlib
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"
import keras
import numpy as np

STEPS = 20
SAMPLES = 40

# name, layers, inputs, loss, optimizer, rate, options
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
    ("nesterov_mse", "dense 9 tanh, dense 6 sigmoid, dense 2", 3, "mse", "sgd", 0.05,
     {"nesterov": 1}),
    ("adamw_categorical", "dense 12 tanh, dense 5 sigmoid, dense 3 softmax", 4, "categorical",
     "adamw", 0.005, {"weight_decay": 0.1}),
    ("rmsprop_mse", "dense 9 tanh, dense 6 sigmoid, dense 2", 3, "mse", "rmsprop", 0.002),
    ("rmsprop_separable", "reshape 6x6x1, conv2d 4 3x3 same no_bias, batch_normalization, "
     "activation tanh, avgpool global, dense 3 softmax", 36, "categorical", "rmsprop", 0.001),
    ("huber", "dense 9 tanh, dense 3", 3, "huber", "adam", 0.01, {"huber_delta": 0.3}),
    ("smoothed_categorical", "dense 8 tanh, dense 4 softmax", 4, "categorical", "adam", 0.01,
     {"label_smoothing": 0.1}),
    ("smoothed_binary", "dense 8 tanh, dense 1 sigmoid", 4, "binary", "adam", 0.01,
     {"label_smoothing": 0.2}),
    ("weighted_categorical", "dense 8 tanh, dense 3 softmax", 4, "categorical", "sgd", 0.05,
     {"class_weights": [0.5, 2, 1.25]}),
    ("sample_weighted_mse", "dense 9 tanh, dense 2", 3, "mse", "adam", 0.01, {"sample_weights": 1}),
    ("sample_weighted_binary", "dense 8 tanh, dense 1 sigmoid", 4, "binary", "sgd", 0.05,
     {"sample_weights": 1, "class_weights": [0.5, 2]}),
    ("penalty_mse", "reshape 10x2, conv1d 4 3 tanh, reshape flat, dense 5 tanh, dense 2", 20,
     "mse", "adam", 0.005, {"l1": 0.002, "l2": 0.01}),
    ("max_norm_mse", "reshape 5x4x1, conv2d 4 3x2 tanh, depthwise_conv2d 2x2 multiplier=2 tanh, "
     "reshape flat, dense 5 tanh, dense 2", 20, "mse", "sgd", 0.05, {"max_norm": 0.8}),
    ("clip_norm_mse", "dense 9 tanh, dense 2", 3, "mse", "sgd", 0.1, {"clip_norm": 0.25}),
    ("clip_value_mse", "dense 9 tanh, dense 2", 3, "mse", "sgd", 0.1, {"clip_value": 0.04}),
    ("cosine_mse", "dense 9 tanh, dense 2", 3, "mse", "sgd", 0.1,
     {"schedule": "cosine", "least_rate": 0.02}),
    ("step_mse", "dense 9 tanh, dense 2", 3, "mse", "sgd", 0.1,
     {"schedule": "step", "every": 6, "factor": 0.3}),
    ("plateau_mse", "dense 9 tanh, dense 2", 3, "mse", "sgd", 0.3,
     {"schedule": "plateau", "factor": 0.5, "patience": 2}),
    ("warmup_mse", "dense 9 tanh, dense 2", 3, "mse", "sgd", 0.1,
     {"schedule": "cosine", "warmup": 5}),
    ("residual", "reshape 6x6x1, conv2d 4 3x3 same tanh name=a, conv2d 4 3x3 same no_bias, "
     "batch_normalization, add with=a relu6 name=b, conv2d 6 3x3 same stride=2 name=c, "
     "conv2d 6 1x1 stride=2 from=b, add with=c tanh, avgpool global, dense 3 softmax", 36,
     "categorical", "adam", 0.001),
    ("branches", "dense 6 sigmoid name=gate, dense 6 tanh from=input name=x, multiply with=gate, "
     "dense 4 tanh from=x name=y, concatenate with=multiply+input, dense 2", 5, "mse", "adam",
     0.005),
    ("transposed_mse", "reshape 3x2x4, conv2d_transpose 5 3x2 stride=2 tanh, conv2d_transpose 3 4x4 "
     "same stride=2 relu, conv2d_transpose 2 2x2 same no_bias, reshape flat, dense 2", 24, "mse",
     "adam", 0.005),
    ("transposed_norm_mse", "reshape 3x2x4, conv2d_transpose 5 3x2 tanh, reshape flat, dense 2", 24,
     "mse", "sgd", 0.05, {"max_norm": 0.8}),
    ("lstm_mse", "reshape 7x3, lstm 6 sequences, lstm 5, dense 2", 21, "mse", "adam", 0.005),
    ("gru_mse", "reshape 7x3, gru 6 sequences, gru 5, dense 2", 21, "mse", "adam", 0.005),
    ("layer_normal_mse", "reshape 5x4x1, conv2d 6 3x2, layer_normalization, activation tanh, "
     "reshape flat, dense 7, layer_normalization, dense 2", 20, "mse", "adam", 0.005),
    ("moved_image_mse", "reshape 6x5x1, zero_padding 0x1x2x0, conv2d 3 3x3 tanh, upsampling 2x3, "
     "permute 3x1x2, conv2d 2 2x2 stride=2 tanh, zero_padding 1, reshape flat, dense 2", 30, "mse",
     "adam", 0.005),
    ("moved_signal_mse", "reshape 10x2, zero_padding 3x0, conv1d 4 4 tanh, upsampling 2, "
     "permute 2x1, conv1d 5 2 tanh, reshape flat, dense 2", 20, "mse", "adam", 0.005),
    ("bent_mse", "dense 9 leaky_relu, activation leaky_relu slope=0.1, dense 8 elu, "
     "dense 7 hard_swish, activation hard_swish, dense 2", 3, "mse", "adam", 0.005),
    ("l1_mse", "dense 9 tanh, dense 2", 3, "mse", "adam", 0.005, {"l1": 0.01}),
    ("l2_mse", "dense 9 tanh, dense 2", 3, "mse", "adam", 0.005, {"l2": 0.02}),
]


class WarmUp(keras.optimizers.schedules.LearningRateSchedule):
    """A line up to the rate, and from there what follows."""

    def __init__(self, rate, steps, follows):
        self.rate, self.steps, self.follows = rate, steps, follows

    def __call__(self, step):
        step = keras.ops.cast(step, "float32")
        return keras.ops.where(step < self.steps, self.rate * (step + 1) / self.steps,
                               self.follows(step - self.steps))


def loss_of(loss, outputs, options):
    smoothing = options.get("label_smoothing", 0)
    losses = keras.losses
    if loss == "mse":
        return losses.MeanSquaredError()
    if loss == "mae":
        return losses.MeanAbsoluteError()
    if loss == "huber":
        return losses.Huber(options["huber_delta"])
    if loss == "binary":
        return losses.BinaryCrossentropy(from_logits=True, label_smoothing=smoothing)
    if smoothing:
        return losses.CategoricalCrossentropy(from_logits=True, label_smoothing=smoothing)
    return losses.SparseCategoricalCrossentropy(from_logits=True)


def rate_of(rate, options):
    schedules = keras.optimizers.schedules
    kind = options.get("schedule")
    if kind == "cosine":
        warmup = options.get("warmup", 0)
        cosine = schedules.CosineDecay(rate, STEPS - warmup,
                                       alpha=options.get("least_rate", 0) / rate)
        return WarmUp(rate, warmup, cosine) if warmup else cosine
    if kind == "step":
        return schedules.ExponentialDecay(rate, options["every"], options["factor"],
                                          staircase=True)
    return rate


def optimizer_of(kind, rate, options):
    rate = rate_of(rate, options)
    clip = {"global_clipnorm": options.get("clip_norm"), "clipvalue": options.get("clip_value")}
    if kind == "adam":
        return keras.optimizers.Adam(rate, **clip)
    if kind == "adamw":
        return keras.optimizers.AdamW(rate, weight_decay=options["weight_decay"], **clip)
    if kind == "rmsprop":
        return keras.optimizers.RMSprop(rate, **clip)
    return keras.optimizers.SGD(rate, momentum=0.9, nesterov="nesterov" in options, **clip)


def around_kernel(options, name, axes):
    made = {}
    if "l1" in options or "l2" in options:
        made[name + "_regularizer"] = keras.regularizers.L1L2(options.get("l1", 0),
                                                              options.get("l2", 0))
    if "max_norm" in options:
        made[name + "_constraint"] = keras.constraints.MaxNorm(options["max_norm"], axis=axes)
    return made


ACTIVATIONS = ("relu", "relu6", "tanh", "sigmoid", "softmax", "leaky_relu", "elu", "hard_swish")


def activation_of(word, options):
    """leaky_relu has the slope of Keras' layer LeakyReLU, which differs from the function's."""
    if word != "leaky_relu":
        return word
    slope = float(options.get("slope", keras.layers.LeakyReLU().negative_slope))
    return lambda x: keras.activations.leaky_relu(x, slope)


def sizes(text):
    return tuple(int(size) for size in text.split("x"))


def layer_of(text, from_logits, around):
    kind, *words = text.split()
    options = dict(word.split("=") for word in words if "=" in word)
    activations = [w for w in words if w in ACTIVATIONS]
    activation = "linear"
    if activations and not from_logits:
        activation = activation_of(activations[0], options)
    stride = sizes(options.get("stride", "1"))
    common = {"padding": "same" if "same" in words else "valid", "strides": stride[0]}
    sums = {"activation": activation, "use_bias": "no_bias" not in words,
            "bias_initializer": "random_normal"}
    dilation = {"dilation_rate": int(options.get("dilation", 1))}
    layers = keras.layers
    if kind == "dense":
        return layers.Dense(int(words[0]), **sums, **around_kernel(around, "kernel", [0]))
    if kind == "activation":
        return layers.Activation(activation)
    if kind == "reshape":
        return layers.Flatten() if words[0] == "flat" else layers.Reshape(sizes(words[0]))
    if kind == "conv1d":
        return layers.Conv1D(int(words[0]), int(words[1]), **common, **sums, **dilation,
                             **around_kernel(around, "kernel", [0, 1]))
    if kind == "conv2d":
        return layers.Conv2D(int(words[0]), sizes(words[1]), **common, **sums, **dilation,
                             **around_kernel(around, "kernel", [0, 1, 2]))
    if kind == "conv2d_transpose":
        return layers.Conv2DTranspose(int(words[0]), sizes(words[1]), padding=common["padding"],
                                      strides=stride[0], **sums,
                                      **around_kernel(around, "kernel", [0, 1, 3]))
    if kind == "depthwise_conv2d":
        return layers.DepthwiseConv2D(sizes(words[0]), depth_multiplier=int(options["multiplier"]),
                                      **common, **sums, **dilation,
                                      **around_kernel(around, "depthwise", [0, 1]))
    if kind == "permute":
        return layers.Permute(sizes(words[0]))
    if kind in ("lstm", "gru"):
        layer = layers.LSTM if kind == "lstm" else layers.GRU
        return layer(int(words[0]), return_sequences="sequences" in words)
    if kind == "layer_normalization":
        return layers.LayerNormalization()
    if kind == "batch_normalization":
        return layers.BatchNormalization()
    return None


def moved(kind, size, rank):
    numbers = sizes(size)
    if kind == "upsampling":
        return getattr(keras.layers, f"UpSampling{rank}D")(numbers if rank == 2 else numbers[0])
    if rank == 2 and len(numbers) == 4:
        numbers = (numbers[:2], numbers[2:])
    return getattr(keras.layers, f"ZeroPadding{rank}D")(numbers if len(numbers) > 1 else numbers[0])


def pool_of(text, rank):
    kind, size, *_ = text.split()
    if kind in ("upsampling", "zero_padding"):
        return moved(kind, size, rank)
    name = "Max" if kind == "maxpool" else "Average"
    if size == "global":
        return getattr(keras.layers, f"Global{name}Pooling{rank}D")()
    return getattr(keras.layers, f"{name}Pooling{rank}D")(int(size))


def merged(kind, words, tensors):
    activations = [w for w in words if "=" not in w]
    name = {"add": "Add", "multiply": "Multiply", "concatenate": "Concatenate"}[kind]
    made = getattr(keras.layers, name)()(tensors)
    return keras.layers.Activation(activations[0])(made) if activations else made


def build(layers, inputs, from_logits, around):
    """The model, and its layers in the order they are written."""
    tensors = {"input": keras.Input((inputs,))}
    made = []
    last = tensors["input"]
    texts = layers.split(", ")
    for i, text in enumerate(texts):
        kind, *words = text.split()
        options = dict(word.split("=") for word in words if "=" in word)
        words = [w for w in words if w.split("=")[0] not in ("name", "from", "with")]
        taken = tensors[options["from"]] if "from" in options else last
        if "with" in options:
            others = [tensors[name] for name in options["with"].split("+")]
            last = merged(kind, words, [taken] + others)
        else:
            text = " ".join([kind] + words)
            layer = layer_of(text, from_logits and i == len(texts) - 1, around)
            made.append(layer or pool_of(text, len(taken.shape) - 2))
            last = made[-1](taken)
        tensors[options.get("name", kind)] = last
    return keras.Model(tensors["input"], last), made


def flat(layers):
    return np.concatenate([w.ravel() for layer in layers for w in layer.get_weights()])


def make(name, layers, inputs, loss, optimizer, rate, options={}):
    keras.utils.set_random_seed(7)
    random = np.random.default_rng(7)
    model, made = build(layers, inputs, loss in ("binary", "categorical"), options)
    outputs = model.output_shape[-1]
    x = random.normal(size=(SAMPLES, inputs)).astype(np.float32)
    if loss in ("binary", "categorical"):
        y = random.integers(0, max(outputs, 2), SAMPLES)
    else:
        y = random.uniform(-0.9, 0.9, (SAMPLES, outputs)).astype(np.float32)
    model.compile(optimizer_of(optimizer, rate, options), loss_of(loss, outputs, options))
    before = flat(made)
    target = y.reshape(-1, 1) if loss == "binary" else y
    if loss == "categorical" and "label_smoothing" in options:
        target = np.eye(outputs, dtype=np.float32)[y]
    weights = options.get("class_weights")
    counts = random.integers(0, 9, SAMPLES) / 4 if "sample_weights" in options else None
    if counts is not None:
        options = {**options, "sample_weights": counts.tolist()}
        # Keras takes one of the two, so it gets their product.
        counts = counts * np.array(weights)[y] if weights else counts
        weights = None
    losses = []
    plateau = keras.callbacks.ReduceLROnPlateau("loss", options.get("factor", 0.5),
                                                options.get("patience", 10), min_delta=0)
    plateau.set_model(model)
    plateau.on_train_begin()
    for epoch in range(STEPS):
        model.reset_metrics()
        penalty = sum(float(each) for each in model.losses)
        losses.append(float(model.train_on_batch(
            x, target, sample_weight=counts,
            class_weight=weights and dict(enumerate(weights)))) - penalty)
        if options.get("schedule") == "plateau":
            plateau.on_epoch_end(epoch, {"loss": losses[-1]})
    lines = [
        "keras " + keras.__version__, "layers " + layers, "loss " + loss,
        f"optimizer {optimizer} {rate}", f"shape {SAMPLES} {inputs} {outputs}",
    ]
    for key, value in options.items():
        values = value if isinstance(value, list) else [value]
        lines.append(f"{key} " + " ".join(str(each) for each in values))
    for key, values in [("x", x), ("y", y), ("before", before), ("after", flat(made)),
                         ("answers", model.predict(x, verbose=0))]:
        lines.append(key + " " + " ".join(f"{v:.9g}" for v in np.ravel(values)))
    lines.append("losses " + " ".join(f"{v:.9g}" for v in losses))
    (pathlib.Path(__file__).parent / f"{name}.txt").write_text("\n".join(lines) + "\n")


for case in CASES:
    if len(sys.argv) < 2 or case[0] in sys.argv[1:]:
        make(*case)
