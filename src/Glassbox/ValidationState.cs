namespace Glassbox;

/// <summary>The validation results that decide how training continues: part of a <see cref="TrainerState{T}"/>.</summary>
/// <typeparam name="T">The type of the parameters.</typeparam>
public sealed record ValidationState<T>
    where T : struct
{
    /// <summary>A hash of all validation samples in order.</summary>
    public required ulong DataFingerprint { get; init; }

    /// <summary>The metric of the best epoch; meaningless if there is none yet.</summary>
    public required double Best { get; init; }

    /// <summary>The epoch with the best parameters; 0 if there is none yet.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>The number of epochs since the best one.</summary>
    public required int Waited { get; init; }

    /// <summary>[parameters] The best parameters with early stopping; otherwise empty.</summary>
    public required T[] BestParameters { get; init; }

    /// <summary>The best loss that a <see cref="PlateauSchedule"/> has seen; infinite if it has seen none.</summary>
    public required double PlateauBest { get; init; }

    /// <summary>The number of epochs since <see cref="PlateauBest"/>.</summary>
    public required int PlateauWaited { get; init; }

    /// <summary>How often the rate has been reduced.</summary>
    public required int Reductions { get; init; }
}
