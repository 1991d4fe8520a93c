#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Networks with loops and branches as TensorFlow writes them, and TensorFlow Lite Micro's answers.

usage: make_converted.py    (needs tensorflow too; see net.py)
"""
import numpy as np
import tensorflow as tf

from net import Net, drawn, random, save, schema

UNITS = 4
weights = random.normal(0, 0.4, (UNITS, UNITS)).astype(np.float32)


class Recurrent(tf.Module):
    """Steps through a sequence; a step above the threshold begins anew."""

    @tf.function(input_signature=[tf.TensorSpec((6, UNITS), tf.float32)])
    def run(self, x):
        def step(i, state):
            term = tf.reshape(tf.gather(x, i), (1, UNITS))
            mixed = tf.tanh(term + tf.matmul(state, weights))
            return i + 1, tf.cond(tf.reduce_sum(term) > 1.5, lambda: term, lambda: mixed)

        return tf.while_loop(lambda i, _: i < 6, step, (0, tf.zeros((1, UNITS))))[1]


def save_converted(name, module, shape):
    converter = tf.lite.TFLiteConverter.from_concrete_functions(
        [module.run.get_concrete_function()], module)
    net = Net()
    net.model = schema.ModelT.InitFromObj(schema.Model.GetRootAs(converter.convert(), 0))
    net.graph = net.model.subgraphs[0]
    net.model.metadata, net.model.signatureDefs = [], None
    ends = [int(i) for i in net.graph.inputs], [int(i) for i in net.graph.outputs]
    save(name, net, *ends, [lambda: drawn(np.float32, shape)])


save_converted("while_converted", Recurrent(), (6, UNITS))
