using System.CommandLine;
using Glassbox.Cli.Grammar;
using Glassbox.Cli.Json;
using Glassbox.Cli.Reproduction;
using Glassbox.Cli.Views;

namespace Glassbox.Cli.Commands;

/// <summary>Reproduces published results.</summary>
internal sealed class ReproduceCommand : Verb
{
    private readonly Argument<string?> id = new("ID")
    {
        Description = "The result, as shown by --list, or your own recipe in a .json file.",
        HelpName = "ID",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> list = new("--list") { Description = "Show the published results, and how long each takes on this machine." };
    private readonly Option<int?> seeds = Values.Whole("--seeds", "Train with N seeds, and give the mean error and its spread. [default: 1]", 1);
    private readonly Option<ulong?> seed = Values.Seed("--seed", $"The first seed. [default: {Defaults.Seed}]");

    private readonly Option<float?> hours = Values.Number(
        "--hours", "Stop after this many hours; the same command then continues. [default: no limit]", "a number above 0", value => value > 0);

    private readonly Option<bool> validation = new("--validation")
    {
        Description = "Train on 50,000 digits and evaluate on the 10,000 held out, instead of testing; every choice in a recipe was made this way.",
    };

    private readonly Option<bool> show = new("--show") { Description = "Show the recipe: the source, what was decided where, and the equivalent train command." };
    private readonly Option<bool> fresh = new("--fresh") { Description = "Start over instead of continuing." };
    private readonly Option<int?> threads = Values.Whole("--threads", "Threads; any number gives the same network. [default: all processors]", 1);

    private readonly Option<string?> checkpoints = new("--checkpoints")
    {
        Description = $"Folder for checkpoints. [default: {ReproductionRequest.DefaultFolder}]", HelpName = "DIR",
    };

    private readonly Option<bool> json = CommonOptions.Json("the result, or the list");

    public ReproduceCommand()
        : base(
            "reproduce", "Reproduce a published result of fully connected networks on MNIST: train it by its recipe, and test once.",
            "glassbox reproduce --list",
            "glassbox reproduce lecun-1998-300",
            "glassbox reproduce simard-2003 --seeds 5",
            "glassbox reproduce simard-2003-elastic --hours 0.5   in parts of half an hour",
            "glassbox reproduce hinton-2005 --validation",
            "glassbox reproduce hinton-2005 --show")
    {
        Arguments.Add(id);
        foreach (Option option in (Option[])[list, seeds, seed, hours, validation, show, fresh, threads, checkpoints, json]) Options.Add(option);
        id.CompletionSources.Add(_ => RecipeFile.All.Select(recipe => new System.CommandLine.Completions.CompletionItem(recipe.Id)));
        Validators.Add(given =>
        {
            bool isList = given.GetResult(list) is { Implicit: false };
            bool isNamed = given.GetResult(id) is { Tokens.Count: > 0 };
            if (isList == isNamed) given.AddError(isList ? "--list shows all results: leave the ID out." : "name a result by its ID; 'glassbox reproduce --list' shows them all.");
            bool isShown = given.GetResult(show) is { Implicit: false };
            foreach (Option option in (Option[])[seeds, seed, hours, validation, fresh, checkpoints])
                if ((isList || isShown) && given.GetResult(option) is { Implicit: false }) given.AddError($"{option.Name} is for training: leave it out with {(isList ? "--list" : "--show")}.");
        });
    }

    protected override int Run(ParseResult given)
    {
        bool isJson = given.GetValue(json);
        int processors = given.GetValue(threads) ?? Environment.ProcessorCount;
        if (given.GetValue(list)) return List(processors, isJson);
        var recipe = RecipeFile.Find(given.GetValue(id)!);
        if (given.GetValue(show))
        {
            RecipeView.Show(new Screen(), recipe);
            return ExitCode.Success;
        }

        var request = new ReproductionRequest
        {
            Recipe = recipe,
            Seed = given.GetValue(seed) ?? Defaults.Seed,
            Seeds = given.GetValue(seeds) ?? 1,
            Threads = processors,
            Limit = given.GetValue(hours) is { } most ? TimeSpan.FromHours(most) : null,
            IsValidation = given.GetValue(validation),
            IsFresh = given.GetValue(fresh),
            Folder = Path.GetFullPath(given.GetValue(checkpoints) ?? ReproductionRequest.DefaultFolder),
        };
        ReproductionResult result = new ReproductionJob(request, new Screen(), isJson).Run();
        if (isJson) ReproductionJson.Write(result);
        return result.IsStopped ? ExitCode.Interrupted : ExitCode.Success;
    }

    private static int List(int processors, bool isJson)
    {
        var screen = new Screen();
        IReadOnlyList<(PublishedRecipe, double)> timed = RecipeTimes.Measure(screen, processors);
        if (isJson) ReproductionJson.Write(timed);
        else ReproductionView.List(screen, timed);
        return ExitCode.Success;
    }
}
