using System.CommandLine;
using Glassbox.Cli;
using Glassbox.Cli.Tables;
using Glassbox.Data;
using Glassbox.Sweeps.Cli.Grammar;
using Glassbox.Sweeps.Cli.Trials;

namespace Glassbox.Sweeps.Cli;

/// <summary>A requested sweep, fully validated before anything is trained.</summary>
/// <param name="Plan">The trials.</param>
/// <param name="Factory">Creates the runs of trials.</param>
/// <param name="Data">The value of <c>--data</c>.</param>
internal sealed record SweepRequest(SweepPlan Plan, TrialFactory Factory, string? Data)
{
    private const int UsualHeldOut = 10_000, OneIn = 6; // of 60 000 digits; one in six if there are fewer
    /// <summary>The note of a plan with the value of <c>--data</c>.</summary>
    public const string DataNote = "data";

    private const string UsualValidation = "0.2";

    /// <exception cref="CommandException">The request is invalid; the message says why.</exception>
    public static SweepRequest Create(ParseResult given, TrainGrammar train, SweepOptions options)
    {
        string? data = given.GetValue<string?>("--data");
        IReadOnlyList<Setting> said = train.Said(given.CommandResult);
        if (said.Select(setting => TrainGrammar.Refusal(setting.Name)).FirstOrDefault(refusal => refusal is not null) is { } refused) throw CommandException.Usage(refused);
        SearchSpace space = options.Space(given, train);
        CheckVaried(space, given);
        IReadOnlyList<Setting> all = [.. said, .. HeldOut(data, said, space)];
        int? epochs = space.Names.Contains("epochs") ? null : given.GetValue<int?>("--epochs") ?? (IsDigits(data) ? Defaults.Epochs : null);
        try
        {
            Search search = options.SearchOf(given, space, epochs);
            IReadOnlyList<ulong> seeds = options.SeedsOf(given) ?? [given.GetValue<ulong?>("--seed") ?? Defaults.Seed];
            var factory = new TrialFactory(data);
            string digest = DataFiles.Of(data).Sha256();
            Dictionary<string, string> notes = data is null ? [] : new() { [DataNote] = data };
            var plan = new SweepPlan(space, search, seeds, all, Objective.Accuracy, digest) { Notes = notes };
            foreach (Trial trial in plan.Trials.Where(trial => trial.SeedPlace == 0)) Check(factory, trial);
            ModelTask task = factory.TaskOf(plan.Trials[0]);
            Objective objective = options.ObjectiveOf(given) ?? (task == ModelTask.Classes ? Objective.Accuracy : Objective.MeanSquaredError);
            if (objective == Objective.Accuracy && (task == ModelTask.Regression || (task == ModelTask.Labels && said.Count(setting => setting.Name == "target") > 1)))
                throw CommandException.Usage("--objective accuracy is for classes, but the targets are numbers or labels: use loss or mean-squared-error.");
            return new SweepRequest(objective == plan.Objective ? plan : new SweepPlan(space, search, seeds, all, objective, digest) { Notes = notes }, factory, data);
        }
        catch (ArgumentException fault)
        {
            throw CommandException.Usage(fault);
        }
    }

    private static bool IsDigits(string? data) => TableFile.Named(data) is null && SampleSource.Named(data) is null;

    private static void CheckVaried(SearchSpace space, ParseResult given)
    {
        foreach (string name in space.Names)
        {
            if (TrainGrammar.Refusal(name) is { } refusal) throw CommandException.Usage(refusal);
            if (name == "seed") throw CommandException.Usage("seeds are a dimension of their own: write --seeds 1..5 rather than --vary seed.");
            if (name is "data" or "target") throw CommandException.Usage($"--{name} cannot be varied: it must be the same for all trials, to compare them.");
            if (given.CommandResult.Command.Options.FirstOrDefault(option => option.Name == $"--{name}") is { } option && given.GetResult(option) is { Implicit: false })
                throw CommandException.Usage($"--{name} is both varied and given: use only one of them.");
        }
    }

    /// <summary>Returns the default validation settings: test samples are never used, however many recipes are tried.</summary>
    private static IEnumerable<Setting> HeldOut(string? data, IReadOnlyList<Setting> said, SearchSpace space)
    {
        string name = IsDigits(data) ? "hold-out" : "validation";
        if (said.Any(setting => setting.Name == name) || space.Names.Contains(name)) return [];
        if (name == "validation") return [new Setting(name, UsualValidation)];
        if (data is null or "mnist" && said.All(setting => setting.Name != "take") && !space.Names.Contains("take")) return [new Setting(name, UsualHeldOut.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        return said.FirstOrDefault(setting => setting.Name == "take") is { Value: { } take } && int.TryParse(take, out int count) && count >= OneIn
            ? [new Setting(name, (count / OneIn).ToString(System.Globalization.CultureInfo.InvariantCulture))]
            : throw CommandException.Usage("a sweep compares trials on held-out digits: add --hold-out N.");
    }

    private static void Check(TrialFactory factory, Trial trial)
    {
        try
        {
            factory.Check(trial);
        }
        catch (CommandException fault)
        {
            throw CommandException.Usage($"the recipe {string.Join(", ", trial.Settings.Select(setting => $"{setting.Name} {setting.Value}"))} cannot be trained: {fault.Message}");
        }
    }
}
