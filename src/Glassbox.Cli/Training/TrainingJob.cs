using Glassbox.Cli.Views;

namespace Glassbox.Cli.Training;

/// <summary>Reads the digits, trains, tests and saves, and shows how it goes.</summary>
/// <param name="request">What was asked for.</param>
/// <param name="screen">Where to show it.</param>
/// <param name="isQuiet">Whether nothing is to be written to standard output.</param>
internal sealed class TrainingJob(TrainingRequest request, Screen screen, bool isQuiet)
{
    private readonly List<EpochResult> epochs = [];

    public TrainingResult Run()
    {
        if (request.Out is not null) ModelArgument.CheckOut(request.Out);
        var plan = new TrainingPlan(request, request.Init is null ? null : ModelArgument.Load(request.Init).Network);
        if (!request.IsTwin) WarmUp.BeginTraining(plan);
        (Network network, DigitSource digits) = plan.Prepare(DigitSource.Load(request.Folder));
        (Dataset training, Dataset? heldOut) = plan.Divide(digits.Training);
        using var interruption = new Interruption(); // before anything shows that training has begun
        WarmUp.BeginEnd();
        if (!isQuiet) TrainingLines.Start(screen, network.Architecture, training, heldOut, digits.Test);

        (Network kept, bool isInterrupted) = Train(
            plan.Options, network, training, heldOut, digits.Test, interruption.Token);
        bool isSaved = request.Out is not null && !(isInterrupted && epochs.Count == 0);
        if (isSaved) ModelFile.Save(request.Out!, kept, RecipeOf(plan, training));

        var result = new TrainingResult
        {
            Request = request,
            Plan = plan,
            Network = kept,
            Digits = digits,
            TrainingDigits = training.Count,
            Epochs = epochs,
            Test = epochs.Count > 0 ? epochs[^1].Test : TestResult.Of(kept, digits.Test, request.Threads),
            Out = isSaved ? request.Out : null,
            IsInterrupted = isInterrupted,
            Sha256 = kept.ParametersSha256(),
        };
        if (!isQuiet) TrainingLines.End(screen, result);
        if (isInterrupted) Screen.Note(TrainingLines.Stopped(result));
        else if (TrainingLines.LearnedNothing(result) is { } reason) Screen.Note(reason);
        return result;
    }

    /// <returns>The network after the last epoch that was finished, and whether others were still to come.</returns>
    private (Network Kept, bool IsInterrupted) Train(
        TrainingOptions options, Network network, Dataset training, Dataset? heldOut, Dataset test, CancellationToken stop)
    {
        var progress = new TrainingProgress(screen, training.Count, request.Epochs);
        var learner = Learner.Of(request, options, network, training);
        Network kept = network.Clone();
        try
        {
            for (int epoch = 1; epoch <= request.Epochs; epoch++)
            {
                TrainingReport report = progress.Follow(learner.Epoch(stop), epoch);
                kept = learner.Copy();
                epochs.Add(new EpochResult(
                    report,
                    TestResult.Of(kept, test, request.Threads),
                    heldOut is null ? null : TestResult.Of(kept, heldOut, request.Threads).Accuracy));
                if (!isQuiet) TrainingLines.Epoch(screen, epochs[^1], request.Epochs);
            }

            return (kept, false);
        }
        catch (OperationCanceledException)
        {
            return (kept, true);
        }
        catch (TrainingDivergedException fault) when (request.Out is not null)
        {
            throw new CommandException($"{fault.Message} Nothing was saved.");
        }
    }

    private Recipe RecipeOf(TrainingPlan plan, Dataset training) => new()
    {
        Options = plan.Options,
        Initializer = plan.Initializer,
        Epochs = epochs.Count,
        Samples = training.Count,
    };
}
