"""Makes the ONNX models beside it, with what they answer, as answers.json.

    apt-get install python3-torch python3-onnx python3-sklearn && python3 make.py

torch-*.onnx are written by PyTorch's exporter. keras-*.onnx and sklearn-*.onnx have the nodes, names and order that tf2onnx and
skl2onnx give theirs; their answers are computed with NumPy and scikit-learn.
"""
import json
import warnings

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from sklearn.datasets import load_iris
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.preprocessing import StandardScaler

warnings.filterwarnings("ignore")
torch.manual_seed(1)
rng = np.random.default_rng(1)
answers = {}


def keep(name, inputs, outputs, sizes, activations):
    answers[name] = {
        "inputs": np.asarray(inputs, np.float64).reshape(len(inputs), -1).tolist(),
        "outputs": np.asarray(outputs, np.float64).reshape(len(inputs), -1).tolist(),
        "sizes": sizes,
        "activations": activations,
    }


def from_torch(name, network, sizes, activations, shape=None, **options):
    network.eval()
    shape = shape or (sizes[0],)
    inputs = torch.randn(4, *shape)
    if options.pop("double", False):
        network, inputs = network.double(), inputs.double()
    axes = {"x": {0: "batch"}} if options.pop("dynamic", True) else None
    with torch.no_grad():
        outputs = network(inputs)
    torch.onnx.export(network, inputs, f"torch-{name}.onnx", input_names=["x"] if axes else None, dynamic_axes=axes, **options)
    keep(f"torch-{name}.onnx", inputs.numpy(), outputs.numpy(), sizes, activations)


nn = torch.nn


class Named(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1, self.fc2, self.out = nn.Linear(6, 5), nn.Linear(5, 4), nn.Linear(4, 3)

    def forward(self, x):
        x = x.view(x.size(0), -1)
        x = torch.tanh(self.fc1(x))
        return torch.softmax(torch.sigmoid(self.fc2(x)) @ self.out.weight.t() + self.out.bias, dim=1)


from_torch("relu", nn.Sequential(nn.Linear(4, 5), nn.ReLU(), nn.Linear(5, 3), nn.Softmax(dim=1)), [4, 5, 3], ["relu", "softmax"])
from_torch("named", Named(), [6, 5, 4, 3], ["tanh", "sigmoid", "softmax"], shape=(2, 3))
from_torch("silu", nn.Sequential(nn.Linear(4, 5), nn.SiLU(), nn.Linear(5, 2)), [4, 5, 2], ["silu", "identity"])
from_torch("gelu-tanh", nn.Sequential(nn.Linear(4, 5), nn.GELU(approximate="tanh"), nn.Linear(5, 2)), [4, 5, 2], ["gelu", "identity"], opset_version=14)
from_torch("leaky", nn.Sequential(nn.Flatten(), nn.Linear(12, 5), nn.LeakyReLU(), nn.Dropout(0.3), nn.Linear(5, 1), nn.Sigmoid()), [12, 5, 1], ["leaky-relu", "sigmoid"], shape=(1, 3, 4))
norm = nn.BatchNorm1d(5)
norm.running_mean, norm.running_var = torch.randn(5), torch.rand(5) + 0.5
norm.weight.data, norm.bias.data = torch.randn(5), torch.randn(5)
from_torch("batch-norm", nn.Sequential(nn.BatchNorm1d(4), nn.Linear(4, 5), nn.ReLU(), norm, nn.Linear(5, 3)), [4, 5, 3], ["relu", "identity"])
from_torch("no-bias", nn.Sequential(nn.Linear(4, 5, bias=False), nn.Tanh(), nn.Linear(5, 3, bias=False)), [4, 5, 3], ["tanh", "identity"], opset_version=9)
from_torch("double", nn.Sequential(nn.Linear(4, 5), nn.Sigmoid(), nn.Linear(5, 3)), [4, 5, 3], ["sigmoid", "identity"], double=True)
from_torch("fixed-batch", nn.Sequential(nn.Linear(4, 5), nn.ReLU(), nn.Linear(5, 3)), [4, 5, 3], ["relu", "identity"], dynamic=False)
from_torch("as-inputs", nn.Sequential(nn.Linear(4, 5), nn.ReLU(), nn.Linear(5, 3)), [4, 5, 3], ["relu", "identity"], keep_initializers_as_inputs=True)

# What is no chain that can be read.
for name, network, shape in [
    ("elu", nn.Sequential(nn.Linear(4, 5), nn.ELU(), nn.Linear(5, 3)), (4,)),
    ("gelu-exact", nn.Sequential(nn.Linear(4, 5), nn.GELU(), nn.Linear(5, 3)), (4,)),
    ("leaky-02", nn.Sequential(nn.Linear(4, 5), nn.LeakyReLU(0.2), nn.Linear(5, 3)), (4,)),
    ("log-softmax", nn.Sequential(nn.Linear(4, 3), nn.LogSoftmax(dim=1)), (4,)),
    ("conv", nn.Sequential(nn.Conv2d(1, 2, 3), nn.Flatten(), nn.Linear(8, 3)), (1, 4, 4)),
    ("rows-of-three", nn.Sequential(nn.Linear(4, 3), nn.ReLU()), (2, 4)),
]:
    torch.onnx.export(network.eval(), torch.randn(1, *shape), f"refused-{name}.onnx")


class Skip(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(4, 4), nn.Linear(4, 4)

    def forward(self, x):
        x = torch.relu(self.a(x))
        return self.b(x) + x


torch.onnx.export(Skip(), torch.randn(1, 4), "refused-skip.onnx")


def tensor(name, values, raw=True):
    values = np.asarray(values)
    if raw:
        return numpy_helper.from_array(values, name)
    return helper.make_tensor(name, helper.np_dtype_to_tensor_dtype(values.dtype) if hasattr(helper, "np_dtype_to_tensor_dtype") else TensorProto.FLOAT, values.shape, values.flatten())


def save(name, nodes, tensors, inputs, outputs, opsets, producer):
    graph = helper.make_graph(nodes, "graph", inputs, outputs, tensors)
    model = helper.make_model(graph, producer_name=producer, opset_imports=[helper.make_opsetid(d, v) for d, v in opsets])
    model.ir_version = 7
    onnx.checker.check_model(model)
    onnx.save(model, name)


def float_value(name, shape):
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


# tf2onnx: MatMul and Add a layer, kernels [inputs, outputs], Flatten as Reshape, Rescaling as Mul, an Identity at the end.
kernels = [rng.normal(size=s).astype(np.float32) for s in [(12, 6), (6, 3)]]
biases = [rng.normal(size=s).astype(np.float32) for s in [6, 3]]
x = rng.integers(0, 256, size=(4, 3, 4)).astype(np.float32)
d = "sequential/dense/"
save("keras-relu.onnx", [
    helper.make_node("Mul", ["rescaling_input", "sequential/rescaling/Cast/x:0"], ["sequential/rescaling/mul:0"], "sequential/rescaling/mul"),
    helper.make_node("Reshape", ["sequential/rescaling/mul:0", "const_fold_opt__17"], ["sequential/flatten/Reshape:0"], "sequential/flatten/Reshape"),
    helper.make_node("MatMul", ["sequential/flatten/Reshape:0", d + "MatMul/ReadVariableOp:0"], [d + "MatMul:0"], d + "MatMul"),
    helper.make_node("Add", [d + "MatMul:0", d + "BiasAdd/ReadVariableOp:0"], [d + "BiasAdd:0"], d + "BiasAdd"),
    helper.make_node("Relu", [d + "BiasAdd:0"], [d + "Relu:0"], d + "Relu"),
    helper.make_node("MatMul", [d + "Relu:0", "sequential/dense_1/MatMul/ReadVariableOp:0"], ["sequential/dense_1/MatMul:0"], "sequential/dense_1/MatMul"),
    helper.make_node("Add", ["sequential/dense_1/BiasAdd/ReadVariableOp:0", "sequential/dense_1/MatMul:0"], ["sequential/dense_1/BiasAdd:0"], "sequential/dense_1/BiasAdd"),
    helper.make_node("Softmax", ["sequential/dense_1/BiasAdd:0"], ["Identity:0"], "sequential/dense_1/Softmax"),
    helper.make_node("Identity", ["Identity:0"], ["dense_1"], "Identity"),
], [
    tensor("sequential/rescaling/Cast/x:0", np.float32(1 / 255)), tensor("const_fold_opt__17", np.array([-1, 12], np.int64)),
    tensor(d + "MatMul/ReadVariableOp:0", kernels[0]), tensor(d + "BiasAdd/ReadVariableOp:0", biases[0], raw=False),
    tensor("sequential/dense_1/MatMul/ReadVariableOp:0", kernels[1], raw=False), tensor("sequential/dense_1/BiasAdd/ReadVariableOp:0", biases[1]),
], [float_value("rescaling_input", ["unk__18", 3, 4])], [float_value("dense_1", ["unk__19", 3])], [("", 13)], "tf2onnx")


def softmax(v):
    e = np.exp(v - v.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


hidden = np.maximum(0, x.reshape(4, -1).astype(np.float64) / 255 @ kernels[0] + biases[0])
keep("keras-relu.onnx", x, softmax(hidden @ kernels[1] + biases[1]), [12, 6, 3], ["relu", "softmax"])

# tf2onnx of a Dense with SiLU (swish): Sigmoid and Mul; Gemm where it fused them, transB = 0.
x = rng.normal(size=(4, 12)).astype(np.float32)
save("keras-swish.onnx", [
    helper.make_node("Gemm", ["x", "k0", "b0"], ["g0"], "model/dense/Gemm", alpha=1.0, beta=1.0),
    helper.make_node("Sigmoid", ["g0"], ["s0"], "model/dense/Sigmoid"),
    helper.make_node("Mul", ["g0", "s0"], ["m0"], "model/dense/mul"),
    helper.make_node("Gemm", ["m0", "k1", "b1"], ["out"], "model/dense_1/Gemm", alpha=0.5, beta=2.0),
], [tensor("k0", kernels[0]), tensor("b0", biases[0]), tensor("k1", kernels[1]), tensor("b1", biases[1])],
    [float_value("x", ["n", 12])], [float_value("out", ["n", 3])], [("", 15)], "tf2onnx")
sums = x.astype(np.float64) @ kernels[0] + biases[0]
keep("keras-swish.onnx", x, 0.5 * (sums / (1 + np.exp(-sums)) @ kernels[1]) + 2.0 * biases[1], [12, 6, 3], ["silu", "identity"])


def layers_of(model, activation, source):
    nodes, tensors = [], []
    for i, (w, b) in enumerate(zip(model.coefs_, model.intercepts_)):
        n = "" if i == 0 else str(i)
        tensors += [tensor(f"coefficient{n}", w.astype(np.float32), raw=False), tensor(f"intercepts{n}", b.astype(np.float32).reshape(1, -1), raw=False)]
        nodes += [helper.make_node("MatMul", [source, f"coefficient{n}"], [f"mul_result{n}"], f"MatMul{n}"),
                  helper.make_node("Add", [f"mul_result{n}", f"intercepts{n}"], [f"add_result{n}"], f"Add{n}")]
        source = f"add_result{n}"
        if i < len(model.coefs_) - 1:
            nodes.append(helper.make_node(activation, [source], [f"next_activations{n}"], f"{activation}{n}"))
            source = f"next_activations{n}"
    return nodes, tensors, source


# skl2onnx: a pipeline of StandardScaler and MLPClassifier, with its names of classes, and ZipMap at the end.
iris = load_iris()
names = iris.target_names[iris.target]
scaler = StandardScaler().fit(iris.data)
model = MLPClassifier((7,), activation="tanh", max_iter=300, random_state=1).fit(scaler.transform(iris.data), names)
x = iris.data[::30].astype(np.float32)
nodes, tensors, last = layers_of(model, "Tanh", "variable")
nodes = [helper.make_node("Scaler", ["X"], ["variable"], "Scaler", domain="ai.onnx.ml", offset=scaler.mean_.astype(np.float32), scale=(1 / scaler.scale_).astype(np.float32))] + nodes + [
    helper.make_node("Softmax", [last], ["out_activations_result"], "Softmax", axis=1),
    helper.make_node("Identity", ["out_activations_result"], ["probabilities"], "Identity"),
    helper.make_node("ArgMax", ["out_activations_result"], ["argmax_output"], "ArgMax", axis=1),
    helper.make_node("ArrayFeatureExtractor", ["classes", "argmax_output"], ["array_feature_extractor_result"], "ArrayFeatureExtractor", domain="ai.onnx.ml"),
    helper.make_node("Reshape", ["array_feature_extractor_result", "shape_tensor"], ["label"], "Reshape"),
    helper.make_node("Identity", ["label"], ["output_label"], "Identity1"),
    helper.make_node("ZipMap", ["probabilities"], ["output_probability"], "ZipMap", domain="ai.onnx.ml", classlabels_strings=list(model.classes_)),
]
tensors += [helper.make_tensor("classes", TensorProto.STRING, [3], [c.encode() for c in model.classes_]), tensor("shape_tensor", np.array([-1], np.int64))]
kind = onnx.TypeProto()
kind.sequence_type.elem_type.map_type.key_type = TensorProto.STRING
kind.sequence_type.elem_type.map_type.value_type.tensor_type.elem_type = TensorProto.FLOAT
zipped = helper.make_value_info("output_probability", kind)
save("sklearn-pipeline.onnx", nodes, tensors, [float_value("X", [None, 4])],
     [helper.make_tensor_value_info("output_label", TensorProto.STRING, [None]), zipped], [("ai.onnx.ml", 1), ("", 13)], "skl2onnx")
keep("sklearn-pipeline.onnx", x, model.predict_proba(scaler.transform(x)), [4, 7, 3], ["tanh", "softmax"])
answers["sklearn-pipeline.onnx"]["classes"] = list(model.classes_)

# Two classes: one probability, and the other beside it.
binary = MLPClassifier((5,), activation="logistic", max_iter=200, random_state=1).fit(iris.data[:100], iris.target[:100])
nodes, tensors, last = layers_of(binary, "Sigmoid", "cast_input")
nodes = [helper.make_node("Cast", ["X"], ["cast_input"], "Cast", to=TensorProto.FLOAT)] + nodes + [
    helper.make_node("Sigmoid", [last], ["out_activations_result"], "Sigmoid_out"),
    helper.make_node("Sub", ["unity", "out_activations_result"], ["negative_class_proba"], "Sub"),
    helper.make_node("Concat", ["negative_class_proba", "out_activations_result"], ["probabilities"], "Concat", axis=1),
    helper.make_node("ArgMax", ["probabilities"], ["argmax_output"], "ArgMax", axis=1),
    helper.make_node("ArrayFeatureExtractor", ["classes", "argmax_output"], ["array_feature_extractor_result"], "ArrayFeatureExtractor", domain="ai.onnx.ml"),
    helper.make_node("Cast", ["array_feature_extractor_result"], ["cast2_result"], "Cast1", to=TensorProto.FLOAT),
    helper.make_node("Reshape", ["cast2_result", "shape_tensor"], ["reshaped_result"], "Reshape"),
    helper.make_node("Cast", ["reshaped_result"], ["label"], "Cast2", to=TensorProto.INT64),
]
tensors += [tensor("unity", np.array([1], np.float32)), tensor("classes", np.array([0, 1], np.int64)), tensor("shape_tensor", np.array([-1], np.int64))]
save("sklearn-binary.onnx", nodes, tensors, [helper.make_tensor_value_info("X", TensorProto.DOUBLE, [None, 4])],
     [helper.make_tensor_value_info("label", TensorProto.INT64, [None]), float_value("probabilities", [None, 2])], [("ai.onnx.ml", 1), ("", 15)], "skl2onnx")
keep("sklearn-binary.onnx", iris.data[:100:20], binary.predict_proba(iris.data[:100:20])[:, 1:], [4, 5, 1], ["sigmoid", "sigmoid"])
answers["sklearn-binary.onnx"]["classes"] = ["0", "1"]

regressor = MLPRegressor((6, 4), max_iter=500, random_state=1).fit(iris.data[:, :3], iris.data[:, 3])
nodes, tensors, last = layers_of(regressor, "Relu", "X")
nodes.append(helper.make_node("Reshape", [last, "shape_tensor"], ["variable"], "Reshape"))
tensors.append(tensor("shape_tensor", np.array([-1, 1], np.int64)))
save("sklearn-regressor.onnx", nodes, tensors, [float_value("X", [None, 3])], [float_value("variable", [None, 1])], [("", 17)], "skl2onnx")
x = iris.data[::40, :3].astype(np.float32)
keep("sklearn-regressor.onnx", x, regressor.predict(x.astype(np.float64)), [3, 6, 4, 1], ["relu", "relu", "identity"])

with open("answers.json", "w") as file:
    json.dump(answers, file, indent=1)
    file.write("\n")
