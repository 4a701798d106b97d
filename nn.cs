// A neural network from scratch that learns to read digits: 784 pixels → 20 hidden neurons → 10 outputs.
#:project src/Glassbox.Mnist/Glassbox.Mnist.csproj
#:property Optimize=true
using Glassbox;

Dataset digits = Mnist.Load().Training; // 60 000 images of 28 × 28 pixels, each with its label
Random random = new Random(0);          // the same seed, the same story
const double learningRate = 0.01;       // learn_rate in the video, as w_i_h and b_h_o below
double[][] hiddenWeights = RandomWeights(20, 784), outputWeights = RandomWeights(10, 20); // w_i_h, w_h_o: a row for each neuron
double[] hiddenBiases = new double[20], outputBiases = new double[10];                    // b_i_h, b_h_o: zeros

for (int epoch = 1; epoch <= 3; epoch++)
{
    double correct = 0, error = 0;
    for (int n = 0; n < digits.Count; n++)
    {
        double[] image = Image(n), label = OneHot(digits.Label(n)); // img, l
        // Forward propagation: from the pixels to an answer.
        double[] hidden = Forward(hiddenWeights, hiddenBiases, image);  // h: (20 × 784) · (784 × 1) → (20 × 1)
        double[] output = Forward(outputWeights, outputBiases, hidden); // o: (10 × 20)  · (20 × 1)  → (10 × 1)
        // Cost: how far the outputs are from the label.
        error += Vector(10, i => (output[i] - label[i]) * (output[i] - label[i])).Average(); // e
        if (ArgMax(output) == digits.Label(n)) correct++;
        // Backpropagation: how much each neuron is to blame. (The video updates the output weights before it sends
        // the error back through them; here, as in the textbooks, the error meets the weights that made it.)
        double[] outputDelta = Vector(10, i => output[i] - label[i]);        // delta_o: (10 × 1)
        double[] hiddenDelta = Backward(outputWeights, outputDelta, hidden); // delta_h: (20 × 10) · (10 × 1) → (20 × 1)
        // Update: each weight and each bias takes a small step downhill.
        Update(outputWeights, outputBiases, outputDelta, hidden); // (10 × 1) · (1 × 20)  → (10 × 20)
        Update(hiddenWeights, hiddenBiases, hiddenDelta, image);  // (20 × 1) · (1 × 784) → (20 × 784)
    }
    Console.WriteLine($"Epoch {epoch}   accuracy {100 * correct / digits.Count:F2} %   mean error {error / digits.Count:F5}");
}

while (true)
{
    Console.Write("Enter a number (0 - 59999): ");
    string? line = Console.ReadLine();
    if (line == null) break;
    if (!int.TryParse(line, out int n) || n < 0 || n >= digits.Count) continue;
    foreach (double[] row in Image(n).Chunk(28)) Console.WriteLine(string.Concat(row.Select(Ink)));
    double[] output = Forward(outputWeights, outputBiases, Forward(hiddenWeights, hiddenBiases, Image(n)));
    Console.WriteLine($"The network says {ArgMax(output)} (output {output.Max():F2}). It is a {digits.Label(n)}.");
}
Console.WriteLine();

double[] Image(int n) => Array.ConvertAll(digits.Pixels(n), pixel => (double)(pixel / 255f)); // from 0..255 to 0..1
double[] OneHot(int digit) => Vector(10, i => i == digit ? 1 : 0);
double[][] RandomWeights(int rows, int columns) => Enumerable.Range(0, rows).Select(row => RandomRow(columns)).ToArray();
double[] RandomRow(int length) => Vector(length, i => random.NextDouble() - 0.5); // from -½ to ½
double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
int ArgMax(double[] outputs) => Array.IndexOf(outputs, outputs.Max());
string Ink(double pixel) => new string(" ░▒▓█"[(int)(4.99 * pixel)], 2);

double[] Forward(double[][] weights, double[] biases, double[] inputs) => // sigmoid(weights · inputs + biases)
    Vector(biases.Length, to => Sigmoid(Dot(weights[to], inputs) + biases[to]));
double[] Backward(double[][] weights, double[] deltas, double[] h) => // (weightsᵀ · deltas) × sigmoid′
    Vector(h.Length, from => Dot(Vector(deltas.Length, to => weights[to][from]), deltas) * h[from] * (1 - h[from]));
void Update(double[][] weights, double[] biases, double[] deltas, double[] inputs) // -= learning rate × deltas · inputsᵀ
{
    for (int to = 0; to < deltas.Length; to++)
    {
        double[] row = weights[to];
        double step = learningRate * deltas[to];
        for (int from = 0; from < row.Length; from++) row[from] -= step * inputs[from];
        biases[to] -= step;
    }
}
double Dot(double[] a, double[] b) // a[0] × b[0] + a[1] × b[1] + …
{
    double sum = 0;
    for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
    return sum;
}
double[] Vector(int length, Func<int, double> number) // the numbers number(0), number(1), …
{
    double[] vector = new double[length];
    for (int i = 0; i < length; i++) vector[i] = number(i);
    return vector;
}
