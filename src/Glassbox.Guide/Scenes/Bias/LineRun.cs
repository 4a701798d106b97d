namespace Glassbox.Guide.Scenes.Bias;

/// <summary>A neuron with two inputs learns to separate the clouds with the library's trainer: the line after each point.</summary>
public sealed class LineRun
{
    /// <summary>The number of epochs.</summary>
    public const int Epochs = 40;

    /// <summary>The learning rate.</summary>
    public const float LearningRate = 0.2f;

    private static readonly Glassbox.Dataset dataset = Glassbox.Dataset.FromSamples(
        [.. Cloud.Points.Select(p => new[] { p.X, p.Y })], [.. Cloud.Points.Select(p => new[] { (float)p.Kind })]);

    private readonly Line[] lines = new Line[Steps + 1];

    /// <summary>Trains the neuron.</summary>
    /// <param name="start">The initial line.</param>
    /// <param name="hasBias">Whether the bias is trained; otherwise, it is reset to 0 after every step and has no effect.</param>
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

    /// <summary>The total number of points seen.</summary>
    public static int Steps => Epochs * Cloud.Points.Count;

    /// <summary>Whether the bias is trained.</summary>
    public bool HasBias { get; }

    /// <summary>The initial line.</summary>
    public Line Start => lines[0];

    /// <summary>The final line.</summary>
    public Line End => lines[^1];

    /// <summary>Returns the line after a number of points, 0 to <see cref="Steps"/>; interpolated in between.</summary>
    public Line At(double seen)
    {
        int step = Math.Clamp((int)seen, 0, Steps - 1);
        return Line.Lerp(lines[step], lines[step + 1], Math.Clamp(seen - step, 0, 1));
    }

    /// <summary>Returns the index of the point in a step.</summary>
    public static int PointOf(int step) => step % Cloud.Points.Count;
}
