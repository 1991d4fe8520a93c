# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scripts here share: models written by hand, and a runtime's answers to random inputs run
one after another without a reset.

Needs ai_edge_litert, flatbuffers and tflite_micro. `save` writes NAME.tflite, NAME.in: all inputs,
run by run, and NAME.out: all outputs.
"""
import pathlib

import flatbuffers
import numpy as np
from ai_edge_litert import schema_py_generated as schema
from ai_edge_litert.interpreter import Interpreter, OpResolverType
from flatbuffers import flexbuffers
from tflite_micro.python.tflite_micro import runtime

here = pathlib.Path(__file__).parent
random = np.random.default_rng(11)
TYPES = {np.float32: 0, np.int32: 2, np.uint8: 3, np.int64: 4, np.bool_: 6, np.int16: 7, np.int8: 9,
         np.uint64: 12, np.uint32: 15, np.uint16: 16}
RUNS = 12
ARENA = 1 << 20
RESOURCE, UINT32 = 13, 15


class Net:
    """Tensors and operators of a model that is being written."""

    def __init__(self):
        self.model = schema.ModelT()
        self.model.version = 3
        self.model.buffers = [schema.BufferT()]
        self.model.operatorCodes = []
        self.graph = schema.SubGraphT()
        self.graph.tensors, self.graph.operators = [], []
        self.model.subgraphs = [self.graph]

    def tensor(self, dtype, shape, scale=None, zero=0, data=None, variable=False):
        made = schema.TensorT()
        made.name = f"t{len(self.graph.tensors)}"
        made.shape = np.array(shape, np.int32)
        made.type = dtype if isinstance(dtype, int) else TYPES[dtype]
        made.isVariable = variable
        made.buffer = 0
        if data is not None:
            buffer = schema.BufferT()
            buffer.data = np.frombuffer(np.asarray(data, dtype).tobytes(), np.uint8)
            made.buffer = len(self.model.buffers)
            self.model.buffers.append(buffer)
        if scale is not None:
            made.quantization = schema.QuantizationParametersT()
            made.quantization.scale = np.atleast_1d(np.array(scale, np.float32))
            made.quantization.zeroPoint = np.array([zero] * len(made.quantization.scale), np.int64)
        self.graph.tensors.append(made)
        return len(self.graph.tensors) - 1

    def op(self, code, inputs, outputs, options=None, kind=0, version=1):
        entry = schema.OperatorCodeT()
        entry.builtinCode, entry.deprecatedBuiltinCode = code, min(code, 127)
        entry.version = version
        made = schema.OperatorT()
        made.opcodeIndex = len(self.model.operatorCodes)
        self.model.operatorCodes.append(entry)
        made.inputs, made.outputs = np.array(inputs, np.int32), np.array(outputs, np.int32)
        made.builtinOptions, made.builtinOptionsType = options, kind
        self.graph.operators.append(made)

    def custom(self, name, inputs, outputs, **options):
        """An operator by its name, with a map of whole numbers and flags."""
        self.op(32, inputs, outputs)
        self.model.operatorCodes[-1].customCode = name.encode()
        if options:
            self.graph.operators[-1].customOptions = np.frombuffer(mapped(**options), np.uint8)

    def inner(self, build):
        """Another subgraph; `build` answers its inputs and outputs. Answers its number."""
        main, self.graph = self.graph, schema.SubGraphT()
        self.graph.tensors, self.graph.operators = [], []
        self.model.subgraphs.append(self.graph)
        number = len(self.model.subgraphs) - 1
        inputs, outputs = build()
        self.graph.inputs = np.array(inputs, np.int32)
        self.graph.outputs = np.array(outputs, np.int32)
        self.graph = main
        return number

    def bytes(self, inputs, outputs):
        self.graph.inputs = np.array(inputs, np.int32)
        self.graph.outputs = np.array(outputs, np.int32)
        builder = flatbuffers.Builder(4096)
        builder.Finish(self.model.Pack(builder), b"TFL3")
        return bytes(builder.Output())


def mapped(**options):
    """A FlexBuffers map."""
    made = flexbuffers.Builder()
    with made.Map():
        for key, value in options.items():
            made.Key(key)
            (made.Bool if isinstance(value, bool) else made.Int)(value)
    return bytes(made.Finish())


def options_of(kind, **values):
    made = getattr(schema, kind + "T")()
    for key, value in values.items():
        setattr(made, key, value)
    return made, getattr(schema.BuiltinOptions, kind)


def drawn(dtype, shape, low=None, high=None):
    if np.issubdtype(dtype, np.floating):
        return random.uniform(-2, 2, shape).astype(dtype)
    limits = np.iinfo(dtype)
    if dtype == np.uint64:
        return random.integers(0, limits.max, shape, dtype, endpoint=True)
    low, high = limits.min if low is None else low, limits.max if high is None else high
    return random.integers(low, high + 1, shape).astype(dtype)


def runner_of(data, by):
    if by == "micro":
        return runtime.Interpreter.from_bytes(data, arena_size=ARENA)
    interpreter = Interpreter(model_content=data,
                              experimental_op_resolver_type=OpResolverType.BUILTIN_REF)
    interpreter.allocate_tensors()
    return interpreter


def answers_of(interpreter, inputs, outputs, values, by):
    for i, value in enumerate(values):
        if by == "micro":
            interpreter.set_input(value, i)
        else:
            interpreter.set_tensor(inputs[i], value)
    interpreter.invoke()
    return [np.array(interpreter.get_output(i) if by == "micro" else interpreter.get_tensor(output))
            for i, output in enumerate(outputs)]


def save(name, net, inputs, outputs, draws, by="micro", runs=RUNS, given=None, wanted=(), same=None):
    """`net`: or a model's bytes; `draws`: a function for each input; `given`: which elements of the
    first output a run gives, the others are saved as 0, whatever the runtime's memory holds there;
    `wanted`: what outputs must be; `same`: a model that must have the same answers."""
    data = net if isinstance(net, bytes) else net.bytes(inputs, outputs)
    interpreter = runner_of(data, by)
    other = runner_of(same, by) if same else None
    fed, answers = b"", b""
    for run in range(runs):
        values = [draw() for draw in draws]
        fed += b"".join(value.tobytes() for value in values)
        got = answers_of(interpreter, inputs, outputs, values, by)
        if given is not None:
            got[0] = np.where(given(run), got[0], np.zeros_like(got[0]))
        answers += b"".join(each.tobytes() for each in got)
        for each, right in zip(got, wanted):
            assert right is None or np.array_equal(each, right), name
        if other:
            assert all(np.array_equal(a, b) for a, b in
                       zip(got, answers_of(other, inputs, outputs, values, by))), name
    (here / f"{name}.tflite").write_bytes(data)
    (here / f"{name}.in").write_bytes(fed)
    (here / f"{name}.out").write_bytes(answers)
