using Glassbox.Cli.Views;

namespace Glassbox.Cli.Training;

/// <summary>Reads the digits, trains, tests and saves, and shows how it goes.</summary>
internal static class TrainingJob
{
    /// <param name="request">What was asked for.</param>
    /// <param name="screen">Where to show it.</param>
    /// <param name="isQuiet">Whether nothing is to be written to standard output.</param>
    public static TrainingResult Run(TrainingRequest request, Screen screen, bool isQuiet)
    {
        if (request.Out is not null) OutputFile.Check(request.Out);
        var plan = new TrainingPlan(request, start: null);
        (Network network, DigitSource digits) = plan.Prepare(DigitSource.Load(request.Folder));
        (Dataset training, Dataset? heldOut) = plan.Divide(digits.Training);
        if (!isQuiet) TrainingLines.Start(screen, network.Architecture, training, heldOut, digits.Test);

        var epochs = new List<EpochResult>();
        var progress = new TrainingProgress(screen, training.Count, request.Epochs);
        Learner learner = Learner.Of(plan, network, training);
        Network kept = network.Clone();
        bool isInterrupted = false;
        using (var interruption = new Interruption())
        {
            try
            {
                for (int epoch = 1; epoch <= request.Epochs; epoch++)
                {
                    TrainingReport report = progress.Follow(learner.Epoch(interruption.Token), epoch);
                    kept = learner.Network.Clone();
                    epochs.Add(new EpochResult(
                        report,
                        Evaluation.Of(kept, digits.Test, threads: request.Threads),
                        heldOut is null ? null : Evaluation.Of(kept, heldOut, threads: request.Threads)));
                    if (!isQuiet) TrainingLines.Epoch(screen, epochs[^1], request.Epochs);
                }
            }
            catch (OperationCanceledException)
            {
                isInterrupted = true;
            }
        }

        var result = new TrainingResult
        {
            Request = request,
            Plan = plan,
            Network = kept,
            Digits = digits,
            TrainingDigits = training.Count,
            Epochs = epochs,
            Test = epochs.Count > 0 ? epochs[^1].Test : Evaluation.Of(kept, digits.Test, threads: request.Threads),
            Out = request.Out is not null && !(isInterrupted && epochs.Count == 0) ? request.Out : null,
            IsInterrupted = isInterrupted,
            Sha256 = kept.ParametersSha256(),
        };
        if (!isQuiet) TrainingLines.End(screen, result);
        if (isInterrupted) Screen.Note(TrainingLines.Stopped(result));
        return result;
    }
}
