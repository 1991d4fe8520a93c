#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""TensorFlow Lite Micro's int8 logistic, tanh and 1 / sqrt over all 256 inputs (and 8 again), 12 an
invoke.

usage: make.py SOFTMAX.tflite    (a model of one int8 softmax over 1x12, whose operator is replaced;
                                  needs ai_edge_litert, flatbuffers and tflite_micro)
"""
import pathlib
import sys

import flatbuffers
import numpy as np
from ai_edge_litert import schema_py_generated as schema
from tflite_micro.python.tflite_micro import runtime

here = pathlib.Path(__file__).parent
source = pathlib.Path(sys.argv[1]).read_bytes()
# name, builtin code, output's scale and zero point, input's zero point
for name, code, out_scale, out_zero, in_zero in (("logistic", 14, 1 / 256, -128, -7),
                                                 ("tanh", 28, 1 / 128, 0, -7),
                                                 ("rsqrt", 76, 0.0137, -121, -128)):
    for in_scale in (0.0234, 0.1, 0.7):
        model = schema.ModelT.InitFromObj(schema.Model.GetRootAsModel(source, 0))
        graph = model.subgraphs[0]
        op = graph.operators[0]
        op.builtinOptions, op.builtinOptionsType = None, 0
        entry = model.operatorCodes[op.opcodeIndex]
        entry.builtinCode = entry.deprecatedBuiltinCode = code
        for index, scale, zero in ((op.inputs[0], in_scale, in_zero),
                                   (op.outputs[0], out_scale, out_zero)):
            quantization = graph.tensors[index].quantization
            quantization.scale = np.array([scale], dtype=np.float32)
            quantization.zeroPoint = np.array([zero], dtype=np.int64)
        builder = flatbuffers.Builder(4096)
        builder.Finish(model.Pack(builder), b"TFL3")
        data = bytes(builder.Output())
        interpreter = runtime.Interpreter.from_bytes(data)
        outputs = []
        for first in range(0, 264, 12):
            x = (np.arange(first, first + 12) % 256 - 128).astype(np.int8).reshape(1, 12)
            interpreter.set_input(x, 0)
            interpreter.invoke()
            outputs.append(interpreter.get_output(0).copy().reshape(-1))
        (here / f"{name}_{in_scale}.tflite").write_bytes(data)
        np.concatenate(outputs).astype(np.int8).tofile(here / f"{name}_{in_scale}.bin")
