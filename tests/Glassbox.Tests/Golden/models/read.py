"""Reads a model in both formats without any code of Glassbox, compares them bit by bit, and prints what it found.

python3 read.py MODEL.npz MODEL.safetensors
"""
import hashlib, json, struct, sys
import numpy as np

npz = np.load(sys.argv[1], allow_pickle=False)
with open(sys.argv[2], "rb") as file:
    (length,) = struct.unpack("<Q", file.read(8))
    header, data = json.loads(file.read(length)), file.read()

assert (8 + length) % 8 == 0, "the data are not aligned"
metadata = header.pop("__metadata__")
assert set(header) == {n for n in npz.files if n.startswith(("weights_", "bias_"))}, "other tensors"
for name, tensor in header.items():
    begin, end = tensor["data_offsets"]
    values = np.frombuffer(data[begin:end], {"F32": "<f4", "F64": "<f8"}[tensor["dtype"]]).reshape(tensor["shape"])
    assert npz[name].dtype == values.dtype and npz[name].shape == values.shape, name
    assert npz[name].tobytes() == values.tobytes(), name
assert npz["activations"].tolist() == [l["activation"] for l in json.loads(metadata["glassbox.architecture"])["layers"]]
assert npz["recipe"].item() == metadata["glassbox.recipe"]
print(hashlib.sha256(data).hexdigest())
