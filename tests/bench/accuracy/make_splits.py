# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes splits/ROWS.txt for the tables of accuracy_bench: the row numbers, shuffled by numpy's
default_rng(0); the first 60 of 100 are the training part, the next 20 validation, the rest test."""
import pathlib

import numpy as np

for rows in (150, 178, 500, 569, 2200, 10000):
    order = np.random.default_rng(0).permutation(rows)
    path = pathlib.Path(__file__).parent / "splits" / f"{rows}.txt"
    path.write_text("\n".join(" ".join(map(str, order[i:i + 20])) for i in range(0, rows, 20)) + "\n")
