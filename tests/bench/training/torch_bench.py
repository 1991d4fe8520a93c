# SPDX-License-Identifier: GPL-3.0-or-later
"""torch_bench.py CASE: one line, "samples_per_second final_loss", of PyTorch.

The plain loop over a shuffled tensor, without a DataLoader, which would be slower.
"""
import sys
import time

import torch

from peers import CASES, data

case = CASES[sys.argv[1]]
x, y = (torch.from_numpy(a) for a in data(case))
torch.manual_seed(1)
torch.set_num_threads(1)  # faster than more, for networks as small as these
layers, width = [], case.inputs
for units, activation in case.layers:
    layers.append(torch.nn.Linear(width, units))
    if activation == "relu":
        layers.append(torch.nn.ReLU())
    width = units
model = torch.nn.Sequential(*layers)  # cross_entropy takes logits
loss_of = torch.nn.functional.mse_loss if case.inputs == 1 else torch.nn.functional.cross_entropy
optimizer = torch.optim.Adam(model.parameters(), 0.005, eps=1e-7)


def train(epochs):
    total = 0.0
    for _ in range(epochs):
        order = torch.randperm(case.samples)
        total = 0.0
        for at in range(0, case.samples, case.batch):
            chosen = order[at:at + case.batch]
            loss = loss_of(model(x[chosen]), y[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(chosen)
    return total / case.samples


train(2)
start = time.perf_counter()
final = train(case.peer_epochs)
seconds = time.perf_counter() - start
print(f"{case.samples * case.peer_epochs / seconds:.0f} {final:.6f}")
