"""Makes augmentation.json in this folder with SciPy (1.10 when it was made), in float64.

    python3 augmentation.py

A few digits, changed by each kind of augmentation, with the project's own random numbers.
"""
import gzip
import json
import math
import pathlib

import numpy
from scipy import ndimage

HERE = pathlib.Path(__file__).parent
MNIST = HERE.parents[3] / "data/mnist/train-images-idx3-ubyte.gz"
SEED = 9
MASK = (1 << 64) - 1


def mixed(value):
    value = (value + 0x9E3779B97F4A7C15) & MASK
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & MASK
    return value ^ (value >> 31)


class Pcg32:  # see RandomSequence and SampleRandom
    def __init__(self, seed, epoch, sample):
        seed = mixed((mixed((mixed(seed) + epoch) & MASK) + sample) & MASK)
        self.increment = 1
        self.state = ((self.increment + seed) * 6364136223846793005 + self.increment) & MASK

    def next(self):
        old = self.state
        self.state = (old * 6364136223846793005 + self.increment) & MASK
        shifted = (((old >> 18) ^ old) >> 27) & 0xFFFFFFFF
        turn = old >> 59
        return ((shifted >> turn) | (shifted << (-turn & 31))) & 0xFFFFFFFF

    def either(self):
        return 2 * ((self.next() >> 8) / 2**24) - 1


def augment(image, epoch, sample, shift=0.0, rotate=0.0, scale=0.0, shear=0.0, elastic=0.0, smoothness=4.0, noise=0.0):
    random = Pcg32(SEED, epoch, sample)
    rows, columns = image.shape
    if shift or rotate or scale or shear or elastic:
        shift_x, shift_y = random.either() * shift, random.either() * shift
        angle, factor = math.radians(random.either() * rotate), 1 + random.either() * scale
        lean = math.tan(math.radians(random.either() * shear))
        turn = numpy.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
        back = numpy.linalg.inv(factor * turn @ numpy.array([[1, lean], [0, 1]]))
        across, down = 0, 0
        if elastic:
            across, down = (elastic * ndimage.gaussian_filter(
                numpy.array([[random.either() for _ in range(columns)] for _ in range(rows)]), smoothness, mode="constant", truncate=4)
                for _ in range(2))
        y, x = numpy.mgrid[:rows, :columns]
        middle_x, middle_y = (columns - 1) / 2, (rows - 1) / 2
        from_x, from_y = x - middle_x - shift_x, y - middle_y - shift_y
        source_x = middle_x + back[0, 0] * from_x + back[0, 1] * from_y + across
        source_y = middle_y + back[1, 0] * from_x + back[1, 1] * from_y + down
        image = ndimage.map_coordinates(image, [source_y, source_x], order=1, mode="grid-constant", cval=0)
    if noise:
        normals = []
        while len(normals) < image.size:
            a, b = random.either(), random.either()
            square = a * a + b * b
            if 0 < square < 1:
                normals += [a * math.sqrt(-2 * math.log(square) / square), b * math.sqrt(-2 * math.log(square) / square)]
        image = numpy.clip(image + noise * numpy.array(normals[:image.size]).reshape(image.shape), 0, 1)
    return image


CASES = ["shift=2", "rotate=15", "scale=0.2", "shear=20", "elastic=34", "elastic=10,smoothness=2.5", "noise=0.1",
         "shift=2,rotate=10,scale=0.1,shear=10,elastic=34,smoothness=4,noise=0.05"]

with gzip.open(MNIST) as stream:
    digits = numpy.frombuffer(stream.read(16 + 3 * 784)[16:], numpy.uint8).reshape(3, 28, 28) / 255

result = []
for case in CASES:
    settings = {name: float(value) for name, value in (part.split("=") for part in case.split(","))}
    for epoch, sample in [(1, 0), (7, 2)]:
        changed = augment(digits[sample], epoch, sample, **settings)
        result.append({"settings": case, "epoch": epoch, "sample": sample, "pixels": [round(v, 8) for v in changed.ravel().tolist()]})
(HERE / "augmentation.json").write_text(json.dumps({"seed": SEED, "cases": result}, separators=(",", ":")) + "\n")
