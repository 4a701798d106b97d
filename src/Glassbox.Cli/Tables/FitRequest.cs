using Glassbox.Cli.Training;
using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>From what was asked for of training to how a model is fitted: what was not said follows from the data.</summary>
internal static class FitRequest
{
    /// <param name="request">What was asked for of training.</param>
    /// <param name="task">What is learned.</param>
    /// <param name="rows">How many rows it is learned from.</param>
    /// <param name="isSaid">Whether an option was given, by its name.</param>
    public static FitOptions Create(TrainingRequest request, ModelTask task, int rows, Func<string, bool> isSaid)
    {
        var usual = new FitOptions { Seed = request.Seed, Threads = request.Threads };
        TrainingOptions defaults = usual.TrainingFor(task, rows);
        int batch = isSaid("--batch") ? request.Batch : defaults.BatchSize;

        // A schedule lasts as long as training does, and so must know how long that is.
        int? epochs = isSaid("--epochs") ? request.Epochs : request.Schedule is null ? null : (usual with { Training = defaults with { BatchSize = batch } }).EpochsFor(rows);
        TrainingRequest filled = request with
        {
            Folder = null,
            Epochs = epochs ?? request.Epochs,
            Optimizer = request.Optimizer ?? defaults.Optimizer,
            Loss = request.Loss ?? defaults.Loss,
            Output = task switch { ModelTask.Classes => Activation.Softmax, ModelTask.Labels => Activation.Sigmoid, _ => Activation.Identity },
            Batch = batch,
            Shuffle = true,
        };
        return usual with
        {
            Task = task,
            Activation = request.Hidden,
            Initializer = request.Initializer,
            Epochs = epochs,
            Training = new TrainingPlan(filled, null).Options,
        };
    }

    /// <summary>The same, for training that goes on: with the options that it had.</summary>
    public static FitOptions GoingOn(FitOptions options, TrainingRequest request) =>
        request.Resumed is { } checkpoint ? options with { Training = checkpoint.Options with { Threads = request.Threads } } : options;
}
