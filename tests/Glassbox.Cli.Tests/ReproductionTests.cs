using System.Globalization;
using System.Text.RegularExpressions;
using Glassbox.Cli.Reproduction;
using Glassbox.Cli.Training;
using Glassbox.Cli.Views;
using Spectre.Console.Testing;

namespace Glassbox.Cli.Tests;

/// <summary>Published results, one command each.</summary>
public sealed partial class ReproductionTests(FewDigits digits) : IClassFixture<FewDigits>, IDisposable
{
    private static readonly Screen Anywhere = new();

    private readonly TemporaryFolder folder = new();
    private readonly DatasetSplit few = digits.Load();

    public static TheoryData<string> Ids => [.. RecipeFile.All.Select(recipe => recipe.Id)];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_file_is_a_recipe_that_is_listed_under_its_own_name()
    {
        string[] files = [.. Directory.GetFiles(Repository.PathOf("src", "Glassbox.Cli", "Reproduction", "Recipes")).Select(file => Path.GetFileNameWithoutExtension(file))];
        Assert.Equal(files.Order(StringComparer.Ordinal), RecipeFile.All.Select(recipe => recipe.Id).Order(StringComparer.Ordinal));
        Assert.Equal([98, 98.5, 99], RecipeFile.Races.Select(race => race.To));
        Assert.Equal(
            Directory.GetFiles(Repository.PathOf("src", "Glassbox.Cli", "Racing", "Recipes")).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal),
            RecipeFile.Races.Select(race => $"{race.To.ToString(System.Globalization.CultureInfo.InvariantCulture)}"));
    }

    // What looks at digits to decide anything has no place in a recipe: it trains on all of them, for so many epochs.
    [Theory]
    [MemberData(nameof(Ids))]
    public void A_recipe_says_all_but_seed_threads_and_digits(string id)
    {
        var recipe = RecipeFile.Find(id);
        Assert.DoesNotMatch("--(seed|threads|data|take|hold-out|patience|out|init|resume|checkpoint|arithmetic|engine)( |$)", recipe.Train);
        Assert.NotEmpty(recipe.Decided);
        var plan = new TrainingPlan(recipe.Request(1, 1), null);
        Assert.Equal((784, 10), (plan.LikelyArchitecture.Inputs, plan.LikelyArchitecture.Outputs));
        Assert.Null(plan.Options.EarlyStopping);
        Assert.Equal(string.Join('-', plan.LikelyArchitecture.Sizes), recipe.Network[..recipe.Network.TakeWhile(c => char.IsDigit(c) || c == '-').Count()]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Test_digits_are_asked_once_and_only_when_training_is_at_its_end(string id)
    {
        PublishedRecipe recipe = Small(RecipeFile.Find(id), epochs: 2);
        int epochs = 0, asked = 0;
        SeedResult result = new SeedRun(Ask(recipe), 1).Run(
            few.Training.Take(200),
            () =>
            {
                Assert.Equal(2, epochs);
                asked++;
                return few.Test;
            },
            reports =>
            {
                Assert.Equal(0, asked);
                epochs++;
                return reports.Last();
            },
            default);
        Assert.Equal((1, 2, 500), (asked, epochs, result.Count));
    }

    [Fact]
    public void The_video_s_recipe_is_the_main_job()
    {
        ReproductionResult result = new ReproductionJob(Ask(RecipeFile.Find("video")), Anywhere, isQuiet: true).Run();
        Assert.Equal("d2f3b7700c6aeff250c7cd994aa967997091e7a94cc5f2df1550dfb49dc95a3f", Assert.Single(result.Seeds).Sha256);
        Assert.Equal((659, 10_000, false), (result.Seeds[0].Wrong, result.Seeds[0].Count, result.IsStopped));
        Assert.Empty(result.Different);
    }

    [Theory]
    [InlineData("lecun-1998-500-150-distorted", "6dffca87fe39865e3f78b6b54ea83ef23368af80b0b8da82a36a283d1315f3e9")]
    [InlineData("simard-2003-elastic", "c783e9a981e26bae04fdcb64e784641d8c0d840d4824dacc595f88aaf77a352e")]
    [InlineData("srivastava-2014-max-norm", "5e2e26cf52a4ec16e58a1be2c7c29cfbb0937f042ec3ce438c9660cf2567d794")]
    public void A_recipe_on_few_digits_comes_out_the_same_everywhere(string id, string sha256)
    {
        PublishedRecipe recipe = Small(RecipeFile.Find(id), epochs: 2);
        foreach (int threads in new[] { 1, 2 })
            Assert.Equal(sha256, Train(Ask(recipe) with { Threads = threads, Folder = folder.File($"{threads}") }).Seeds[0].Sha256);
    }

    [Fact]
    public void The_command_that_a_recipe_names_trains_the_same_network()
    {
        PublishedRecipe recipe = Small(RecipeFile.Find("simard-2003-affine"), epochs: 2);
        ReproductionResult result = Train(Ask(recipe) with { Seed = 7 });
        string[] command = [.. recipe.Command(7).Split(' ').Skip(1)];
        Assert.Equal(Ran.Glassbox([.. command, "--data", digits.Path, "--json"]).Well().Json.GetProperty("parametersSha256").GetString(), result.Seeds[0].Sha256);
    }

    [Fact]
    public void A_stopped_run_goes_on_and_ends_as_if_it_had_never_stopped()
    {
        ReproductionRequest request = Ask(Small(RecipeFile.Find("simard-2003-elastic"), epochs: 4)) with { CheckpointPause = TimeSpan.Zero };
        SeedResult whole = Train(request with { Folder = folder.File("other") }).Seeds[0];

        using (var stop = new CancellationTokenSource())
        {
            int epochs = 0;
            Assert.ThrowsAny<OperationCanceledException>(() => new SeedRun(request, 1).Run(
                few.Training,
                () => throw new InvalidOperationException("Test digits were asked before the end."),
                reports =>
                {
                    if (++epochs == 3) stop.Cancel();
                    return reports.Last();
                },
                stop.Token));
        }

        Assert.True(File.Exists(request.CheckpointOf(1)));
        Assert.Equal((0.5, 0), (new SeedRun(request, 1).Prepare(), new SeedRun(request with { IsFresh = true }, 1).Prepare())); // what is told is the time that is left
        var prepared = new SeedRun(request, 1);
        prepared.Prepare();
        string aside = folder.File("aside");
        File.Move(request.CheckpointOf(1), aside);
        Assert.Equal(whole.Sha256, prepared.Run(few.Training, () => few.Test, reports => reports.Last(), CancellationToken.None).Sha256); // the checkpoint was loaded once
        File.Move(aside, request.CheckpointOf(1), overwrite: true);
        SeedResult rest = Train(request).Seeds[0];
        Assert.Equal((3, whole.Sha256, whole.Wrong), (rest.FirstEpoch, rest.Sha256, rest.Wrong));
        Assert.Empty(Directory.GetFiles(request.Folder)); // what is finished leaves nothing behind
    }

    [Fact]
    public void A_damaged_checkpoint_is_refused_until_training_begins_anew()
    {
        ReproductionRequest request = Ask(Small(RecipeFile.Find("hinton-2005"), epochs: 1));
        File.WriteAllText(request.CheckpointOf(1), "nonsense");
        CommandException wrong = Assert.Throws<CommandException>(() => Train(request));
        Assert.StartsWith(request.CheckpointOf(1), wrong.Message, StringComparison.Ordinal);
        Assert.EndsWith("; --fresh starts over.", wrong.Message, StringComparison.Ordinal);
        Assert.Single(Train(request with { IsFresh = true }).Seeds);
    }

    [Fact]
    public void Time_that_is_up_stops_training_and_keeps_it()
    {
        ReproductionRequest request = Ask(Small(RecipeFile.Find("hinton-2005"), epochs: 500)) with { Limit = TimeSpan.FromMilliseconds(1), Seeds = 2 };
        ReproductionResult stopped = Train(request);
        Assert.True(stopped.IsStopped);
        Assert.Empty(stopped.Seeds);
        Assert.Single(Train(request with { Recipe = Small(RecipeFile.Find("hinton-2005"), epochs: 1), Limit = null, Seeds = 1 }).Seeds);
    }

    [Fact]
    public void Seeds_give_a_mean_and_a_spread()
    {
        ReproductionResult result = Train(Ask(Small(RecipeFile.Find("lecun-1998-300"), epochs: 1)) with { Seed = 3, Seeds = 3 });
        Assert.Equal([3UL, 4, 5], result.Seeds.Select(seed => seed.Seed));
        Assert.Equal(3, result.Seeds.Select(seed => seed.Sha256).Distinct().Count());
        double[] errors = [.. result.Seeds.Select(seed => 100.0 * seed.Wrong / 500)];
        Assert.Equal(errors.Average(), result.Mean, 1e-9);
        Assert.Equal(Math.Sqrt(errors.Sum(error => Math.Pow(error - errors.Average(), 2)) / 2), result.Deviation, 1e-9);
    }

    [Fact]
    public void Validation_asks_digits_held_out_and_never_those_of_the_test()
    {
        ReproductionResult result = Train(Ask(Small(RecipeFile.Find("hinton-2005"), epochs: 1)) with { IsValidation = true });
        Assert.Equal(500, result.Seeds[0].Count); // a sixth of 3,000, as 10,000 of 60,000
        (Dataset training, Dataset held) = TrainingRecipe.Divide(few.Training);
        Assert.Equal((2500, 500), (training.Count, held.Count));
    }

    [Fact]
    public void A_network_that_is_not_the_one_recorded_is_told_of()
    {
        PublishedRecipe recipe = Small(RecipeFile.Find("lecun-1998-300"), epochs: 1) with { Recorded = [new RecordedRun(1, 50, new string('0', 64))] };
        Assert.Single(Train(Ask(recipe)).Different);
        SeedResult seed = Train(Ask(recipe)).Seeds[0];
        Assert.Empty(Train(Ask(recipe with { Recorded = [new RecordedRun(1, seed.Wrong, seed.Sha256)] })).Different);
    }

    [Theory]
    [InlineData("simard-2003-elastik", "simard-2003-elastic")]
    [InlineData("SIMARD", "simard-2003,")]
    [InlineData("dropout", "srivastava")]
    [InlineData("lecun", "lecun-1998-300")]
    [InlineData("vdieo", "Nearest: video")]
    [InlineData("", "'glassbox reproduce --list' shows all")]
    public void A_name_that_is_none_gives_the_nearest(string name, string told)
    {
        CommandException wrong = Assert.Throws<CommandException>(() => RecipeFile.Find(name));
        Assert.Equal(ExitCode.Usage, wrong.ExitCode);
        if (name != "dropout") Assert.Contains(told, wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"id\": \"mine\",\n \"train\": 3 }", ", line 2: this is not a recipe")]
    [InlineData("{ \"id\": \"mine\" }", "required")]
    [InlineData("null", "expected an object, not null")]
    [InlineData("[]", ", line 1: this is not a recipe")]
    [InlineData("{ \"idd\": 1 }", "idd")]
    [InlineData("""{ "id": "a", "network": "b", "published": 200, "source": "c", "reference": "d", "train": "", "decided": [] }""", "0 to 100, not 200")]
    [InlineData("""{ "id": "a", "network": "b", "published": 1, "source": "c", "reference": "d", "train": "--epoch 3", "decided": [] }""", "train: 'glassbox train' rejects its options")]
    public void A_file_that_is_no_recipe_is_refused_with_file_and_place(string text, string told)
    {
        string file = folder.File("mine.json");
        File.WriteAllText(file, text);
        CommandException wrong = Assert.Throws<CommandException>(() => RecipeFile.Find(file));
        Assert.StartsWith(file, wrong.Message, StringComparison.Ordinal);
        Assert.Contains(told, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recipe_of_one_s_own_is_a_file()
    {
        string file = folder.File("mine.json");
        File.WriteAllText(file, """{ "id": "mine", "network": "784-8-10", "published": 20, "source": "me", "reference": "here", "train": "--layers 784,8,10 --epochs 1", "decided": ["nothing"], /* fine */ }""");
        Assert.Equal("784-8-10", RecipeFile.Find(file).Network);
        Assert.Contains("no such file", Assert.Throws<CommandException>(() => RecipeFile.Find("missing.json")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(40)]
    [InlineData(48)]
    [InlineData(59)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(160)]
    public void The_list_fits_its_terminal_and_no_number_is_broken(int width)
    {
        using var console = new TestConsole();
        console.Profile.Width = width;
        console.Write(ReproductionView.Listing([.. RecipeFile.All.Select(recipe => (recipe, 123456.0))], width));
        Assert.All(console.Output.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, width));
        string[] words = console.Output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        Assert.All(RecipeFile.All, recipe => Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{recipe.Published:F2}%"), words));
        Assert.All(RecipeFile.All.Where(recipe => recipe.RecordedError is not null), recipe => Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{recipe.RecordedError:F2}%"), words));
        Assert.Equal(width < 48 ? 0 : RecipeFile.All.Count, words.Count(word => word == "34.3"));
        if (width >= 40) Assert.All(RecipeFile.All, recipe => Assert.Contains(recipe.Id, words));
    }

    [Theory]
    [InlineData("name a result by its ID", "reproduce")]
    [InlineData("leave the ID out", "reproduce", "video", "--list")]
    [InlineData("--seeds must be a whole number of at least 1, not '0'", "reproduce", "video", "--seeds", "0")]
    [InlineData("--hours must be a number above 0, not '-1'", "reproduce", "video", "--hours", "-1")]
    [InlineData("Nearest: video", "reproduce", "viddeo")]
    [InlineData("--seeds is for training", "reproduce", "--list", "--seeds", "3")]
    [InlineData("--to must be a number above 0, and at most 99, not '99.9'", "race", "--to", "99.9")]
    public void Wrong_usage_is_told_with_exit_code_2(string message, params string[] arguments)
    {
        Ran run = Ran.Glassbox(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"--epochs \d+")]
    private static partial Regex Epochs { get; }

    [GeneratedRegex(@"(?<=,)\d+(?=:)")]
    private static partial Regex Hidden { get; }

    /// <summary>The same recipe with a fiftieth of the neurons.</summary>
    private static PublishedRecipe Small(PublishedRecipe recipe, int epochs)
    {
        string train = Hidden.Replace(recipe.Train, size => $"{(size.Value == "10" ? 10 : Math.Max(8, int.Parse(size.Value, System.Globalization.CultureInfo.InvariantCulture) / 50))}");
        train = train.Contains("--epochs", StringComparison.Ordinal) ? Epochs.Replace(train, $"--epochs {epochs}") : $"{train} --epochs {epochs}";
        return recipe with { Train = train, Recorded = [] };
    }

    private ReproductionRequest Ask(PublishedRecipe recipe) => new() { Recipe = recipe, Threads = 1, Folder = folder.Path };

    private ReproductionResult Train(ReproductionRequest request) => new ReproductionJob(request, Anywhere, isQuiet: true).Run(few, default);
}
