namespace Glassbox.Sweeps;

/// <summary>How recipes are chosen from a space.</summary>
public abstract record Search
{
    private protected Search()
    {
    }

    /// <summary>The recipes to try, no two alike.</summary>
    internal abstract IReadOnlyList<IReadOnlyList<Setting>> Choose(SearchSpace space);

    /// <summary>The epochs after which recipes are compared and the worse ones given up; empty where all are trained to their end.</summary>
    internal virtual IReadOnlyList<int> Rungs => [];

    /// <summary>Of the recipes at a rung, one in so many goes on.</summary>
    internal virtual int KeepOneIn => 1;

    private protected static IReadOnlyList<IReadOnlyList<Setting>> Draw(SearchSpace space, int trials, ulong seed)
    {
        const ulong firstStream = 1 << 20; // far from those of weights, orders and whatever else one seed serves
        const int patience = 100;          // a small space runs out of recipes
        ArgumentNullException.ThrowIfNull(space);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        var drawn = new List<IReadOnlyList<Setting>>(trials);
        var known = new HashSet<string>(StringComparer.Ordinal);
        ulong stream = firstStream;
        for (int missed = 0; drawn.Count < trials && missed < patience;)
        {
            IReadOnlyList<Setting> recipe = space.Draw(new RandomSequence(seed, stream++));
            if (!known.Add(string.Join('\n', recipe)))
            {
                missed++;
                continue;
            }

            missed = 0;
            drawn.Add(recipe);
        }

        return drawn;
    }
}

/// <summary>Every recipe of the space.</summary>
public sealed record GridSearch : Search
{
    internal override IReadOnlyList<IReadOnlyList<Setting>> Choose(SearchSpace space) => [.. space.Grid()];
}

/// <summary>Recipes drawn at random.</summary>
/// <remarks>Bergstra and Bengio 2012, "Random Search for Hyper-Parameter Optimization".</remarks>
public sealed record RandomSearch : Search
{
    /// <summary>How many recipes: at least 1. There are fewer where the space has no more.</summary>
    public required int Recipes { get; init; }

    /// <summary>The same seed draws the same recipes; the first of many are those of few.</summary>
    public ulong Seed { get; init; } = Defaults.Seed;

    internal override IReadOnlyList<IReadOnlyList<Setting>> Choose(SearchSpace space) => Draw(space, Recipes, Seed);
}

/// <summary>Recipes drawn at random, all trained a little, the better ones longer, the best to the end: asynchronous successive halving, ASHA.</summary>
/// <remarks>
/// Li et al. 2020, "A System for Massively Parallel Hyperparameter Tuning". There, which recipes go on depends on which worker was
/// faster. Here results are taken in one order whatever order they come in, so one core and a thousand machines train the same trials.
/// </remarks>
public sealed record SuccessiveHalving : Search
{
    /// <summary>How many recipes: at least 1. There are fewer where the space has no more.</summary>
    public required int Recipes { get; init; }

    /// <summary>The epochs that the best are trained for: at least 1.</summary>
    public required int Epochs { get; init; }

    /// <summary>The epochs after which recipes are compared for the first time: at least 1.</summary>
    public int LeastEpochs { get; init; } = 1;

    /// <summary>One recipe in so many goes on, for as many times the epochs: at least 2.</summary>
    public int Factor { get; init; } = 3;

    /// <summary>The same seed draws the same recipes.</summary>
    public ulong Seed { get; init; } = Defaults.Seed;

    internal override int KeepOneIn => Factor;

    internal override IReadOnlyList<int> Rungs
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(LeastEpochs, 1);
            ArgumentOutOfRangeException.ThrowIfLessThan(Factor, 2);
            if (Epochs <= LeastEpochs)
                throw new ArgumentException($"Successive halving compares after {LeastEpochs} and ends after {Epochs} epochs: it must end later than it begins to compare.");
            List<int> rungs = [];
            for (long epochs = LeastEpochs; epochs < Epochs; epochs *= Factor) rungs.Add((int)epochs);
            return rungs;
        }
    }

    internal override IReadOnlyList<IReadOnlyList<Setting>> Choose(SearchSpace space) => Draw(space, Recipes, Seed);
}
