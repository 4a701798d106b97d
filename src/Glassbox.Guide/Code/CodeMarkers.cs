namespace Glassbox.Guide.Code;

/// <summary>The places of nn.cs that scenes point at.</summary>
public static class CodeMarkers
{
    /// <summary>Loading the digits.</summary>
    public static CodeMarker Digits { get; } = new("Dataset digits = Mnist.Load()");

    /// <summary>The random numbers, and their seed.</summary>
    public static CodeMarker Seed { get; } = new("Random random = new Random(");

    /// <summary>Both weight matrices are drawn.</summary>
    public static CodeMarker Weights { get; } = new("double[][] hiddenWeights = RandomWeights(");

    /// <summary>Both rows of biases begin at 0.</summary>
    public static CodeMarker Biases { get; } = new("double[] hiddenBiases = new double[20]");

    /// <summary>The learning rate.</summary>
    public static CodeMarker LearningRate { get; } = new("const double learningRate");

    /// <summary>The loop over epochs.</summary>
    public static CodeMarker Epochs { get; } = new("for (int epoch = 1;");

    /// <summary>The counters of an epoch begin at 0.</summary>
    public static CodeMarker Counters { get; } = new("double correct = 0, error = 0");

    /// <summary>The loop over samples.</summary>
    public static CodeMarker Samples { get; } = new("for (int n = 0; n < digits.Count");

    /// <summary>One sample: the image and the one-hot label.</summary>
    public static CodeMarker ImageAndLabel { get; } = new("double[] image = Image(n), label = OneHot(");

    /// <summary>One sample: forward to the hidden neurons.</summary>
    public static CodeMarker Hidden { get; } = new("double[] hidden = Forward(");

    /// <summary>One sample: forward to the outputs.</summary>
    public static CodeMarker Output { get; } = new("double[] output = Forward(outputWeights, outputBiases, hidden)");

    /// <summary>One sample: the cost.</summary>
    public static CodeMarker Error { get; } = new("error += Vector(10,");

    /// <summary>One sample: whether the answer is right.</summary>
    public static CodeMarker Correct { get; } = new("if (ArgMax(output) == digits.Label(n)) correct++");

    /// <summary>One sample: the deltas of the outputs.</summary>
    public static CodeMarker OutputDelta { get; } = new("double[] outputDelta = ");

    /// <summary>One sample: the deltas of the hidden neurons.</summary>
    public static CodeMarker HiddenDelta { get; } = new("double[] hiddenDelta = ");

    /// <summary>One sample: the update of the output weights and biases.</summary>
    public static CodeMarker OutputUpdate { get; } = new("Update(outputWeights, outputBiases, outputDelta");

    /// <summary>One sample: the update of the hidden weights and biases.</summary>
    public static CodeMarker HiddenUpdate { get; } = new("Update(hiddenWeights, hiddenBiases, hiddenDelta");

    /// <summary>What an epoch came to.</summary>
    public static CodeMarker Report { get; } = new("Console.WriteLine($\"Epoch {epoch}");

    /// <summary>The number that is asked for.</summary>
    public static CodeMarker Question { get; } = new("Enter a number (0 - 59999)");

    /// <summary>The trained network is asked about one digit.</summary>
    public static CodeMarker Ask { get; } = new("double[] output = Forward(outputWeights, outputBiases, Forward(");

    /// <summary>Bytes become numbers from 0 to 1.</summary>
    public static CodeMarker Image { get; } = new("double[] Image(int n) =>");

    /// <summary>A label becomes ten places.</summary>
    public static CodeMarker OneHot { get; } = new("double[] OneHot(int digit) =>");

    /// <summary>The place of the largest output.</summary>
    public static CodeMarker ArgMax { get; } = new("int ArgMax(double[] outputs) =>");

    /// <summary>One neuron's weights are drawn.</summary>
    public static CodeMarker RandomRow { get; } = new("double[] RandomRow(int length) =>");

    /// <summary>The squash.</summary>
    public static CodeMarker Sigmoid { get; } = new("double Sigmoid(double x) =>");

    /// <summary>Forward: what it takes.</summary>
    public static CodeMarker Forward { get; } = new("double[] Forward(double[][] weights");

    /// <summary>Forward: what it does, for each neuron.</summary>
    public static CodeMarker ForwardBody { get; } = new("Sigmoid(Dot(weights[to], inputs) + biases[to])");

    /// <summary>Backward: what it takes.</summary>
    public static CodeMarker Backward { get; } = new("double[] Backward(double[][] weights");

    /// <summary>Backward: what it does, for each neuron.</summary>
    public static CodeMarker BackwardBody { get; } = new("deltas) * h[from] * (1 - h[from])");

    /// <summary>The dot product.</summary>
    public static CodeMarker Dot { get; } = new("double Dot(double[] a, double[] b)");

    /// <summary>The dot product: the sum, empty.</summary>
    public static CodeMarker DotStart { get; } = new("double sum = 0;");

    /// <summary>The dot product: one product after another is added.</summary>
    public static CodeMarker DotSum { get; } = new("sum += a[i] * b[i]");

    /// <summary>The dot product: the sum, whole.</summary>
    public static CodeMarker DotResult { get; } = new("return sum;");

    /// <summary>Update: what it takes.</summary>
    public static CodeMarker Update { get; } = new("void Update(double[][] weights");

    /// <summary>Update: one neuron after another.</summary>
    public static CodeMarker UpdateNeurons { get; } = new("for (int to = 0;");

    /// <summary>Update: the step of one neuron.</summary>
    public static CodeMarker UpdateStep { get; } = new("double step = learningRate * deltas[to]");

    /// <summary>Update: its weights.</summary>
    public static CodeMarker UpdateWeights { get; } = new("row[from] -= step * inputs[from]");

    /// <summary>Update: its bias.</summary>
    public static CodeMarker UpdateBias { get; } = new("biases[to] -= step;");
}
