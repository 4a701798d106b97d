using System.Buffers;
using System.Globalization;
using Glassbox.Losses;

namespace Glassbox;

/// <summary>One number for how wrong an output is, and its derivative.</summary>
/// <remarks>
/// Each one is a file in <c>Losses/</c>. One of your own is a class with a name, its value and its derivative; it must not keep anything
/// of a call, as several threads may make some at once. The twin does not know it.
/// </remarks>
public abstract class Loss
{
    /// <summary>A loss.</summary>
    /// <param name="name">The name in files: another than that of any in <see cref="All"/>.</param>
    /// <param name="defaultOutputActivation">The activation of the last layer that it is made for.</param>
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
    /// The mean over the outputs of ½ (output − target)² where they are at most 1 apart, else of |output − target| − ½: for numbers of
    /// which some are far off.
    /// </summary>
    /// <remarks>Huber 1964, with δ = 1.</remarks>
    public static Loss Huber { get; } = new Huber();

    /// <summary>The mean over the outputs of |output − target|.</summary>
    public static Loss MeanAbsoluteError { get; } = new MeanAbsoluteError();

    /// <summary>All of them, in the order of a listing.</summary>
    public static IReadOnlyList<Loss> All { get; } = [MeanSquaredError, BinaryCrossEntropy, CrossEntropy, Huber, MeanAbsoluteError];

    /// <summary>The name in files and on the command line, as <c>cross-entropy</c>.</summary>
    public string Name { get; }

    /// <summary>The activation of the last layer that this loss is made for.</summary>
    public Activation DefaultOutputActivation { get; }

    /// <summary>The loss of a name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static Loss Parse(string name) => Named.Find(All, l => l.Name, name, "loss");

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Why this loss cannot teach such a last layer anything, or null where it can.</summary>
    /// <param name="activation">The activation of the last layer.</param>
    /// <param name="outputs">The number of its outputs.</param>
    public abstract string? Incompatibility(Activation activation, int outputs);

    /// <summary>What this loss needs targets to be, or its value and its delta are wrong; null where these are that.</summary>
    /// <param name="targets">[outputs]</param>
    public virtual string? Incompatibility(ReadOnlySpan<double> targets) => null;

    /// <summary>Why outputs of an activation can never come to these targets, or this loss is wrong for them; null where all is well.</summary>
    /// <param name="activation">The activation of the last layer.</param>
    /// <param name="targets">[outputs]</param>
    internal string? Incompatibility(Activation activation, ReadOnlySpan<double> targets) => Incompatibility(targets) ?? activation.Incompatibility(targets);

    /// <exception cref="ArgumentException">The loss of some targets would be wrong; it says of which.</exception>
    internal void MustMeasure(Dataset dataset) => Check(dataset, targets => Incompatibility(targets));

    /// <exception cref="ArgumentException">Some targets cannot be learned; it says which.</exception>
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

    /// <summary>The loss of one sample.</summary>
    /// <param name="sums">[outputs] weighted sums of the last layer.</param>
    /// <param name="outputs">[outputs]</param>
    /// <param name="targets">[outputs]</param>
    public abstract double Value(ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets);

    /// <summary>Adds the loss of one sample that is of a class, by a shorter way where there is one.</summary>
    /// <param name="sum">Added to.</param>
    /// <param name="sums">[outputs] weighted sums of the last layer.</param>
    /// <param name="differences">[outputs] output − target, the target 1 for the label and 0 for the others.</param>
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

    /// <summary>The derivative of the loss of one sample with respect to the weighted sums of the last layer.</summary>
    /// <param name="activation">The activation of the last layer.</param>
    /// <param name="sums">[outputs] weighted sums of the last layer.</param>
    /// <param name="outputs">[outputs]</param>
    /// <param name="differences">[outputs] output − target.</param>
    /// <param name="scratch">[outputs] a buffer to use.</param>
    /// <param name="deltas">[outputs], written.</param>
    public abstract void Backward(
        Activation activation, ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> differences,
        Span<float> scratch, Span<float> deltas);
}
