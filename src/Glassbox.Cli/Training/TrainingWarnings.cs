using Glassbox.Cli.Views;

namespace Glassbox.Cli.Training;

/// <summary>Warns about networks that probably did not train as intended: one sentence each, with what to do.</summary>
internal static class TrainingWarnings
{
    /// <summary>The number of digits to check before a neuron counts as silent.</summary>
    private const int DigitsForSilence = 200;

    /// <param name="request">The request.</param>
    /// <param name="plan">The training plan.</param>
    /// <param name="network">The trained network.</param>
    /// <param name="training">The training set.</param>
    /// <param name="heldOut">The validation set, if there is one.</param>
    /// <param name="test">The test set.</param>
    /// <param name="tested">The result on the test set, or null if training was not completed.</param>
    public static IReadOnlyList<string> Find(
        TrainingRequest request, TrainingPlan plan, Network network, Dataset training, Dataset? heldOut, Dataset test, TestResult? tested)
    {
        string? learnedNothing = tested is null ? null : LearnedNothing(plan, test, tested);
        string?[] warnings =
        [
            heldOut is null ? null : OtherClasses(training, heldOut, request.HoldOutLast ? "leave out --hold-out-last" : "hold out another number"),
            learnedNothing,
            learnedNothing is null && tested is not null ? NeverAnswered(test, tested) : null,
            tested is null ? null : Silent(network, test, learnedNothing is not null),
        ];
        return [.. warnings.OfType<string>()];
    }

    private static string? LearnedNothing(TrainingPlan plan, Dataset test, TestResult tested)
    {
        int[] counts = ClassCounts(test);
        int most = Array.IndexOf(counts, counts.Max());
        return LearningWarnings.LearnedNothing(
            most.ToString(System.Globalization.CultureInfo.InvariantCulture), counts[most] / (double)test.Count, tested.Accuracy, "test digits", plan.Options.Optimizer.LearningRate, "or too few digits");
    }

    private static string? NeverAnswered(Dataset test, TestResult tested) =>
        LearningWarnings.NeverAnswered([.. tested.NeverAnswered.Select(never => (never.Class.ToString(System.Globalization.CultureInfo.InvariantCulture), never.Count))], test.Count, "test digits");

    private static string? OtherClasses(Dataset training, Dataset heldOut, string advice)
    {
        int[] trained = ClassCounts(training), held = ClassCounts(heldOut);
        List<int> untrained = [.. Enumerable.Range(0, held.Length).Where(c => held[c] > 0 && trained[c] == 0)];
        List<int> unheld = [.. Enumerable.Range(0, held.Length).Where(c => held[c] == 0 && trained[c] > 0)];
        return untrained.Count > 0
                ? $"The held-out digits include {string.Join(", ", untrained)}, which no training digit is, so their accuracy says little: {advice}."
            : unheld.Count > 0
                ? $"None of the held-out digits is {string.Join(" or ", unheld)}, so their accuracy says little: {advice}."
            : null;
    }

    /// <summary>Warns about silent neurons: a ReLU neuron whose sum is 0 or less for every digit has no output and no gradient.</summary>
    private static string? Silent(Network network, Dataset test, bool hasLearnedNothing)
    {
        int silent = 0, all = 0;
        for (int layer = 0; layer < network.Layers.Count - 1; layer++)
        {
            if (network.Architecture.Layers[layer].Activation != Activation.Relu) continue;
            all += network.Layers[layer].Outputs;
            silent += SilentIn(network, layer, test);
        }

        if (silent == 0 || (silent < all / 2 && !hasLearnedNothing)) return null;
        return $"{Numerals.Count(silent)} of the {Numerals.Count(all)} hidden ReLU neurons are silent: their output is 0 for every digit, so they no longer learn. "
            + "Usually --initializer he or a smaller --learning-rate helps, or --activation leaky-relu.";
    }

    private static int SilentIn(Network network, int layer, Dataset test)
    {
        // The parameters of the first layers come first in the buffer.
        var first = new Network(new Architecture(network.Architecture.Inputs, [.. network.Architecture.Layers.Take(layer + 1)]));
        network.Parameters[..first.Parameters.Length].CopyTo(first.Parameters);
        bool[] speaks = new bool[network.Layers[layer].Outputs];
        float[] outputs = first.PredictAll(test.Take(Math.Min(DigitsForSilence, test.Count))); // in a batch, to read each weight once
        for (int i = 0; i < outputs.Length; i++) speaks[i % speaks.Length] |= outputs[i] > 0;
        return speaks.Count(s => !s);
    }

    private static int[] ClassCounts(Dataset digits)
    {
        int[] counts = new int[digits.Classes];
        for (int i = 0; i < digits.Count; i++) counts[digits.Label(i)]++;
        return counts;
    }
}
