# SPDX-License-Identifier: GPL-3.0-or-later
"""The cases of training_bench.cpp for the peers, with data of the same kind.

Layers are words: ("dense", units, activation), ("conv1d", filters, size), ("conv2d", filters,
height, width, stride), ("depthwise", stride), "norm" (batch normalization and relu), "pool1d",
"global", "flatten", ("lstm", units), ("gru", units).
"""
import dataclasses

import numpy as np


@dataclasses.dataclass
class Case:
    layers: list
    shape: tuple  # of a sample, channels last
    samples: int
    batch: int
    peer_epochs: int  # enough for a steady rate
    classes: int = 0  # 0: a number

    @property
    def inputs(self):
        return int(np.prod(self.shape))


def separable(filters, stride):
    return [("depthwise", stride), "norm", ("conv2d", filters, 1, 1, 1), "norm"]


DS_CNN = [("conv2d", 64, 10, 4, 2), "norm"] + separable(64, 1) * 4 + ["global", ("dense", 12, "softmax")]
MOBILENET = [("conv2d", 8, 3, 3, 2), "norm"]
for each in [(16, 1), (32, 2), (32, 1), (64, 2), (64, 1), (128, 2), (128, 1), (128, 1), (128, 1),
             (128, 1), (128, 1), (256, 2), (256, 1)]:
    MOBILENET += separable(*each)
MOBILENET += ["global", ("dense", 2, "softmax")]

CASES = {
    "sine": Case([("dense", 16, "relu"), ("dense", 16, "relu"), ("dense", 1, "linear")], (1,), 600,
                 64, 100),
    "table": Case([("dense", 20, "relu"), ("dense", 10, "relu"), ("dense", 4, "softmax")], (33,),
                  2000, 32, 20, 4),
    "conv1d": Case([("conv1d", 16, 5), "pool1d", ("conv1d", 32, 5), "pool1d", "flatten",
                    ("dense", 64, "relu"), ("dense", 6, "softmax")], (128, 9), 2048, 32, 4, 6),
    "lstm": Case([("lstm", 32), ("dense", 6, "softmax")], (128, 9), 1024, 32, 3, 6),
    "gru": Case([("gru", 32), ("dense", 6, "softmax")], (128, 9), 1024, 32, 3, 6),
    "ds_cnn": Case(DS_CNN, (49, 10, 1), 600, 100, 4, 12),
    "mobilenet": Case(MOBILENET, (96, 96, 1), 256, 32, 3, 2),
}


def data(case):
    random = np.random.default_rng(1)
    x = random.uniform(-1, 1, (case.samples, case.inputs)).astype(np.float32)
    if case.classes == 0:
        return x, (4 * x * (1 - x * x)).astype(np.float32)
    return x, ((x[:, 0] + 1) * 0.49999 * case.classes).astype(np.int64)
