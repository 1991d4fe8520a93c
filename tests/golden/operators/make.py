#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small models of one operator, and a runtime's answers to random inputs run one after another
without a reset: TensorFlow Lite Micro's, or LiteRT's where it has no such operator.

usage: make.py    (needs ai_edge_litert, flatbuffers and tflite_micro; writes NAME.tflite, NAME.in:
                   all inputs, run by run, and NAME.out: all outputs)
"""
import numpy as np
from ai_edge_litert import schema_py_generated as schema

from net import RESOURCE, UINT32, Net, drawn, here, mapped, options_of, random, save


def svdf(name, dtype, state_dtype, rank, activation, state_zero=0):
    net = Net()
    real = dtype == np.float32
    batch, inputs, units, memory = 2, 10, 6, 5
    filters = units * rank
    q = lambda scale, zero=0: {} if real else {"scale": scale, "zero": zero}
    x = net.tensor(dtype, (batch, inputs), **q(0.05, -9))
    features = net.tensor(dtype, (filters, inputs), **q(0.01), data=drawn(dtype, (filters, inputs)))
    times = net.tensor(state_dtype, (filters, memory), **q(0.004),
                       data=drawn(state_dtype, (filters, memory)))
    # Fine enough that sums saturate now and then.
    state_scale = 0.05 if state_dtype == np.int8 else 0.0002
    bias = net.tensor(np.float32 if real else np.int32, (units,), **q(state_scale * 0.004),
                      data=drawn(np.float32, (units,)) if real else
                      random.integers(-3000, 3000, (units,)))
    state = net.tensor(state_dtype, (batch, filters * memory), **q(state_scale, state_zero),
                       variable=True)
    y = net.tensor(dtype, (batch, units), **q(0.09 if state_dtype == np.int8 else 3.0, -20))
    net.op(27, [x, features, times, bias, state], [y],
           *options_of("SVDFOptions", rank=rank, fusedActivationFunction=activation))
    save(name, net, [x], [y], [lambda: drawn(dtype, (batch, inputs))])


svdf("svdf_float", np.float32, np.float32, 2, 0)
svdf("svdf_float_relu", np.float32, np.float32, 1, 1)
svdf("svdf_int16", np.int8, np.int16, 2, 1)
svdf("svdf_int8", np.int8, np.int8, 1, 1, state_zero=-11)


def variable(name, initial):
    """Answers what the run before put in; TensorFlow Lite Micro begins with the zero point."""
    net = Net()
    x = net.tensor(np.int8, (1, 6), 0.5, -3)
    handle = net.tensor(RESOURCE, ())
    y = net.tensor(np.int8, (1, 6), 0.5, -3)
    handle_options = options_of("VarHandleOptions", sharedName=b"held", container=b"")
    if initial is not None:
        net.op(129, [], [], *options_of("CallOnceOptions", initSubgraphIndex=1))
    net.op(142, [], [handle], *handle_options)
    net.op(143, [handle], [y])
    net.op(144, [handle, x], [])
    if initial is not None:
        def begins():
            again = net.tensor(RESOURCE, ())
            begin = net.tensor(np.int8, (1, 6), 0.5, -3, data=initial)
            net.op(142, [], [again], *handle_options)
            net.op(144, [again, begin], [])
            return [], []

        net.inner(begins)
    save(name, net, [x], [y], [lambda: drawn(np.int8, (1, 6))])


variable("variable_zero", None)
variable("variable_initial", np.array([[1, -2, 3, -4, 5, -6]], np.int8))


def product(name, dtype, a_shape, b_shape, out_shape, adj_x, adj_y, zeros=(0, 0, 0)):
    net = Net()
    a = net.tensor(dtype, a_shape, 0.013, zeros[0])
    b = net.tensor(dtype, b_shape, 0.021, zeros[1])
    y = net.tensor(dtype, out_shape, 0.9 if dtype == np.int8 else 90.0, zeros[2])
    net.op(126, [a, b], [y], *options_of("BatchMatMulOptions", adjX=adj_x, adjY=adj_y), version=3)
    save(name, net, [a, b], [y], [lambda: drawn(dtype, a_shape), lambda: drawn(dtype, b_shape)])


product("matmul_int8", np.int8, (2, 3, 4, 5), (1, 3, 5, 6), (2, 3, 4, 6), False, False, (4, -7, 11))
product("matmul_int8_turned", np.int8, (5, 4), (6, 5), (4, 6), True, True, (-128, 3, -5))
product("matmul_int16", np.int16, (3, 4, 5), (3, 6, 5), (3, 4, 6), False, True)


def resize(name, dtype, size, align, half, by="micro"):
    net = Net()
    shape, out = (2, 5, 4, 3), (2, *size, 3)
    q = {} if dtype == np.float32 else {"scale": 0.1, "zero": 3}
    x = net.tensor(dtype, shape, **q)
    target = net.tensor(np.int32, (2,), data=size)
    y = net.tensor(dtype, out, **q)
    net.op(23, [x, target], [y],
           *options_of("ResizeBilinearOptions", alignCorners=align, halfPixelCenters=half), version=3)
    save(name, net, [x], [y], [lambda: drawn(dtype, shape)], by)


resize("resize_float_corners", np.float32, (7, 9), True, False)
resize("resize_int8", np.int8, (7, 9), False, False)
resize("resize_int8_half", np.int8, (8, 3), False, True)
resize("resize_int8_corners", np.int8, (3, 8), True, False)


def one(name, code, tensors, draws, outputs=1, options=(None, 0), by="micro", version=1):
    """One operator; `tensors`: (dtype, shape, extra) of inputs, then outputs."""
    net = Net()
    made = [net.tensor(dtype, shape, **extra) for dtype, shape, extra in tensors]
    ends = made[:-outputs], made[-outputs:]
    net.op(code, *ends, *options, version=version)
    fed = [i for i, (_, _, extra) in zip(made[:-outputs], tensors) if "data" not in extra]
    save(name, net, fed, ends[1], draws, by)


one("gather_nd", 107, [(np.float32, (3, 4, 5), {}), (np.int32, (2, 3, 2), {}),
                       (np.float32, (2, 3, 5), {})],
    [lambda: drawn(np.float32, (3, 4, 5)), lambda: drawn(np.int32, (2, 3, 2), 0, 2)])
one("scatter_nd", 122, [(np.int32, (4, 2), {"data": [[0, 1], [2, 3], [0, 1], [1, 0]]}),
                        (np.float32, (4, 3), {}), (np.int32, (3,), {"data": [3, 4, 3]}),
                        (np.float32, (3, 4, 3), {})],
    [lambda: drawn(np.float32, (4, 3))], by="litert")
one("update_slice", 151, [(np.float32, (4, 6), {}), (np.float32, (2, 3), {}),
                          (np.int32, (2,), {}), (np.float32, (4, 6), {})],
    [lambda: drawn(np.float32, (4, 6)), lambda: drawn(np.float32, (2, 3)),
     lambda: drawn(np.int32, (2,), -2, 7)])
one("slice_at", 65, [(np.int8, (4, 6), {"scale": 1.0}), (np.int32, (2,), {}),
                     (np.int32, (2,), {"data": [2, 3]}), (np.int8, (2, 3), {"scale": 1.0})],
    [lambda: drawn(np.int8, (4, 6)), lambda: drawn(np.int32, (2,), 0, 2)])
one("top_k", 48, [(np.float32, (3, 9), {}), (np.int32, (), {"data": 4}),
                  (np.float32, (3, 4), {}), (np.int32, (3, 4), {})],
    [lambda: np.round(drawn(np.float32, (3, 9)) * 2)], outputs=2, by="litert")
one("atan2", 156, [(np.float32, (40,), {})] * 3,
    [lambda: drawn(np.float32, (40,)) * np.where(drawn(np.int8, (40,), 0, 4) > 0, 1, 0).astype(np.float32),
     lambda: drawn(np.float32, (40,)) * np.where(drawn(np.int8, (40,), 0, 4) > 0, 1, 0).astype(np.float32)],
    by="litert")
one("l2_normalization", 11, [(np.float32, (4, 7), {})] * 2, [lambda: drawn(np.float32, (4, 7))],
    options=options_of("L2NormOptions"))
one("log_softmax", 50, [(np.float32, (4, 7), {})] * 2, [lambda: 20 * drawn(np.float32, (4, 7))])
one("softmax_int8_int16", 25, [(np.int8, (4, 7), {"scale": 0.1, "zero": 5}),
                               (np.int16, (4, 7), {"scale": 1 / 65536, "zero": -32768})],
    [lambda: drawn(np.int8, (4, 7))], options=options_of("SoftmaxOptions", beta=1.0), version=2)


def composite():
    """Its subgraph adds twice, and passes an input on."""
    net = Net()
    shape = (2, 3)
    a, b = (net.tensor(np.float32, shape) for _ in range(2))
    y, same = (net.tensor(np.float32, shape) for _ in range(2))
    net.op(206, [a, b], [y, same])
    op = net.graph.operators[0]
    op.builtinOptions2Type = schema.BuiltinOptions2.StableHLOCompositeOptions
    op.builtinOptions2 = schema.StableHLOCompositeOptionsT()
    op.builtinOptions2.name, op.builtinOptions2.decompositionSubgraphIndex = "test.sums", 1
    nothing = [0, 0, 1, 0, 0, 36, 1]  # a FlexBuffers map
    op.builtinOptions2.compositeAttributes = np.array(nothing, np.uint8)

    def sums():
        inner = [net.tensor(np.float32, shape) for _ in range(4)]
        net.op(0, inner[:2], [inner[2]], *options_of("AddOptions"))
        net.op(0, [inner[2], inner[0]], [inner[3]], *options_of("AddOptions"))
        return inner[:2], [inner[3], inner[0]]

    net.inner(sums)
    save("composite", net, [a, b], [y, same], [lambda: drawn(np.float32, shape)] * 2, "litert")


composite()


def lstm(kind):
    """One step a run of the LSTM that tests/golden/lstm runs all steps of."""
    data = (here.parent / "lstm" / f"steps.{kind}.tflite").read_bytes()
    net = Net()
    net.model = schema.ModelT.InitFromObj(schema.Model.GetRootAs(data, 0))
    net.graph = net.model.subgraphs[0]
    op = next(o for o in net.graph.operators
              if net.model.operatorCodes[o.opcodeIndex].builtinCode == 44)
    for index in (op.inputs[0], op.outputs[0]):
        net.graph.tensors[index].shape = np.array([1, 1, net.graph.tensors[index].shape[2]], np.int32)
    net.graph.operators = [op]
    x, y = int(op.inputs[0]), int(op.outputs[0])
    dtype = {0: np.float32, 7: np.int16, 9: np.int8}[net.graph.tensors[x].type]
    shape = [int(v) for v in net.graph.tensors[x].shape]
    save(f"lstm_step_{kind}", net, [x], [y], [lambda: drawn(dtype, shape)])


for each in ("float", "int8", "int16"):
    lstm(each)


def blocks(name, code, dtype, shape, block, around, out, scale=None, zero=0):
    """SPACE_TO_BATCH_ND (38) with paddings around, or BATCH_TO_SPACE_ND (37) with crops.

    TensorFlow Lite Micro pads with a number that it never sets; LiteRT with the zero point."""
    pads = code == 38 and np.any(around)
    q = {} if scale is None else {"scale": scale, "zero": zero}
    one(name, code, [(dtype, shape, q), (np.int32, (len(block),), {"data": block}),
                     (np.int32, (len(block), 2), {"data": around}), (dtype, out, q)],
        [lambda: drawn(dtype, shape)], by="litert" if pads else "micro")


blocks("space_to_batch", 38, np.float32, (2, 5, 7, 3), (3, 2), [[1, 3], [0, 1]], (12, 3, 4, 3))
blocks("space_to_batch_int8", 38, np.int8, (2, 4, 6, 3), (2, 3), [[3, 1], [2, 4]], (12, 4, 4, 3), 0.1, -9)
blocks("space_to_batch_line", 38, np.int8, (2, 6, 5), (3,), [[0, 0]], (6, 2, 5), 0.1, 4)
blocks("batch_to_space", 37, np.float32, (12, 3, 4, 3), (3, 2), [[1, 3], [0, 1]], (2, 5, 7, 3))
blocks("batch_to_space_int8", 37, np.int8, (12, 4, 4, 3), (2, 3), [[3, 1], [2, 4]], (2, 4, 6, 3), 0.1, -9)
one("fill", 94, [(np.int32, (2,), {"data": [3, 4]}), (np.float32, (), {}), (np.float32, (3, 4), {})],
    [lambda: drawn(np.float32, ())])
one("zeros_like", 93, [(np.int8, (3, 4), {"scale": 0.1, "zero": 7})] * 2, [lambda: drawn(np.int8, (3, 4))])
one("logical_not", 87, [(np.bool_, (3, 5), {})] * 2, [lambda: drawn(np.int8, (3, 5), 0, 1).astype(bool)])
one("add_n_float", 106, [(np.float32, (3, 5), {})] * 5, [lambda: drawn(np.float32, (3, 5))] * 4)


def broadcast_args():
    """Shapes as numbers, added to the input."""
    net = Net()
    shapes = [net.tensor(np.int32, (len(dims),), data=dims) for dims in ((2, 1, 4), (3, 1))]
    shape = net.tensor(np.int32, (3,))
    x, y = (net.tensor(np.int32, (3,)) for _ in range(2))
    net.op(145, shapes, [shape])
    net.op(0, [x, shape], [y], *options_of("AddOptions"))
    save("broadcast_args", net, [x], [y], [lambda: drawn(np.int32, (3,), -1000, 1000)])


broadcast_args()

for terms, scale in ((2, 0.09), (5, 0.31), (20, 0.7)):  # of 20, sums wrap now and then
    one(f"add_n_int8_{terms}", 106, [(np.int8, (7, 9), {"scale": 0.1, "zero": -9})] * terms +
        [(np.int8, (7, 9), {"scale": scale, "zero": 5})], [lambda: drawn(np.int8, (7, 9))] * terms)


def cumsum(name, dtype, shape, axis, exclusive, reverse, quantized=({}, {}), by="micro"):
    one(name, 128, [(dtype, shape, quantized[0]), (np.int32, (1,), {"data": [axis]}),
                    (dtype, shape, quantized[1])], [lambda: drawn(dtype, shape)],
        options=options_of("CumsumOptions", exclusive=exclusive, reverse=reverse), by=by)


scales = {"scale": 0.1, "zero": -9}, {"scale": 0.33, "zero": 5}
cumsum("cumsum_float", np.float32, (3, 4, 5), 1, False, False)
cumsum("cumsum_float_reverse", np.float32, (3, 4, 5), -1, True, True)
cumsum("cumsum_int8", np.int8, (3, 24, 5), 1, False, False, scales)
cumsum("cumsum_int8_exclusive", np.int8, (6, 5), 0, True, False, scales)
cumsum("cumsum_int32", np.int32, (3, 4), 1, False, True, by="litert")
cumsum("cumsum_int64", np.int64, (3, 4), 0, True, False, by="litert")


def wide(shape):
    """Floats of all sizes, the smallest ones included."""
    return (drawn(np.float32, shape) * 2.0 ** random.integers(-149, 20, shape)).astype(np.float32)


def away_from_0(dtype, shape, low=None):
    values = drawn(dtype, shape, low)
    return np.where(values == 0, np.ones_like(values), values)


for name, code in (("floor_div", 90), ("floor_mod", 95)):
    one(f"{name}_float", code, [(np.float32, (4, 1, 9), {}), (np.float32, (3, 9), {}),
                                (np.float32, (4, 3, 9), {})],
        [lambda: 40 * drawn(np.float32, (4, 1, 9)), lambda: drawn(np.float32, (3, 9))])
    one(f"{name}_int32", code, [(np.int32, (4, 9), {}), (np.int32, (9,), {}), (np.int32, (4, 9), {})],
        [lambda: drawn(np.int32, (4, 9)), lambda: away_from_0(np.int32, (9,)) >> 20 | 1], by="litert")
one("floor_mod_int8", 95, [(np.int8, (4, 9), {})] * 3,
    [lambda: drawn(np.int8, (4, 9)), lambda: away_from_0(np.int8, (4, 9))], by="litert")
one("floor_mod_float_wide", 95, [(np.float32, (4, 9), {})] * 3,
    [lambda: wide((4, 9)), lambda: wide((4, 9))])
one("l2_pool", 12, [(np.float32, (2, 7, 6, 3), {}), (np.float32, (2, 4, 3, 3), {})],
    [lambda: drawn(np.float32, (2, 7, 6, 3))],
    options=options_of("Pool2DOptions", padding=0, strideW=2, strideH=2, filterWidth=3, filterHeight=2,
                       fusedActivationFunction=3))
for name, dtype, lengths, steps, batches in (("first", np.float32, np.int32, 0, 2),
                                             ("last", np.int16, np.int64, 3, 1)):
    shape = (5, 4, 3, 6)
    one(f"reverse_sequence_{name}", 112,
        [(dtype, shape, {}), (lengths, (shape[batches],), {}), (dtype, shape, {})],
        [lambda: drawn(dtype, shape), lambda: drawn(lengths, (shape[batches],), 0, shape[steps])],
        options=options_of("ReverseSequenceOptions", seqDim=steps, batchDim=batches), by="litert")


def circular_buffer(name, slots, cycles, valid):
    """The last inputs, doubled; `valid`: also whether they are all of a cycle."""
    net = Net()
    x = net.tensor(np.int8, (1, 1, 2, 3), 0.1, -5)
    held = net.tensor(np.int8, (1, slots, 2, 3), 0.1, -5, variable=True)
    y = net.tensor(np.int8, (1, slots, 2, 3), 0.2, 3)
    flags = [net.tensor(np.bool_, (1,))] if valid else []
    net.custom("CIRCULAR_BUFFER", [x], [held] + flags, **({"cycles_max": cycles} if cycles else {}))
    net.op(0, [held, held], [y], *options_of("AddOptions"))
    save(name, net, [x], [y] + flags, [lambda: drawn(np.int8, (1, 1, 2, 3))])


circular_buffer("circular_buffer", 4, 1, False)
circular_buffer("circular_buffer_guessed", 5, None, False)
circular_buffer("circular_buffer_cycles", 3, 3, True)


def refuse(name, code, tensors, custom=None):
    """One operator that cannot be planned; the last tensor is the output."""
    net = Net()
    made = [net.tensor(dtype, shape, **extra) for dtype, shape, extra in tensors]
    net.op(code, made[:-1], made[-1:])
    if custom:
        net.model.operatorCodes[-1].customCode = custom[0]
        net.graph.operators[-1].customOptions = np.frombuffer(custom[1], np.uint8)
    fed = [i for i, (_, _, extra) in zip(made[:-1], tensors) if "data" not in extra]
    (here / "refused" / f"{name}.tflite").write_bytes(net.bytes(fed, made[-1:]))


small = (np.int8, (2, 3), {"scale": 0.1})
refuse("circular_buffer_cycles", 32, [(np.int8, (1, 1, 2, 3), {"scale": 0.1}),
                                      (np.int8, (1, 3, 2, 3), {"scale": 0.1})],
       (b"CIRCULAR_BUFFER", mapped(cycles_max=2)))
refuse("add_n_33_inputs", 106, [small] * 34)
refuse("add_n_two_scales", 106, [small, (np.int8, (2, 3), {"scale": 0.2}), small])
refuse("floor_div_quantized", 90, [small] * 3)
refuse("fill_open", 94, [(np.int32, (2,), {}), (np.float32, (), {}), (np.float32, (2, 3), {})])
refuse("broadcast_args_open", 145, [(np.int32, (2,), {})] * 3)
refuse("cumsum_int16", 128, [(np.int16, (2, 3), {}), (np.int32, (), {"data": 0}), (np.int16, (2, 3), {})])
refuse("reverse_sequence_one_axis", 112, [(np.float32, (2, 3), {}), (np.int32, (2,), {}),
                                          (np.float32, (2, 3), {})])
refuse("space_to_batch_uneven", 38, [(np.float32, (1, 5, 3), {}), (np.int32, (1,), {"data": [2]}),
                                     (np.int32, (1, 2), {"data": [[0, 0]]}), (np.float32, (2, 2, 3), {})])
one("floor_mod_int64", 95, [(np.int64, (4, 9), {}), (np.int64, (9,), {}), (np.int64, (4, 9), {})],
    [lambda: drawn(np.int64, (4, 9)), lambda: away_from_0(np.int64, (9,)) >> 30 | 1], by="litert")


def hybrid(name, code, shape, weights_shape, out, scales, options):
    """Floats by int8 weights; `scales`: one, or one for each output."""
    net = Net()
    outputs = weights_shape[3] if code == 4 else weights_shape[0]
    x, y = net.tensor(np.float32, shape), net.tensor(np.float32, out)
    spread = 0.01 * (1 + np.arange(scales) / 7)
    weights = net.tensor(np.int8, weights_shape, spread, data=drawn(np.int8, weights_shape, -127))
    net.graph.tensors[weights].quantization.quantizedDimension = 3 if code == 4 else 0
    bias = net.tensor(np.float32, (outputs,), data=drawn(np.float32, (outputs,)))
    net.op(code, [x, weights, bias], [y], *options, version=6 if code == 4 else 5)
    save(name, net, [x], [y], [lambda: drawn(np.float32, shape) + np.float32(0.7)], by="litert")


hybrid("conv_hybrid_channels", 3, (2, 6, 5, 3), (4, 3, 2, 3), (2, 6, 5, 4), 4,
       options_of("Conv2DOptions", padding=0, strideW=1, strideH=1, dilationWFactor=1,
                  dilationHFactor=1, fusedActivationFunction=1))
hybrid("depthwise_hybrid", 4, (2, 6, 7, 3), (1, 3, 3, 6), (2, 3, 4, 6), 6,
       options_of("DepthwiseConv2DOptions", padding=0, strideW=2, strideH=2, dilationWFactor=1,
                  dilationHFactor=1, depthMultiplier=2))
hybrid("depthwise_hybrid_dilated", 4, (1, 9, 8, 4), (1, 2, 3, 4), (1, 7, 4, 4), 4,
       options_of("DepthwiseConv2DOptions", padding=1, strideW=1, strideH=1, dilationWFactor=2,
                  dilationHFactor=2, depthMultiplier=1, fusedActivationFunction=3))
hybrid("fully_connected_hybrid_range", 9, (3, 11), (5, 11), (3, 5), 1,
       options_of("FullyConnectedOptions", asymmetricQuantizeInputs=True))

for name, dtype, scale in (("int8", np.int8, 0.31), ("int16", np.int16, 61.0)):
    q = [{"scale": each, "zero": zero if dtype == np.int8 else 0}
         for each, zero in ((0.11, -9), (0.07, 4), (scale, -100))]
    one(f"squared_difference_{name}", 99, [(dtype, (4, 1, 9), q[0]), (dtype, (3, 9), q[1]),
                                           (dtype, (4, 3, 9), q[2])],
        [lambda: drawn(dtype, (4, 1, 9)), lambda: drawn(dtype, (3, 9))], version=2)
for name, dtype, q in (("float", np.float32, {}), ("int8", np.int8, {"scale": 0.1, "zero": 3})):
    one(f"select_broadcast_{name}", 123,
        [(np.bool_, (3, 1), {}), (dtype, (2, 1, 5), q), (dtype, (1,), q), (dtype, (2, 3, 5), q)],
        [lambda: drawn(np.int8, (3, 1), 0, 1).astype(bool), lambda: drawn(dtype, (2, 1, 5)),
         lambda: drawn(dtype, (1,))])
for name, code in (("equal", 71), ("greater_equal", 62), ("less", 58)):
    one(f"{name}_int64", code, [(np.int64, (4, 9), {}), (np.int64, (9,), {}), (np.bool_, (4, 9), {})],
        [lambda: drawn(np.int64, (4, 9), -3, 3) << 33, lambda: drawn(np.int64, (9,), -3, 3) << 33])
for dtype, values in ((np.int32, lambda: drawn(np.int64, (40,))),
                      (np.int8, lambda: drawn(np.int64, (40,), -300, 300)),
                      (np.float32, lambda: drawn(np.int64, (40,)))):
    one(f"cast_int64_{dtype.__name__}", 53, [(np.int64, (40,), {}), (dtype, (40,), {})], [values],
        by="litert")
for dtype, values in ((np.int32, lambda: drawn(np.int32, (40,))),
                      (np.float32, lambda: 3e9 * drawn(np.float32, (40,)))):
    one(f"cast_{dtype.__name__}_int64", 53, [(dtype, (40,), {}), (np.int64, (40,), {})],
        [lambda: values().astype(dtype)], by="litert")
for name, code in (("average", 1), ("max", 17)):
    one(f"{name}_pool_uint8", code, [(np.uint8, (2, 7, 6, 3), {"scale": 0.1, "zero": 120}),
                                     (np.uint8, (2, 4, 3, 3), {"scale": 0.1, "zero": 120})],
        [lambda: drawn(np.uint8, (2, 7, 6, 3))], by="litert",
        options=options_of("Pool2DOptions", padding=0, strideW=2, strideH=2, filterWidth=3,
                           filterHeight=2, fusedActivationFunction=1))
one("pad_uint8", 34, [(np.uint8, (2, 3), {"scale": 0.1, "zero": 120}),
                      (np.int32, (2, 2), {"data": [[1, 0], [0, 2]]}),
                      (np.uint8, (3, 5), {"scale": 0.1, "zero": 120})],
    [lambda: drawn(np.uint8, (2, 3))], by="litert")


def half_bytes(name, code, shape, weights_shape, out, options):
    """int8 by int4 weights, two to a byte, with a scale for each output."""
    net = Net()
    outputs = weights_shape[3] if code == 4 else weights_shape[0]
    spread = [0.05] if code == 9 else 0.05 * (1 + np.arange(outputs) / 7)
    x = net.tensor(np.int8, shape, 0.1, -5)
    weights = net.tensor(np.int8, weights_shape, spread, data=[])
    values = drawn(np.int8, weights_shape, -7, 7).flatten().astype(np.uint8) & 15
    values = np.append(values, np.zeros(len(values) % 2, np.uint8))
    net.model.buffers[-1].data = values[::2] | values[1::2] << 4
    net.graph.tensors[weights].type = schema.TensorType.INT4
    net.graph.tensors[weights].quantization.quantizedDimension = 3 if code == 4 else 0
    bias = net.tensor(np.int32, (outputs,), 0.1 * np.array(spread),
                      data=drawn(np.int32, (outputs,), -300, 300))
    y = net.tensor(np.int8, out, 0.2, 3)
    net.op(code, [x, weights, bias], [y], *options, version=7)
    save(name, net, [x], [y], [lambda: drawn(np.int8, shape)])


half_bytes("fully_connected_int4", 9, (3, 11), (5, 11), (3, 5), options_of("FullyConnectedOptions"))
half_bytes("conv_int4", 3, (2, 6, 5, 3), (5, 3, 3, 3), (2, 6, 5, 5),
           options_of("Conv2DOptions", padding=0, strideW=1, strideH=1, dilationWFactor=1,
                      dilationHFactor=1))
half_bytes("depthwise_int4", 4, (2, 6, 7, 5), (1, 3, 3, 5), (2, 3, 4, 5),
           options_of("DepthwiseConv2DOptions", padding=0, strideW=2, strideH=2, dilationWFactor=1,
                      dilationHFactor=1, depthMultiplier=1))
one("l2_normalization_int8", 11, [(np.int8, (5, 17), {"scale": 0.1, "zero": -9}),
                                  (np.int8, (5, 17), {"scale": 1 / 128})],
    [lambda: drawn(np.int8, (5, 17))], options=options_of("L2NormOptions"), version=2)
# A quotient of less than a step would be shifted by more than 31 bits, which has no answer.
one("div_int8", 42, [(np.int8, (4, 1, 9), {"scale": 0.02, "zero": -9}),
                     (np.int8, (3, 9), {"scale": 0.05, "zero": -128}),
                     (np.int8, (4, 3, 9), {"scale": 0.005, "zero": 4})],
    [lambda: drawn(np.int8, (4, 1, 9)), lambda: drawn(np.int8, (3, 9), -127)],
    options=options_of("DivOptions"), version=2)
one("div_int8_negative", 42, [(np.int8, (5, 9), {"scale": 0.02, "zero": 0}),
                              (np.int8, (5, 9), {"scale": 0.05, "zero": 0}),
                              (np.int8, (5, 9), {"scale": 0.005, "zero": 4})],
    [lambda: drawn(np.int8, (5, 9)), lambda: away_from_0(np.int8, (5, 9))],
    options=options_of("DivOptions"), version=2)


def scaled(dtype, scale, zero=0):
    return {"scale": scale, "zero": 0 if dtype == np.int16 else zero + (128 if dtype == np.uint8 else 0)}


def unary(name, code, dtype, ins, outs, shape=(6, 9), by="micro", **more):
    one(name, code, [(dtype, shape, scaled(dtype, *ins)), (dtype, shape, scaled(dtype, *outs))],
        [lambda: drawn(dtype, shape)], by=by, **more)


unary("abs_int16", 101, np.int16, (0.001,), (0.0007,))
unary("relu_int16_two_scales", 19, np.int16, (0.001,), (0.0007,))
unary("relu6_int16_two_scales", 21, np.int16, (0.001,), (0.0007,))
unary("relu6_int8_two_scales", 21, np.int8, (0.1, 3), (0.07, -5))
unary("tanh_int8_other_scale", 28, np.int8, (0.02, -7), (0.05, 11))
unary("log_softmax_int8", 50, np.int8, (0.1, -3), (1 / 16, 127), (5, 17))
unary("log_softmax_int8_coarse", 50, np.int8, (1.5, -3), (1 / 16, 127), (9, 4))
unary("log_softmax_int8_fine", 50, np.int8, (0.001, -3), (1 / 16, 127), (2, 300))
for name, code in (("relu", 19), ("relu6", 21)):
    unary(f"{name}_uint8", code, np.uint8, (0.1, 3), (0.07, -5), by="litert")
unary("tanh_uint8", 28, np.uint8, (0.02, -7), (1 / 128,), by="litert")
unary("logistic_uint8", 14, np.uint8, (0.04, 9), (1 / 256, -128), by="litert")
for name, code, outs, options in (
        ("exp", 47, (0.3, -120), None), ("log", 73, (0.05, 60), None), ("sqrt", 75, (0.02, -128), None),
        ("gelu", 150, (0.03, -110), options_of("GeluOptions", approximate=False)),
        ("gelu_tanh", 150, (0.03, -110), options_of("GeluOptions", approximate=True))):
    one(f"{name}_int8", code,
        [(np.int8, (256,), scaled(np.int8, 0.04, -128 if name in ("sqrt", "log") else -9)),
         (np.int8, (256,), scaled(np.int8, *outs))], [lambda: np.arange(-128, 128).astype(np.int8)],
        options=options or (None, 0), by="litert", version=2)


def binary(name, code, dtype, scales=({}, {}, {}), options=(None, 0), by="micro", out=None, low=None):
    """Of broadcast operands."""
    one(name, code, [(dtype, (4, 1, 9), scales[0]), (dtype, (3, 9), scales[1]),
                     (out or dtype, (4, 3, 9), scales[2] if out is None else {})],
        [lambda: drawn(dtype, (4, 1, 9), low and -low, low), lambda: drawn(dtype, (3, 9), low and -low, low)],
        options=options, by=by)


apart = scaled(np.int8, 0.1, 3), scaled(np.int8, 0.07, -5), scaled(np.int8, 0.3, 7)
fine = scaled(np.int8, 0.002, 3), scaled(np.int8, 0.002, 3), {}
for name, code in (("maximum", 55), ("minimum", 57)):
    binary(f"{name}_int64", code, np.int64)
    binary(f"{name}_int8_scales", code, np.int8, apart)
for name, code in (("equal", 71), ("greater", 61), ("less_equal", 63)):
    binary(f"{name}_int8_scales", code, np.int8, apart, out=np.bool_)
    binary(f"{name}_int8_fine", code, np.int8, fine, out=np.bool_, low=20)
binary("greater_uint8_scales", 61, np.uint8, (scaled(np.uint8, 0.1, 3), scaled(np.uint8, 0.07, -5), {}),
       out=np.bool_, by="litert")
# TensorFlow Lite Micro's ADD of int32 leaves its activation away.
for name, code, kind, activation in (("add", 0, "AddOptions", 1), ("sub", 41, "SubOptions", 1),
                                     ("mul", 18, "MulOptions", 3), ("sub_n1", 41, "SubOptions", 2)):
    options = options_of(kind, fusedActivationFunction=activation)
    binary(f"{name}_int32_clamped", code, np.int32, options=options, low=3)
    binary(f"{name}_int64_clamped", code, np.int64, options=options, low=3, by="litert")
for name, code, kind in (("add", 0, "AddOptions"), ("sub", 41, "SubOptions"), ("mul", 18, "MulOptions")):
    binary(f"{name}_int64", code, np.int64, options=options_of(kind), by="litert")

for name, dtype in (("float", np.float32), ("int8", np.int8)):
    one(f"pad_given_{name}", 60, [(dtype, (4, 6), {}), (np.int32, (2, 2), {"data": [[1, 0], [2, 1]]}),
                                  (dtype, (), {}), (dtype, (5, 9), {})],
        [lambda: drawn(dtype, (4, 6)), lambda: drawn(dtype, ())])
for name, picks, batches in (("one", (2, 5), 1), ("two", (2, 3, 5), 2), ("last", (2, 3, 5), -1)):
    one(f"gather_batches_{name}", 36, [(np.float32, (2, 3, 6, 4), {}), (np.int32, picks, {}),
                                       (np.float32, (2, 3, 5, 4), {})],
        [lambda: drawn(np.float32, (2, 3, 6, 4)), lambda: drawn(np.int32, picks, 0, 5)],
        options=options_of("GatherOptions", axis=2, batchDims=batches))
one("gather_int16", 36, [(np.float32, (3, 6, 4), {}), (np.int16, (5,), {}), (np.float32, (3, 5, 4), {})],
    [lambda: drawn(np.float32, (3, 6, 4)), lambda: drawn(np.int16, (5,), 0, 5)],
    options=options_of("GatherOptions", axis=1), by="litert")
one("embedding_lookup_int8", 7, [(np.int32, (3,), {}),
                                 (np.int8, (5, 4), {"scale": 0.07, "data": drawn(np.int8, (5, 4))}),
                                 (np.float32, (3, 4), {})], [lambda: drawn(np.int32, (3,), 0, 4)])
one("concatenation_int16_scales", 2, [(np.int16, (2, 3), {"scale": 0.001}), (np.int16, (2, 4), {"scale": 0.002}),
                                      (np.int16, (2, 7), {"scale": 0.003})],
    [lambda: drawn(np.int16, (2, 3)), lambda: drawn(np.int16, (2, 4))],
    options=options_of("ConcatenationOptions", axis=1))


def reduced(name, code, dtype, scales=({}, {}), low=None):
    one(name, code, [(dtype, (2, 5, 4, 3), scales[0]), (np.int32, (2,), {"data": [1, 2]}),
                     (dtype, (2, 3), scales[1])],
        [lambda: drawn(dtype, (2, 5, 4, 3), low)], options=options_of("ReducerOptions"), by="litert")


for name, code in (("mean", 40), ("sum", 74)):
    reduced(f"{name}_uint8", code, np.uint8, (scaled(np.uint8, 0.1, 3), scaled(np.uint8, 0.3, -5)))
for name, code in (("sum", 74), ("reduce_max", 82), ("reduce_min", 89)):
    reduced(f"{name}_int32", code, np.int32)
reduced("sum_int64", 74, np.int64)
resize("resize_uint8", np.uint8, (7, 9), False, False, by="litert")
resize("resize_uint8_half", np.uint8, (8, 3), False, True, by="litert")

one("gelu_tanh", 150, [(np.float32, (4, 9), {})] * 2, [lambda: 2 * drawn(np.float32, (4, 9))],
    options=options_of("GeluOptions", approximate=True), by="litert")

def through_uint32(name, dtype, draw):
    net = Net()
    x, between, y = net.tensor(dtype, (40,)), net.tensor(UINT32, (40,)), net.tensor(np.float32, (40,))
    for ends in (([x], [between]), ([between], [y])):
        net.op(53, *ends)
    save(name, net, [x], [y], [draw])


through_uint32("cast_int32_uint32", np.int32, lambda: drawn(np.int32, (40,)))
through_uint32("cast_float32_uint32", np.float32, lambda: (2e9 + 1e9 * drawn(np.float32, (40,))).astype(np.float32))

# Weights around a zero point of their own.
one("fully_connected_int8_zero_point", 9,
    [(np.int8, (3, 11), scaled(np.int8, 0.1, -5)),
     (np.int8, (5, 11), {**scaled(np.int8, 0.02, 9), "data": drawn(np.int8, (5, 11))}),
     (np.int32, (5,), {"scale": 0.002, "data": drawn(np.int32, (5,), -300, 300)}),
     (np.int8, (3, 5), scaled(np.int8, 0.5, 3))], [lambda: drawn(np.int8, (3, 11))],
    options=options_of("FullyConnectedOptions", fusedActivationFunction=1), version=4)

refuse("log_softmax_int8_scale", 50, [(np.int8, (2, 3), {"scale": 0.1})] * 2)
refuse("sqrt_int8_negative", 75, [(np.int8, (2, 3), {"scale": 0.1})] * 2)
refuse("equal_int16_scales", 71, [(np.int16, (2, 3), {"scale": 0.1}), (np.int16, (2, 3), {"scale": 0.2}),
                                  (np.bool_, (2, 3), {})])
