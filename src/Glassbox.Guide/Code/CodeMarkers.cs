namespace Glassbox.Guide.Code;

/// <summary>The lines of nn.cs that scenes highlight.</summary>
public static class CodeMarkers
{
    /// <summary>Loading the digits.</summary>
    public static CodeMarker Digits { get; } = new("Dataset digits = Mnist.Load()");

    /// <summary>The random number generator and its seed.</summary>
    public static CodeMarker Seed { get; } = new("Random random = new Random(");

    /// <summary>Initializing both weight matrices.</summary>
    public static CodeMarker Weights { get; } = new("double[][] hiddenWeights = RandomWeights(");

    /// <summary>Initializing both bias vectors with 0.</summary>
    public static CodeMarker Biases { get; } = new("double[] hiddenBiases = new double[20]");

    /// <summary>The learning rate.</summary>
    public static CodeMarker LearningRate { get; } = new("const double learningRate");

    /// <summary>The loop over epochs.</summary>
    public static CodeMarker Epochs { get; } = new("for (int epoch = 1;");

    /// <summary>Resetting the counters of an epoch.</summary>
    public static CodeMarker Counters { get; } = new("double correct = 0, error = 0");

    /// <summary>The loop over samples.</summary>
    public static CodeMarker Samples { get; } = new("for (int n = 0; n < digits.Count");

    /// <summary>One sample: the image and the one-hot label.</summary>
    public static CodeMarker ImageAndLabel { get; } = new("double[] image = Image(n), label = OneHot(");

    /// <summary>One sample: the forward pass to the hidden neurons.</summary>
    public static CodeMarker Hidden { get; } = new("double[] hidden = Forward(");

    /// <summary>One sample: the forward pass to the outputs.</summary>
    public static CodeMarker Output { get; } = new("double[] output = Forward(outputWeights, outputBiases, hidden)");

    /// <summary>One sample: the cost.</summary>
    public static CodeMarker Error { get; } = new("error += Vector(10,");

    /// <summary>One sample: whether the prediction is correct.</summary>
    public static CodeMarker Correct { get; } = new("if (ArgMax(output) == digits.Label(n)) correct++");

    /// <summary>One sample: the deltas of the outputs.</summary>
    public static CodeMarker OutputDelta { get; } = new("double[] outputDelta = ");

    /// <summary>One sample: the deltas of the hidden neurons.</summary>
    public static CodeMarker HiddenDelta { get; } = new("double[] hiddenDelta = ");

    /// <summary>One sample: the update of the output weights and biases.</summary>
    public static CodeMarker OutputUpdate { get; } = new("Update(outputWeights, outputBiases, outputDelta");

    /// <summary>One sample: the update of the hidden weights and biases.</summary>
    public static CodeMarker HiddenUpdate { get; } = new("Update(hiddenWeights, hiddenBiases, hiddenDelta");

    /// <summary>The report at the end of an epoch.</summary>
    public static CodeMarker Report { get; } = new("Console.WriteLine($\"Epoch {epoch}");

    /// <summary>The prompt for a number.</summary>
    public static CodeMarker Question { get; } = new("Enter a number (0 - 59999)");

    /// <summary>Asking the trained network about one digit.</summary>
    public static CodeMarker Ask { get; } = new("double[] output = Forward(outputWeights, outputBiases, Forward(");

    /// <summary>Scaling bytes to numbers from 0 to 1.</summary>
    public static CodeMarker Image { get; } = new("double[] Image(int n) =>");

    /// <summary>One-hot encoding of a label.</summary>
    public static CodeMarker OneHot { get; } = new("double[] OneHot(int digit) =>");

    /// <summary>The index of the largest output.</summary>
    public static CodeMarker ArgMax { get; } = new("int ArgMax(double[] outputs) =>");

    /// <summary>The initial weights of one neuron.</summary>
    public static CodeMarker RandomRow { get; } = new("double[] RandomRow(int length) =>");

    /// <summary>The sigmoid function.</summary>
    public static CodeMarker Sigmoid { get; } = new("double Sigmoid(double x) =>");

    /// <summary>Forward: the signature.</summary>
    public static CodeMarker Forward { get; } = new("double[] Forward(double[][] weights");

    /// <summary>Forward: the body, for each neuron.</summary>
    public static CodeMarker ForwardBody { get; } = new("Sigmoid(Dot(weights[to], inputs) + biases[to])");

    /// <summary>Backward: the signature.</summary>
    public static CodeMarker Backward { get; } = new("double[] Backward(double[][] weights");

    /// <summary>Backward: the body, for each neuron.</summary>
    public static CodeMarker BackwardBody { get; } = new("deltas) * h[from] * (1 - h[from])");

    /// <summary>The dot product.</summary>
    public static CodeMarker Dot { get; } = new("double Dot(double[] a, double[] b)");

    /// <summary>The dot product: initializing the sum.</summary>
    public static CodeMarker DotStart { get; } = new("double sum = 0;");

    /// <summary>The dot product: adding one product.</summary>
    public static CodeMarker DotSum { get; } = new("sum += a[i] * b[i]");

    /// <summary>The dot product: returning the sum.</summary>
    public static CodeMarker DotResult { get; } = new("return sum;");

    /// <summary>Update: the signature.</summary>
    public static CodeMarker Update { get; } = new("void Update(double[][] weights");

    /// <summary>Update: the loop over neurons.</summary>
    public static CodeMarker UpdateNeurons { get; } = new("for (int to = 0;");

    /// <summary>Update: the step size of one neuron.</summary>
    public static CodeMarker UpdateStep { get; } = new("double step = learningRate * deltas[to]");

    /// <summary>Update: the weights of one neuron.</summary>
    public static CodeMarker UpdateWeights { get; } = new("row[from] -= step * inputs[from]");

    /// <summary>Update: the bias of one neuron.</summary>
    public static CodeMarker UpdateBias { get; } = new("biases[to] -= step;");
}
