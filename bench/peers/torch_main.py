"""The main job in PyTorch, as in its tutorials: nn.Sequential, autograd, SGD, one sample per batch."""

import time

import torch
from torch import nn

import digits


def network(path):
    model = nn.Sequential(nn.Linear(784, 20), nn.Sigmoid(), nn.Linear(20, 10), nn.Sigmoid())
    with torch.no_grad():
        for layer, (weight, bias) in zip((model[0], model[2]), digits.initial(path, [784, 20, 10])):
            layer.weight.copy_(torch.from_numpy(weight))
            layer.bias.copy_(torch.from_numpy(bias))
    return model


def main():
    torch.set_num_threads(1)
    folder, weights, epochs, count = digits.arguments()
    pixels, labels = digits.read(folder, "train", count)
    images = torch.from_numpy(pixels).float() / 255
    targets = nn.functional.one_hot(torch.from_numpy(labels).long(), 10).float()
    model = network(weights)
    loss = nn.BCELoss(reduction="sum")  # sums over the ten outputs, so that the delta is output − label
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)

    seconds = []
    for _ in range(epochs):
        begun = time.perf_counter()
        for image, target in zip(images, targets):
            optimizer.zero_grad()
            loss(model(image), target).backward()
            optimizer.step()
        seconds.append(time.perf_counter() - begun)

    pixels, labels = digits.read(folder, "t10k")
    with torch.no_grad():
        answers = model(torch.from_numpy(pixels).float() / 255).argmax(dim=1)
    digits.report(f"{torch.__version__}, {'MKL' if torch.backends.mkl.is_available() else digits.blas()}", seconds, answers.numpy(), labels)


main()
