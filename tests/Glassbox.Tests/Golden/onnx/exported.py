"""Makes exported-sklearn-*.onnx beside it with skl2onnx itself, and what scikit-learn answers, as exported.json.

    apt-get install python3-onnx python3-sklearn && python3 exported.py    # with skl2onnx 1.14 and onnxconverter-common on PYTHONPATH

The last run was with skl2onnx 1.14.1, onnx 1.12 and scikit-learn 1.2.1.
"""
import json
import warnings

import numpy as np
from skl2onnx import to_onnx
from sklearn.datasets import load_iris
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, RobustScaler, StandardScaler

warnings.filterwarnings("ignore")
iris = load_iris()
names = iris.target_names[iris.target]
single = iris.data.astype(np.float32)
answers = {}


def network(hidden=(7,), **options):
    return MLPClassifier(hidden, max_iter=300, random_state=1, **options)


def keep(name, model, targets, sizes, activations, inputs=single, classes=None, **options):
    file = f"exported-sklearn-{name}.onnx"
    model.fit(inputs, targets)
    with open(file, "wb") as out:
        out.write(to_onnx(model, inputs[:1], **options).SerializeToString())
    asked = inputs[:: len(inputs) // 5]
    outputs = model.predict_proba(asked) if hasattr(model, "predict_proba") else model.predict(asked)
    if sizes[-1] == 1 and outputs.ndim == 2:
        outputs = outputs[:, 1:]
    answers[file] = {
        "inputs": asked.astype(np.float64).tolist(), "outputs": outputs.astype(np.float64).reshape(len(asked), -1).tolist(), "sizes": sizes, "activations": activations,
    }
    if classes:
        answers[file]["classes"] = classes


flowers = list(iris.target_names)
keep("pipeline", make_pipeline(StandardScaler(), network(activation="tanh")), names, [4, 7, 3], ["tanh", "softmax"], classes=flowers)
keep("min-max", make_pipeline(MinMaxScaler(), network((7, 5))), names, [4, 7, 5, 3], ["relu", "relu", "softmax"], classes=flowers)
keep("robust", make_pipeline(RobustScaler(), network(activation="logistic")), names, [4, 7, 3], ["sigmoid", "softmax"], classes=flowers, target_opset=13)
keep("array", make_pipeline(StandardScaler(), network()), names, [4, 7, 3], ["relu", "softmax"], classes=flowers, options={"zipmap": False})
keep("double", make_pipeline(StandardScaler(), network()), names, [4, 7, 3], ["relu", "softmax"], inputs=iris.data, classes=flowers)
keep("numbers", network(activation="identity"), iris.target, [4, 7, 3], ["identity", "softmax"], classes=["0", "1", "2"])
keep("binary", network((5,), activation="logistic"), iris.target[:100], [4, 5, 1], ["sigmoid", "sigmoid"], inputs=single[:100], classes=["0", "1"])
keep("regressor", MLPRegressor((6, 4), max_iter=500, random_state=1), iris.data[:, 3], [3, 6, 4, 1], ["relu", "relu", "identity"], inputs=single[:, :3])

for name, model, targets, options in [
    ("columns", network(), names, {"options": {"zipmap": "columns"}}),
    ("labels", network(), np.stack([iris.target > 0, iris.target > 1], 1).astype(int), {}),
]:
    with open(f"refused-sklearn-{name}.onnx", "wb") as out:
        out.write(to_onnx(model.fit(single, targets), single[:1], **options).SerializeToString())

with open("exported.json", "w") as file:
    json.dump(answers, file, indent=1)
    file.write("\n")
