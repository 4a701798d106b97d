"""What the Python peers share: the digits, the initial weights, and the line they end with."""

import ctypes
import json
import sys

import numpy as np


def arguments():
    """The folder of the four inflated IDX files, the initial weights, epochs, and how many digits of each epoch."""
    folder, weights, epochs, count = sys.argv[1:5]
    return folder, weights, int(epochs), int(count)


def read(folder, name, count=None):
    """Pixels [count, 784] and labels [count] as bytes; name is train or t10k."""
    pixels = np.fromfile(f"{folder}/{name}-images-idx3-ubyte", np.uint8, offset=16).reshape(-1, 784)
    labels = np.fromfile(f"{folder}/{name}-labels-idx1-ubyte", np.uint8, offset=8)
    return pixels[:count], labels[:count]


def initial(path, sizes):
    """The weights [outputs, inputs] and biases [outputs] of each layer, float32 one after the other in the file."""
    numbers, start, layers = np.fromfile(path, "<f4"), 0, []
    for inputs, outputs in zip(sizes, sizes[1:]):
        end = start + inputs * outputs
        layers.append((numbers[start:end].reshape(outputs, inputs), numbers[end : end + outputs]))
        start = end + outputs
    return layers


def blas():
    """What NumPy multiplies with: Debian's own BLAS, where OpenBLAS is missing, is several times slower."""
    with open("/proc/self/maps") as maps:
        libraries = {line.split()[-1] for line in maps if "openblas" in line}
    if not libraries:
        return "without OpenBLAS"
    kernel = getattr(ctypes.CDLL(libraries.pop()), "openblas_get_corename", None)
    if kernel is None:
        return "OpenBLAS"
    kernel.restype = ctypes.c_char_p
    return f"OpenBLAS for {kernel().decode()}"


def report(version, epoch_seconds, answers, labels):
    accuracy = float(np.mean(np.asarray(answers) == labels))
    print(json.dumps({"version": version, "epochSeconds": epoch_seconds, "testAccuracy": accuracy}))
