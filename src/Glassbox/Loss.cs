using System.Buffers;
using System.Globalization;
using Glassbox.Losses;

namespace Glassbox;

/// <summary>A loss function: its value and its derivative.</summary>
/// <remarks>
/// Each built-in loss is a file in <c>Losses/</c>. To write your own, derive a class with a name, a value and a derivative. It must not keep
/// state between calls, because several threads may call it at once. The reference implementation does not support custom losses.
/// </remarks>
public abstract class Loss
{
    /// <summary>Initializes a loss.</summary>
    /// <param name="name">The name in files; it must differ from the names in <see cref="All"/>.</param>
    /// <param name="defaultOutputActivation">The activation of the last layer that the loss is meant for.</param>
    protected Loss(string name, Activation defaultOutputActivation)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(defaultOutputActivation);
        Name = name;
        DefaultOutputActivation = defaultOutputActivation;
    }

    /// <summary>The mean over the outputs of (output − target)².</summary>
    public static Loss MeanSquaredError { get; } = new MeanSquaredError();

    /// <summary>
    /// −Σ target · ln output + (1 − target) · ln(1 − output), on sigmoid outputs. Its delta is output − target.
    /// </summary>
    public static Loss BinaryCrossEntropy { get; } = new BinaryCrossEntropy();

    /// <summary>−Σ target · ln output, on softmax outputs. Its delta is output − target.</summary>
    public static Loss CrossEntropy { get; } = new CrossEntropy();

    /// <summary>
    /// The mean over the outputs of ½ (output − target)² if they differ by at most 1, else of |output − target| − ½: for targets with
    /// outliers.
    /// </summary>
    /// <remarks>Huber 1964, with δ = 1.</remarks>
    public static Loss Huber { get; } = new Huber();

    /// <summary>The mean over the outputs of |output − target|.</summary>
    public static Loss MeanAbsoluteError { get; } = new MeanAbsoluteError();

    /// <summary>All built-in losses, in display order.</summary>
    public static IReadOnlyList<Loss> All { get; } = [MeanSquaredError, BinaryCrossEntropy, CrossEntropy, Huber, MeanAbsoluteError];

    /// <summary>The name in files and on the command line, such as <c>cross-entropy</c>.</summary>
    public string Name { get; }

    /// <summary>The activation of the last layer that this loss is meant for.</summary>
    public Activation DefaultOutputActivation { get; }

    /// <summary>Returns the loss with the given name.</summary>
    /// <exception cref="ArgumentException">There is no loss with that name.</exception>
    public static Loss Parse(string name) => Named.Find(All, l => l.Name, name, "loss");

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Returns why this loss cannot train a last layer, or null if it can.</summary>
    /// <param name="activation">The activation of the last layer.</param>
    /// <param name="outputs">The number of its outputs.</param>
    public abstract string? Incompatibility(Activation activation, int outputs);

    /// <summary>Returns what this loss requires of targets if these violate it, so that its value and delta would be wrong; otherwise null.</summary>
    /// <param name="targets">[outputs]</param>
    public virtual string? Incompatibility(ReadOnlySpan<double> targets) => null;

    /// <summary>Returns why outputs of an activation can never reach these targets, or why this loss is wrong for them; otherwise null.</summary>
    /// <param name="activation">The activation of the last layer.</param>
    /// <param name="targets">[outputs]</param>
    internal string? Incompatibility(Activation activation, ReadOnlySpan<double> targets) => Incompatibility(targets) ?? activation.Incompatibility(targets);

    /// <exception cref="ArgumentException">The loss would be wrong for some targets; the message says which.</exception>
    internal void MustMeasure(Dataset dataset) => Check(dataset, targets => Incompatibility(targets));

    /// <exception cref="ArgumentException">Some targets cannot be learned; the message says which.</exception>
    internal void MustTeach(Activation activation, Dataset dataset) => Check(dataset, targets => Incompatibility(activation, targets));

    private static void Check(Dataset dataset, Func<double[], string?> objectionTo)
    {
        if (dataset.HasClasses) return; // one-hot targets suit every loss and every activation

        float[] targets = new float[dataset.Outputs];
        double[] wide = new double[dataset.Outputs];
        for (int s = 0; s < dataset.Count; s++)
        {
            dataset.CopyTargets(s, targets);
            for (int o = 0; o < wide.Length; o++) wide[o] = targets[o];
            if (objectionTo(wide) is not { } incompatibility) continue;
            string numbers = string.Join(", ", targets.Select(t => t.ToString(CultureInfo.InvariantCulture)));
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"Sample {s} has the targets {numbers}; {incompatibility}."));
        }
    }

    /// <summary>Computes the loss of one sample.</summary>
    /// <param name="sums">[outputs] Weighted sums of the last layer.</param>
    /// <param name="outputs">[outputs]</param>
    /// <param name="targets">[outputs]</param>
    public abstract double Value(ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets);

    /// <summary>Adds the loss of one sample with a class label, with less work where the loss allows it.</summary>
    /// <param name="sum">The sum to add to.</param>
    /// <param name="sums">[outputs] Weighted sums of the last layer.</param>
    /// <param name="differences">[outputs] Output − target; the target is 1 for the label and 0 for the others.</param>
    /// <param name="label">The class.</param>
    internal virtual void AddTo(
        ref LossSum sum, ReadOnlySpan<float> sums, ReadOnlySpan<float> differences, int label)
    {
        float[] buffer = ArrayPool<float>.Shared.Rent(2 * sums.Length);
        Span<float> outputs = buffer.AsSpan(0, sums.Length), targets = buffer.AsSpan(sums.Length, sums.Length);
        targets.Clear();
        targets[label] = 1;
        for (int o = 0; o < outputs.Length; o++) outputs[o] = differences[o] + targets[o];
        sum.Add(Value(sums, outputs, targets));
        ArrayPool<float>.Shared.Return(buffer);
    }

    /// <summary>Computes the deltas of one sample: the derivative of the loss with respect to the weighted sums of the last layer.</summary>
    /// <param name="activation">The activation of the last layer.</param>
    /// <param name="sums">[outputs] Weighted sums of the last layer.</param>
    /// <param name="outputs">[outputs]</param>
    /// <param name="differences">[outputs] Output − target.</param>
    /// <param name="scratch">[outputs] A scratch buffer.</param>
    /// <param name="deltas">[outputs], written.</param>
    public abstract void Backward(
        Activation activation, ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> differences,
        Span<float> scratch, Span<float> deltas);
}
