#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Weights that TensorFlow Lite Micro's compression encodes: TFLM_DECODE's look-up tables, Huffman codes
and pruned tensors, and the tables of COMPRESSION_METADATA; with TensorFlow Lite Micro's answers. Its
Python package writes look-up tables; the other encodings are written here.

usage: make_encoded.py    (needs what make.py needs, and PyYAML; writes encoded_NAME.tflite, .in, .out)
"""
import heapq
from collections import Counter

import flatbuffers
import numpy as np
from ai_edge_litert import schema_py_generated as schema
from tflite_micro.tensorflow.lite.micro.compression import compress, spec

from net import Net, drawn, options_of, random, save

LOOKUP, HUFFMAN, PRUNING = 0, 1, 2
ONE_TABLE = 15


def head(kind, parameters=0, stride=0):
    return bytes([kind, 1, 0, 0, 1, parameters, stride]) + bytes(9)


def packed(numbers, bits):
    """The first in the highest bits."""
    text = "".join(f"{n:0{bits}b}" for n in numbers)
    return packed_text(text, 8)


def packed_text(text, unit):
    text += "0" * (-len(text) % unit)
    return int(text, 2).to_bytes(len(text) // 8, "big")


def few(dtype, shape, count):
    """At most so many different values."""
    if dtype == np.bool_:
        return drawn(np.int8, shape, 0, 1).astype(bool)
    return random.choice(drawn(dtype, (count,)), shape)


def looked_up(values, bits, axis=None):
    """Indices, tables, and their length; a table for each slice along the axis."""
    slices = [values] if axis is None else list(np.moveaxis(values, axis, 0))
    tables = [np.unique(s) for s in slices]
    length = max(len(t) for t in tables)
    indices = np.stack([np.searchsorted(t, s) for t, s in zip(tables, slices)])
    indices = indices[0] if axis is None else np.moveaxis(indices, 0, axis)
    padded = [np.concatenate([t, np.zeros(length - len(t), t.dtype)]) for t in tables]
    return packed(indices.ravel(), bits), b"".join(t.tobytes() for t in padded), length


def lookup(values, bits, axis=None):
    indices, tables, length = looked_up(values, bits, axis)
    place = ONE_TABLE if axis is None else axis
    return indices, head(LOOKUP, place << 4 | bits, length) + tables


def pruned(values, zero):
    """`zero`: a number, or one for each element."""
    kept = values != zero
    return packed(kept.ravel().astype(int), 1), head(PRUNING) + values[kept].tobytes()


def codes_of(values):
    """A Huffman code as text for each value."""
    heap = [(n, i, {v: ""}) for i, (v, n) in enumerate(Counter(values.ravel().tolist()).items())]
    heapq.heapify(heap)
    while len(heap) > 1:
        (n, i, a), (m, _, b) = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (n + m, i, {**{v: "0" + c for v, c in a.items()},
                                         **{v: "1" + c for v, c in b.items()}}))
    return heap[0][2]


def tables_of(codes, first, entry):
    """Tables in a row, the first of so many bits, others of at most 3; `entry(found, bits, value)`."""
    entries, waiting = [], [(codes, first, None)]
    while waiting:
        codes, bits, link = waiting.pop(0)
        start = len(entries)
        if link is not None:
            entries[link] = entry(False, bits - 1, start - link)
        entries += [0] * (1 << bits)
        for index in range(1 << bits):
            text = f"{index:0{bits}b}"
            ends = [(v, c) for v, c in codes.items() if text.startswith(c)]
            if ends:
                entries[start + index] = entry(True, len(ends[0][1]), ends[0][0])
            else:
                longer = {v: c[bits:] for v, c in codes.items() if c.startswith(text)}
                waiting.append((longer, min(3, max(len(c) for c in longer.values())), start + index))
    return entries


def huffman(values, first, wide):
    codes = codes_of(values)
    shift, mask = (27, 0x7ffffff) if wide else (11, 0x7ff)
    low = 0xffff if values.dtype == np.int16 else 0xff
    entry = lambda found, bits, value: (found << shift + 4 | bits << shift |
                                        (value & low if found else value & mask))
    tables = np.array(tables_of(codes, first, entry), np.uint32 if wide else np.uint16)
    code = packed_text("".join(codes[v] for v in values.ravel().tolist()), 32)
    return code, head(HUFFMAN, first - 1 << 4 | wide) + tables.tobytes()


def decoded(name, cases):
    """`cases`: values, what encodes them, and scale, zero and dimension; all are outputs."""
    net = Net()
    x, y = net.tensor(np.int8, (3,), 0.1), net.tensor(np.int8, (3,), 0.2)
    pairs, outputs = [], []
    for values, (code, ancillary), q in cases:
        pairs += [net.tensor(np.uint8, (len(data),), data=np.frombuffer(data, np.uint8))
                  for data in (code, ancillary)]
        outputs.append(net.tensor(values.dtype.type, values.shape, q.get("scale"), 0))
        if q:
            quantization = net.graph.tensors[-1].quantization
            quantization.quantizedDimension = q.get("dimension", 0)
            quantization.zeroPoint = np.broadcast_to(q.get("zero", 0), quantization.scale.shape
                                                     ).astype(np.int64)
    net.custom("TFLM_DECODE", pairs, outputs)
    net.op(0, [x, x], [y], *options_of("AddOptions"))
    save(f"encoded_{name}", net, [x], [y] + outputs, [lambda: drawn(np.int8, (3,))], runs=2,
         wanted=[None] + [values for values, _, _ in cases])


def lookups():
    """All widths and types; a table for each scale along the first or the last dimension."""
    cases = [(v := few(np.int8, (5, 9), 1 << bits), lookup(v, bits), {}) for bits in range(1, 8)]
    cases += [(v := few(dtype, (4, 7), 3), lookup(v, 2), {})
              for dtype in (np.bool_, np.int16, np.int32, np.int64, np.float32)]
    for axis, shape in ((0, (3, 5, 2)), (2, (3, 5, 2)), (1, (2, 6))):
        v = np.stack([few(np.int8, np.delete(shape, axis), 5) for _ in range(shape[axis])], axis)
        q = {"scale": 0.1 + np.arange(shape[axis]), "dimension": axis}
        cases.append((v, lookup(v, 3, axis), q))
    decoded("lookup", cases)


def prunings():
    sparse = lambda dtype, shape, zero=0: np.where(drawn(np.int8, shape, 0, 2) > 0, zero,
                                                   drawn(dtype, shape)).astype(dtype)
    cases = [(v := sparse(dtype, (3, 7)), pruned(v, 0), {})
             for dtype in (np.int8, np.int16, np.int32, np.int64, np.float32)]
    v = few(np.bool_, (19,), 2)
    cases.append((v, pruned(v, False), {}))
    v = sparse(np.int8, (4, 5), -7)
    cases.append((v, pruned(v, -7), {"scale": 0.1, "zero": -7}))
    for axis, shape in ((0, (3, 5, 2)), (2, (3, 5, 4))):
        zero = drawn(np.int8, (shape[axis],))
        each = zero.reshape([-1 if d == axis else 1 for d in range(3)])
        v = sparse(np.int8, shape, each)
        cases.append((v, pruned(v, np.broadcast_to(each, shape)),
                      {"scale": 0.1 + np.arange(shape[axis]), "zero": zero, "dimension": axis}))
    decoded("pruned", cases)


def huffmans():
    """Bell-shaped values: short codes and long ones, in tables behind tables."""
    bell = lambda dtype, shape, spread: np.round(random.normal(0, spread, shape)).astype(dtype)
    decoded("huffman", [(v := bell(dtype, (13, 17), spread), huffman(v, first, wide), {})
                        for dtype, spread, first, wide in ((np.int8, 2, 3, False), (np.int8, 20, 5, False),
                                                           (np.int8, 9, 1, True), (np.int16, 300, 6, True),
                                                           (np.int16, 4, 12, True))])


def layers():
    """Convolution, depthwise convolution and a fully connected layer whose weights have few values; the
    numbers of tensors and the axis of their scales."""
    net = Net()
    x = net.tensor(np.int8, (1, 6, 6, 3), 0.05, 3)
    shapes = [(8, 3, 3, 3), (1, 3, 3, 8), (5, 288)]
    kept = {}

    def weights(shape, axis, count):
        scales = random.uniform(0.005, 0.02, shape[axis]) if axis is not None else 0.01
        made = net.tensor(np.int8, shape, scales, data=few(np.int8, shape, count))
        net.graph.tensors[made].quantization.quantizedDimension = axis or 0
        kept[made] = axis
        return made, np.atleast_1d(scales)

    def bias(scale):
        made = net.tensor(np.int32, scale.shape, scale, data=few(np.int32, scale.shape, 3) >> 20)
        kept[made] = 0 if len(scale) > 1 else None
        return made

    w, s = weights(shapes[0], 0, 16)
    middle = net.tensor(np.int8, (1, 6, 6, 8), 0.1, -4)
    net.op(3, [x, w, bias(s * 0.05)], [middle],
           *options_of("Conv2DOptions", strideW=1, strideH=1, dilationWFactor=1, dilationHFactor=1))
    w, s = weights(shapes[1], 3, 8)
    wide = net.tensor(np.int8, (1, 6, 6, 8), 0.2, 5)
    net.op(4, [middle, w, bias(s * 0.1)], [wide],
           *options_of("DepthwiseConv2DOptions", strideW=1, strideH=1, depthMultiplier=1,
                       dilationWFactor=1, dilationHFactor=1))
    w, s = weights(shapes[2], None, 30)
    line = net.tensor(np.int8, (1, 288), 0.2, 5)
    net.op(22, [wide, net.tensor(np.int32, (2,), data=[1, 288])], [line])
    b = net.tensor(np.int32, (5,), 0.002, data=drawn(np.int32, (5,), -9999, 9999))
    y = net.tensor(np.int8, (1, 5), 0.9, -2)
    net.op(9, [line, w, b], [y], *options_of("FullyConnectedOptions"))
    return net, x, y, kept


def lookup_layers(net, x, y, kept):
    """As the package compresses a model: a TFLM_DECODE in front of each layer."""
    mode = lambda axis: spec.PerTensor() if axis is None else spec.PerChannel(axis=axis)
    plain = net.bytes([x], [y])
    compressed = compress(plain, [
        spec.Tensor(0, tensor, [spec.LookUpTableCompression(index_bitwidth=5, mode=mode(axis))])
        for tensor, axis in kept.items()])
    save("encoded_layers", bytes(compressed), [x], [y], [lambda: drawn(np.int8, (1, 6, 6, 3))],
         same=plain)


def listed_layers(net, x, y, kept):
    """The same by COMPRESSION_METADATA, which the package no longer writes."""
    plain = net.bytes([x], [y])
    listed = []
    for tensor, axis in kept.items():
        made = net.graph.tensors[tensor]
        buffers = net.model.buffers
        values = np.frombuffer(buffers[made.buffer].data.tobytes(),
                               np.int8 if made.type == 9 else np.int32).reshape(made.shape)
        bits = 5 if made.type == 9 else 3
        indices, tables, _ = looked_up(values, bits, axis)
        buffers[made.buffer].data = np.frombuffer(indices, np.uint8)
        listed.append((tensor, len(buffers), bits))
        buffers.append(schema.BufferT())
        buffers[-1].data = np.frombuffer(tables, np.uint8)
    entry = schema.MetadataT()
    entry.name, entry.buffer = b"COMPRESSION_METADATA", len(net.model.buffers)
    net.model.metadata = [entry]
    net.model.buffers.append(schema.BufferT())
    net.model.buffers[-1].data = np.frombuffer(compression_metadata(listed), np.uint8)
    save("encoded_listed", net, [x], [y], [lambda: drawn(np.int8, (1, 6, 6, 3))], same=plain)


def compression_metadata(listed):
    """schema_version 1, one subgraph, of each tensor its number, buffer of values and bits."""
    to = flatbuffers.Builder(256)
    tensors = []
    for tensor, buffer, bits in listed:
        to.StartObject(3)
        to.PrependInt32Slot(0, tensor, 0)
        to.PrependUint32Slot(1, buffer, 0)
        to.PrependUint8Slot(2, bits, 0)
        tensors.append(to.EndObject())

    def vector(items):
        to.StartVector(4, len(items), 4)
        for item in reversed(items):
            to.PrependUOffsetTRelative(item)
        return to.EndVector()

    tensors = vector(tensors)
    to.StartObject(1)
    to.PrependUOffsetTRelativeSlot(0, tensors, 0)
    graphs = vector([to.EndObject()])
    to.StartObject(2)
    to.PrependUOffsetTRelativeSlot(1, graphs, 0)
    to.Finish(to.EndObject())
    return bytes(to.Output())


lookups()
prunings()
huffmans()
made = layers()
lookup_layers(*made)
listed_layers(*made)
