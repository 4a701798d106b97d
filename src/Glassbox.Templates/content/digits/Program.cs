// Trains a network to read handwritten digits: 784 pixels → 20 hidden neurons → 10 outputs, one per digit.
//
//     dotnet run -c Release                trains, tests, and shows the worst mistake
//     dotnet run -c Release -- 7 12345     also shows these of the 60 000 training digits, with the answers of the network
using Glassbox;

DatasetSplit digits = Mnist.Load(); // 60 000 training digits, 10 000 test digits

var indices = new List<int>();
foreach (string argument in args)
{
    if (!int.TryParse(argument, out int index) || index < 0 || index >= digits.Training.Count)
    {
        Console.Error.WriteLine($"'{argument}' is not a whole number from 0 to {digits.Training.Count - 1}.");
        return 2;
    }

    indices.Add(index);
}

var network = new Network(new Architecture([784, 20, 10]), seed: 1); // the same seed gives the same network on every machine
var options = new TrainingOptions { Optimizer = new Sgd { LearningRate = 0.01f } };
foreach (TrainingReport epoch in new Trainer(network, digits.Training, options).Epochs(3))
    Console.WriteLine($"Epoch {epoch.Epoch}: {100 * epoch.RunningAccuracy:F2} % right while learning");

Evaluation evaluation = network.Evaluate(digits.Test);
Console.WriteLine($"{100 * evaluation.Accuracy:F2} % of the {evaluation.Count} digits it has never seen");
ModelFile.Save("digits.safetensors", network);
Console.WriteLine("Saved as digits.safetensors");

Misclassification worst = evaluation.WorstMisclassifications(1)[0];
Show("Its worst mistake", digits.Test, worst.Index);
foreach (int index in indices) Show($"Digit {index}", digits.Training, index);
return 0;

void Show(string title, Dataset set, int index)
{
    float[] outputs = network.Predict(set, index); // [10]
    int answer = network.Classify(set, index);
    Console.WriteLine();
    Console.WriteLine($"{title}: it says {answer} (output {outputs[answer]:F2}); it is a {set.Label(index)}");
    byte[] pixels = set.Pixels(index); // [28, 28]
    const string shades = " .:-=+*#%@";
    for (int row = 0; row < set.Rows; row++)
    {
        string line = string.Concat(Enumerable.Range(0, set.Columns).Select(column => new string(shades[pixels[(row * set.Columns) + column] * 9 / 255], 2)));
        if (!string.IsNullOrWhiteSpace(line)) Console.WriteLine(line);
    }
}
