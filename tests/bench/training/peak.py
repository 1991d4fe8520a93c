# SPDX-License-Identifier: GPL-3.0-or-later
"""peak.py: the machine's multiply-accumulates a second in products of float matrices, as the
faster of two sizes with PyTorch on all cores."""
import time

import torch

best = 0.0
for size in (512, 1024):
    a, b = torch.rand(size, size), torch.rand(size, size)
    a @ b
    for _ in range(10):
        start = time.perf_counter()
        a @ b
        best = max(best, size**3 / (time.perf_counter() - start))
print(f"{best:.0f}")
