# SPDX-License-Identifier: GPL-3.0-or-later
"""converter_bench.py CASE: one line, "float_seconds float_bytes int8_seconds int8_bytes", of
TFLiteConverter; int8 observes ranges on 100 samples. Each is the faster of two."""
import os
import pathlib
import sys
import time

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "training"))
import tensorflow as tf

from keras_model import build
from peers import CASES, data

case = CASES[sys.argv[1]]
x, y = data(case)
model = build(case)
model.compile("adam", "sparse_categorical_crossentropy" if case.classes else "mse")
model.fit(x, y, batch_size=case.batch, epochs=1, verbose=0)


def converter(int8):
    made = tf.lite.TFLiteConverter.from_keras_model(model)
    if int8:
        made.optimizations = [tf.lite.Optimize.DEFAULT]
        made.representative_dataset = lambda: ([x[i:i + 1]] for i in range(100))
        made.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
        made.inference_input_type = made.inference_output_type = tf.int8
    return made


words = []
for int8 in (False, True):
    best = 1e9
    for _ in range(2):
        made = converter(int8)
        start = time.perf_counter()
        size = len(made.convert())
        best = min(best, time.perf_counter() - start)
    words += [f"{best:.6f}", str(size)]
print(" ".join(words))
