"""The race of `glassbox race` in PyTorch: seconds from the start of the process to the first epoch whose held-out accuracy reaches a goal,
then one test. docs/results.md describes the protocol.

    python3 bench/peers/torch_race.py data/mnist 98 [threads]

The recipes are those in src/Glassbox.Cli/Racing/Recipes, with PyTorch's own random numbers and modules.
"""

import gzip
import json
import math
import os
import sys
import time

BEFORE = time.clock_gettime(time.CLOCK_BOOTTIME) - int(open("/proc/self/stat").read().rsplit(")", 1)[1].split()[19]) / os.sysconf("SC_CLK_TCK")
BEGUN = time.perf_counter()  # the process started BEFORE seconds ago

import numpy as np
import torch
from torch import nn
from torch.nn import functional

HELD_OUT = 10_000

# Hidden neurons, learning rate, momentum, batch size, epochs, and the maximum changes of images: shift in pixels, rotation in degrees,
# scale, shear in degrees, and alpha of an elastic distortion. The recipe for 98 has a somewhat wider network than ours and one more epoch:
# with PyTorch's random numbers, ours reaches only 97.9.
RECIPES = {
    98: dict(hidden=256, rate=0.2, momentum=0.9, batch=96, epochs=5, change=None),
    98.5: dict(hidden=512, rate=0.15, momentum=0.9, batch=128, epochs=8, change=(1, 8, 0.08, 8, 0)),
    99: dict(hidden=1024, rate=0.15, momentum=0.9, batch=128, epochs=25, change=(1, 8, 0.1, 8, 15)),
}
GAUSSIAN = torch.exp(-torch.arange(-16, 17) ** 2 / 32.0)
GAUSSIAN /= GAUSSIAN.sum()


def clock():
    return BEFORE + time.perf_counter() - BEGUN


def read(folder, name):
    with gzip.open(f"{folder}/{name}-images-idx3-ubyte.gz") as file:
        pixels = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 784)
    with gzip.open(f"{folder}/{name}-labels-idx1-ubyte.gz") as file:
        labels = np.frombuffer(file.read(), np.uint8, offset=8)
    return torch.from_numpy(pixels.copy()).float() / 255, torch.from_numpy(labels.copy()).long()


def divide(labels):
    """Split stratified by class: return the indices to train on, and those held out."""
    generator, held = np.random.default_rng(1), []
    for digit in range(10):
        places = generator.permutation(np.flatnonzero(labels.numpy() == digit))
        held.append(places[: round(HELD_OUT * len(places) / len(labels))])
    held = np.concatenate(held)
    return torch.from_numpy(np.setdiff1d(np.arange(len(labels)), held)), torch.from_numpy(held)


def changed(images, change):
    """Rotate, scale, shear, shift and distort images at random, each differently."""
    shift, turn, scale, shear, elastic = change
    count = len(images)
    draw = lambda most: (2 * torch.rand(count) - 1) * most
    angle, lean, size = draw(math.radians(turn)), torch.tan(draw(math.radians(shear))), 1 + draw(scale)
    cos, sin = torch.cos(angle), torch.sin(angle)
    x, y = draw(2 * shift / 28), draw(2 * shift / 28)
    rows = torch.stack([torch.stack([(cos + lean * sin) / size, (sin - lean * cos) / size, x], 1), torch.stack([-sin / size, cos / size, y], 1)], 1)
    grid = functional.affine_grid(rows, (count, 1, 28, 28), align_corners=False)
    if elastic:
        field = 2 * torch.rand(2 * count, 1, 28, 28) - 1
        field = functional.conv2d(functional.conv2d(field, GAUSSIAN.view(1, 1, -1, 1), padding=(16, 0)), GAUSSIAN.view(1, 1, 1, -1), padding=(0, 16))
        grid = grid + elastic * 2 / 28 * field.view(count, 2, 28, 28).permute(0, 2, 3, 1)
    return functional.grid_sample(images.view(-1, 1, 28, 28), grid, align_corners=False).view(-1, 784)


def rate_factor(step, steps, rising=0.3, initial=25, final=10_000):
    """The one-cycle schedule of glassbox: that of PyTorch without its changes of momentum."""
    top = rising * steps - 1
    first, last = 1 / initial, 1 / (initial * final)
    half = lambda start, end, part: end + (start - end) / 2 * (1 + math.cos(math.pi * part))
    return half(first, 1, step / top) if step <= top else half(1, last, (step - top) / (steps - 1 - top))


def main():
    folder, goal = sys.argv[1], float(sys.argv[2])
    recipe = RECIPES[min(to for to in RECIPES if to >= goal)]
    torch.set_num_threads(int(sys.argv[3]) if len(sys.argv) > 3 else os.cpu_count())
    torch.manual_seed(1)
    images, labels = read(folder, "train")
    learned, held = divide(labels)
    read_seconds = clock()

    model = nn.Sequential(nn.Linear(784, recipe["hidden"]), nn.ReLU(), nn.Linear(recipe["hidden"], 10))
    for layer in (model[0], model[2]):
        nn.init.kaiming_normal_(layer.weight)
        nn.init.zeros_(layer.bias)
    optimizer = torch.optim.SGD(model.parameters(), lr=recipe["rate"], momentum=recipe["momentum"])
    steps, step, epochs = recipe["epochs"] * math.ceil(len(learned) / recipe["batch"]), 0, []
    for epoch in range(1, recipe["epochs"] + 1):
        order = learned[torch.randperm(len(learned))]
        for places in order.split(recipe["batch"]):
            optimizer.param_groups[0]["lr"] = recipe["rate"] * rate_factor(step, steps)
            step += 1
            batch = images[places]
            if recipe["change"]:
                batch = changed(batch, recipe["change"])
            optimizer.zero_grad()
            functional.cross_entropy(model(batch), labels[places]).backward()
            optimizer.step()
        with torch.no_grad():
            accuracy = (model(images[held]).argmax(1) == labels[held]).float().mean().item()
        epochs.append({"epoch": epoch, "seconds": clock(), "cpuSeconds": time.process_time(), "validationAccuracy": accuracy})
        if 100 * accuracy >= goal:
            break

    reached = 100 * epochs[-1]["validationAccuracy"] >= goal
    test = None
    if reached:
        test_images, test_labels = read(folder, "t10k")
        with torch.no_grad():
            test = (model(test_images).argmax(1) == test_labels).float().mean().item()
    print(json.dumps({
        "version": torch.__version__, "to": goal, "threads": torch.get_num_threads(), "readSeconds": read_seconds, "epochs": epochs,
        "reached": reached, "seconds": epochs[-1]["seconds"], "cpuSeconds": epochs[-1]["cpuSeconds"], "testAccuracy": test,
    }, indent=2))


main()
