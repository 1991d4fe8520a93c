# SPDX-License-Identifier: GPL-3.0-or-later
"""peers.py MODEL.tflite: one line, "litert_us tflm_us": an inference by LiteRT with XNNPACK on one
thread, and by TensorFlow Lite Micro's reference kernels. "-" where one is not installed."""
import sys
import time


def microseconds(invoke):
    invoke()
    best = 1e9
    for _ in range(60):
        start = time.perf_counter()
        runs = 0
        while time.perf_counter() - start < 0.02:
            for _ in range(4):
                invoke()
            runs += 4
        best = min(best, (time.perf_counter() - start) / runs)
    return f"{best * 1e6:.3f}"


def fill(detail):
    import numpy as np
    numbers = np.random.default_rng(1).integers(-128, 128, detail["shape"])
    return numbers.astype(detail["dtype"])


def litert(path):
    from ai_edge_litert.interpreter import Interpreter
    interpreter = Interpreter(model_path=path, num_threads=1)
    interpreter.allocate_tensors()
    detail = interpreter.get_input_details()[0]
    interpreter.set_tensor(detail["index"], fill(detail))
    interpreter.invoke()
    # Past the wrapper's checks, which take half a microsecond.
    inner = getattr(interpreter, "_interpreter", None)
    return microseconds(inner.Invoke if inner else interpreter.invoke)


def tflm(path):
    from tflite_micro.python.tflite_micro import runtime
    interpreter = runtime.Interpreter.from_file(path)
    detail = interpreter.get_input_details(0)
    interpreter.set_input(fill(detail), 0)
    return microseconds(interpreter.invoke)


answers = []
for peer in (litert, tflm):
    try:
        answers.append(peer(sys.argv[1]))
    except Exception as error:
        print(error, file=sys.stderr)
        answers.append("-")
print(*answers)
