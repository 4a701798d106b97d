namespace Glassbox;

// Architectures by task.
public sealed partial class Architecture
{
    /// <summary>Creates a network for classification: ReLU, then softmax. Train it with <see cref="Loss.CrossEntropy"/>.</summary>
    /// <param name="inputs">The number of inputs: at least 1.</param>
    /// <param name="hidden">The number of neurons in each hidden layer; empty for a linear classifier.</param>
    /// <param name="classes">The number of classes: at least 2.</param>
    /// <param name="activation">The activation of the hidden layers; ReLU by default.</param>
    /// <exception cref="ArgumentException">A size is below 1, there are fewer than 2 classes, or the network is too large.</exception>
    public static Architecture ForClasses(int inputs, IReadOnlyList<int> hidden, int classes, Activation? activation = null) => classes >= 2
        ? For(inputs, hidden, classes, activation, Activation.Softmax)
        : throw new ArgumentException($"There must be at least 2 classes to tell apart, not {classes}.", nameof(classes));

    /// <summary>Creates a network for regression: ReLU, then identity. Train it with <see cref="Loss.MeanSquaredError"/>.</summary>
    /// <param name="inputs">The number of inputs: at least 1.</param>
    /// <param name="hidden">The number of neurons in each hidden layer; empty for linear regression.</param>
    /// <param name="outputs">The number of values to predict: at least 1.</param>
    /// <param name="activation">The activation of the hidden layers; ReLU by default.</param>
    /// <exception cref="ArgumentException">A size is below 1, or the network is too large.</exception>
    public static Architecture ForRegression(int inputs, IReadOnlyList<int> hidden, int outputs = 1, Activation? activation = null) =>
        For(inputs, hidden, outputs, activation, Activation.Identity);

    /// <summary>
    /// Creates a network for multi-label classification, which predicts the probability of each label independently: ReLU, then sigmoid.
    /// Train it with <see cref="Loss.BinaryCrossEntropy"/>.
    /// </summary>
    /// <param name="inputs">The number of inputs: at least 1.</param>
    /// <param name="hidden">The number of neurons in each hidden layer; empty for a linear classifier.</param>
    /// <param name="labels">The number of labels: at least 1.</param>
    /// <param name="activation">The activation of the hidden layers; ReLU by default.</param>
    /// <exception cref="ArgumentException">A size is below 1, or the network is too large.</exception>
    public static Architecture ForLabels(int inputs, IReadOnlyList<int> hidden, int labels, Activation? activation = null) =>
        For(inputs, hidden, labels, activation, Activation.Sigmoid);

    private static Architecture For(int inputs, IReadOnlyList<int> hidden, int outputs, Activation? activation, Activation output)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        return new Architecture([inputs, .. hidden, outputs], activation ?? Activation.Relu, output);
    }
}
