"""Trains a network on ../tables/iris.csv in PyTorch, and exports it as iris-pytorch.onnx.

    apt-get install python3-torch && python3 make.py
"""
import csv

import torch

torch.manual_seed(1)
rows = list(csv.reader(open("../tables/iris.csv")))[1:]
names = sorted({row[-1] for row in rows})
x = torch.tensor([[float(cell) for cell in row[:-1]] for row in rows])
y = torch.tensor([names.index(row[-1]) for row in rows])

network = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.ReLU(), torch.nn.Linear(8, 3))
optimizer = torch.optim.Adam(network.parameters(), lr=0.02)
for _ in range(300):
    optimizer.zero_grad()
    torch.nn.functional.cross_entropy(network(x), y).backward()
    optimizer.step()

print(f"{(network(x).argmax(dim=1) == y).float().mean():.3f} of the rows are right")
network.append(torch.nn.Softmax(dim=1))
torch.onnx.export(network.eval(), x[:1], "iris-pytorch.onnx", input_names=["measurements"], output_names=["probabilities"],
                  dynamic_axes={"measurements": {0: "rows"}, "probabilities": {0: "rows"}})
