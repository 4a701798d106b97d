namespace Glassbox.Guide.Scenes.Bias;

/// <summary>A neuron with two inputs learns to part the cloud, by the library's trainer.</summary>
public static class LineTraining
{
    /// <summary>How many times it sees all points.</summary>
    public const int Epochs = 40;

    /// <summary>How large its steps are.</summary>
    public const float LearningRate = 0.2f;

    private static readonly Glassbox.Dataset dataset = Glassbox.Dataset.FromSamples(
        [.. Cloud.Points.Select(p => new[] { p.X, p.Y })], [.. Cloud.Points.Select(p => new[] { (float)p.Kind })]);

    /// <summary>Trains.</summary>
    /// <param name="start">Where it starts.</param>
    /// <param name="hasBias">Whether the bias learns; otherwise it is put back to 0 after every step, and never counts.</param>
    /// <returns>[<see cref="Epochs"/> + 1] The line at the start and after each epoch.</returns>
    public static IReadOnlyList<Line> Run(Line start, bool hasBias)
    {
        ArgumentNullException.ThrowIfNull(start);
        Network neuron = (hasBias ? start : start with { Bias = 0 }).ToNeuron();
        var trainer = new Trainer(neuron, dataset, new TrainingOptions { Optimizer = new Sgd { LearningRate = LearningRate } });
        var lines = new List<Line> { Line.From(neuron) };
        foreach (TrainingReport report in trainer.Steps(Epochs, every: hasBias ? int.MaxValue : 1))
        {
            if (!hasBias) neuron.Layers[0].Biases[0] = 0;
            if (report.IsEpochEnd) lines.Add(Line.From(neuron));
        }

        return lines;
    }
}
