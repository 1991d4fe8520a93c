#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""TensorFlow Lite Micro's answers of a model on 40 random inputs, each from states of 0.

usage: make.py MODEL.tflite NAME    (needs tflite_micro; writes NAME.tflite, NAME.in and NAME.out,
                                     raw tensors one after the other)

The models here are those of tests/oracle: lstm_steps and lstm_far.
"""
import pathlib
import sys

import numpy as np
from tflite_micro.python.tflite_micro import runtime

here = pathlib.Path(__file__).parent
data = pathlib.Path(sys.argv[1]).read_bytes()
interpreter = runtime.Interpreter.from_bytes(data)
detail = interpreter.get_input_details(0)
random = np.random.default_rng(3)
shape = (40, *detail["shape"])
limits = np.iinfo(detail["dtype"]) if np.issubdtype(detail["dtype"], np.integer) else None
inputs = (random.integers(limits.min, limits.max + 1, shape) if limits
          else random.normal(size=shape)).astype(detail["dtype"])
answers = []
for each in inputs:
    interpreter.reset()
    interpreter.set_input(each, 0)
    interpreter.invoke()
    answers.append(interpreter.get_output(0).copy())
(here / f"{sys.argv[2]}.tflite").write_bytes(data)
inputs.tofile(here / f"{sys.argv[2]}.in")
np.stack(answers).tofile(here / f"{sys.argv[2]}.out")
