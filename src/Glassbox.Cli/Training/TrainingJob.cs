using Glassbox.Cli.Evaluations;
using Glassbox.Cli.Logs;
using Glassbox.Cli.Reports;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Training;

/// <summary>Loads the digits, trains, tests, saves, and shows progress and results.</summary>
/// <param name="request">The request.</param>
/// <param name="screen">Where progress and results are shown.</param>
/// <param name="isQuiet">Whether to write nothing to standard output.</param>
internal sealed class TrainingJob(TrainingRequest request, Screen screen, bool isQuiet)
{
    private readonly List<EpochResult> epochs = [];
    private IReadOnlyList<string> names = []; // of the classes, if they are not just numbers
    private int? bestEpoch; // the epoch whose network is kept, if the best one is
    private readonly NetworkKeeper? keeper = request.Out is null ? null : new NetworkKeeper(request.Out);
    private readonly CheckpointKeeper? checkpoints = request.Checkpoint is null ? null : new CheckpointKeeper(request);

    /// <summary>The number of finished epochs, including those before a checkpoint.</summary>
    private int EpochsDone => epochs.Count > 0 ? epochs[^1].Report.Epoch : request.Resumed is { Report: { } before } ? before.Epoch - (before.IsEpochEnd ? 0 : 1) : 0;

    public TrainingResult Run()
    {
        if (request.Out is not null) ModelArgument.CheckOut(request.Out);
        checkpoints?.CheckSave();
        if (request.Records.Report is { } page) HtmlPage.Check(page);
        var plan = new TrainingPlan(request, request.Init is null ? null : ModelArgument.Load(request.Init, request.Hidden, request.Output ?? request.Loss?.DefaultOutputActivation));
        if (!request.IsTwin) WarmUp.BeginTraining(plan);
        (SavedModel start, DigitSource digits) = plan.Prepare(DigitSource.Load(request.Folder, request.Idx));
        names = digits.Names;
        (Dataset training, Dataset? heldOut) = plan.Divide(digits.Training);
        using var interruption = new Interruption(); // before any output shows that training has started
        using IDisposable? postponement = keeper is null ? null : Outlet.Postpone(); // a full disk or a closed pipe must not cost the network
        WarmUp.BeginEnd();
        using var logs = new RunLogs(request.Records.Logs, request.Records.TensorBoard, EpochsDone);
        var engine = TrainingEngine.Create(request, plan.Options, start, training, heldOut);
        if (!isQuiet) TrainingLines.Start(screen, start.Network.Architecture, training, heldOut, digits.Test);

        (SavedModel model, bool isInterrupted) = Train(plan, engine, training, digits.Test, logs, interruption.Token);
        if (!(isInterrupted && epochs.Count == 0)) keeper?.SaveAtEnd(ModelOf(model, plan, training));
        Network kept = model.Network;

        TestResult test = epochs.Count > 0 && (bestEpoch is null || bestEpoch == EpochsDone) ? epochs[^1].Test : TestResult.Measure(kept, digits.Test, request.Threads);
        var result = new TrainingResult
        {
            Request = request,
            Plan = plan,
            Network = kept,
            Digits = digits,
            TrainingDigits = training.Count,
            Epochs = epochs,
            Test = test,
            Warnings = TrainingWarnings.Find(request, plan, kept, training, heldOut, digits.Test, isInterrupted || epochs.Count == 0 ? null : test),
            Out = keeper?.Place,
            IsInterrupted = isInterrupted,
            BestEpoch = bestEpoch,
            HasStopped = engine.HasStopped,
            Sha256 = kept.ParametersSha256(),
        };
        string? unwritten = epochs.Count == 0 && isInterrupted ? null : HtmlPage.Problem(() => WriteReport(ModelOf(model, plan, training), result, training));
        if (unwritten is not null) result = result with { Request = request with { Records = request.Records with { Report = null } } };
        if (!isQuiet) TrainingLines.End(screen, result);
        if (isInterrupted) Screen.Note(TrainingLines.Stopped(result));
        else if (epochs.Count == 0 && EpochsDone > 0) Screen.Note(TrainingLines.NothingToTrain(request.Resume!, EpochsDone, engine.HasStopped));
        foreach (string warning in result.Warnings) Screen.Note(warning);
        return (keeper?.Problem ?? checkpoints?.Problem ?? logs.Problem ?? unwritten) is { } problem ? throw new CommandException(problem) : result;
    }

    /// <returns>The network after the last finished epoch, and whether training was interrupted.</returns>
    private (SavedModel Kept, bool IsInterrupted) Train(
        TrainingPlan plan, TrainingEngine engine, Dataset training, Dataset test, RunLogs logs, CancellationToken stop)
    {
        using var progress = new TrainingProgress(screen, training.Count, EpochsDone, request.Epochs);
        SavedModel kept = engine.Copy();
        try
        {
            for (int epoch = EpochsDone + 1; epoch <= request.Epochs && !engine.HasStopped; epoch++)
            {
                TrainingReport report = progress.Follow(checkpoints?.Watch(engine.Epoch(stop), engine) ?? engine.Epoch(stop), epoch);
                SavedModel trained = engine.Copy();
                var tested = TestResult.Measure(trained.Network, test, request.Threads);
                if (tested.Unanswered > 0)
                    throw new CommandException(
                        $"After epoch {epoch}, {tested.Unanswered} of the {test.Count} test digits give NaN or infinite outputs: training has diverged."
                        + $" Usually the learning rate is too high. {AfterDivergence(kept, plan, training)}");
                kept = trained;
                epochs.Add(new EpochResult(report, tested));
                logs.Write(EpochEntry.From(epochs[^1]));
                if (!isQuiet) TrainingLines.Epoch(screen, epochs[^1], request.Epochs);
                if (epoch < request.Epochs && !engine.HasStopped) keeper?.SaveAfterEpoch(ModelOf(kept, plan, training));
            }

            checkpoints?.Save(engine);
            if (engine.BestEpoch is not { } best) return (kept, false);
            bestEpoch = best;
            engine.RestoreBest();
            return (engine.Copy(), false);
        }
        catch (OperationCanceledException)
        {
            checkpoints?.Save(engine);
            return (kept, true);
        }
        catch (TrainingDivergedException fault) when (keeper is not null)
        {
            throw new CommandException($"{fault.Message} {AfterDivergence(kept, plan, training)}");
        }
    }

    /// <summary>Saves the network of the last good epoch, if there is one, and returns a message that says where.</summary>
    private string AfterDivergence(SavedModel kept, TrainingPlan plan, Dataset training)
    {
        if (keeper is null || epochs.Count == 0) return "Nothing was saved.";
        keeper.SaveAtEnd(ModelOf(kept, plan, training));
        return keeper.Problem ?? $"The network after epoch {EpochsDone} is saved in {keeper.Place}.";
    }

    private void WriteReport(SavedModel saved, TrainingResult result, Dataset training)
    {
        if (request.Records.Report is not { } page) return;
        string name = result.Out ?? "a network of digits", data = request.Folder ?? "mnist";
        Dataset test = result.Digits.Test;
        var model = Model.FromSaved(saved, name);
        Report.Save(page, new ReportContent
        {
            Name = name,
            Command = request.Records.Command,
            Model = model,
            Evaluated = new EvaluationRun(screen, request.Threads, worst: 24, repeats: 0).Of(model, test, SampleViews.Of("digit", test), data, "test digits"),
            Epochs = [.. epochs.Select(EpochEntry.From)],
            BestEpoch = bestEpoch,
            HasStopped = result.HasStopped,
            Seconds = result.TrainSeconds,
            TrainingSha256 = training.Sha256(),
            Warnings = result.Warnings,
        });
    }

    private SavedModel ModelOf(SavedModel trained, TrainingPlan plan, Dataset training)
    {
        var recipe = new Recipe
        {
            Options = plan.Options,
            Initializer = plan.Initializer,
            Epochs = bestEpoch ?? EpochsDone,
            Samples = training.Count,
        };
        SavedModel saved = trained with { Recipe = recipe, Inputs = ModelInputs.From(training) };
        return names.Count == training.Classes ? saved with { Metadata = Model.FromSaved(saved).WithClasses(names).ToSaved().Metadata } : saved;
    }
}
