using Glassbox.Data;

namespace Glassbox.Cli.Grammar;

/// <summary>The parts of the help about the defaults for tables and pictures, taken from the library.</summary>
internal static class FitHelp
{
    private const string Who = "for tables and pictures";

    private static readonly TrainingOptions few = FitOptions.Default.TrainingFor(ModelTask.Classes, 1), many = FitOptions.Default.TrainingFor(ModelTask.Classes, int.MaxValue);

    public static string Activation => $"{Who} {Glassbox.Activation.Relu.Name}";

    public static string Initializer =>
        $"{Who} {Glassbox.Initializer.He.Name}, but {Glassbox.Initializer.Xavier.Name} with {Glassbox.Activation.Sigmoid.Name} or {Glassbox.Activation.Tanh.Name}";

    public static string Optimizer => $"{Who} {few.Optimizer.Name}";

    public static string LearningRate => FormattableString.Invariant($"{Who} {few.Optimizer.LearningRate}, unless --optimizer is given");

    public static string WeightDecay => FormattableString.Invariant(
        $"{Who} {many.Optimizer.Settings["weightDecay"]} to {few.Optimizer.Settings["weightDecay"]}, more for fewer samples, unless --optimizer is given");

    public static string Batch => $"{Who} {few.BatchSize}, or {many.BatchSize} if there are very many";

    public static string Epochs => $"{Who} {FitOptions.Default.EpochsFor(int.MaxValue)} to {FitOptions.Default.EpochsFor(1)}, more for fewer samples";
}
