# SPDX-License-Identifier: GPL-3.0-or-later
"""Instructions of an ELF file, as arm-none-eabi-objdump prints them, sorted into the kinds that
timings.py has cycles for."""
import dataclasses
import re
import subprocess

CONDITION = "(?:eq|ne|cs|hs|cc|lo|mi|pl|vs|vc|hi|ls|ge|lt|gt|le|al)?"

# The first that matches decides. A vector is a q register among the operands.
SCALAR_KINDS = [
    ("it", "it[te]{0,3}"),
    ("loop", "le|letp|wls|wlstp|dls|dlstp|lctp"),
    ("branch", f"b{CONDITION}|bl|cbn?z"),
    ("indirect", f"bl?x{CONDITION}|tb[bh]"),
    ("nop", f"nop{CONDITION}"),
    ("loads", f"ldrd{CONDITION}|(?:ldm(?:ia|db|fd|ea)?|pop){CONDITION}|vldm(?:ia|db)?|vpop"),
    ("stores", f"strd{CONDITION}|(?:stm(?:ia|db|fd|ea)?|push){CONDITION}|vstm(?:ia|db)?|vpush"),
    ("load", f"ldr(?:b|h|sb|sh)?{CONDITION}|vldr"),
    ("store", f"str(?:b|h)?{CONDITION}|vstr"),
    ("divide", f"[su]div{CONDITION}"),
    ("multiply_long", f"[su]mulls?{CONDITION}"),
    ("accumulate_long", f"[su]mlals?{CONDITION}|umaal{CONDITION}|smlal[dbt].*|smlsld.*"),
    ("accumulate", f"ml[as]{CONDITION}|smla[dbtw].*|smlsd.*|smml[as]r?{CONDITION}"),
    ("multiply", f"muls?{CONDITION}|smul[bt]{{2}}{CONDITION}|smulw.*|smu[as]d.*|smmulr?{CONDITION}"),
    ("float_divide", f"(?:vdiv|vsqrt){CONDITION}.*"),
    ("float_accumulate", f"(?:vfn?m|vn?ml)[as]{CONDITION}.*"),
    ("float", "v.*"),
    ("shift", f"(?:lsl|lsr|asr|ror|rrx)s?{CONDITION}"),
    ("extend", f"[su]xta?[bh]16{CONDITION}|[su]xta?[bh]{CONDITION}|[su]bfx{CONDITION}"
               f"|bf[ic]{CONDITION}|[su]sat(?:16)?{CONDITION}|pkh(?:bt|tb){CONDITION}"
               f"|clz{CONDITION}|rbit{CONDITION}|rev(?:16|sh)?{CONDITION}"
               f"|[su]h?(?:add|sub)(?:8|16){CONDITION}|u?q(?:add|sub)(?:8|16)?{CONDITION}"),
    ("alu", ".*"),
]
VECTOR_KINDS = [
    ("vector_load", "vld[r24].*"),
    ("vector_store", "vst[r24].*"),
    ("vector_multiply", "v(?:r?ml[as]|q?r?d?ml|q?r?d?mul|addl?v|cmp|pt|fm|mul|f|cvt|cml).*"),
    ("vector_integer", "v.*"),
]
SCALAR = [(kind, re.compile(pattern)) for kind, pattern in SCALAR_KINDS]
VECTORS = [(kind, re.compile(pattern)) for kind, pattern in VECTOR_KINDS]
CONTROL = re.compile(r"vctp.*|vpst|vpnot|vps[te].*|vpt[te]*")
REGISTER = re.compile(r"\b(r\d+|sl|fp|ip|sp|lr|pc|[sdq]\d+)\b")
NAMES = {"sl": "r10", "fp": "r11", "ip": "r12"}
SHIFTED = re.compile(r"\b(?:lsl|lsr|asr|ror|rrx)\b")
LINE = re.compile(r"\s*([0-9a-f]+):\s+((?:[0-9a-f]{4} ?)+)\s+(\S+)\s*([^;@]*)")


@dataclasses.dataclass
class Instruction:
    at: int
    bytes: int
    name: str
    kind: str
    writes: frozenset
    reads: frozenset  # all but those of the address
    address: frozenset  # what the place in memory is made of
    registers: int  # of those that load or store several
    shifted: bool  # the last operand goes through the shifter
    writes_back: bool
    lanes: int
    gathers: bool

    @property
    def end(self):
        return self.at + self.bytes


RANGE = re.compile(r"\b([rsdq]\d+|sl|fp|ip)-([rsdq]\d+|sl|fp|ip)\b")


def registers(text):
    """Names of core and float registers, as often as they stand there; ranges are spelled out."""
    def spelled(match):
        low, high = (NAMES.get(one, one) for one in match.groups())
        return ", ".join(f"{low[0]}{i}" for i in range(int(low[1:]), int(high[1:]) + 1))
    return [NAMES.get(one, one) for one in REGISTER.findall(RANGE.sub(spelled, text))]


def kind_of(name, operands):
    if CONTROL.fullmatch(name):
        return "vector_control"
    vector = re.search(r"\bq\d", operands) is not None
    for kind, pattern in VECTORS if vector else SCALAR:
        if pattern.fullmatch(name):
            return kind
    raise ValueError(f"no kind for {name} {operands}")


def operands_of(kind, name, operands):
    """Registers written, read for their value, and that the address is made of; how many of a list."""
    square = re.search(r"\[([^\]]*)\]", operands)
    listed = re.search(r"\{([^}]*)\}", operands)
    address = registers(square.group(1)) if square else []
    values = registers(operands.replace(square.group(0), "") if square else operands)
    count = 2 if kind in ("loads", "stores") else 1
    if listed and kind in ("loads", "stores"):
        inside = registers(listed.group(1))
        address = [one for one in values if one not in inside] or ["sp"]
        values = inside
        count = len(inside) * (2 if inside[0][0] == "d" else 1)
    if kind in ("loads", "load", "vector_load"):
        return values, [], address, count
    if kind in ("stores", "store", "vector_store", "branch", "indirect", "loop"):
        return [], values, address, count
    if name.startswith(("cmp", "cmn", "tst", "teq", "vcmp", "vpt")):
        return ["flags"], values, address, count
    targets = 2 if kind in ("multiply_long", "accumulate_long") else 1
    two_operands = len(REGISTER.findall(operands)) == 2 and "#" not in operands
    keeps = kind == "accumulate_long" or name.startswith(("bfi", "movt", "vml", "vfm", "vrml")) or (
        two_operands and not name.startswith(("mov", "mvn", "sxt", "uxt", "vmov")))
    return values[:targets], values if keeps else values[targets:], address, count


def lanes_of(name, types):
    """Accesses of a vector load or store that takes each lane from a place of its own."""
    bits = re.search(r"\d+", types)
    return 128 // int(bits.group(0)) if re.match(r"v(?:ldr|str)", name) and bits else 4


def instruction(at, size, mnemonic, operands):
    name, _, types = mnemonic.removesuffix(".n").removesuffix(".w").partition(".")
    kind = kind_of(name, operands)
    writes, reads, address, count = operands_of(kind, name, operands)
    return Instruction(
        at, size, name, kind, frozenset(writes), frozenset(reads), frozenset(address), count,
        shifted=SHIFTED.search(operands) is not None and not address,
        writes_back=bool(address) and (
            "!" in operands or re.search(r"\],\s*#", operands) is not None),
        lanes=lanes_of(name, types),
        gathers=kind.startswith("vector") and any(one[0] == "q" for one in address))


def read(elf):
    """Address to instruction."""
    text = subprocess.run(["arm-none-eabi-objdump", "-d", elf], check=True, capture_output=True,
                          text=True).stdout
    found = {}
    for line in text.splitlines():
        match = LINE.match(line)
        if match and not match.group(3).startswith("."):
            at = int(match.group(1), 16)
            size = len(match.group(2).replace(" ", "")) // 2
            found[at] = instruction(at, size, match.group(3), match.group(4).strip())
    return found
