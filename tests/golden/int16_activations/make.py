#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""TensorFlow Lite Micro's int16 logistic, tanh, relu, relu6, 1 / sqrt and softmax, 64 values an invoke:
NAME.tflite, its inputs NAME.in and its outputs NAME.bin.

usage: make.py    (needs ai_edge_litert, flatbuffers and tflite_micro; the model of one int8 tanh in
                   ../int8_activations gives the frame, whose operator and tensors are replaced)
"""
import pathlib

import flatbuffers
import numpy as np
from ai_edge_litert import schema_py_generated as schema
from tflite_micro.python.tflite_micro import runtime

here = pathlib.Path(__file__).parent
frame = (here.parent / "int8_activations/tanh_0.1.tflite").read_bytes()


def model_of(code, in_scale, out_scale, width):
    model = schema.ModelT.InitFromObj(schema.Model.GetRootAsModel(frame, 0))
    graph = model.subgraphs[0]
    op = graph.operators[0]
    op.builtinOptions, op.builtinOptionsType = None, 0
    if code == 25:
        op.builtinOptions = schema.SoftmaxOptionsT()
        op.builtinOptions.beta = 1.0
        op.builtinOptionsType = schema.BuiltinOptions.SoftmaxOptions
    entry = model.operatorCodes[op.opcodeIndex]
    entry.builtinCode = entry.deprecatedBuiltinCode = code
    entry.version = 3
    for index, scale in ((op.inputs[0], in_scale), (op.outputs[0], out_scale)):
        tensor = graph.tensors[index]
        tensor.type = schema.TensorType.INT16
        tensor.shape = np.array([1, width], dtype=np.int32)
        tensor.quantization.scale = np.array([scale], dtype=np.float32)
        tensor.quantization.zeroPoint = np.array([0], dtype=np.int64)
    builder = flatbuffers.Builder(4096)
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


def write(name, model, inputs):
    interpreter = runtime.Interpreter.from_bytes(model)
    outputs = []
    for row in inputs:
        interpreter.set_input(row.reshape(1, -1), 0)
        interpreter.invoke()
        outputs.append(interpreter.get_output(0).reshape(-1).copy())
    (here / f"{name}.tflite").write_bytes(model)
    inputs.tofile(here / f"{name}.in")
    np.stack(outputs).tofile(here / f"{name}.bin")


steps = np.arange(4096)
# All over the range, every remainder of 16 among them, and its ends.
sweep = (steps * 16 - 32768 + steps * 7 % 16).astype(np.int16)
sweep[-1], sweep[0] = 32767, -32768
sweep = sweep.reshape(-1, 64)
for name, code in (("logistic", 14), ("tanh", 28)):
    for scale in (1 / 4096, 10.6 / 32767, 0.00002, 0.9):
        write(f"{name}_{scale:.3g}", model_of(code, scale, 1 / 32768, 64), sweep)
write("relu", model_of(19, 0.001, 0.001, 64), sweep)
write("relu6", model_of(21, 0.001, 0.001, 64), sweep)
# 0, all small values, and up to the greatest.
roots = np.concatenate([np.arange(1024), np.linspace(1024, 32767, 3072)]).astype(np.int16)
for in_scale, out_scale in ((2.0**-12, 2.0**-10), (2.0**-9, 2.0**-14), (0.0001, 0.001)):
    write(f"rsqrt_{in_scale:.3g}", model_of(76, in_scale, out_scale, 64), roots.reshape(-1, 64))
random = np.random.default_rng(1)
for width, scale in ((2, 0.0003), (10, 0.001), (64, 0.0001), (3, 0.02)):
    spread = random.integers(100, 32768, (60, 1))
    rows = np.clip(random.normal(0, 1, (60, width)) * spread, -32768, 32767).astype(np.int16)
    rows[0] = 5
    rows[1] = -32768
    rows[1, 0] = 32767
    write(f"softmax_{width}", model_of(25, scale, 1 / 32768, width), rows)
