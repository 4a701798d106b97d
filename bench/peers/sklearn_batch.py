"""The mini-batch job in scikit-learn: 784-128-10, ReLU, softmax, Adam, batches of 64 digits, in file order, float32.

It draws its own initial weights, because it does not accept others.
"""

import time
import warnings

import numpy as np
import sklearn
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

import digits


def main():
    folder, _, epochs, count = digits.arguments()
    pixels, labels = digits.read(folder, "train", count)
    images = pixels.astype(np.float32) / 255
    model = MLPClassifier(
        hidden_layer_sizes=(128,), activation="relu", solver="adam", learning_rate_init=0.001, alpha=0,
        batch_size=64, shuffle=False, max_iter=epochs, n_iter_no_change=epochs, random_state=1)

    begun = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # the number of epochs is fixed on purpose
        model.fit(images, labels)
    seconds = time.perf_counter() - begun
    if model.n_iter_ != epochs:
        raise SystemExit(f"scikit-learn stopped after {model.n_iter_} of {epochs} epochs")

    pixels, labels = digits.read(folder, "t10k")
    answers = model.predict(pixels.astype(np.float32) / 255)
    digits.report(sklearn.__version__, [seconds / epochs] * epochs, answers, labels)


main()
