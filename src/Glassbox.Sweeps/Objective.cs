namespace Glassbox.Sweeps;

/// <summary>How trials are compared: always by a metric of the validation samples.</summary>
public enum Objective
{
    /// <summary>The accuracy: higher is better.</summary>
    Accuracy,

    /// <summary>The loss that training minimizes: lower is better. Meaningless if trials minimize different losses.</summary>
    Loss,

    /// <summary>The mean squared error: lower is better.</summary>
    MeanSquaredError,
}

/// <summary>Evaluates objectives.</summary>
internal static class Objectives
{
    public static IReadOnlyList<(string Name, Objective Objective)> All { get; } =
        [("accuracy", Objective.Accuracy), ("loss", Objective.Loss), ("mean-squared-error", Objective.MeanSquaredError)];

    extension(Objective objective)
    {
        public string Name => All.Single(entry => entry.Objective == objective).Name;

        public bool IsMore => objective == Objective.Accuracy;

        /// <summary>Returns a number that is lower for better scores; infinity for NaN.</summary>
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
