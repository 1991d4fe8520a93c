# SPDX-License-Identifier: GPL-3.0-or-later
"""keras_bench.py CASE: one line, "samples_per_second final_loss", of Keras with TensorFlow."""
import os
import sys
import time

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras

from keras_model import build
from peers import CASES, data

case = CASES[sys.argv[1]]
x, y = data(case)
model = build(case)
loss = "sparse_categorical_crossentropy" if case.classes else "mse"
model.compile(keras.optimizers.Adam(0.005), loss)
model.fit(x, y, batch_size=case.batch, epochs=2, verbose=0)  # traces and compiles
start = time.perf_counter()
history = model.fit(x, y, batch_size=case.batch, epochs=case.peer_epochs, verbose=0)
seconds = time.perf_counter() - start
print(f"{case.samples * case.peer_epochs / seconds:.0f} {history.history['loss'][-1]:.6f}")
