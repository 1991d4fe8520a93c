# SPDX-License-Identifier: GPL-3.0-or-later
"""torch_bench.py CASE: one line, "samples_per_second final_loss", of PyTorch.

The plain loop over a shuffled tensor, without a DataLoader, which would be slower.
"""
import os
import sys
import time

import torch

from peers import CASES, data

nn = torch.nn
case = CASES[sys.argv[1]]
x, y = (torch.from_numpy(a) for a in data(case))
torch.manual_seed(1)
# One thread is faster than more for networks as small as the first two.
torch.set_num_threads(1 if len(case.shape) == 1 else os.cpu_count())


class Last(nn.Module):
    """The last state of a recurrent layer."""

    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def forward(self, x):
        return self.inner(x.transpose(1, 2))[0][:, -1]


class Same(nn.Module):
    """Zeros around, as "same" puts them."""

    def __init__(self, sizes, stride):
        super().__init__()
        self.sizes, self.stride = sizes, stride

    def forward(self, x):
        sides = []
        for axis, size in reversed(list(enumerate(self.sizes))):
            length = x.shape[2 + axis]
            whole = max((-(-length // self.stride) - 1) * self.stride + size - length, 0)
            sides += [whole // 2, whole - whole // 2]
        return nn.functional.pad(x, sides)


def modules(word, shape):
    """Modules and the shape after them, channels first."""
    kind, *options = (word,) if isinstance(word, str) else word
    if kind == "dense":
        units, activation = options  # cross_entropy takes logits
        return [nn.Linear(shape[0], units)] + ([nn.ReLU()] if activation == "relu" else []), (units,)
    if kind == "conv1d":
        filters, size = options
        return [nn.Conv1d(shape[0], filters, size, padding="same"), nn.ReLU()], (filters, shape[1])
    if kind in ("conv2d", "depthwise"):
        stride = options[-1]
        filters, sizes = (options[0], options[1:3]) if kind == "conv2d" else (shape[0], (3, 3))
        groups = 1 if kind == "conv2d" else shape[0]
        made = nn.Conv2d(shape[0], filters, tuple(sizes), stride, bias=False, groups=groups)
        places = tuple(-(-each // stride) for each in shape[1:])
        pads = [] if max(sizes) == 1 else [Same(sizes, stride)]
        return pads + [made], (filters,) + places
    if kind == "norm":
        return [nn.BatchNorm2d(shape[0]), nn.ReLU()], shape
    if kind == "pool1d":
        return [nn.MaxPool1d(2)], (shape[0], shape[1] // 2)
    if kind == "global":
        return [nn.AdaptiveAvgPool2d(1), nn.Flatten()], (shape[0],)
    if kind == "flatten":
        return [nn.Flatten()], (shape[0] * shape[1],)
    made = {"lstm": nn.LSTM, "gru": nn.GRU}[kind](shape[0], options[0], batch_first=True)
    return [Last(made)], (options[0],)


shape = (case.shape[-1],) + case.shape[:-1]
layers = [nn.Unflatten(1, shape)] if len(shape) > 1 else []
for each in case.layers:
    more, shape = modules(each, shape)
    layers += more
model = nn.Sequential(*layers)
loss_of = nn.functional.cross_entropy if case.classes else nn.functional.mse_loss
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


train(1)
start = time.perf_counter()
final = train(case.peer_epochs)
seconds = time.perf_counter() - start
print(f"{case.samples * case.peer_epochs / seconds:.0f} {final:.6f}")
