"""Makes the golden values in this folder with PyTorch (1.13 when they were made), in float64.

    python3 make.py

optimizers.json: 50 steps of each optimizer from the same start along the same gradients; parameters after some of them.
functions.json:  activations and losses at some points, with their derivatives by automatic differentiation.
"""
import json
import pathlib

import torch
import torch.nn.functional as F

HERE = pathlib.Path(__file__).parent
SIZE, STEPS, KEPT = 11, 50, [1, 2, 3, 10, 50]  # 11: more than a vector of 8 floats holds, and no whole number of them

torch.set_default_dtype(torch.float64)
torch.manual_seed(7)

# Kept to float32's values, so that an engine in float32 starts from the same numbers.
start = (torch.rand(SIZE) * 2 - 1).float().double()
gradients = (torch.randn(STEPS, SIZE) * torch.logspace(-3, 1, SIZE)).float().double()

OPTIMIZERS = {
    "sgd": (torch.optim.SGD, dict(lr=0.01)),
    "sgd with weight decay": (torch.optim.SGD, dict(lr=0.01, weight_decay=0.05)),
    "sgd with momentum": (torch.optim.SGD, dict(lr=0.01, momentum=0.9)),
    "sgd with momentum and weight decay": (torch.optim.SGD, dict(lr=0.01, momentum=0.8, weight_decay=0.05)),
    "nesterov": (torch.optim.SGD, dict(lr=0.01, momentum=0.9, nesterov=True)),
    "nesterov with weight decay": (torch.optim.SGD, dict(lr=0.01, momentum=0.9, nesterov=True, weight_decay=0.05)),
    "rmsprop": (torch.optim.RMSprop, dict(lr=0.01)),
    "rmsprop with weight decay": (torch.optim.RMSprop, dict(lr=0.01, alpha=0.9, weight_decay=0.05)),
    "rmsprop with momentum": (torch.optim.RMSprop, dict(lr=0.01, momentum=0.9)),
    "adam": (torch.optim.Adam, dict(lr=0.001)),
    "adam with weight decay": (torch.optim.Adam, dict(lr=0.01, betas=(0.8, 0.95), eps=1e-4, weight_decay=0.05)),
    "adamw": (torch.optim.AdamW, dict(lr=0.001, weight_decay=0.01)),
    "adamw with strong weight decay": (torch.optim.AdamW, dict(lr=0.01, betas=(0.8, 0.95), weight_decay=0.5)),
}


def optimize(kind, settings):
    parameters = start.clone().requires_grad_()
    optimizer = kind([parameters], **settings)
    after = {}
    for step in range(1, STEPS + 1):
        parameters.grad = gradients[step - 1].clone()
        optimizer.step()
        if step in KEPT:
            after[step] = parameters.tolist()
    return after


ACTIVATIONS = {
    "identity": lambda x: x * 1,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": F.relu,
    "leaky-relu": lambda x: F.leaky_relu(x, 0.01),
    "gelu": lambda x: F.gelu(x, approximate="tanh"),
    "silu": F.silu,
}

LOSSES = {
    "mse of identity": lambda z, t: F.mse_loss(z, t),
    "mse of sigmoid": lambda z, t: F.mse_loss(torch.sigmoid(z), t),
    "mse of softmax": lambda z, t: F.mse_loss(torch.softmax(z, 0), t),
    "binary-cross-entropy of sigmoid": lambda z, t: F.binary_cross_entropy_with_logits(z, t, reduction="sum"),
    "huber of identity": lambda z, t: F.huber_loss(z, t),
    "huber of tanh": lambda z, t: F.huber_loss(torch.tanh(z), t),
    "mae of identity": lambda z, t: F.l1_loss(z, t),
    "mae of softmax": lambda z, t: F.l1_loss(torch.softmax(z, 0), t),
    "cross-entropy of softmax": lambda z, t: F.cross_entropy(z[None], t[None]),
}


def differentiate(function, points, *others):
    points = points.clone().requires_grad_()
    values = function(points, *others)
    values.sum().backward()
    return {"values": values.detach().reshape(-1).tolist(), "derivatives": points.grad.tolist()}


points = torch.tensor([-30.0, -9.0, -3.5, -1.0, -0.3, -0.01, 0.0, 0.004, 0.2, 0.7, 1.5, 4.0, 11.0, 40.0])
sums = [torch.tensor([0.3, -1.2, 2.0, 0.0]), torch.tensor([-20.0, 15.0, 3.0, 14.0])]
targets = [torch.tensor([0.0, 0.0, 1.0, 0.0]), torch.tensor([0.1, 0.2, 0.3, 0.4])]

optimizers = {
    "start": start.tolist(),
    "gradients": gradients.tolist(),
    "runs": {name: {"settings": {k: v for k, v in settings.items()}, "after": optimize(kind, settings)}
             for name, (kind, settings) in OPTIMIZERS.items()},
}
functions = {
    "points": points.tolist(),
    "activations": {name: differentiate(f, points) for name, f in ACTIVATIONS.items()},
    "losses": [{"name": name, "sums": z.tolist(), "targets": t.tolist(), **differentiate(f, z, t)}
               for name, f in LOSSES.items() for z in sums for t in targets],
}
for name, content in {"optimizers.json": optimizers, "functions.json": functions}.items():
    (HERE / name).write_text(json.dumps(content, indent=None, separators=(",", ":")) + "\n")
