#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Estimates the cycles of what trace.c wrote.
usage: cycles.py ELF TRACE CORE RUNS [--functions] [--layers]
Prints the least and the most by the core's published timings (timings.py), for one of RUNS runs;
then instructions, least and most by function, or of each record where it was traced by itself."""
import collections
import subprocess
import sys

import instructions
import timings


def windows(path):
    """What was traced, an `end` behind each."""
    blocks, jumps, splits = collections.Counter(), collections.Counter(), collections.Counter()
    with open(path) as file:
        for line in file:
            word, *numbers = line.split()
            if word == "block":
                blocks[int(numbers[0], 16), int(numbers[1])] += int(numbers[2])
            elif word == "jump":
                jumps[int(numbers[0], 16), int(numbers[1], 16)] += int(numbers[2])
            elif word == "split":
                splits[int(numbers[0], 16)] += int(numbers[1])
            else:
                yield blocks, jumps, splits
                blocks, jumps, splits = (collections.Counter() for _ in range(3))


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


def weigh(window, code, model, name_of):
    """By function: instructions, least and most cycles."""
    blocks, jumps, splits = window
    counted, least, most = (collections.Counter() for _ in range(3))

    def add(at, cycles, times):
        least[name_of(at)] += cycles[0] * times
        most[name_of(at)] += cycles[1] * times

    for (start, count), times in blocks.items():
        block = run_of(code, start, count)
        counted[name_of(start)] += count * times
        add(start, model.cycles(block, (block[-1].at, start) in jumps), times)
    for (last, target), times in jumps.items():
        add(last, model.refill(code[last], code[target]), times)
    for at, cycles in splits.items():
        add(at, (model.splits, model.splits), cycles)
    return counted, least, most


def main():
    elf, trace, core, runs = sys.argv[1:5]
    code, name_of, runs = instructions.read(elf), functions(elf), int(runs)
    traced = [weigh(window, code, timings.CORES[core], name_of) for window in windows(trace)]
    print(f"cycles~={sum(w[1].total() for w in traced) // runs}"
          f"..{sum(w[2].total() for w in traced) // runs}")
    for counted, least, most in traced if "--layers" in sys.argv else []:
        name = most.most_common(1)[0][0]
        print(f"  {counted.total():10} {least.total():10} {most.total():10}  {name[:60]}")
    for counted, least, most in traced if "--functions" in sys.argv else []:
        for name, _ in most.most_common(12):
            print(f"  {counted[name] // runs:10} {least[name] // runs:10} {most[name] // runs:10}"
                  f"  {name[:60]}")


main()
