namespace Glassbox.Sweeps;

/// <summary>What makes one trial better than another: always a number of the validation samples.</summary>
public enum Objective
{
    /// <summary>The fraction answered rightly: the larger, the better.</summary>
    Accuracy,

    /// <summary>The loss that is minimized: the smaller, the better. It says nothing where trials minimize different losses.</summary>
    Loss,

    /// <summary>The mean squared error: the smaller, the better.</summary>
    MeanSquaredError,
}

/// <summary>What objectives say of numbers.</summary>
internal static class Objectives
{
    public static IReadOnlyList<(string Name, Objective Objective)> All { get; } =
        [("accuracy", Objective.Accuracy), ("loss", Objective.Loss), ("mean-squared-error", Objective.MeanSquaredError)];

    extension(Objective objective)
    {
        public string Name => All.Single(entry => entry.Objective == objective).Name;

        public bool IsMore => objective == Objective.Accuracy;

        /// <summary>A number that is smaller, the better; infinity for a NaN.</summary>
        public double Cost(EpochScore score) => objective.Cost(objective.Value(score));

        public double Cost(double value) => double.IsNaN(value) ? double.PositiveInfinity : objective.IsMore ? -value : value;

        public double Value(EpochScore score) => objective switch
        {
            Objective.Accuracy => score.Accuracy,
            Objective.Loss => score.Loss,
            _ => score.MeanSquaredError,
        };
    }
}
