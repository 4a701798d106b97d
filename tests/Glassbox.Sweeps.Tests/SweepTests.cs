using Glassbox.Cli.Tests;
using Microsoft.Data.Sqlite;

namespace Glassbox.Sweeps.Tests;

/// <summary>The library by itself.</summary>
public sealed class SweepTests : IDisposable
{
    private static readonly (Dataset Training, Dataset Validation) samples = Circles(120).StratifiedSplit(80, seed: 1);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<Search> Searches => [new GridSearch(), new RandomSearch { Recipes = 7 }, new SuccessiveHalving { Recipes = 9, Epochs = 6, Factor = 2 }];

    [Theory]
    [MemberData(nameof(Searches))]
    public void Any_number_of_trials_at_once_gives_the_same_table(Search search)
    {
        SweepPlan plan = Plan(search);
        string one = Table(plan, folder.File("one.db"), jobs: 1), many = Table(plan, folder.File("many.db"), jobs: 5);
        Assert.Equal(one, many);
        Assert.Contains("trained", one, StringComparison.Ordinal);
        if (search is SuccessiveHalving) Assert.Contains("stopped", one, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public void Stopped_anywhere_it_goes_on_and_trains_no_epoch_twice(Search search)
    {
        SweepPlan plan = Plan(search);
        string whole = Table(plan, folder.File("whole.db"), jobs: 1);
        HashSet<(int, int)> epochs = [];
        for (int stopAfter = 1; ; stopAfter += 2)
        {
            using var store = SweepStore.Open(folder.File("parts.db"));
            using var stop = new CancellationTokenSource();
            int seen = 0;
            try
            {
                foreach (SweepProgress progress in new Sweep(plan, Start) { Jobs = 2 }.Run(store, stop.Token))
                {
                    if (progress.Epoch is { } epoch) Assert.True(epochs.Add((progress.Trial.Number, epoch.Epoch)), $"{progress.Trial}, epoch {epoch.Epoch} was trained before.");
                    if (progress is { Result: not null, IsKnown: false } && ++seen == stopAfter) stop.Cancel();
                }

                Assert.Equal(whole, Lines(new SweepTable(plan, store)));
                return;
            }
            catch (OperationCanceledException)
            {
                // Once more.
            }
        }
    }

    [Fact]
    public void A_sweep_that_is_changed_trains_only_what_is_new()
    {
        using var store = SweepStore.Open(folder.File("sweep.db"));
        SweepPlan few = Plan(new GridSearch(), 0.01, 0.1), more = Plan(new GridSearch(), 0.01, 0.03, 0.1);
        Assert.All(new Sweep(few, Start).Run(store).Where(p => p.Result is not null), p => Assert.False(p.IsKnown));
        Assert.Equal(few.Trials.Count, new Sweep(more, Start).Run(store).Count(p => p.IsKnown));
    }

    [Fact]
    public void A_sweep_that_compares_after_other_epochs_takes_no_score_of_later_ones()
    {
        SweepPlan late = Plan(new SuccessiveHalving { Recipes = 9, Epochs = 6, LeastEpochs = 3 }), early = Plan(new SuccessiveHalving { Recipes = 9, Epochs = 6, LeastEpochs = 2 });
        string fresh = Table(early, folder.File("fresh.db"), jobs: 1);
        using var store = SweepStore.Open(folder.File("sweep.db"));
        Assert.Equal(4, new Sweep(late, Start) { Jobs = 1 }.Run(store).Where(p => p.Result is not null).Take(4).Count());
        foreach (SweepProgress _ in new Sweep(early, Start) { Jobs = 1 }.Run(store)) continue;
        Assert.Equal(fresh, Lines(new SweepTable(early, store)));
    }

    [Fact]
    public void What_may_yet_go_on_is_not_called_given_up_and_results_of_other_sweeps_do_not_count()
    {
        SweepPlan halving = Plan(new SuccessiveHalving { Recipes = 9, Epochs = 6 }), all = Plan(new RandomSearch { Recipes = 9 });
        string fresh = Table(halving, folder.File("fresh.db"), jobs: 1);
        using var store = SweepStore.Open(folder.File("sweep.db"));
        Assert.Equal(2, new Sweep(halving, Start) { Jobs = 1 }.Run(store).Where(p => p.Result is not null).Take(2).Count());
        Assert.All(new SweepTable(halving, store).Rows, row => Assert.Equal("waiting", row.Status));
        foreach (SweepPlan plan in (SweepPlan[])[all, halving])
            foreach (SweepProgress _ in new Sweep(plan, Start) { Jobs = 1 }.Run(store)) continue;
        Assert.Equal(fresh, Lines(new SweepTable(halving, store)));
        Assert.Contains(new SweepTable(halving, store).Rows, row => row.Status == "stopped");
    }

    [Fact]
    public void Trials_that_have_no_accuracy_are_not_compared_by_it()
    {
        Dataset numbers = Dataset.FromSamples([[1f], [2f], [3f]], [[2f], [4f], [5f]]);
        SweepPlan byAccuracy = Plan(new GridSearch()), byLoss = new(new SearchSpace(Axis.Of("rate", 0.01, 0.1)), new GridSearch(), objective: Objective.Loss);
        using var store = SweepStore.Open(folder.File("numbers.db"));
        Assert.Contains("has no accuracy", Assert.Throws<ArgumentException>(() => new Sweep(byAccuracy, OfNumbers).Run(store).Count()).Message, StringComparison.Ordinal);
        Assert.Equal(2, new Sweep(byLoss, OfNumbers).Run(store).Count(p => p.Result is not null));

        TrialRun OfNumbers(Trial trial)
        {
            var options = new TrainingOptions { Loss = Loss.MeanSquaredError, Optimizer = new Sgd { LearningRate = trial.NumberOf("rate") } };
            return new TrialRun(new Trainer(new Network(new Architecture([1, 1], output: Activation.Identity), trial.Seed), numbers, options) { Validation = numbers }, Epochs: 2);
        }
    }

    [Fact]
    public void Shards_come_together_to_the_same_table()
    {
        SweepPlan plan = Plan(new GridSearch());
        string whole = Table(plan, folder.File("whole.db"), jobs: 2);
        using var merged = SweepStore.Open(folder.File("merged.db"));
        for (int part = 3; part >= 1; part--)
        {
            using var store = SweepStore.Open(folder.File($"{part}.db"));
            foreach (SweepProgress _ in new Sweep(plan, Start) { Shard = new SweepShard(part, 3) }.Run(store)) continue;
            merged.Merge(store);
        }

        Assert.Equal(whole, Lines(new SweepTable(plan, merged)));
        using var other = SweepStore.Open(folder.File("other.db"));
        foreach (SweepProgress _ in new Sweep(Plan(new GridSearch(), 0.5), Start).Run(other)) continue;
        Assert.Contains("a different sweep", Assert.Throws<ArgumentException>(() => merged.Merge(other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_that_were_trained_by_different_versions_do_not_come_together()
    {
        SweepPlan plan = Plan(new GridSearch());
        using SweepStore one = SweepStore.Open(folder.File("one.db")), other = SweepStore.Open(folder.File("other.db"));
        foreach (SweepStore store in (SweepStore[])[one, other]) store.Begin(plan, SweepShard.All);
        TrialResult result = Result(plan.Trials[2], 0, 0.9);
        one.Add(plan.Trials[2], result with { Seconds = 1, Machine = "one" });
        other.Add(plan.Trials[2], result with { Seconds = 2, Machine = "other" });
        one.Merge(other);
        other.Add(plan.Trials[2], result with { Sha256 = "2" });
        Assert.Contains("different results of trial 3", Assert.Throws<ArgumentException>(() => one.Merge(other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Among_recipes_that_lack_seeds_those_that_stopped_early_are_not_behind()
    {
        SweepPlan plan = Plan(new GridSearch());
        using var store = SweepStore.Open(folder.File("sweep.db"));
        TrialResult early = Result(plan.Trials[0], 0, 0.9), late = Result(plan.Trials[2], 0, 0.8, epochs: 20);
        store.Add(plan.Trials[0], early);
        store.Add(plan.Trials[2], late);
        Assert.Equal([0.9, 0.8], new SweepTable(plan, store).Recipes.Select(recipe => recipe.Mean));
    }

    [Fact]
    public void The_order_of_what_is_said_several_times_makes_another_trial()
    {
        SweepPlan[] plans = [.. ((string[][])[["a", "b"], ["b", "a"]]).Select(targets => new SweepPlan(
            new SearchSpace(Axis.Of("rate", 0.1)), new GridSearch(), @fixed: [.. targets.Select(target => new Setting("target", target))]))];
        Assert.NotEqual(plans[0].Trials[0].Key, plans[1].Trials[0].Key);
    }

    [Fact]
    public void What_diverges_is_told_and_comes_last()
    {
        SweepPlan plan = Plan(new GridSearch(), 0.01, 1e30);
        using var store = SweepStore.Open(folder.File("sweep.db"));
        foreach (SweepProgress _ in new Sweep(plan, Start).Run(store)) continue;
        var table = new SweepTable(plan, store);
        Assert.Equal(plan.Seeds.Count * 2, table.Rows.Count(row => row is { Status: "diverged", Result.Problem: not null }));
        Assert.All(table.Recipes.TakeLast(2), recipe => Assert.True(double.IsNaN(recipe.Mean)));
        Assert.False(double.IsNaN(table.Recipes[0].Mean));
    }

    [Fact]
    public void A_trial_that_cannot_be_trained_is_named()
    {
        using var store = SweepStore.Open(folder.File("sweep.db"));
        var sweep = new Sweep(Plan(new GridSearch(), 0.01, -1), Start);
        Assert.Contains("rate -1", Assert.Throws<ArgumentException>(() => sweep.Run(store).Count()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_at_work_or_is_something_else_is_refused()
    {
        string path = folder.File("sweep.db"), text = folder.File("text.db");
        using (SweepStore.Open(path)) Assert.Contains("another sweep is using", Assert.Throws<IOException>(() => SweepStore.Open(path)).Message, StringComparison.Ordinal);
        using (SweepStore.Open(path)) Assert.False(File.Exists(folder.File("nothing.db")));
        File.WriteAllText(text, new string('x', 5000));
        Assert.Contains("is not a sweep file", Assert.Throws<IOException>(() => SweepStore.Open(text)).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => SweepStore.OpenExisting(folder.File("nothing.db")));
    }

    [Fact]
    public void A_file_that_is_damaged_is_said_to_be()
    {
        string path = folder.File("sweep.db");
        Table(Plan(new GridSearch()), path, jobs: 1);
        byte[] bytes = File.ReadAllBytes(path);
        Array.Fill(bytes, (byte)'Z', 4096, bytes.Length - 4096); // all but the first page, which says what the file is
        File.WriteAllBytes(path, bytes);
        IOException fault = Assert.Throws<IOException>(() =>
        {
            using var store = SweepStore.OpenExisting(path);
            return store.Plan;
        });
        Assert.Contains($"{path} is damaged", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_stays_as_it_is()
    {
        string path = folder.File("other.db");
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE mine (x)";
            command.ExecuteNonQuery();
        }

        byte[] before = File.ReadAllBytes(path);
        foreach (Func<string, SweepStore> open in (Func<string, SweepStore>[])[SweepStore.Open, SweepStore.OpenExisting, SweepStore.OpenToRead])
            Assert.Contains("is not a sweep file", Assert.Throws<IOException>(() => open(path)).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_plan_is_the_same_after_it_was_text()
    {
        SweepPlan plan = Plan(new SuccessiveHalving { Recipes = 9, Epochs = 6 });
        var read = SweepPlan.FromJson(plan.ToJson());
        Assert.Equal(plan.Sha256, read.Sha256);
        Assert.Equal(plan.Trials.Select(trial => trial.Key), read.Trials.Select(trial => trial.Key));
        Assert.Throws<FormatException>(() => SweepPlan.FromJson("{}"));
    }

    private static SweepPlan Plan(Search search, params double[] rates) => new(
        new SearchSpace(Axis.Of("rate", rates.Length > 0 ? rates : [0.01, 0.1, 0.5]), Axis.Whole("hidden", 2, 5, steps: 2)), search, seeds: [1, 2]);

    private static TrialRun Start(Trial trial)
    {
        var network = new Network(new Architecture(2, new LayerShape(trial.WholeNumberOf("hidden"), Activation.Relu), new LayerShape(2, Activation.Softmax)), trial.Seed);
        var options = new TrainingOptions { Loss = Loss.CrossEntropy, Optimizer = new Adam { LearningRate = trial.NumberOf("rate") }, BatchSize = 8, Shuffle = true, Seed = trial.Seed };
        return new TrialRun(new Trainer(network, samples.Training, options) { Validation = samples.Validation }, Epochs: 6);
    }

    private static TrialResult Result(Trial trial, int until, double accuracy, int epochs = 5) => new()
    {
        Key = trial.Key, Until = until, Status = TrialStatus.Trained, Sha256 = "1", History = [.. Enumerable.Range(1, epochs).Select(epoch => new EpochScore(epoch, 1, 1, accuracy, 1))],
    };

    private static string Table(SweepPlan plan, string path, int jobs)
    {
        using var store = SweepStore.Open(path);
        foreach (SweepProgress _ in new Sweep(plan, Start) { Jobs = jobs }.Run(store)) continue;
        return Lines(new SweepTable(plan, store));
    }

    private static string Lines(SweepTable table)
    {
        using var text = new StringWriter();
        table.WriteCsv(text);
        table.WriteJsonLines(text);
        return text.ToString();
    }

    /// <summary>Points within a circle, and around it.</summary>
    private static Dataset Circles(int count)
    {
        var random = new RandomSequence(5);
        float[][] inputs = [.. Enumerable.Range(0, count).Select(_ => (float[])[(random.NextSingle() * 2) - 1, (random.NextSingle() * 2) - 1])];
        return Dataset.FromSamples(inputs, [.. inputs.Select(point => (point[0] * point[0]) + (point[1] * point[1]) < 0.5f ? 1 : 0)], 2);
    }
}
