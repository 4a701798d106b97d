"""The mini-batch jobs in PyTorch: ReLU, softmax, in file order, one thread. The arguments set the rest."""

import sys
import time

import torch
from torch import nn

import digits


def network(path, sizes):
    layers = []
    with torch.no_grad():
        for weight, bias in digits.initial(path, sizes):
            layer = nn.Linear(weight.shape[1], weight.shape[0])
            layer.weight.copy_(torch.from_numpy(weight))
            layer.bias.copy_(torch.from_numpy(bias))
            layers += [layer, nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def main():
    torch.set_num_threads(1)
    folder, weights, epochs, count = digits.arguments()
    sizes = [int(size) for size in sys.argv[5].split(",")]
    optimizers, rate, size = {"adam": torch.optim.Adam, "sgd": torch.optim.SGD}, float(sys.argv[7]), int(sys.argv[8])
    pixels, labels = digits.read(folder, "train", count)
    images, targets = torch.from_numpy(pixels).float() / 255, torch.from_numpy(labels).long()
    model = network(weights, sizes)
    loss = nn.CrossEntropyLoss()  # includes the softmax
    optimizer = optimizers[sys.argv[6]](model.parameters(), lr=rate)

    seconds = []
    for _ in range(epochs):
        begun = time.perf_counter()
        for batch, answer in zip(images.split(size), targets.split(size)):
            optimizer.zero_grad()
            loss(model(batch), answer).backward()
            optimizer.step()
        seconds.append(time.perf_counter() - begun)

    pixels, labels = digits.read(folder, "t10k")
    with torch.no_grad():
        answers = model(torch.from_numpy(pixels).float() / 255).argmax(dim=1)
    digits.report(f"{torch.__version__}, {'MKL' if torch.backends.mkl.is_available() else digits.blas()}", seconds, answers.numpy(), labels)


main()
