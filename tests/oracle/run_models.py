# SPDX-License-Identifier: GPL-3.0-or-later
"""run_models.py FOLDER: runs every NAME.tflite there on the samples of NAME.in with TensorFlow
Lite Micro and with LiteRT (reference kernels); writes NAME.tflm and NAME.litert, or nothing where
the runtime refuses the model. Files of samples are raw tensors one after the other; each begins
without what variables kept of the last."""
import pathlib
import sys

import numpy as np
from ai_edge_litert.interpreter import Interpreter, OpResolverType
from tflite_micro.python.tflite_micro import runtime


def samples(path, detail):
    values = np.fromfile(path, dtype=detail["dtype"])
    return values.reshape([-1, *detail["shape"]])


def litert(model):
    """Reference kernels; the built-in ones for an operator that these lack (ELU)."""
    try:
        return Interpreter(model_content=model,
                           experimental_op_resolver_type=OpResolverType.BUILTIN_REF)
    except ValueError:
        kernels = OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES
        return Interpreter(model_content=model, experimental_op_resolver_type=kernels)


def run_litert(model, path):
    interpreter = litert(model)
    interpreter.allocate_tensors()
    source = interpreter.get_input_details()[0]
    answer = interpreter.get_output_details()[0]
    outputs = []
    for sample in samples(path, source):
        interpreter.reset_all_variables()
        interpreter.set_tensor(source["index"], sample)
        interpreter.invoke()
        outputs.append(interpreter.get_tensor(answer["index"]))
    return np.stack(outputs)


def run_tflm(model, path):
    interpreter = runtime.Interpreter.from_bytes(model)
    source = interpreter.get_input_details(0)
    outputs = []
    for sample in samples(path, source):
        interpreter.reset()
        interpreter.set_input(sample, 0)
        interpreter.invoke()
        outputs.append(interpreter.get_output(0))
    return np.stack(outputs)


def main(folder):
    for file in sorted(pathlib.Path(folder).glob("*.tflite")):
        model = file.read_bytes()
        for name, run in (("tflm", run_tflm), ("litert", run_litert)):
            try:
                run(model, file.with_suffix(".in")).tofile(file.with_suffix("." + name))
            except (RuntimeError, ValueError) as refusal:
                print(f"{name} refuses {file.name}: {refusal}", file=sys.stderr)


main(sys.argv[1])
