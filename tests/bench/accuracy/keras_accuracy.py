# SPDX-License-Identifier: GPL-3.0-or-later
"""keras_accuracy.py DATASETS CASE [SEEDS [FOLDER]]: the rows of accuracy_bench with Keras and
TFLiteConverter on the same parts of the same data: test accuracy, float and int8. With FOLDER,
nothing is trained: the weights are those of the float models that accuracy_bench wrote there."""
import gzip
import os
import pathlib
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
import numpy as np
import tensorflow as tf

L = keras.layers
DENSE = lambda width, classes: [L.Dense(width, "relu"), L.Dense(width, "relu"), L.Dense(classes, "softmax")]
CASES = {
    "iris": ("tabular_sklearn/iris.csv", lambda: DENSE(16, 3), 200),
    "wine": ("tabular_sklearn/wine_data.csv", lambda: DENSE(16, 3), 200),
    "breast_cancer": ("tabular_sklearn/breast_cancer.csv", lambda: DENSE(16, 2), 100),
    "crops": ("agri_crop_recommendation/crop_recommendation.csv", lambda: DENSE(32, 22), 60),
    "digits": ("images_mnist_t10k/t10k-images-idx3-ubyte.gz", lambda: [
        L.Reshape((28, 28, 1)), L.Conv2D(8, 3, activation="relu"), L.MaxPooling2D(),
        L.Conv2D(16, 3, activation="relu"), L.MaxPooling2D(), L.Flatten(), L.Dense(32, "relu"),
        L.Dense(10, "softmax")], 6),
    "ecg": ("ecg5000_train/ECG5000_TRAIN.txt", lambda: [
        L.Reshape((140, 1)), L.Conv1D(8, 5, padding="same", activation="relu"), L.MaxPooling1D(),
        L.Conv1D(16, 5, padding="same", activation="relu"), L.MaxPooling1D(), L.Flatten(),
        L.Dense(16, "relu"), L.Dense(5, "softmax")], 40),
}


def load(path):
    if path.suffix == ".gz":
        labels = path.with_name("t10k-labels-idx1-ubyte.gz")
        x = np.frombuffer(gzip.open(path).read(), np.uint8, offset=16).reshape(10000, 784) / 255
        return x.astype(np.float32), np.frombuffer(gzip.open(labels).read(), np.uint8, offset=8)
    if path.suffix == ".txt":
        table = np.loadtxt(path)
        return table[:, 1:], table[:, 0]
    lines = path.read_text().splitlines()[1:]
    rows = [line.split(",") for line in lines]
    return np.array([row[:-1] for row in rows], np.float64), np.array([row[-1] for row in rows])


def int8_accuracy(model, x, train, test, y):
    made = tf.lite.TFLiteConverter.from_keras_model(model)
    made.optimizations = [tf.lite.Optimize.DEFAULT]
    made.representative_dataset = lambda: ([x[i:i + 1]] for i in train)
    made.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    made.inference_input_type = made.inference_output_type = tf.int8
    runner = tf.lite.Interpreter(model_content=made.convert())
    runner.allocate_tensors()
    into, out = runner.get_input_details()[0], runner.get_output_details()[0]
    scale, zero = into["quantization"]
    right = 0
    for i in test:
        runner.set_tensor(into["index"], np.clip(np.round(x[i:i + 1] / scale) + zero, -128, 127).astype(np.int8))
        runner.invoke()
        right += runner.get_tensor(out["index"])[0].argmax() == y[i]
    return right / len(test)


def weights_of(path):
    """Kernels and biases as Keras orders them."""
    model = tf.lite.Interpreter(str(path))
    model.allocate_tensors()
    found = []
    for op in model._get_ops_details():
        if op["op_name"] not in ("FULLY_CONNECTED", "CONV_2D"):
            continue
        kernel = np.moveaxis(model.get_tensor(op["inputs"][1]), 0, -1)
        found += [kernel, model.get_tensor(op["inputs"][2])]
    return found


file, layers, epochs = CASES[sys.argv[2]]
x, y = load(pathlib.Path(sys.argv[1]) / file)
if y.dtype.kind == "U":  # a word is a class by its first appearance
    y = np.unique(y, return_index=True)[1].argsort().argsort()[np.unique(y, return_inverse=True)[1]]
else:
    y = np.unique(y, return_inverse=True)[1]
order = np.random.default_rng(0).permutation(len(y))
train, valid, test = np.split(order, [len(y) * 6 // 10, len(y) * 8 // 10])
if not file.endswith(".gz"):
    spread = x[train].std(0)
    x = (x - x[train].mean(0)) / np.where(spread > 0, spread, 1)
x = x.astype(np.float32)
found = []
for seed in range(1, int(sys.argv[3]) + 1 if len(sys.argv) > 3 else 6):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential([keras.Input(x.shape[1:])] + layers())
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    if len(sys.argv) > 4:
        ours = weights_of(pathlib.Path(sys.argv[4]) / ("%d.tflite" % seed))
        model.set_weights([a.reshape(b.shape) for a, b in zip(ours, model.get_weights())])
    else:
        model.fit(x[train], y[train], validation_data=(x[valid], y[valid]), epochs=epochs, verbose=0)
    floats = model.evaluate(x[test], y[test], verbose=0)[1]
    found.append((floats, int8_accuracy(model, x, train, test, y)))
    print("seed %d: float %.4f, int8 %.4f" % (seed, *found[-1]), flush=True)
for name, column in zip(("float", "int8"), np.array(found).T):
    print("%s %.4f +- %.4f" % (name, column.mean(), column.std()))
