"""The main job in NumPy, the video's way: one column vector at a time, float64.

Computes both errors before it changes any weight, as in the textbook. Run it with OPENBLAS_NUM_THREADS=1: these products are too small
to split between threads.
"""

import sys
import time

import numpy as np

import digits


def sigmoid(sums):
    return 1 / (1 + np.exp(-sums))


def train(pixels, labels, layers, rate, epochs):
    (w_hidden, b_hidden), (w_output, b_output) = layers
    seconds = []
    for _ in range(epochs):
        begun, correct, error = time.perf_counter(), 0, 0.0
        for image, label in zip(pixels, labels):
            image = image[:, np.newaxis]  # [784, 1]
            label = label[:, np.newaxis]  # [10, 1]

            hidden = sigmoid(b_hidden + w_hidden @ image)  # [20, 1]
            output = sigmoid(b_output + w_output @ hidden)  # [10, 1]

            delta_output = output - label
            error += np.sum(delta_output**2) / len(output)
            correct += output.argmax() == label.argmax()
            delta_hidden = w_output.T @ delta_output * (hidden * (1 - hidden))

            w_output += -rate * delta_output @ hidden.T
            b_output += -rate * delta_output
            w_hidden += -rate * delta_hidden @ image.T
            b_hidden += -rate * delta_hidden
        seconds.append(time.perf_counter() - begun)
        print(f"{correct / len(pixels):.2%} right, mean error {error / len(pixels):.4f}", file=sys.stderr)
    return seconds


def main():
    folder, weights, epochs, count = digits.arguments()
    pixels, labels = digits.read(folder, "train", count)
    layers = [
        (weight.astype(np.float64), bias.astype(np.float64)[:, np.newaxis])
        for weight, bias in digits.initial(weights, [784, 20, 10])
    ]
    seconds = train(pixels / 255, np.eye(10)[labels], layers, 0.01, epochs)

    (w_hidden, b_hidden), (w_output, b_output) = layers
    pixels, labels = digits.read(folder, "t10k")
    hidden = sigmoid(b_hidden + w_hidden @ (pixels / 255).T)
    output = sigmoid(b_output + w_output @ hidden)  # [10, digits]
    digits.report(f"{np.__version__}, {digits.blas()}", seconds, output.argmax(axis=0), labels)


main()
