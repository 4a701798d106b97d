"""Compare scikit-learn's multi-layer perceptron with its defaults to PyTorch with the same recipe, on five tables with several seeds each.

Writes the training and test rows to a folder as CSV, and prints a line for each table and seed: the name, the seed, 1 for classification
and 0 for regression, the scores (accuracy or R^2) on the table as it is, with scaled inputs, and with scaled inputs and targets, and the
training time of the last in seconds; then the score and the time of PyTorch with scaled inputs and targets, or nan if it is not installed.
"""

import csv
import sys
import time
import warnings

import sklearn
from sklearn.compose import TransformedTargetRegressor
from sklearn.datasets import load_breast_cancer, load_diabetes, load_iris, load_wine, make_friedman1
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

try:
    import torch
except ImportError:
    torch = None

TABLES = {
    "iris": (lambda seed: load_iris(return_X_y=True), True),
    "wine": (lambda seed: load_wine(return_X_y=True), True),
    "breast cancer": (lambda seed: load_breast_cancer(return_X_y=True), True),
    "diabetes": (lambda seed: load_diabetes(return_X_y=True, scaled=False), False),
    "Friedman 1": (lambda seed: make_friedman1(500, noise=1.0, random_state=seed), False),
}


def write(path, inputs, targets, is_classes):
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([f"x{i}" for i in range(inputs.shape[1])] + ["y"])
        for row, target in zip(inputs, targets):
            writer.writerow([repr(float(value)) for value in row] + [f"class {target}" if is_classes else repr(float(target))])


def of_torch(x, y, x_test, y_test, is_classes, seed):
    """Return the score and seconds of 64 hidden neurons, Adam, 200 epochs, batches of up to 200: scikit-learn's defaults except for 64."""
    if torch is None:
        return float("nan"), float("nan")
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    begun = time.perf_counter()
    scaler = StandardScaler().fit(x)
    inputs = torch.tensor(scaler.transform(x), dtype=torch.float32)
    mean, deviation = (0, 1) if is_classes else (y.mean(), y.std())
    targets = torch.tensor(y) if is_classes else torch.tensor((y - mean) / deviation, dtype=torch.float32)[:, None]
    outputs = int(y.max()) + 1 if is_classes else 1
    network = torch.nn.Sequential(torch.nn.Linear(x.shape[1], 64), torch.nn.ReLU(), torch.nn.Linear(64, outputs))
    loss = torch.nn.CrossEntropyLoss() if is_classes else torch.nn.MSELoss()
    optimizer = torch.optim.Adam(network.parameters(), weight_decay=1e-4)
    batch = min(200, len(x))
    for _ in range(200):
        for rows in torch.randperm(len(x)).split(batch):
            optimizer.zero_grad()
            loss(network(inputs[rows]), targets[rows]).backward()
            optimizer.step()
    seconds = time.perf_counter() - begun
    with torch.no_grad():
        answers = network(torch.tensor(scaler.transform(x_test), dtype=torch.float32)).numpy()
    if is_classes:
        return (answers.argmax(axis=1) == y_test).mean(), seconds
    numbers = answers[:, 0] * deviation + mean
    return 1 - ((numbers - y_test) ** 2).sum() / ((y_test - y_test.mean()) ** 2).sum(), seconds


def main():
    folder, seeds = sys.argv[1], int(sys.argv[2])
    warnings.simplefilter("ignore")  # the defaults may stop before they converge
    print(sklearn.__version__)
    for name, (load, is_classes) in TABLES.items():
        for seed in range(seeds):
            inputs, targets = load(seed)
            parts = train_test_split(inputs, targets, test_size=0.25, random_state=seed, stratify=targets if is_classes else None)
            x, x_test, y, y_test = parts
            write(f"{folder}/{name}-{seed}-training.csv", x, y, is_classes)
            write(f"{folder}/{name}-{seed}-test.csv", x_test, y_test, is_classes)
            network = MLPClassifier if is_classes else MLPRegressor
            plain = network(random_state=seed).fit(x, y).score(x_test, y_test)
            scaled = make_pipeline(StandardScaler(), network(random_state=seed))
            both = scaled if is_classes else TransformedTargetRegressor(scaled, transformer=StandardScaler())
            of_scaled = scaled.fit(x, y).score(x_test, y_test)
            begun = time.perf_counter()
            both.fit(x, y)
            seconds = time.perf_counter() - begun
            of_both = both.score(x_test, y_test)
            print(name, seed, int(is_classes), plain, of_scaled, of_both, seconds, *of_torch(x, y, x_test, y_test, is_classes, seed), sep=",")


main()
