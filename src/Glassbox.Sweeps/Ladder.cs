namespace Glassbox.Sweeps;

/// <summary>Decides which trial to train next and which recipes to promote, independently of the order in which results arrive.</summary>
/// <remarks>
/// At each rung, recipes have an order: that of the plan at the first rung, that of their promotion at the others. A recipe's score counts once the
/// scores of all recipes before it are known; after each, the best one in <see cref="SweepPlan.KeepOneIn"/> of those that count are promoted.
/// A grid or random search is a ladder with one rung. Not thread-safe.
/// </remarks>
internal sealed class Ladder
{
    private readonly SweepPlan plan;
    private readonly Rung[] rungs;
    private readonly Predicate<int> isOurs;
    private readonly Dictionary<(int Trial, int Rung), double> standing = []; // the part of what leads to its rung

    /// <param name="plan">The trials.</param>
    /// <param name="isOurs">Returns whether a recipe is to be trained here; all by default.</param>
    public Ladder(SweepPlan plan, Predicate<int>? isOurs = null)
    {
        this.plan = plan;
        this.isOurs = isOurs ?? (_ => true);
        rungs = [.. plan.Rungs.Select(_ => new Rung(plan.Seeds.Count))];
        for (int recipe = 0; recipe < plan.Recipes.Count; recipe++)
            if (this.isOurs(recipe)) rungs[0].Enter(recipe);
        rungs[0].IsClosed = true;
    }

    /// <summary>Whether everything has been trained.</summary>
    public bool IsDone => rungs.All(rung => rung.IsClosed && rung.Complete == rung.Recipes.Count);

    /// <summary>The number of trials trained to a rung, counted at every rung.</summary>
    public int Done => rungs.Sum(rung => rung.Done);

    /// <summary>The expected number of trials, counted at every rung, and of their epochs.</summary>
    public (int Jobs, double Epochs) Expected
    {
        get
        {
            int recipes = 0, jobs = 0;
            double epochs = 0;
            for (int place = 0; place < rungs.Length; place++)
            {
                int known = rungs[place].Recipes.Count;
                recipes = place == 0 || rungs[place].IsClosed ? known : Math.Max(known, recipes == 0 ? 0 : Math.Max(1, recipes / plan.KeepOneIn));
                jobs += recipes * plan.Seeds.Count;
                epochs += recipes * plan.Seeds.Count * Weight(place);
            }

            return (jobs, epochs);
        }
    }

    /// <summary>The fraction of these epochs that is done.</summary>
    public double Part => Expected.Epochs is > 0 and double all
        ? Math.Min(1, (rungs.Select((rung, place) => rung.Done * Weight(place)).Sum() + standing.Sum(trial => trial.Value * Weight(trial.Key.Rung))) / all)
        : 1;

    /// <summary>Records how far a trial that was taken has come.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="rung">The rung that it is trained to.</param>
    /// <param name="epochs">The number of epochs done.</param>
    /// <param name="end">The number of epochs at the rung.</param>
    public void Stand(Trial trial, int rung, int epochs, int end)
    {
        int before = rung == 0 ? 0 : plan.Rungs[rung - 1];
        standing[(trial.Number, rung)] = end > before ? Math.Clamp((epochs - before) / (double)(end - before), 0, 1) : 0;
    }

    // The epochs from the previous rung to this one; with a single rung, any number will do.
    private double Weight(int place)
    {
        double before = place == 0 ? 0 : plan.Rungs[place - 1];
        double until = plan.Rungs[place] > 0 ? plan.Rungs[place] : place == 0 ? 1 : before * plan.KeepOneIn;
        return until - before;
    }

    /// <summary>Takes the next trial to train, preferring the highest rung; null if none is available before others finish.</summary>
    public (Trial Trial, int Rung)? Next()
    {
        for (int place = rungs.Length - 1; place >= 0; place--)
            if (rungs[place].Take() is { } taken) return (plan.Trials[(taken.Recipe * plan.Seeds.Count) + taken.Seed], place);
        return null;
    }

    /// <summary>Returns the number of epochs for a rung; 0 for the end.</summary>
    public int Until(int rung) => plan.Rungs[rung];

    /// <summary>Returns a trial that was taken and not finished.</summary>
    public void Return(Trial trial, int rung)
    {
        standing.Remove((trial.Number, rung));
        rungs[rung].Return(trial.Recipe, trial.SeedPlace);
    }

    /// <summary>Records the result of a trial.</summary>
    public void Add(Trial trial, int rung, TrialResult result)
    {
        standing.Remove((trial.Number, rung));
        rungs[rung].Add(trial.Recipe, trial.SeedPlace, plan.Objective.Cost(result.Score), plan.Objective == Objective.Loss ? 0 : Cost(result.Score.Loss));
        for (int place = rung; place < rungs.Length; place++) Promote(place);
    }

    private void Promote(int place)
    {
        Rung rung = rungs[place];
        Rung? next = place + 1 < rungs.Length ? rungs[place + 1] : null;
        while (rung.Count())
        {
            if (next is null) continue;
            foreach (int recipe in rung.GoOn(plan.KeepOneIn)) next.Enter(recipe);
        }

        if (next is null || next.IsClosed || !rung.IsClosed || rung.Complete < rung.Recipes.Count) return;
        if (next.Recipes.Count == 0 && rung.Best is { } best) next.Enter(best);
        next.IsClosed = true;
    }

    /// <summary>Returns whether a recipe may still be promoted from a rung.</summary>
    public bool MayGoOn(int recipe, int rung) => rung + 1 < rungs.Length && (!rungs[rung + 1].IsClosed || rungs[rung + 1].Recipes.Contains(recipe));

    private static double Cost(double loss) => double.IsNaN(loss) ? double.PositiveInfinity : loss;

    private sealed class Rung(int seeds)
    {
        private readonly Dictionary<int, (double[] Costs, double[] Losses, int Known)> results = [];
        private readonly List<(double Cost, double Loss, int Recipe)> ranked = [];
        private readonly HashSet<int> gone = [];
        private readonly Queue<(int Recipe, int Seed)> waiting = [];

        public List<int> Recipes { get; } = [];

        /// <summary>Whether no more recipes will be added.</summary>
        public bool IsClosed { get; set; }

        /// <summary>The number of recipes, in their order, that count.</summary>
        public int Complete { get; private set; }

        /// <summary>The number of trials trained to this rung.</summary>
        public int Done { get; private set; }

        /// <summary>The best recipe that has not diverged.</summary>
        public int? Best => ranked.Count == 0 || double.IsPositiveInfinity(ranked[0].Cost) ? null : ranked[0].Recipe;

        public void Enter(int recipe)
        {
            Recipes.Add(recipe);
            results[recipe] = (new double[seeds], new double[seeds], 0);
            for (int seed = 0; seed < seeds; seed++) waiting.Enqueue((recipe, seed));
        }

        public (int Recipe, int Seed)? Take() => waiting.TryDequeue(out (int, int) taken) ? taken : null;

        public void Return(int recipe, int seed) => waiting.Enqueue((recipe, seed));

        public void Add(int recipe, int seed, double cost, double loss)
        {
            (double[] costs, double[] losses, int known) = results[recipe];
            (costs[seed], losses[seed]) = (cost, loss);
            results[recipe] = (costs, losses, known + 1);
            Done++;
        }

        /// <summary>Counts the next recipe in order, if the results of all its seeds are known.</summary>
        public bool Count()
        {
            if (Complete == Recipes.Count) return false;
            (double[] Costs, double[] Losses, int Known) result = results[Recipes[Complete]];
            if (result.Known < seeds) return false;
            (double, double, int) entry = (result.Costs.Average(), result.Losses.Average(), Recipes[Complete]);
            int found = ranked.BinarySearch(entry);
            ranked.Insert(~found, entry);
            Complete++;
            return true;
        }

        /// <summary>Returns the recipes that have just become some of the best.</summary>
        public IEnumerable<int> GoOn(int oneIn)
        {
            // Earlier recipes were examined when they counted, so only the last one that counts, and the last of the best, can be new.
            int best = Complete / oneIn;
            int last = Recipes[Complete - 1];
            int rank = ranked.FindIndex(0, Math.Min(best, ranked.Count), entry => entry.Recipe == last);
            if (rank >= 0 && MayGo(rank)) yield return last;
            if (best > 0 && MayGo(best - 1)) yield return ranked[best - 1].Recipe;

            bool MayGo(int place) => !double.IsPositiveInfinity(ranked[place].Cost) && gone.Add(ranked[place].Recipe);
        }
    }
}
