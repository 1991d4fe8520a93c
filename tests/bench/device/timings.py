# SPDX-License-Identifier: GPL-3.0-or-later
"""Cycles of instructions by core: memory without wait states, no interrupt, no bus shared.

Where a source gives a range, both ends are kept. What no source says is marked "assumed".

Cortex-M3: Arm DDI0337I, 3.3.1 (table 3-1); what overlaps: 3.3.2.
Cortex-M4: Arm 100166_0001_00, 3.3.1 (table 3-1) and 3.3.3; floats: Arm DDI0439, the FPU's table.
Cortex-M7: no table of Arm's was found. Units and latencies are those of LLVM's scheduling model,
  llvm/lib/Target/ARM/ARMScheduleM7.td.
Cortex-M55: nor here; llvm/lib/Target/ARM/ARMScheduleM55.td, with beats and units of vectors.
"""

DATA = {"alu", "shift", "extend", "multiply", "accumulate", "multiply_long", "accumulate_long"}


class Serial:
    """Cortex-M3 and Cortex-M4: one instruction after the other, loads in a row overlap."""

    def __init__(self, table):
        self.table = table

    def cycles(self, block, loops):
        del loops
        low = high = 0
        before = None
        for one in block:
            least, most = self.own(one, before)
            low, high = low + least, high + most
            before = one
        return low, high

    def own(self, one, before):
        overlaps = (before is not None and before.kind == "load" and
                    not before.writes & one.address)
        stall = before is not None and before.kind in DATA and bool(before.writes & one.address)
        if one.kind == "load":
            cycles = (1 if overlaps else 2) + stall
            return cycles, cycles
        if one.kind == "store":  # an offset in a register is read with the value
            cycles = (2 if len(one.address) > 1 and not overlaps else 1) + stall
            return cycles, cycles
        if one.kind in ("loads", "stores"):
            return 1 + one.registers + stall, 1 + one.registers + stall
        least, most = self.table[one.kind]
        wait = (before is not None and before.kind.startswith("float") and
                one.kind.startswith("float") and bool(before.writes & (one.reads | one.writes)))
        return least + wait, most + wait

    def refill(self, branch, target):
        """1 to 3: the target's width and alignment, and whether it is known early."""
        known = branch.kind == "branch"
        cycles = 1 + (target.bytes == 4 and target.at % 4 != 0) + (not known)
        return cycles, cycles

    splits = 1  # an access that is not aligned takes the bus more than once


COMMON = {"alu": (1, 1), "shift": (1, 1), "extend": (1, 1), "nop": (1, 1), "branch": (1, 1),
          "indirect": (1, 1), "it": (0, 1), "multiply": (1, 1), "divide": (2, 12)}
# Multiplications of 64 bits end early where a factor is small.
CORTEX_M3 = Serial({**COMMON, "accumulate": (2, 2), "multiply_long": (3, 5),
                    "accumulate_long": (4, 7)})
CORTEX_M4 = Serial({**COMMON, "accumulate": (1, 1), "multiply_long": (1, 1),
                    "accumulate_long": (1, 1), "float": (1, 1), "float_accumulate": (3, 3),
                    "float_divide": (14, 14)})


class Units:
    """In order, up to two a cycle, as far as units are free and operands are there."""

    splits = 0  # assumed: memory of 64 bits takes what is not aligned at once

    def cycles(self, block, loops):
        return self.run(block, loops, False), self.run(block, loops, True)

    def run(self, block, loops, worst):
        """A block that follows itself costs what one more round of it adds."""
        state = State()
        for one in block:
            self.issue(one, state, worst)
        first = state.busy
        if not loops:
            return first
        state.ends_group()
        for one in block:
            self.issue(one, state, worst)
        return state.busy - first


class State:
    def __init__(self):
        self.now = 0  # the cycle that is being filled
        self.group = []
        self.ready = {}  # cycle in which an ALU has the register
        self.free = {}  # cycle from which a unit is free
        self.busy = 0  # cycles up to now

    def ends_group(self):
        if self.group:
            self.now, self.group = self.now + 1, []

    def issue(self, one, at, unit, hold, latency):
        if at > self.now:
            self.now, self.group = at, []
        self.group.append(one)
        self.free[unit] = max(self.free.get(unit, 0), self.now + hold)
        for register in one.writes:
            self.ready[register] = self.now + latency
        if one.writes_back:
            for register in one.address:
                self.ready[register] = self.now
        self.busy = max(self.busy, self.now + 1)


class CortexM7(Units):
    # unit, how many of it, latency
    table = {"alu": ("alu", 2, 1), "shift": ("shift", 1, 1), "extend": ("simd", 1, 1),
             "multiply": ("mac", 1, 2), "accumulate": ("mac", 1, 2), "multiply_long": ("mac", 1, 2),
             "accumulate_long": ("mac", 1, 2), "load": ("load", 2, 1), "store": ("store", 1, 1),
             "branch": ("branch", 1, 1), "indirect": ("branch", 1, 1), "it": ("alu", 2, 1),
             "nop": ("alu", 2, 1), "float": ("float", 1, 3), "float_accumulate": ("float", 1, 6),
             "loads": ("all", 1, 1), "stores": ("all", 1, 1), "divide": ("all", 1, 1),
             "float_divide": ("float", 1, 16)}

    def issue(self, one, state, worst):
        unit, many, latency = self.table[one.kind]
        if one.name in ("ldrb", "ldrsb", "ldrh", "ldrsh") or "sat" in one.name:
            latency = 2
        alone = unit == "all"
        # Addresses and operands of the shifter are needed a cycle early, what is added to a product
        # and what is stored a cycle late.
        early = one.address | (one.reads if one.shifted else frozenset())
        late = one.writes if one.kind.startswith("accumulate") else frozenset()
        if one.kind == "store":
            late = one.reads
        at = state.now
        for register in one.reads - late:
            at = max(at, state.ready.get(register, 0) + (register in early))
        for register in early:
            at = max(at, state.ready.get(register, 0) + 1)
        for register in late:
            at = max(at, state.ready.get(register, 0) - 1)
        if at == state.now and state.group:
            same = sum(self.table[other.kind][0] == unit for other in state.group)
            shifters = sum(other.shifted or other.kind == "shift" for other in state.group)
            full = (len(state.group) == 2 or same >= many or alone or
                    any(self.table[other.kind][0] == "all" for other in state.group) or
                    (one.shifted or one.kind == "shift") and shifters > 0 or
                    state.group[-1].kind in ("branch", "indirect"))
            at += full
        hold = 1
        if one.kind in ("loads", "stores"):  # assumed: two words a cycle
            hold = (one.registers + 1) // 2
        elif one.kind == "divide":
            hold = 7 if worst else 2
        elif one.kind == "float_divide":
            hold = 14
        at = max(at, state.free.get("all", 0), state.free.get(unit, 0) if hold > 1 else 0)
        state.issue(one, at, unit, hold if hold > 1 else 0, latency)
        state.busy = max(state.busy, state.now + hold)

    def refill(self, branch, target):
        """Assumed: branches are predicted."""
        del branch, target
        return 0, 0


class CortexM55(Units):
    # unit, cycles it is taken, latency. A vector is two beats in its unit.
    table = {"alu": ("core", 1, 1), "shift": ("core", 1, 1), "extend": ("core", 1, 2),
             "multiply": ("core", 1, 2), "accumulate": ("core", 1, 2),
             "multiply_long": ("core", 1, 2), "accumulate_long": ("core", 1, 2),
             "load": ("core", 1, 2), "store": ("core", 1, 1), "branch": ("core", 1, 1),
             "indirect": ("core", 1, 1), "loop": ("core", 0, 1), "it": ("core", 1, 1),
             "nop": ("core", 1, 1), "loads": ("core", 1, 2), "stores": ("core", 1, 1),
             "divide": ("core", 2, 2), "float": ("multiplier", 1, 2),
             "float_accumulate": ("multiplier", 1, 4), "float_divide": ("multiplier", 14, 16),
             "vector_load": ("memory", 2, 1), "vector_store": ("memory", 2, 1),
             "vector_integer": ("integer", 2, 1), "vector_multiply": ("multiplier", 2, 2),
             "vector_control": ("control", 1, 1)}
    second = ("nop", "it", "b", "add", "adds", "sub", "subs", "mov", "movs", "sxtb", "sxth", "uxtb",
              "uxth")

    def issue(self, one, state, worst):
        unit, hold, latency = self.table[one.kind]
        if one.shifted or "rshrn" in one.name or "qmov" in one.name or "vmovn" in one.name:
            latency = 3 if one.kind == "vector_integer" else 2
        if one.kind in ("loads", "stores"):  # assumed: two words a cycle
            hold = (one.registers + 1) // 2
        if one.kind == "divide" and worst:
            hold = 11
        if one.gathers:  # two beats, or an access a lane (assumed)
            hold, latency = (one.lanes if worst else 2), 2
        at = max(state.now, state.free.get(unit, 0))
        for register in one.reads | one.address:
            late = 4 if one.gathers and register in one.address and register[0] == "q" else 0
            at = max(at, state.ready.get(register, 0) + late)
        if at == state.now and state.group:
            at += not self.pairs(one, state.group)
        if hold == 0:  # a loop's end runs beside the loop
            return
        state.issue(one, at, unit, hold if hold > 1 else 0, latency)
        state.busy = max(state.busy, state.now + (hold if unit == "core" else 1))

    def pairs(self, one, group):
        return (len(group) == 1 and one.bytes == 2 and group[0].bytes == 2 and
                (one.name in self.second or group[0].name in self.second))

    def refill(self, branch, target):
        """Assumed: 1 where the target is known early, else the model's 3."""
        del target
        return (0, 0) if branch.kind == "loop" else (1, 3)


CORES = {"cortex-m3": CORTEX_M3, "cortex-m4": CORTEX_M4, "cortex-m7": CortexM7(),
         "cortex-m55": CortexM55()}
