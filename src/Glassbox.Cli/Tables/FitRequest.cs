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
        TrainingRequest filled = request with
        {
            Folder = null,
            Optimizer = request.Optimizer ?? defaults.Optimizer,
            Loss = request.Loss ?? defaults.Loss,
            Output = task switch { ModelTask.Classes => Activation.Softmax, ModelTask.Labels => Activation.Sigmoid, _ => Activation.Identity },
            Batch = isSaid("--batch") ? request.Batch : defaults.BatchSize,
            Shuffle = true,
        };
        return usual with
        {
            Task = task,
            Activation = request.Hidden,
            Initializer = request.Initializer,
            Epochs = isSaid("--epochs") ? request.Epochs : null,
            Training = new TrainingPlan(filled, null).Options,
        };
    }
}
