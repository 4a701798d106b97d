using System.Runtime.CompilerServices;
using Glassbox.Inference;
using Glassbox.Kernels;

namespace Glassbox;

/// <summary>How well a network answers the samples of a dataset.</summary>
public sealed class Evaluation
{
    private readonly Network network;
    private readonly Dataset dataset;
    private readonly int[] answers; // [samples]
    private readonly bool isBinary; // whether there is one output, read as a probability, and targets that are all 0 or 1
    private readonly float[] margins; // [samples] how much surer of the answer than of the truth, where there are classes
    private readonly Memory<float> said; // [samples, outputs] or nothing, where nobody asks

    /// <param name="network">What is asked.</param>
    /// <param name="dataset">What it is asked about.</param>
    /// <param name="loss">The loss to average, if any.</param>
    /// <param name="threads">At least 1.</param>
    /// <param name="said">[samples, outputs] Written with the outputs; nothing where nobody asks for them.</param>
    /// <param name="progress">Told how many samples are done.</param>
    internal Evaluation(Network network, Dataset dataset, Loss? loss, int threads, Memory<float> said = default, IProgress<int>? progress = null)
    {
        this.said = said;
        this.network = network;
        this.dataset = dataset;
        answers = new int[dataset.Count];
        isBinary = network.Architecture.IsBinaryFor(dataset);
        margins = new float[dataset.HasClasses || isBinary ? dataset.Count : 0];
        Confusion = new ConfusionMatrix(isBinary ? 2 : dataset.Classes);

        Totals all = SampleSum.Compute(network.Layers, dataset, threads, (forward, first, end) => Sum(forward, first, end, loss), progress);
        Correct = all.Correct;
        LossSum = loss is null ? double.NaN : all.Loss;
        SquaredErrorSum = all.SquaredErrors;
        for (int s = 0; s < margins.Length; s++) Confusion.Add(Truth(s), answers[s]);
        Unanswered = answers.Count(answer => answer == Classification.None);
    }

    /// <summary>The number of samples.</summary>
    public int Count => dataset.Count;

    /// <summary>How many were answered rightly; 0 where the targets are numbers, not classes.</summary>
    /// <remarks>
    /// A single sigmoid output against targets that are all 0 or 1 answers too: 1 above ½, else 0.
    /// </remarks>
    public int Correct { get; }

    /// <summary>The fraction answered rightly, 0 to 1; NaN where the targets are numbers, not classes.</summary>
    public double Accuracy => dataset.HasClasses || isBinary ? (double)Correct / Count : double.NaN;

    /// <summary>How many got no answer, as an output was NaN or infinite. Above 0, the network is broken.</summary>
    public int Unanswered { get; }

    /// <summary>The mean over samples and outputs of (output − target)².</summary>
    public double MeanSquaredError => SquaredErrorSum / ((double)Count * dataset.Outputs);

    /// <summary>The mean loss, or NaN where none was asked for.</summary>
    public double MeanLoss => LossSum / Count;

    /// <summary>The sum over samples and outputs of (output − target)².</summary>
    public double SquaredErrorSum { get; }

    /// <summary>The sum of the losses of all samples, or NaN where no loss was asked for.</summary>
    public double LossSum { get; }

    /// <summary>How often each class was answered with each; of no classes where the targets are numbers.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>
    /// What the network said to a sample: the place of its largest output, or of a single sigmoid output 0 or 1;
    /// <see cref="Classification.None"/> where an output was NaN or infinite.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public int Answer(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)answers.Length, nameof(index));
        return answers[index];
    }

    /// <summary>The mistakes of which the network was surest, the worst first; samples without an answer are none.</summary>
    /// <param name="count">How many at most.</param>
    /// <remarks>The outputs are asked of the network anew: they are those of its present parameters.</remarks>
    public IReadOnlyList<Misclassification> WorstMisclassifications(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return [.. Enumerable.Range(0, margins.Length)
            .Where(s => answers[s] != Truth(s) && answers[s] != Classification.None)
            .OrderByDescending(s => margins[s]).ThenBy(s => s)
            .Take(count)
            .Select(s => new Misclassification(s, Truth(s), answers[s], network.Predict(dataset, s)))];
    }

    private Totals Sum(DatasetForward forward, int first, int end, Loss? loss)
    {
        var tally = new Tally(loss, isBinary);
        float[] differences = new float[dataset.Outputs];
        forward.ForEach(first, end, [MethodImpl(Jit.Hot)] (place, sample) =>
        {
            ReadOnlySpan<float> outputs = forward.Outputs(place);
            if (!said.IsEmpty) outputs.CopyTo(said.Span.Slice(sample * outputs.Length, outputs.Length));
            dataset.Subtract(sample, outputs, differences);
            tally.Add(dataset, sample, forward.Sums(place), outputs, differences);
            int answer = answers[sample] = isBinary ? Classification.FromProbability(outputs[0]) : outputs.ArgMax();
            if (margins.Length > 0 && answer != Classification.None)
                margins[sample] = isBinary ? Math.Abs((2 * outputs[0]) - 1) : outputs[answer] - outputs[dataset.Label(sample)];
        });
        return tally.Totals;
    }

    private int Truth(int sample) => isBinary ? (int)dataset.Targets(sample)[0] : dataset.Label(sample);
}
