"""Shared by the Python peers: the digits, the initial weights, and the final line of JSON."""

import ctypes
import json
import sys

import numpy as np


def arguments():
    """Return the folder of the decompressed IDX files, the path of the initial weights, the number of epochs, and of digits per epoch."""
    folder, weights, epochs, count = sys.argv[1:5]
    return folder, weights, int(epochs), int(count)


def read(folder, name, count=None):
    """Read pixels [count, 784] and labels [count] as bytes; name is train or t10k."""
    pixels = np.fromfile(f"{folder}/{name}-images-idx3-ubyte", np.uint8, offset=16).reshape(-1, 784)
    labels = np.fromfile(f"{folder}/{name}-labels-idx1-ubyte", np.uint8, offset=8)
    return pixels[:count], labels[:count]


def initial(path, sizes):
    """Read the weights [outputs, inputs] and biases [outputs] of each layer, stored in sequence as float32."""
    numbers, start, layers = np.fromfile(path, "<f4"), 0, []
    for inputs, outputs in zip(sizes, sizes[1:]):
        end = start + inputs * outputs
        layers.append((numbers[start:end].reshape(outputs, inputs), numbers[end : end + outputs]))
        start = end + outputs
    return layers


def blas():
    """Return the BLAS library that NumPy uses: without OpenBLAS, Debian's own is several times slower."""
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
