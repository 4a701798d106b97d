"""Makes training.json in this folder with PyTorch (1.13 when it was made) and scikit-learn (1.2), in float64.

    python3 training.py

A small network trained on a few samples in their order, once for each option: its parameters at the end.
schedules: the learning rate before each step of each schedule.
"""
import json
import pathlib

import numpy
import torch
import torch.nn.functional as F
from sklearn.utils.class_weight import compute_class_weight

HERE = pathlib.Path(__file__).parent
SAMPLES, INPUTS, HIDDEN, CLASSES, BATCH, EPOCHS = 22, 6, 9, 3, 4, 3
STEPS_PER_EPOCH = -(-SAMPLES // BATCH)

torch.set_default_dtype(torch.float64)
torch.manual_seed(11)


def rounded(tensor):  # to float32's values, so that an engine in float32 starts from the same numbers
    return tensor.float().double()


inputs = rounded(torch.randn(SAMPLES, INPUTS) * (torch.rand(SAMPLES, INPUTS) > 0.3))
labels = torch.randint(CLASSES, (SAMPLES,))
labels[:14] = 1  # so that the classes are of different sizes
values = rounded(torch.randn(SAMPLES, CLASSES) * 2)
sample_weights = rounded(torch.rand(SAMPLES) * 3)
start = [rounded(torch.rand(HIDDEN, INPUTS) - 0.5), rounded(torch.rand(HIDDEN) - 0.5),
         rounded(torch.rand(CLASSES, HIDDEN) - 0.5), rounded(torch.rand(CLASSES) - 0.5)]


# ---- the project's own random numbers, of which dropout is made: see RandomSequence and SampleRandom
MASK = (1 << 64) - 1


def mixed(value):
    value = (value + 0x9E3779B97F4A7C15) & MASK
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & MASK
    return value ^ (value >> 31)


class Pcg32:
    def __init__(self, seed, epoch, sample, purpose):
        seed = mixed((mixed((mixed((seed + purpose) & MASK) + epoch) & MASK) + sample) & MASK)
        self.increment = ((purpose << 1) | 1) & MASK
        self.state = ((self.increment + seed) * 6364136223846793005 + self.increment) & MASK

    def next(self):
        old = self.state
        self.state = (old * 6364136223846793005 + self.increment) & MASK
        shifted = (((old >> 18) ^ old) >> 27) & 0xFFFFFFFF
        turn = old >> 59
        return ((shifted >> turn) | (shifted << (-turn & 31))) & 0xFFFFFFFF


SEED = 5


def hidden_mask(epoch, sample, dropout):
    random = Pcg32(SEED, epoch, sample, 2)
    return torch.tensor([0.0 if random.next() < int(dropout * 2**32) else 1 / (1 - dropout) for _ in range(HIDDEN)])


def input_mask(epoch, sample, dropout):
    random = Pcg32(SEED, epoch, sample, 1)
    return torch.tensor([1.0 if x == 0 else (0.0 if random.next() < int(dropout * 2**32) else 1 / (1 - dropout))
                         for x in inputs[sample].tolist()])


# ---- training
balanced = torch.tensor(compute_class_weight("balanced", classes=numpy.arange(CLASSES), y=labels.numpy()))


def cross_entropy(z, s, **others):
    return F.cross_entropy(z, labels[s], reduction="none", **others)


def binary_cross_entropy(z, s, smoothing=0.0):
    targets = F.one_hot(labels[s], CLASSES) * (1 - smoothing) + smoothing / 2  # as Keras smooths them
    return F.binary_cross_entropy_with_logits(z, targets, reduction="none").sum(1)


def regression(kind):
    return lambda z, s: getattr(F, kind)(z, values[s], reduction="none").mean(1)


def run(loss=cross_entropy, optimizer=lambda p: torch.optim.SGD(p, lr=0.1), penalty=None, clip=None, after=None,
        schedule=None, dropout=0.0, input_dropout=0.0, weight=None):
    parameters = [p.clone().requires_grad_() for p in start]
    w0, b0, w1, b1 = parameters
    stepper = optimizer(parameters)
    scheduler = schedule(stepper) if schedule else None
    for epoch in range(1, EPOCHS + 1):
        for first in range(0, SAMPLES, BATCH):
            batch = torch.arange(first, min(first + BATCH, SAMPLES))
            x = inputs[batch]
            if input_dropout:
                x = x * torch.stack([input_mask(epoch, int(s), input_dropout) for s in batch])
            hidden = torch.tanh(x @ w0.T + b0)
            if dropout:
                hidden = hidden * torch.stack([hidden_mask(epoch, int(s), dropout) for s in batch])
            each = loss(hidden @ w1.T + b1, batch)
            if weight is not None:
                each = each * weight(batch)
            total = each.mean() + (penalty(w0, b0, w1, b1) if penalty else 0)
            stepper.zero_grad()
            total.backward()
            if clip:
                clip(parameters)
            stepper.step()
            if after:
                after(parameters)
            if scheduler:
                scheduler.step()
    return torch.cat([torch.cat([w.T.reshape(-1), b]) for w, b in [(w0, b0), (w1, b1)]]).tolist()


def max_norm(most):
    def hold(parameters):
        with torch.no_grad():
            for matrix in (parameters[0], parameters[2]):
                matrix.copy_(torch.renorm(matrix, p=2, dim=0, maxnorm=most))
    return hold


optim = torch.optim
RUNS = {
    "plain": {},
    "l2": dict(penalty=lambda w0, b0, w1, b1: 0.5 * 0.05 * ((w0**2).sum() + (w1**2).sum())),
    "l1": dict(penalty=lambda w0, b0, w1, b1: 0.02 * (w0.abs().sum() + w1.abs().sum())),
    "l1 and l2 of biases": dict(penalty=lambda w0, b0, w1, b1: 0.02 * (b0.abs().sum() + b1.abs().sum())
                                + 0.5 * 0.05 * ((b0**2).sum() + (b1**2).sum())),
    "clip value": dict(clip=lambda p: torch.nn.utils.clip_grad_value_(p, 0.02)),
    "clip norm": dict(clip=lambda p: torch.nn.utils.clip_grad_norm_(p, 0.1)),
    "l2 and clip norm with adam": dict(
        penalty=lambda w0, b0, w1, b1: 0.5 * 0.05 * ((w0**2).sum() + (w1**2).sum()),
        clip=lambda p: torch.nn.utils.clip_grad_norm_(p, 0.1), optimizer=lambda p: optim.Adam(p, lr=0.01, eps=1e-4)),
    "max norm": dict(after=max_norm(0.6)),
    "dropout": dict(dropout=0.5),
    "dropout and input dropout": dict(dropout=0.25, input_dropout=0.125),
    "label smoothing": dict(loss=lambda z, s: cross_entropy(z, s, label_smoothing=0.1)),
    "label smoothing of binary cross-entropy": dict(loss=lambda z, s: binary_cross_entropy(z, s, 0.1)),
    "class weights": dict(loss=lambda z, s: cross_entropy(z, s, weight=torch.tensor([0.5, 1.0, 2.0]))),
    "balanced": dict(weight=lambda s: balanced[labels[s]]),
    "sample weights": dict(weight=lambda s: sample_weights[s]),
    "huber": dict(loss=regression("huber_loss")),
    "mae": dict(loss=regression("l1_loss")),
    "cosine": dict(schedule=lambda o: optim.lr_scheduler.CosineAnnealingLR(o, T_max=EPOCHS * STEPS_PER_EPOCH)),
}

# ---- schedules, of 0.1: the rate of each of 60 steps, 6 an epoch
STEPS, PER_EPOCH = 60, 6


def rates(schedule, by_epoch):
    optimizer = optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
    scheduler = schedule(optimizer)
    listed = []
    for step in range(STEPS):
        listed.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if not by_epoch or (step + 1) % PER_EPOCH == 0:
            scheduler.step()
    return listed


schedules = optim.lr_scheduler


def warm_up(optimizer, steps):
    return schedules.LinearLR(optimizer, start_factor=1 / (steps + 1), total_iters=steps)


SCHEDULES = {
    "step:epochs=3,factor=0.5": rates(lambda o: schedules.StepLR(o, 3, 0.5), True),
    "exponential:factor=0.8": rates(lambda o: schedules.ExponentialLR(o, 0.8), True),
    "cosine:epochs=10": rates(lambda o: schedules.CosineAnnealingLR(o, STEPS), False),
    "cosine:epochs=10,final=0.25": rates(lambda o: schedules.CosineAnnealingLR(o, STEPS, eta_min=0.025), False),
    "one-cycle:epochs=10": rates(lambda o: schedules.OneCycleLR(o, 0.1, STEPS, cycle_momentum=False), False),
    "one-cycle:epochs=10,rising=0.5,initialDivisor=5,finalDivisor=100": rates(
        lambda o: schedules.OneCycleLR(o, 0.1, STEPS, pct_start=0.5, div_factor=5, final_div_factor=100, cycle_momentum=False), False),
    "warm-up 9": rates(lambda o: warm_up(o, 9), False),
}


# ---- a plateau: losses of epochs, and the rate after each
losses = [1.0, 0.9, 0.95, 0.91, 0.89995, 0.88, 0.88, 0.88, 0.88, 0.88, 0.5, 0.6, 0.6, 0.6, 0.49999, 0.7, 0.7, 0.7, 0.7, 0.7]


def plateau(**settings):
    optimizer = optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
    scheduler = schedules.ReduceLROnPlateau(optimizer, eps=0, **settings)
    after = []
    for loss in losses:
        scheduler.step(loss)
        after.append(optimizer.param_groups[0]["lr"])
    return after


PLATEAUS = {
    "plateau:factor=0.5,patience=2": plateau(factor=0.5, patience=2),
    "plateau:factor=0.1,patience=0,minimumChange=0,final=0.01": plateau(factor=0.1, patience=0, threshold=0, min_lr=0.001),
    "plateau:factor=0.5,patience=1,minimumChange=0.1": plateau(factor=0.5, patience=1, threshold=0.1),
}

(HERE / "training.json").write_text(json.dumps({
    "inputs": inputs.tolist(), "labels": labels.tolist(), "values": values.tolist(), "sampleWeights": sample_weights.tolist(),
    "start": torch.cat([start[0].T.reshape(-1), start[1], start[2].T.reshape(-1), start[3]]).tolist(),
    "batch": BATCH, "epochs": EPOCHS, "seed": SEED, "hidden": HIDDEN,
    "runs": {name: run(**settings) for name, settings in RUNS.items()},
    "stepsPerEpoch": PER_EPOCH, "schedules": SCHEDULES, "losses": losses, "plateaus": PLATEAUS,
}, separators=(",", ":")) + "\n")
