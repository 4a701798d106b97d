"""The mini-batch job in PyTorch: 784-128-10, ReLU, softmax, Adam, 64 digits a batch, in file order, one thread."""

import time

import torch
from torch import nn

import digits


def network(path):
    model = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
    with torch.no_grad():
        for layer, (weight, bias) in zip((model[0], model[2]), digits.initial(path, [784, 128, 10])):
            layer.weight.copy_(torch.from_numpy(weight))
            layer.bias.copy_(torch.from_numpy(bias))
    return model


def main():
    torch.set_num_threads(1)
    folder, weights, epochs, count = digits.arguments()
    pixels, labels = digits.read(folder, "train", count)
    images, targets = torch.from_numpy(pixels).float() / 255, torch.from_numpy(labels).long()
    model = network(weights)
    loss = nn.CrossEntropyLoss()  # with the softmax in it
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)

    seconds = []
    for _ in range(epochs):
        begun = time.perf_counter()
        for batch, answer in zip(images.split(64), targets.split(64)):
            optimizer.zero_grad()
            loss(model(batch), answer).backward()
            optimizer.step()
        seconds.append(time.perf_counter() - begun)

    pixels, labels = digits.read(folder, "t10k")
    with torch.no_grad():
        answers = model(torch.from_numpy(pixels).float() / 255).argmax(dim=1)
    digits.report(torch.__version__, seconds, answers.numpy(), labels)


main()
