"""scikit-learn's multi-layer perceptron with its defaults on five tables, five seeds each.

Writes the rows to train on and those to test with into a folder as CSV, and prints a line for each table and seed: its name, the seed,
1 for classes and 0 for numbers, the scores (accuracy, or R^2) of the table as it is, with scaled inputs, and with scaled inputs and
targets.
"""

import csv
import sys
import warnings

import sklearn
from sklearn.compose import TransformedTargetRegressor
from sklearn.datasets import load_breast_cancer, load_diabetes, load_iris, load_wine, make_friedman1
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

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


def main():
    folder, seeds = sys.argv[1], int(sys.argv[2])
    warnings.simplefilter("ignore")  # of the defaults that end before they converge
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
            print(name, seed, int(is_classes), plain, scaled.fit(x, y).score(x_test, y_test), both.fit(x, y).score(x_test, y_test), sep=",")


main()
