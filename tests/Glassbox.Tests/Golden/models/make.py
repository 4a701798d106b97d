"""Makes the model files beside it, all but glassbox.*, with NumPy (1.24) and the standard library alone.

All hold the same network, 3-2-2: weights_i[o, j] = (1 + i + 10 o + j) / 8, bias_i[o] = -(1 + i + o) / 4.
"""
import io, json, os, struct, sys, zipfile
import numpy as np

here = os.path.dirname(os.path.abspath(__file__))
sizes = [3, 2, 2]
arrays = {}
for i in range(2):
    outputs, inputs = sizes[i + 1], sizes[i]
    arrays[f"weights_{i}"] = np.array([[(1 + i + 10 * o + j) / 8 for j in range(inputs)] for o in range(outputs)])
    arrays[f"bias_{i}"] = np.array([[-(1 + i + o) / 4] for o in range(outputs)])


def path(name):
    return os.path.join(here, name)


def archive(name, arrays, version=(1, 0)):
    with zipfile.ZipFile(path(name), "w") as zip_file:
        for key, array in arrays.items():
            entry = zipfile.ZipInfo(key + ".npy", (1980, 1, 1, 0, 0, 0))
            with zip_file.open(entry, "w", force_zip64=True) as file:  # as numpy.savez does
                np.lib.format.write_array(file, array, version=version)


archive("float64-npy-1.npz", arrays)
archive("float32-npy-2.npz", {k: a.astype("<f4") for k, a in arrays.items()}, (2, 0))
archive("float64-npy-3.npz", arrays, (3, 0))
archive("big-endian-float32.npz", {k: a.astype(">f4") for k, a in arrays.items()})
archive("big-endian-float64-fortran.npz", {k: np.asfortranarray(a.astype(">f8")) for k, a in arrays.items()})
archive("fortran-float32.npz", {k: np.asfortranarray(a.astype("<f4")) for k, a in arrays.items()})
archive("flat-bias.npz", {k: a.ravel() if k[0] == "b" else a for k, a in arrays.items()})
archive("activations.npz", {**arrays, "activations": np.array(["leaky-relu", "softmax"], ">U12")})
archive("float16.npz", {k: a.astype("<f2") for k, a in arrays.items()})
archive("integers.npz", {k: a.astype("<i4") for k, a in arrays.items()})
archive("records.npz", {**arrays, "bias_0": np.zeros((2, 1), [("a", "<f4"), ("b", "<f4")])})
archive("objects.npz", {**arrays, "weights_1": np.array([[1, 2], ["three", None]], dtype=object)})
archive("unknown-array.npz", {**arrays, "gamma": np.ones(2)})
archive("missing-bias.npz", {k: a for k, a in arrays.items() if k != "bias_1"})
archive("misfit.npz", {**arrays, "weights_1": np.ones((2, 5))})
archive("nan.npz", {**arrays, "weights_1": np.array([[1, 2], [np.nan, 4]])})
archive("too-large-for-single.npz", {**arrays, "bias_1": np.array([[1], [1e39]])})
np.savez(path("savez.npz"), **arrays)
np.savez_compressed(path("savez-compressed.npz"), **{k: a.astype("f4") for k, a in arrays.items()})

with open(path("float64-npy-1.npz"), "rb") as file:
    whole = file.read()
with open(path("truncated.npz"), "wb") as file:
    file.write(whole[: len(whole) // 2])


def safetensors(name, arrays, metadata):
    header, data = ({"__metadata__": metadata} if metadata else {}), b""
    for key in sorted(arrays):  # the order of the reference implementation
        array = arrays[key]
        kind = {"f4": "F32", "f8": "F64"}[array.dtype.str[1:]]
        header[key] = {"dtype": kind, "shape": list(array.shape), "data_offsets": [len(data), len(data) + array.nbytes]}
        data += array.tobytes()
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path(name), "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


safetensors("float32.safetensors", {k: a.astype("<f4") for k, a in arrays.items()}, {"format": "np"})
safetensors("float64-flat-bias.safetensors", {k: a.ravel() if k[0] == "b" else a for k, a in arrays.items()}, None)
