"""Makes evaluation.json with scikit-learn (1.2 when it was made): the numbers that evaluations and importances are held to.

    python3 evaluation.py

Inputs are kept to float32's values, so that an engine in float32 starts from the same numbers.
"""
import json
import pathlib

import numpy as np
import sklearn.inspection._permutation_importance as inspection
from sklearn import metrics
from sklearn.calibration import calibration_curve

HERE = pathlib.Path(__file__).parent
random = np.random.RandomState(5)


def single(values):
    return np.asarray(values, dtype=np.float32).astype(np.float64)


def softmax(sums):
    e = np.exp(sums - sums.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def sigmoid(sums):
    return 1 / (1 + np.exp(-sums))


def bins_of(truth, probability, bins=10):
    frequency, mean = calibration_curve(truth, probability, n_bins=bins)
    edges = np.linspace(0, 1, bins + 1)
    counts = np.bincount(np.searchsorted(edges[1:-1], probability), minlength=bins)
    seen = counts > 0
    return {
        "counts": counts.tolist(), "frequency": frequency.tolist(), "mean": mean.tolist(),
        "expectedError": float(np.sum(counts[seen] * np.abs(frequency - mean)) / len(truth)),
        "brier": float(metrics.brier_score_loss(truth, probability)),
    }


def means(truth, answer, labels):
    result = {}
    for average in ["macro", "weighted"]:
        p, r, f, _ = metrics.precision_recall_fscore_support(truth, answer, average=average, zero_division=0)
        result[average] = [p, r, f]
    p, r, f, s = metrics.precision_recall_fscore_support(truth, answer, labels=labels, zero_division=0)
    result["classes"] = [[float(a), float(b), float(c), int(d)] for a, b, c, d in zip(p, r, f, s)]
    return result


def classes(rows, count, spread, absent=()):
    truth = random.randint(0, count, rows)
    for label in absent:
        truth[truth == label] = (label + 1) % count
    sums = random.randn(rows, count) * spread
    sums[np.arange(rows), truth] += 1.2 * spread
    sums = single(sums)
    probability = softmax(sums)
    answer = probability.argmax(axis=1)
    present = [c for c in range(count) if (truth == c).any()]
    areas = [metrics.roc_auc_score(truth == c, probability[:, c]) if c in present else None for c in range(count)]
    surest = probability.max(axis=1)
    curve = metrics.roc_curve(truth == present[0], probability[:, present[0]], drop_intermediate=False)
    return {
        "sums": sums.tolist(), "truth": truth.tolist(), "accuracy": metrics.accuracy_score(truth, answer),
        "logLoss": metrics.log_loss(truth, probability, labels=list(range(count))),
        "rocAuc": metrics.roc_auc_score(truth, probability, multi_class="ovr") if len(present) == count else float(np.mean([a for a in areas if a is not None])),
        "areas": areas, "curve": [c.tolist() for c in curve[:2]], "curveOf": present[0],
        "surest": bins_of(answer == truth, surest), "first": bins_of(truth == present[0], probability[:, present[0]]),
        **means(truth, answer, list(range(count))),
    }


def two():
    truth = random.randint(0, 2, 150)
    sums = single(np.round((random.randn(150) + (truth - 0.5) * 2) * 4) / 4)  # so that there are ties
    probability = sigmoid(sums)
    answer = (probability > 0.5).astype(int)
    return {
        "sums": sums.tolist(), "truth": truth.tolist(), "accuracy": metrics.accuracy_score(truth, answer),
        "logLoss": metrics.log_loss(truth, probability), "rocAuc": metrics.roc_auc_score(truth, probability),
        "second": bins_of(truth, probability), **means(truth, answer, [0, 1]),
    }


def labels():
    truth = (random.rand(120, 3) < [0.5, 0.2, 0.05]).astype(int)
    sums = single(np.round((random.randn(120, 3) + (truth - 0.5) * 2) * 4) / 4)
    probability = sigmoid(sums)
    answer = (probability > 0.5).astype(int)
    each = []
    for l in range(3):
        p, r, f, _ = metrics.precision_recall_fscore_support(truth[:, l], answer[:, l], average="binary", zero_division=0)
        each.append([metrics.accuracy_score(truth[:, l], answer[:, l]), p, r, f,
                     metrics.log_loss(truth[:, l], probability[:, l]), metrics.roc_auc_score(truth[:, l], probability[:, l])])
    result = {"sums": sums.tolist(), "truth": truth.tolist(), "labels": each, "rocAuc": metrics.roc_auc_score(truth, probability)}
    for average in ["macro", "weighted"]:
        p, r, f, _ = metrics.precision_recall_fscore_support(truth, answer, average=average, zero_division=0)
        result[average] = [p, r, f]
    return result


def regression():
    truth = np.round(random.randn(90, 2) * [3, 4000] + [5, 60000], 3)
    answer = single(truth + random.randn(90, 2) * [1, 900])
    return {
        "answers": answer.tolist(), "truth": truth.tolist(),
        "scores": [[metrics.r2_score(truth[:, c], answer[:, c]), metrics.mean_absolute_error(truth[:, c], answer[:, c]),
                    metrics.mean_squared_error(truth[:, c], answer[:, c], squared=False)] for c in range(2)],
    }


class Order:
    """Glassbox's RandomSequence (PCG-XSH-RR 64/32) in the place of NumPy's generator, so that both shuffle alike."""

    def __init__(self, seed):
        self.increment = (((2**64 - 3) << 1) | 1) & (2**64 - 1)
        self.state = ((self.increment + seed) * 6364136223846793005 + self.increment) & (2**64 - 1)
        self.seed = seed
        self.order = None

    def next(self):
        old = self.state
        self.state = (old * 6364136223846793005 + self.increment) & (2**64 - 1)
        shifted = (((old >> 18) ^ old) >> 27) & 0xFFFFFFFF
        turn = old >> 59
        return ((shifted >> turn) | (shifted << (32 - turn))) & 0xFFFFFFFF

    def below(self, bound):
        while True:
            number = self.next()
            if number >= (2**32 - bound) % bound:
                return number % bound

    def shuffle(self, numbers):
        # scikit-learn applies each order to what the ones before have left; here each is meant to apply to the rows as they were.
        before = np.arange(len(numbers)) if self.order is None else self.order.copy()
        self.order = before.copy()
        for i in range(len(numbers) - 1, 0, -1):
            j = self.below(i + 1)
            self.order[i], self.order[j] = self.order[j], self.order[i]
        numbers[:] = np.argsort(before)[self.order]

    def randint(self, *_):
        return self.seed


def importance():
    """Three columns: a number that decides, a category, and a number that says nothing; a linear model of which they are asked."""
    rows, seed = 80, 3
    x = np.column_stack([single(random.randn(rows)), random.randint(0, 3, rows), single(random.randn(rows))])
    weights = single([[2, -2], [1, 0], [0, 1.5], [-1, 0.25], [0.03, 0]])  # number, three categories, number
    noise = random.randn(rows) * 0.5

    def inputs(x):
        return np.column_stack([x[:, 0], x[:, 1] == 0, x[:, 1] == 1, x[:, 1] == 2, x[:, 2]]).astype(np.float64)

    class Linear:
        def fit(self, *_):
            return self

        def predict(self, x):
            return (inputs(x) @ weights).argmax(axis=1)

    class Number(Linear):
        def predict(self, x):
            return inputs(x) @ weights[:, 0]

    result = {"x": x.tolist(), "weights": weights.tolist(), "seed": seed, "repeats": 6}
    inspection.check_random_state = lambda seed: seed if isinstance(seed, Order) else Order(seed)
    sums = inputs(x) @ weights
    truth = (sums[:, 0] + noise < sums[:, 1]).astype(int)
    number = single(sums[:, 0] + noise)
    for name, model, y, scoring in [("classes", Linear(), truth, "accuracy"), ("regression", Number(), number, "r2")]:
        measured = inspection.permutation_importance(model, x, y, scoring=scoring, n_repeats=6, random_state=Order(seed))
        result[name] = {"truth": y.tolist(), "drops": measured.importances.tolist(), "mean": measured.importances_mean.tolist(),
                        "deviation": measured.importances_std.tolist()}
    return result


(HERE / "evaluation.json").write_text(json.dumps({
    "four classes": classes(200, 4, 1.5), "one class absent": classes(60, 3, 1, absent=[1]), "sure": classes(80, 3, 40),
    "two classes": two(), "labels": labels(), "regression": regression(), "importance": importance(),
}) + "\n")
