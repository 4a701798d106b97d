using System.Globalization;
using System.Runtime.CompilerServices;
using Glassbox.Inference;
using Glassbox.Kernels;

namespace Glassbox;

/// <summary>The results of a network on the samples of a dataset.</summary>
public sealed class Evaluation
{
    private readonly Network network;
    private readonly Dataset dataset;
    private readonly int[] answers; // [samples]
    private readonly bool isBinary; // whether there is a single output, read as a probability, and all targets are 0 or 1
    private readonly float[] margins; // [samples] how far the output of the prediction is above that of the true class, if there are classes
    private readonly Memory<float> allOutputs; // [samples, outputs], or empty if not requested

    /// <param name="network">The network to evaluate.</param>
    /// <param name="dataset">The samples to evaluate it on.</param>
    /// <param name="loss">The loss to average, if any.</param>
    /// <param name="threads">The number of threads: at least 1.</param>
    /// <param name="outputs">[samples, outputs] Receives the outputs; empty if not requested.</param>
    /// <param name="progress">Receives the number of samples done.</param>
    internal Evaluation(Network network, Dataset dataset, Loss? loss, int threads, Memory<float> outputs = default, IProgress<int>? progress = null)
    {
        allOutputs = outputs;
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

    /// <summary>The number of correct predictions; 0 if the targets are numbers, not classes.</summary>
    /// <remarks>
    /// A single sigmoid output is a prediction too if all targets are 0 or 1: 1 if it is above ½, else 0.
    /// </remarks>
    public int Correct { get; }

    /// <summary>The fraction of correct predictions, 0 to 1; NaN if the targets are numbers, not classes.</summary>
    public double Accuracy => dataset.HasClasses || isBinary ? (double)Correct / Count : double.NaN;

    /// <summary>The number of samples without a prediction, because an output was NaN or infinite. If above 0, the network is broken.</summary>
    public int Unanswered { get; }

    /// <summary>The mean over samples and outputs of (output − target)².</summary>
    public double MeanSquaredError => SquaredErrorSum / ((double)Count * dataset.Outputs);

    /// <summary>The mean loss, or NaN if no loss was requested.</summary>
    public double MeanLoss => LossSum / Count;

    /// <summary>The sum over samples and outputs of (output − target)².</summary>
    public double SquaredErrorSum { get; }

    /// <summary>The sum of the losses of all samples, or NaN if no loss was requested.</summary>
    public double LossSum { get; }

    /// <summary>Returns the results in a line, such as <c>93.41% of 10,000 samples correct, mean squared error 0.01115</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(double.IsNaN(Accuracy) ? "" : $"{100 * Accuracy:F2}% of ")}{Counted.Of(Count, "sample")}{(double.IsNaN(Accuracy) ? "" : " correct")}"
        + $"{(double.IsNaN(LossSum) ? "" : $", mean loss {MeanLoss:G4}")}, mean squared error {MeanSquaredError:G4}");

    /// <summary>The confusion matrix; it has no classes if the targets are numbers.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>
    /// Returns the predicted class of a sample: the index of its largest output, or 0 or 1 for a single sigmoid output;
    /// <see cref="Classification.None"/> if an output was NaN or infinite.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public int Answer(int index)
    {
        Position.MustExist(index, answers.Length, "sample");
        return answers[index];
    }

    /// <summary>Returns the most confident mistakes, the worst first; samples without a prediction are not included.</summary>
    /// <param name="count">The maximum number of mistakes.</param>
    /// <remarks>Outputs are computed anew, with the network's current parameters.</remarks>
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
            if (!allOutputs.IsEmpty) outputs.CopyTo(allOutputs.Span.Slice(sample * outputs.Length, outputs.Length));
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
