using CsCheck;

namespace Glassbox.Sweeps.Tests;

/// <summary>Which recipes go on does not depend on the order in which results come in.</summary>
public class LadderTests
{
    private static readonly Gen<(int Recipes, int Seeds, int Factor, int Levels, int Order)> Cases =
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 3], Gen.Int[2, 4], Gen.Int[1, 12], Gen.Int);

    [Fact]
    public void The_trials_are_those_that_one_worker_after_the_other_trains()
    {
        Cases.Sample((recipes, seeds, factor, levels, order) =>
        {
            SweepPlan plan = Plan(recipes, seeds, factor);
            Dictionary<int, double> scores = Enumerable.Range(0, plan.Recipes.Count).ToDictionary(r => r, r => (double)((r * 7919) % levels));
            (Trial, int)[] alone = [.. Run(plan, scores, 1, order)], many = [.. Run(plan, scores, 5, order), ];
            Assert.Equal(alone.Order(Comparer), many.Order(Comparer));
            Assert.Equal(alone.Length, alone.Distinct().Count()); // nothing twice
            Assert.Equal(Textbook(plan, scores), alone.Where(job => job.Item1.SeedPlace == 0).GroupBy(job => job.Item2).OrderBy(rung => rung.Key).Select(rung => rung.Select(job => job.Item1.Recipe).ToHashSet()), HashSet<int>.CreateSetComparer());
        }, iter: 300);
    }

    [Fact]
    public void What_diverges_never_goes_on()
    {
        SweepPlan plan = Plan(9, 1, 3);
        (Trial Trial, int Rung)[] jobs = [.. Run(plan, Enumerable.Range(0, 9).ToDictionary(r => r, r => r < 8 ? double.NaN : 0.1), 1, 0)];
        Assert.Equal([8, 8], jobs.Where(job => job.Rung > 0).Select(job => job.Trial.Recipe));
        jobs = [.. Run(plan, Enumerable.Range(0, 9).ToDictionary(r => r, _ => double.NaN), 1, 0)];
        Assert.All(jobs, job => Assert.Equal(0, job.Rung));
    }

    [Fact]
    public void The_part_that_is_done_ends_at_1()
    {
        SweepPlan plan = Plan(27, 2, 3);
        var ladder = new Ladder(plan);
        double last = 0;
        while (ladder.Next() is var (trial, rung))
        {
            ladder.Add(trial, rung, Result(trial, ladder.Until(rung), trial.Recipe));
            Assert.InRange(ladder.Part, 0, 1);
            last = ladder.Part;
        }

        Assert.True(ladder.IsDone);
        Assert.Equal(1, last);
        Assert.Equal(ladder.Done, ladder.Expected.Jobs);
    }

    [Fact]
    public void Epochs_of_trials_that_are_not_finished_count()
    {
        SweepPlan plan = new(new SearchSpace(Axis.Whole("x", 1, 4, steps: 4)), new GridSearch()), halving = Plan(9, 1, 3);
        var ladder = new Ladder(plan);
        (Trial trial, int rung) = ladder.Next()!.Value;
        ladder.Stand(trial, rung, 5, 10);
        Assert.Equal(0.125, ladder.Part);
        ladder.Add(trial, rung, Result(trial, 0, 1));
        Assert.Equal(0.25, ladder.Part);

        // From one rung to the next, those of the rung before do not count again.
        ladder = new Ladder(halving);
        for (int trained = 0; trained < 3; trained++)
        {
            (trial, rung) = ladder.Next()!.Value;
            ladder.Add(trial, rung, Result(trial, 1, trained));
        }

        (trial, rung) = ladder.Next()!.Value;
        Assert.Equal(1, rung);
        double before = ladder.Part;
        ladder.Stand(trial, rung, 1, 3);
        Assert.Equal(before, ladder.Part);
        ladder.Stand(trial, rung, 2, 3);
        double between = ladder.Part;
        ladder.Add(trial, rung, Result(trial, 3, 1));
        Assert.Equal(between - before, ladder.Part - between, 12);
    }

    private static Comparer<(Trial Trial, int Rung)> Comparer { get; } = Comparer<(Trial Trial, int Rung)>.Create((a, b) => (a.Trial.Number, a.Rung).CompareTo((b.Trial.Number, b.Rung)));

    private static SweepPlan Plan(int recipes, int seeds, int factor) => new(
        new SearchSpace(Axis.Whole("x", 0, 1000)), new SuccessiveHalving { Recipes = recipes, Epochs = 9, Factor = factor }, [.. Enumerable.Range(1, seeds).Select(seed => (ulong)seed)]);

    /// <summary>Trains with a score for each recipe; several at once come back in any order.</summary>
    private static IEnumerable<(Trial, int)> Run(SweepPlan plan, Dictionary<int, double> scores, int workers, int order)
    {
        var ladder = new Ladder(plan);
        var random = new Random(order);
        List<(Trial Trial, int Rung)> running = [];
        while (!ladder.IsDone)
        {
            while (running.Count < workers && ladder.Next() is { } job)
            {
                running.Add(job);
                yield return job;
            }

            int place = random.Next(running.Count);
            (Trial trial, int rung) = running[place];
            running.RemoveAt(place);
            ladder.Add(trial, rung, Result(trial, ladder.Until(rung), scores[trial.Recipe]));
        }
    }

    /// <summary>The definition, word for word: at each rung, the best one in so many of the first n, for every n.</summary>
    private static List<HashSet<int>> Textbook(SweepPlan plan, Dictionary<int, double> scores)
    {
        List<int> here = [.. Enumerable.Range(0, plan.Recipes.Count)];
        List<HashSet<int>> rungs = [];
        for (int rung = 0; rung < plan.Rungs.Count && here.Count > 0; rung++)
        {
            rungs.Add([.. here]);
            List<int> next = [];
            for (int n = 1; n <= here.Count; n++)
            {
                int[] ranked = [.. here.Take(n).OrderBy(r => -scores[r]).ThenBy(r => r)];
                next.AddRange(ranked.Take(n / plan.KeepOneIn).Except(next));
            }

            if (next.Count == 0) next.Add(here.OrderBy(r => -scores[r]).ThenBy(r => r).First());
            here = next;
        }

        return rungs;
    }

    private static TrialResult Result(Trial trial, int until, double score) => new()
    {
        Key = trial.Key, Until = until, Status = double.IsNaN(score) ? TrialStatus.Diverged : TrialStatus.Trained, Sha256 = "", History = [new EpochScore(1, 0, 0, score, 0)],
    };
}
