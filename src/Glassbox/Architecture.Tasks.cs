namespace Glassbox;

// Networks by what they are asked.
public sealed partial class Architecture
{
    /// <summary>A network that tells classes apart: ReLU, then softmax. It learns with <see cref="Loss.CrossEntropy"/>.</summary>
    /// <param name="inputs">The number of inputs: at least 1.</param>
    /// <param name="hidden">The neurons of each hidden layer; none makes a linear classifier.</param>
    /// <param name="classes">At least 2.</param>
    /// <param name="activation">Of the hidden layers; ReLU if not given.</param>
    /// <exception cref="ArgumentException">A size is below 1, there are fewer than 2 classes, or it is too large.</exception>
    public static Architecture ForClasses(int inputs, IReadOnlyList<int> hidden, int classes, Activation? activation = null) => classes >= 2
        ? For(inputs, hidden, classes, activation, Activation.Softmax)
        : throw new ArgumentException($"There must be at least 2 classes to tell apart, not {classes}.", nameof(classes));

    /// <summary>A network that answers with numbers: ReLU, then identity. It learns with <see cref="Loss.MeanSquaredError"/>.</summary>
    /// <param name="inputs">The number of inputs: at least 1.</param>
    /// <param name="hidden">The neurons of each hidden layer; none makes a linear regression.</param>
    /// <param name="outputs">How many numbers an answer has: at least 1.</param>
    /// <param name="activation">Of the hidden layers; ReLU if not given.</param>
    /// <exception cref="ArgumentException">A size is below 1, or it is too large.</exception>
    public static Architecture ForRegression(int inputs, IReadOnlyList<int> hidden, int outputs = 1, Activation? activation = null) =>
        For(inputs, hidden, outputs, activation, Activation.Identity);

    /// <summary>
    /// A network that says of each of some labels how likely it holds, whatever the others do: ReLU, then sigmoid. It learns with
    /// <see cref="Loss.BinaryCrossEntropy"/>.
    /// </summary>
    /// <param name="inputs">The number of inputs: at least 1.</param>
    /// <param name="hidden">The neurons of each hidden layer; none makes a linear classifier.</param>
    /// <param name="labels">At least 1.</param>
    /// <param name="activation">Of the hidden layers; ReLU if not given.</param>
    /// <exception cref="ArgumentException">A size is below 1, or it is too large.</exception>
    public static Architecture ForLabels(int inputs, IReadOnlyList<int> hidden, int labels, Activation? activation = null) =>
        For(inputs, hidden, labels, activation, Activation.Sigmoid);

    private static Architecture For(int inputs, IReadOnlyList<int> hidden, int outputs, Activation? activation, Activation output)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        return new Architecture([inputs, .. hidden, outputs], activation ?? Activation.Relu, output);
    }
}
