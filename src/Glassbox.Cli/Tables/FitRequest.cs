using Glassbox.Cli.Training;
using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>Converts a request to the options for fitting a model. Defaults for the missing options depend on the data.</summary>
internal static class FitRequest
{
    /// <param name="request">The request.</param>
    /// <param name="task">The task of the model.</param>
    /// <param name="rows">The number of training rows.</param>
    /// <param name="isSpecified">Whether an option with the given name was specified.</param>
    public static FitOptions Create(TrainingRequest request, ModelTask task, int rows, Func<string, bool> isSpecified)
    {
        var options = new FitOptions { Seed = request.Seed, Threads = request.Threads };
        TrainingOptions defaults = options.TrainingFor(task, rows);
        int batch = isSpecified("--batch") ? request.Batch : defaults.BatchSize;

        // A schedule spans the whole training, and must know how long that is.
        int? epochs = isSpecified("--epochs") ? request.Epochs : request.Schedule is null ? null : (options with { Training = defaults with { BatchSize = batch } }).EpochsFor(rows);
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
        return options with
        {
            Task = task,
            Activation = request.Hidden,
            Initializer = request.Initializer,
            Epochs = epochs,
            Training = new TrainingPlan(filled, null).Options,
        };
    }

    /// <summary>Replaces the options by those of the checkpoint if training is resumed.</summary>
    public static FitOptions Resume(FitOptions options, TrainingRequest request) =>
        request.Resumed is { } checkpoint ? options with { Training = checkpoint.Options with { Threads = request.Threads } } : options;
}
