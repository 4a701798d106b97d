# The network of nn.cs in the video's language, Python with NumPy, and with the video's names for things.
import gzip
from pathlib import Path
import numpy as np

digits = Path(__file__).parents[3] / "data" / "mnist"

def read(name, header):  # the sizes stand in a file's first bytes
    return np.frombuffer(gzip.open(digits / name).read(), np.uint8, offset=header)

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

images = read("train-images-idx3-ubyte.gz", 16).reshape(-1, 784) / 255  # (60000, 784), from 0 to 1
labels = np.eye(10)[read("train-labels-idx1-ubyte.gz", 8)]              # (60000, 10), one-hot
random = np.random.default_rng(0)
learn_rate = 0.01
w_i_h = random.uniform(-0.5, 0.5, (20, 784))  # a row for each hidden neuron
w_h_o = random.uniform(-0.5, 0.5, (10, 20))   # a row for each output
b_i_h = np.zeros((20, 1))
b_h_o = np.zeros((10, 1))

for epoch in range(1, 4):
    correct, error = 0, 0
    for img, l in zip(images, labels):
        img, l = img.reshape(784, 1), l.reshape(10, 1)  # columns
        # Forward propagation: from the pixels to an answer.
        h_pre = w_i_h @ img + b_i_h  # (20, 784) @ (784, 1)
        h = sigmoid(h_pre)
        o_pre = w_h_o @ h + b_h_o    # (10, 20) @ (20, 1)
        o = sigmoid(o_pre)
        # Cost: how far the outputs are from the label.
        error += np.mean((o - l) ** 2)
        correct += np.argmax(o) == np.argmax(l)
        # Backpropagation: how much each neuron is to blame. (The video updates w_h_o before it makes delta_h.)
        delta_o = o - l
        delta_h = w_h_o.T @ delta_o * (h * (1 - h))  # (20, 10) @ (10, 1)
        # Update: each weight and each bias takes a small step downhill.
        w_h_o -= learn_rate * delta_o @ h.T    # (10, 1) @ (1, 20)
        b_h_o -= learn_rate * delta_o
        w_i_h -= learn_rate * delta_h @ img.T  # (20, 1) @ (1, 784)
        b_i_h -= learn_rate * delta_h
    print(f"Epoch {epoch}   accuracy {100 * correct / len(images):.2f} %   mean error {error / len(images):.5f}")

while True:
    try:
        n = int(input("Enter a number (0 - 59999): "))
    except EOFError:
        break
    h = sigmoid(w_i_h @ images[n].reshape(784, 1) + b_i_h)
    o = sigmoid(w_h_o @ h + b_h_o)
    print(f"The network says {np.argmax(o)} (output {np.max(o):.2f}). It is a {np.argmax(labels[n])}.")
