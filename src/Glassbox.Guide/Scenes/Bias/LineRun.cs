namespace Glassbox.Guide.Scenes.Bias;

/// <summary>A neuron with two inputs learns to part the cloud, by the library's trainer: the line after every single point.</summary>
public sealed class LineRun
{
    /// <summary>How many times it sees all points.</summary>
    public const int Epochs = 40;

    /// <summary>How large its steps are.</summary>
    public const float LearningRate = 0.2f;

    private static readonly Glassbox.Dataset dataset = Glassbox.Dataset.FromSamples(
        [.. Cloud.Points.Select(p => new[] { p.X, p.Y })], [.. Cloud.Points.Select(p => new[] { (float)p.Kind })]);

    private readonly Line[] lines = new Line[Steps + 1];

    /// <summary>Trains.</summary>
    /// <param name="start">Where it starts.</param>
    /// <param name="hasBias">Whether the bias learns; otherwise it is put back to 0 after every step, and never counts.</param>
    public LineRun(Line start, bool hasBias)
    {
        HasBias = hasBias;
        Network neuron = (hasBias ? start : start with { Bias = 0 }).ToNeuron();
        var trainer = new Trainer(neuron, dataset, new TrainingOptions { Optimizer = new Sgd { LearningRate = LearningRate } });
        int step = 0;
        lines[0] = Line.From(neuron);
        foreach (TrainingReport _ in trainer.Steps(Epochs, every: 1))
        {
            if (!hasBias) neuron.Layers[0].Biases[0] = 0;
            lines[++step] = Line.From(neuron);
        }
    }

    /// <summary>How many points it sees in all.</summary>
    public static int Steps => Epochs * Cloud.Points.Count;

    /// <summary>Whether the bias learns.</summary>
    public bool HasBias { get; }

    /// <summary>The line where it started.</summary>
    public Line Start => lines[0];

    /// <summary>The line in the end.</summary>
    public Line End => lines[^1];

    /// <summary>The line when so many points have been seen, 0 to <see cref="Steps"/>; between two, on its way.</summary>
    public Line At(double seen)
    {
        int step = Math.Clamp((int)seen, 0, Steps - 1);
        return Line.Lerp(lines[step], lines[step + 1], Math.Clamp(seen - step, 0, 1));
    }

    /// <summary>Which point is looked at in a step, from 0.</summary>
    public static int PointOf(int step) => step % Cloud.Points.Count;
}
