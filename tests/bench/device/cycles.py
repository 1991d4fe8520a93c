#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Estimates the cycles of what trace.c wrote.
usage: cycles.py ELF TRACE CORE RUNS [--functions]
Prints the least and the most by the core's published timings (timings.py), for one of RUNS runs."""
import collections
import subprocess
import sys

import instructions
import timings


def read_trace(path):
    blocks, jumps, splits = collections.Counter(), collections.Counter(), collections.Counter()
    with open(path) as file:
        for line in file:
            word, *numbers = line.split()
            if word == "block":
                blocks[int(numbers[0], 16), int(numbers[1])] += int(numbers[2])
            elif word == "jump":
                jumps[int(numbers[0], 16), int(numbers[1], 16)] += int(numbers[2])
            else:
                splits[int(numbers[0], 16)] += int(numbers[1])
    return blocks, jumps, splits


def run_of(code, start, count):
    block = []
    while len(block) < count:
        block.append(code[start])
        start = block[-1].end
    return block


def functions(elf):
    """Answers which function an address is in."""
    text = subprocess.run(["arm-none-eabi-nm", "-nC", elf], check=True, capture_output=True,
                          text=True).stdout
    starts = [(int(line[0], 16), line[2]) for line in (row.split(" ", 2) for row in text.splitlines())
              if len(line) == 3 and line[1] in "tTwW"]
    return lambda at: next(name for start, name in reversed(starts) if start <= at)


def main():
    elf, trace, core, runs = sys.argv[1:5]
    model = timings.CORES[core]
    code = instructions.read(elf)
    blocks, jumps, splits = read_trace(trace)
    name_of = functions(elf)
    least, most, counted = (collections.Counter() for _ in range(3))
    for (start, count), times in blocks.items():
        block = run_of(code, start, count)
        low, high = model.cycles(block, (block[-1].at, start) in jumps)
        name = name_of(start)
        least[name] += low * times
        most[name] += high * times
        counted[name] += count * times
    for (last, target), times in jumps.items():
        low, high = model.refill(code[last], code[target])
        least[name_of(last)] += low * times
        most[name_of(last)] += high * times
    for at, cycles in splits.items():
        least[name_of(at)] += cycles * model.splits
        most[name_of(at)] += cycles * model.splits
    runs = int(runs)
    print(f"cycles~={least.total() // runs}..{most.total() // runs}")
    if "--functions" in sys.argv:
        for name, _ in most.most_common(12):
            print(f"  {counted[name] // runs:10} {least[name] // runs:10} {most[name] // runs:10}"
                  f"  {name[:90]}")


main()
