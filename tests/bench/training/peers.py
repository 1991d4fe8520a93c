# SPDX-License-Identifier: GPL-3.0-or-later
"""The cases of training_bench.cpp for the peers, with data of the same kind."""
import dataclasses

import numpy as np


@dataclasses.dataclass
class Case:
    layers: list
    inputs: int
    samples: int
    batch: int
    peer_epochs: int  # enough for a steady rate


CASES = {
    "sine": Case([(16, "relu"), (16, "relu"), (1, "linear")], 1, 600, 64, 100),
    "table": Case([(20, "relu"), (10, "relu"), (4, "softmax")], 33, 2000, 32, 20),
}


def data(case):
    random = np.random.default_rng(1)
    x = random.uniform(-1, 1, (case.samples, case.inputs)).astype(np.float32)
    if case.inputs == 1:
        return x, (4 * x * (1 - x * x)).astype(np.float32)
    return x, ((x[:, 0] + 1) * 1.9999).astype(np.int64)
