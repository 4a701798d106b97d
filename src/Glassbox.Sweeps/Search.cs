namespace Glassbox.Sweeps;

/// <summary>A search method: how recipes are chosen from a search space.</summary>
public abstract record Search
{
    private protected Search()
    {
    }

    /// <summary>Returns the distinct recipes to try.</summary>
    internal abstract IReadOnlyList<IReadOnlyList<Setting>> Choose(SearchSpace space);

    /// <summary>The epochs after which recipes are compared and the worse ones stopped; empty if all are trained to the end.</summary>
    internal virtual IReadOnlyList<int> Rungs => [];

    /// <summary>At a rung, one recipe in this many is promoted.</summary>
    internal virtual int KeepOneIn => 1;

    /// <summary>Returns the same text for the same settings in any order.</summary>
    private protected static string Identity(IReadOnlyList<Setting> recipe) => string.Join('\n', recipe.OrderBy(setting => setting.Name, StringComparer.Ordinal));

    private protected static IReadOnlyList<IReadOnlyList<Setting>> Draw(SearchSpace space, int trials, ulong seed)
    {
        const ulong firstStream = 1 << 20; // far from the streams for weights, shuffling and other purposes of a seed
        const int patience = 100;          // a small space has few new recipes left, or none
        ArgumentNullException.ThrowIfNull(space);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        var drawn = new List<IReadOnlyList<Setting>>(trials);
        var known = new HashSet<string>(StringComparer.Ordinal);
        ulong stream = firstStream;
        for (int missed = 0; drawn.Count < trials && missed < patience;)
        {
            IReadOnlyList<Setting> recipe = space.Draw(new RandomSequence(seed, stream++));
            if (!known.Add(Identity(recipe)))
            {
                missed++;
                continue;
            }

            missed = 0;
            drawn.Add(recipe);
        }

        // What chance would take long to find follows in order.
        if (drawn.Count < trials) drawn.AddRange(space.Countable().Where(recipe => known.Add(Identity(recipe))).Take(trials - drawn.Count));
        return drawn;
    }
}

/// <summary>Grid search: every recipe of the space.</summary>
public sealed record GridSearch : Search
{
    // Alternatives may have recipes in common, which are to be trained and ranked once.
    internal override IReadOnlyList<IReadOnlyList<Setting>> Choose(SearchSpace space) => [.. space.Grid().DistinctBy(Identity)];
}

/// <summary>Random search.</summary>
/// <remarks>Bergstra and Bengio 2012, "Random Search for Hyper-Parameter Optimization".</remarks>
public sealed record RandomSearch : Search
{
    /// <summary>The number of recipes: at least 1. There are fewer if the space has no more.</summary>
    public required int Recipes { get; init; }

    /// <summary>The seed; the same seed draws the same recipes, and more recipes start with the same ones as fewer.</summary>
    public ulong Seed { get; init; } = Defaults.Seed;

    internal override IReadOnlyList<IReadOnlyList<Setting>> Choose(SearchSpace space) => Draw(space, Recipes, Seed);
}

/// <summary>Asynchronous successive halving (ASHA): random recipes are all trained briefly, the better ones longer, the best to the end.</summary>
/// <remarks>
/// Li et al. 2020, "A System for Massively Parallel Hyperparameter Tuning". There, which recipes are promoted depends on which worker was faster.
/// Here results count in a fixed order, whatever order they arrive in, so one core and a thousand machines train the same trials.
/// </remarks>
public sealed record SuccessiveHalving : Search
{
    /// <summary>The number of recipes: at least 1. There are fewer if the space has no more.</summary>
    public required int Recipes { get; init; }

    /// <summary>The number of epochs for the best recipes: at least 1.</summary>
    public required int Epochs { get; init; }

    /// <summary>The number of epochs before the first comparison: at least 1.</summary>
    public int LeastEpochs { get; init; } = 1;

    /// <summary>The factor: one recipe in this many is promoted, and trained for this many times the epochs. At least 2.</summary>
    public int Factor { get; init; } = 3;

    /// <summary>The seed; the same seed draws the same recipes.</summary>
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
