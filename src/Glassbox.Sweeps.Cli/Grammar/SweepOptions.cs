using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Glassbox.Cli;
using Glassbox.Cli.Grammar;

namespace Glassbox.Sweeps.Cli.Grammar;

/// <summary>The options of <c>glassbox sweep</c> that <c>glassbox train</c> does not have.</summary>
internal sealed class SweepOptions
{
    public const string Usual = "sweep.db";
    private const int UsualRecipes = 20;

    private readonly Option<string[]> vary = new("--vary")
    {
        Description = "An option of 'glassbox train' to vary: its values, such as 'batch=16 32 64', or a range, such as 'learning-rate=1e-4..1e-1 log', 'dropout=0..0.5', "
            + "'hidden=16..256 log in 5'. A range between whole numbers has whole numbers, unless the option takes any number. May be given several times.",
        HelpName = "NAME=VALUES", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> search = Values.Choice<string>(
        "--search", "Search method: grid, all recipes; random, a sample; asha, a sample whose better recipes are trained longer. [default: grid if only values are given, else random]",
        "grid|random|asha", ["grid", "random", "asha"], name => name);

    private readonly Option<int?> recipes = Values.Whole("--recipes", $"For random and asha: number of recipes to draw. [default: {UsualRecipes}]", 1);

    private readonly Option<ulong[]?> seeds = Seeds();

    private readonly Option<string?> objective = Values.Choice<string>(
        "--objective", "How trials are compared, on held-out samples: by accuracy, loss or mean-squared-error. [default: accuracy for classes, else mean-squared-error]",
        "NAME", [.. Objectives.All.Select(entry => entry.Name)], name => name);

    private readonly Option<int?> minEpochs = Values.Whole("--min-epochs", "For asha: epochs before recipes are first compared. [default: 1]", 1);
    private readonly Option<int?> factor = Values.Whole("--factor", "For asha: one recipe in N is trained further, for N times the epochs. [default: 3]", 2);
    private readonly Option<ulong?> searchSeed = Values.Seed("--search-seed", "Seed for drawing recipes. [default: 1]");
    private readonly Option<int?> jobs = Values.Whole("--jobs", "Number of trials at once. [default: one per core]", 1);

    private readonly Option<string> results = new("--results")
    {
        Description = "SQLite file for results; .csv, .jsonl and .html are written beside it. The same sweep continues from it. [default: the name of the YAML file, or sweep.db]",
        HelpName = "FILE.db", DefaultValueFactory = _ => Usual,
    };

    private readonly Option<string?> shard = new("--shard") { Description = "Train one of n shards, such as 2/8; 'glassbox sweep merge' merges their results.", HelpName = "I/N" };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "List the trials without training them." };

    public SweepOptions() => shard.Validators.Add(given =>
    {
        if (given.Tokens is [var part] && SweepShard.Parse(part.Value) is null) given.AddError($"--shard must be a part and the number of parts, such as 2/8, not '{part.Value}'.");
    });

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[vary, search, recipes, seeds, objective, minEpochs, factor, searchSeed, jobs, results, shard, dryRun]) command.Options.Add(option);
        command.Validators.Add(CheckTogether);
    }

    public string Results(ParseResult given) => given.GetRequiredValue(results);

    public bool IsDryRun(ParseResult given) => given.GetValue(dryRun);

    public int Jobs(ParseResult given) => given.GetValue(jobs) ?? Environment.ProcessorCount;

    public bool HasJobs(ParseResult given) => given.GetResult(jobs) is not null;

    public SweepShard Shard(ParseResult given) => given.GetValue(shard) is { } part ? SweepShard.Parse(part)! : SweepShard.All;

    public Objective? ObjectiveOf(ParseResult given) => given.GetValue(objective) is { } name ? Objectives.All.Single(entry => entry.Name == name).Objective : null;

    /// <summary>Returns the requested seeds, or null.</summary>
    public IReadOnlyList<ulong>? SeedsOf(ParseResult given) => given.GetResult(seeds) is null ? null : given.GetValue(seeds);

    /// <summary>Parses the search space.</summary>
    /// <param name="given">The parsed command line.</param>
    /// <param name="train">The options that may be varied.</param>
    /// <exception cref="CommandException">The syntax is invalid.</exception>
    public SearchSpace Space(ParseResult given, TrainGrammar train) => VaryWords.Read(given.GetValue(vary) ?? [], train);

    /// <param name="given">The parsed command line.</param>
    /// <param name="space">The search space.</param>
    /// <param name="epochs">The epochs of a trial, if known.</param>
    public Search SearchOf(ParseResult given, SearchSpace space, int? epochs)
    {
        bool isAllValues = space.Alternatives.SelectMany(axes => axes).All(axis => axis.Values is not null);
        string name = given.GetValue(search) ?? (given.GetResult(minEpochs) is not null || given.GetResult(factor) is not null ? "asha"
            : given.GetResult(recipes) is not null || given.GetResult(searchSeed) is not null || !isAllValues ? "random" : "grid");
        int count = given.GetValue(recipes) ?? UsualRecipes;
        ulong seed = given.GetValue(searchSeed) ?? Defaults.Seed;
        return name switch
        {
            "grid" => new GridSearch(),
            "random" => new RandomSearch { Recipes = count, Seed = seed },
            _ => new SuccessiveHalving
            {
                Recipes = count, Seed = seed, LeastEpochs = given.GetValue(minEpochs) ?? 1, Factor = given.GetValue(factor) ?? 3,
                Epochs = epochs ?? throw CommandException.Usage("asha needs to know how long the best are trained: add --epochs N, the same for all recipes."),
            },
        };
    }

    private void CheckTogether(CommandResult given)
    {
        string? name = (given.GetResult(search) as OptionResult)?.Tokens.Select(token => token.Value).FirstOrDefault();
        foreach (Option option in (Option[])[recipes, searchSeed])
            if (name == "grid" && given.GetResult(option) is not null) given.AddError($"{option.Name} is for random and asha: a grid takes all recipes.");
        if (given.GetResult(seeds) is not null && given.GetResult("--seed") is OptionResult { Implicit: false }) given.AddError("--seeds names all seeds: leave --seed out.");
        foreach (Option option in (Option[])[minEpochs, factor])
            if (name is not null and not "asha" && given.GetResult(option) is not null) given.AddError($"{option.Name} is for --search asha.");
        if (name == "asha" && given.GetResult(shard) is not null)
            given.AddError("--shard is for grid and random: asha compares all trials with each other, which independent shards cannot do; use a cluster.");
    }

    private static Option<ulong[]?> Seeds()
    {
        var option = new Option<ulong[]?>("--seeds")
        {
            Description = "Seeds for each recipe, such as 1..5 or 1,2,7; mean and spread are shown. [default: --seed, or 1]", HelpName = "SEEDS",
            Arity = ArgumentArity.ExactlyOne,
        };
        option.CustomParser = argument =>
        {
            string text = argument.Tokens[0].Value;
            if (ReadSeeds(text) is { } read) return read;
            argument.AddError(Number(text) is { } one
                ? $"--seeds {one} could be {one} seeds or the seed {one}: write --seeds 1..{one}, or --seed {one}."
                : $"--seeds must be different whole numbers from 0, such as 1..5 or 1,2,7, not '{text}'.");
            return null;
        };
        return option;
    }

    /// <summary>Several seeds: what a single number stands for is not clear.</summary>
    private static ulong[]? ReadSeeds(string text)
    {
        const int most = 10_000;
        if (text.Split("..") is [var first, var last])
        {
            return Number(first) is { } low && Number(last) is { } high && high >= low && high - low < most
                ? [.. Enumerable.Range(0, (int)(high - low) + 1).Select(step => low + (ulong)step)] : null;
        }

        ulong?[] seeds = [.. text.Split(',').Select(Number)];
        return seeds.Length > 1 && seeds.All(seed => seed is not null) && seeds.Distinct().Count() == seeds.Length ? [.. seeds.Select(seed => seed!.Value)] : null;
    }

    private static ulong? Number(string text) => ulong.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) ? number : null;
}
