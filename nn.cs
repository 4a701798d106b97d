// A neural network from scratch that learns to read digits: 784 pixels → 20 hidden neurons → 10 outputs.
#:project src/Glassbox/Glassbox.csproj
#:property Optimize=true
using Glassbox;

Dataset digits = Mnist.Load().Training; // 60 000 images of 28 × 28 pixels, each with its label
var random = new Random(0);             // the same seed, the same story
double[][] hiddenWeights = RandomWeights(20, 784), outputWeights = RandomWeights(10, 20); // a row for each neuron
double[] hiddenBiases = new double[20], outputBiases = new double[10];
const double learningRate = 0.01;

for (int epoch = 1; epoch <= 3; epoch++)
{
    (int correct, double error) = (0, 0);
    for (int n = 0; n < digits.Count; n++)
    {
        double[] image = Image(n), label = OneHot(digits.Label(n));

        // Forward propagation: from the pixels to an answer.
        double[] hidden = Forward(hiddenWeights, hiddenBiases, image);  // (20 × 784) · (784 × 1) → (20 × 1)
        double[] output = Forward(outputWeights, outputBiases, hidden); // (10 × 20)  · (20 × 1)  → (10 × 1)

        // Cost: how far the outputs are from the label.
        error += output.Zip(label, (o, l) => (o - l) * (o - l)).Average();
        if (Answer(output) == digits.Label(n)) correct++;

        // Backpropagation: how much each neuron is to blame. (The video updates the output weights before it sends
        // the error back through them; here, as in the textbooks, the error meets the weights that made it.)
        double[] outputDelta = [.. output.Zip(label, (o, l) => o - l)];      // (10 × 1)
        double[] hiddenDelta = Backward(outputWeights, outputDelta, hidden); // (20 × 10) · (10 × 1) → (20 × 1)

        // Update: each weight and each bias takes a small step downhill.
        Update(outputWeights, outputBiases, outputDelta, hidden); // (10 × 1) · (1 × 20)  → (10 × 20)
        Update(hiddenWeights, hiddenBiases, hiddenDelta, image);  // (20 × 1) · (1 × 784) → (20 × 784)
    }

    Console.WriteLine($"Epoch {epoch}   accuracy {100.0 * correct / digits.Count:F2} %   mean error {error / digits.Count:F5}");
}

while (true)
{
    Console.Write("Enter a number (0 - 59999): ");
    if (Console.ReadLine() is not { } line) break;
    if (!int.TryParse(line, out int n) || n < 0 || n >= digits.Count) continue;
    foreach (double[] row in Image(n).Chunk(28)) Console.WriteLine(string.Concat(row.SelectMany(Ink)));
    double[] output = Forward(outputWeights, outputBiases, Forward(hiddenWeights, hiddenBiases, Image(n)));
    Console.WriteLine($"The network says {Answer(output)} (output {output.Max():F2}). It is a {digits.Label(n)}.");
}
Console.WriteLine();

double[] Image(int n) => [.. digits.Pixels(n).Select(pixel => pixel / 255f)]; // bytes → 0 to 1; [.. x] makes an array of x
double[] OneHot(int digit) => [.. Enumerable.Range(0, 10).Select(place => place == digit ? 1.0 : 0.0)];
int Answer(double[] output) => Array.IndexOf(output, output.Max());
string Ink(double pixel) => new(" ░▒▓█"[(int)(4.99 * pixel)], 2);
double[] RandomRow(int length) => [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.5)]; // from -½ to ½
double[][] RandomWeights(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => RandomRow(columns))];
double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

double[] Forward(double[][] weights, double[] biases, double[] inputs) => // sigmoid(weights · inputs + biases)
    [.. weights.Zip(biases, (row, bias) => Sigmoid(Dot(row, inputs) + bias))];

double[] Backward(double[][] weights, double[] deltas, double[] activations) => // (weightsᵀ · deltas) × sigmoid′
    [.. activations.Select((a, from) => weights.Zip(deltas, (row, delta) => row[from] * delta).Sum() * a * (1 - a))];

double Dot(double[] a, double[] b)
{
    double sum = 0;
    for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
    return sum;
}

void Update(double[][] weights, double[] biases, double[] deltas, double[] inputs) // −= learning rate × deltas · inputsᵀ
{
    for (int to = 0; to < deltas.Length; to++)
    {
        (double[] row, double step) = (weights[to], learningRate * deltas[to]);
        for (int from = 0; from < row.Length; from++) row[from] -= step * inputs[from];
        biases[to] -= step;
    }
}
