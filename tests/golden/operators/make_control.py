#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small models with IF, WHILE and their subgraphs, and TensorFlow Lite Micro's answers.

usage: make_control.py    (see net.py)
"""
import numpy as np

from net import RESOURCE, Net, drawn, here, options_of, save

ADD, FULLY_CONNECTED, MUL, RESHAPE, TANH, SUB = 0, 9, 18, 22, 28, 41
LESS, GREATER, IF, WHILE, READ, ASSIGN, HANDLE = 58, 61, 118, 119, 143, 144, 142
F, I, B = np.float32, np.int32, np.bool_
Q = {"scale": 0.05, "zero": -3}
SUM = {"scale": 0.11, "zero": 7}


def flags():
    return drawn(np.int8, (1,), 0, 1).astype(np.bool_)


def times(most):
    return lambda: drawn(np.int32, (1,), 0, most)


def add(net, code, inputs, dtype, shape, **q):
    """An ADD, SUB or MUL, or a comparison; answers its output."""
    y = net.tensor(dtype, shape, **q)
    name = {ADD: "AddOptions", SUB: "SubOptions", MUL: "MulOptions"}.get(code)
    net.op(code, inputs, [y], *(options_of(name) if name else ()))
    return y


def branch(net, condition, inputs, outputs, then, otherwise):
    numbers = net.inner(then), net.inner(otherwise)
    net.op(IF, [condition, *inputs], outputs,
           *options_of("IfOptions", thenSubgraphIndex=numbers[0], elseSubgraphIndex=numbers[1]))


def loop(net, inputs, outputs, condition, body):
    numbers = net.inner(condition), net.inner(body)
    net.op(WHILE, inputs, outputs,
           *options_of("WhileOptions", condSubgraphIndex=numbers[0], bodySubgraphIndex=numbers[1]))


def counts(net, tensors):
    """A condition: the first tensor, a number, is less than the second."""
    def build():
        made = [net.tensor(dtype, shape, **q) for dtype, shape, q in tensors]
        return made, [add(net, LESS, made[:2], B, (1,))]
    return build


def one_more(net, number):
    return add(net, ADD, [number, net.tensor(I, (1,), data=[1])], I, (1,))


def if_alone(name, dtype, q, out):
    """Sums or products; the input is used behind it too."""
    net, shape = Net(), (2, 3)
    c, x, y = net.tensor(B, (1,)), net.tensor(dtype, shape, **q), net.tensor(dtype, shape, **out)

    def then():
        a = net.tensor(dtype, shape, **q)
        return [a], [add(net, ADD, [a, a], dtype, shape, **out)]

    def otherwise():
        a = net.tensor(dtype, shape, **q)
        b = add(net, MUL, [a, a], dtype, shape, **out)
        return [a], [add(net, MUL, [b, a], dtype, shape, **out)]

    branch(net, c, [x], [y], then, otherwise)
    z = add(net, ADD, [x, y], dtype, shape, **out)
    save(name, net, [c, x], [z], [flags, lambda: drawn(dtype, shape)])


def if_nested():
    """Within one, another, whose other branch hands its input on."""
    net, shape = Net(), (5,)
    c, d, x = net.tensor(B, (1,)), net.tensor(B, (1,)), net.tensor(F, shape)
    y, z = net.tensor(F, shape), net.tensor(F, shape)

    def same():
        a = net.tensor(F, shape)
        return [a], [a]

    def doubled():
        a = net.tensor(F, shape)
        return [a], [add(net, ADD, [a, a], F, shape)]

    def then():
        e, a = net.tensor(B, (1,)), net.tensor(F, shape)
        b = net.tensor(F, shape)
        branch(net, e, [a], [b], doubled, same)
        return [e, a], [b, a]

    def otherwise():
        e, a = net.tensor(B, (1,)), net.tensor(F, shape)
        fixed = net.tensor(F, shape, data=[1, 2, 3, 4, 5])
        return [e, a], [add(net, MUL, [a, fixed], F, shape), fixed]

    branch(net, c, [d, x], [y, z], then, otherwise)
    save("if_nested", net, [c, d, x], [y, z], [flags, flags, lambda: drawn(F, shape)])


def if_known():
    """Its condition is a constant."""
    net, shape = Net(), (4,)
    c, x, y = net.tensor(B, (1,), data=[True]), net.tensor(F, shape), net.tensor(F, shape)

    def then():
        a = net.tensor(F, shape)
        return [a], [add(net, SUB, [a, net.tensor(F, (1,), data=[0.25])], F, shape)]

    def otherwise():
        a = net.tensor(F, shape)
        return [a], [a]

    branch(net, c, [x], [y], then, otherwise)
    save("if_known", net, [x], [y], [lambda: drawn(F, shape)])


def if_behind():
    """The condition is computed, and both branches read what lies in between."""
    net, shape = Net(), (1,)
    a, b = net.tensor(F, shape), net.tensor(F, shape)
    c = add(net, GREATER, [a, b], B, shape)
    d = add(net, MUL, [a, b], F, shape)
    y = net.tensor(F, shape)

    def less(first, second):
        def build():
            x = [net.tensor(F, shape), net.tensor(F, shape)]
            return x, [add(net, SUB, [x[first], x[second]], F, shape)]
        return build

    branch(net, c, [d, a], [y], less(0, 1), less(1, 0))
    save("if_behind", net, [a, b], [y, d], [lambda: drawn(F, shape)] * 2)


def while_sums(name, dtype, q, out):
    """So many times, none too: a sum of the same type as its first term."""
    net, shape = Net(), (2, 4)
    n, x = net.tensor(I, (1,)), net.tensor(dtype, shape, **q)
    start = net.tensor(I, (1,), data=[0])
    kinds = [(I, (1,), {}), (I, (1,), {}), (dtype, shape, q), (dtype, shape, q)]
    results = [net.tensor(dtype, shape, **extra) for dtype, shape, extra in kinds]

    def body():
        i, most, total, term = (net.tensor(dtype, shape, **extra) for dtype, shape, extra in kinds)
        return [i, most, total, term], [one_more(net, i), most,
                                        add(net, ADD, [total, term], dtype, shape, **q), term]

    loop(net, [start, n, x, x], results, counts(net, kinds), body)
    z = add(net, ADD, [results[2], x], dtype, shape, **out)
    save(name, net, [n, x], [z, results[0]], [times(5), lambda: drawn(dtype, shape)])


def while_exchange():
    """(a, b) becomes (b, a + b): a variable that another one becomes."""
    net, shape = Net(), (3,)
    n, a, b = net.tensor(I, (1,)), net.tensor(I, shape), net.tensor(I, shape)
    start = net.tensor(I, (1,), data=[0])
    kinds = [(I, (1,), {}), (I, (1,), {}), (I, shape, {}), (I, shape, {})]
    results = [net.tensor(dtype, shape) for dtype, shape, _ in kinds]

    def body():
        i, most, x, y = (net.tensor(dtype, shape) for dtype, shape, _ in kinds)
        return [i, most, x, y], [one_more(net, i), most, y, add(net, ADD, [x, y], I, shape)]

    loop(net, [start, n, a, b], results, counts(net, kinds), body)
    save("while_exchange", net, [n, a, b], results[2:],
         [times(6), *[lambda: drawn(I, shape, -100, 100)] * 2])


def while_nested():
    """A loop and an if within a loop; what lies outside is read in the innermost."""
    net, shape = Net(), (4,)
    n, m, x = net.tensor(I, (1,)), net.tensor(I, (1,)), net.tensor(F, shape)
    start = net.tensor(I, (1,), data=[0])
    factor = add(net, MUL, [x, net.tensor(F, (1,), data=[0.5])], F, shape)
    kinds = [(I, (1,), {}), (I, (1,), {}), (I, (1,), {}), (F, shape, {}), (F, shape, {})]
    results = [net.tensor(dtype, shape) for dtype, shape, _ in kinds]

    def inner_body():
        j, most, value, by = (net.tensor(dtype, shape) for dtype, shape, _ in kinds[1:])
        return [j, most, value, by], [one_more(net, j), most,
                                      add(net, ADD, [value, by], F, shape), by]

    def less():
        value, by = net.tensor(F, shape), net.tensor(F, shape)
        return [value, by], [add(net, SUB, [value, by], F, shape)]

    def product():
        value, by = net.tensor(F, shape), net.tensor(F, shape)
        return [value, by], [add(net, MUL, [value, by], F, shape)]

    def body():
        i, most, inside, value, by = (net.tensor(dtype, shape) for dtype, shape, _ in kinds)
        zero = net.tensor(I, (1,), data=[0])
        made = [net.tensor(dtype, shape) for dtype, shape, _ in kinds[1:]]
        loop(net, [zero, inside, value, by], made, counts(net, kinds[1:]), inner_body)
        first = add(net, LESS, [i, net.tensor(I, (1,), data=[1])], B, (1,))
        next_value = net.tensor(F, shape)
        branch(net, first, [made[2], by], [next_value], less, product)
        return [i, most, inside, value, by], [one_more(net, i), most, inside, next_value, by]

    loop(net, [start, n, m, x, factor], results, counts(net, kinds), body)
    z = add(net, ADD, [results[3], factor], F, shape)
    save("while_nested", net, [n, m, x], [z], [times(3), times(3), lambda: drawn(F, shape)])


def while_recurrent():
    """h = tanh(w x + u h), weights handed on around the loop."""
    net, units = Net(), 6
    x = net.tensor(F, (1, units))
    start, most = net.tensor(I, (1,), data=[0]), net.tensor(I, (1,), data=[4])
    h = net.tensor(F, (1, units), data=np.zeros((1, units)))
    w = net.tensor(F, (units, units), data=drawn(F, (units, units)))
    bias = net.tensor(F, (units,), data=drawn(F, (units,)))
    kinds = [(I, (1,), {}), (I, (1,), {}), (F, (1, units), {}), (F, (1, units), {}),
             (F, (units, units), {}), (F, (units,), {})]
    results = [net.tensor(dtype, shape) for dtype, shape, _ in kinds]

    def body():
        i, last, state, term, weights, offset = (net.tensor(d, shape) for d, shape, _ in kinds)
        sums = add(net, ADD, [state, term], F, (1, units))
        dense, held = net.tensor(F, (1, units)), net.tensor(F, (1, units))
        net.op(FULLY_CONNECTED, [sums, weights, offset], [dense],
               *options_of("FullyConnectedOptions"))
        net.op(TANH, [dense], [held])
        return [i, last, state, term, weights, offset], [one_more(net, i), last, held, term,
                                                         weights, offset]

    loop(net, [start, most, h, x, w, bias], results, counts(net, kinds), body)
    save("while_recurrent", net, [x], [results[2]], [lambda: drawn(F, (1, units))])


def while_variable():
    """A variable is read and assigned to each time around, and read again at the end."""
    net, shape = Net(), (3,)
    n, x = net.tensor(I, (1,)), net.tensor(F, shape)
    start = net.tensor(I, (1,), data=[0])
    kinds = [(I, (1,), {}), (I, (1,), {}), (F, shape, {})]
    results = [net.tensor(dtype, shape) for dtype, shape, _ in kinds]
    named = options_of("VarHandleOptions", sharedName=b"held", container=b"")

    def handle():
        made = net.tensor(RESOURCE, ())
        net.op(HANDLE, [], [made], *named)
        return made

    def read(of):
        made = net.tensor(F, shape)
        net.op(READ, [of], [made])
        return made

    def body():
        i, most, term = (net.tensor(dtype, shape) for dtype, shape, _ in kinds)
        held = handle()
        net.op(ASSIGN, [held, add(net, ADD, [read(held), term], F, shape)], [])
        return [i, most, term], [one_more(net, i), most, term]

    before = read(handle())
    loop(net, [start, n, x], results, counts(net, kinds), body)
    after = read(handle())
    save("while_variable", net, [n, x], [add(net, SUB, [after, before], F, shape)],
         [times(3), lambda: drawn(F, shape)])


def never():
    """A loop whose condition is always false."""
    net, shape = Net(), (3,)
    x, y = net.tensor(F, shape), net.tensor(F, shape)

    def condition():
        return [net.tensor(F, shape)], [net.tensor(B, (1,), data=[False])]

    def body():
        a = net.tensor(F, shape)
        return [a], [add(net, ADD, [a, a], F, shape)]

    loop(net, [x], [y], condition, body)
    save("while_never", net, [x], [add(net, MUL, [y, y], F, shape)], [lambda: drawn(F, shape)])


if_alone("if_float", F, {}, {})
if_alone("if_int8", np.int8, Q, SUM)
if_nested()
if_known()
if_behind()
while_sums("while_float", F, {}, {})
while_sums("while_int8", np.int8, Q, SUM)
while_exchange()
while_nested()
while_recurrent()
while_variable()
never()


def refuse(name, net, inputs, outputs):
    (here / "refused" / f"{name}.tflite").write_bytes(net.bytes(inputs, outputs))


def refused_loop(name, condition_value, body_shape):
    net, shape = Net(), (3,)
    x, y = net.tensor(F, shape), net.tensor(F, shape)

    def condition():
        a = net.tensor(F, shape)
        if condition_value is not None:
            return [a], [net.tensor(B, (1,), data=[condition_value])]
        return [a], [add(net, LESS, [net.tensor(F, (1,), data=[1]), sum_of(net, a)], B, (1,))]

    def body():
        a = net.tensor(F, shape)
        return [a], [add(net, ADD, [a, net.tensor(F, body_shape, data=np.ones(body_shape))], F,
                         body_shape)]

    loop(net, [x], [y], condition, body)
    refuse(name, net, [x], [y])


def sum_of(net, tensor):
    made = net.tensor(F, (1,))
    net.op(74, [tensor, net.tensor(I, (1,), data=[0])], [made],
           *options_of("ReducerOptions", keepDims=True))
    return made


def refused_recursion():
    net = Net()
    c, x, y = net.tensor(B, (1,)), net.tensor(F, (3,)), net.tensor(F, (3,))

    def itself():
        e, a, b = net.tensor(B, (1,)), net.tensor(F, (3,)), net.tensor(F, (3,))
        number = len(net.model.subgraphs) - 1
        net.op(IF, [e, e, a], [b], *options_of("IfOptions", thenSubgraphIndex=number,
                                               elseSubgraphIndex=number))
        return [e, a], [b]

    branch(net, c, [c, x], [y], itself, itself)
    refuse("if_recursion", net, [c, x], [y])


def refused_branch():
    net = Net()
    c, x, y = net.tensor(B, (1,)), net.tensor(F, (3,)), net.tensor(F, (3,))

    def as_long():
        a = net.tensor(F, (3,))
        return [a], [a]

    def longer():
        return [net.tensor(F, (3,))], [net.tensor(F, (4,), data=[1, 2, 3, 4])]

    branch(net, c, [x], [y], as_long, longer)
    refuse("if_two_shapes", net, [c, x], [y])


refused_loop("while_always", True, (3,))
refused_loop("while_other_shape", None, (2, 3))
refused_recursion()
refused_branch()
