namespace Glassbox;

/// <summary>What training has made of its validation samples so far: part of a <see cref="TrainerState{T}"/>.</summary>
/// <typeparam name="T">The numbers that the network is made of.</typeparam>
public sealed record ValidationState<T>
    where T : struct
{
    /// <summary>A number made from all validation samples in their order.</summary>
    public required ulong DataFingerprint { get; init; }

    /// <summary>The metric of the best epoch; of no account where there is none yet.</summary>
    public required double Best { get; init; }

    /// <summary>The epoch with the best parameters; 0 where there is none yet.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Epochs since.</summary>
    public required int Waited { get; init; }

    /// <summary>[parameters] The best, where training stops early; else none.</summary>
    public required T[] BestParameters { get; init; }

    /// <summary>The best loss that a <see cref="PlateauSchedule"/> has seen; infinite where it has seen none.</summary>
    public required double PlateauBest { get; init; }

    /// <summary>Epochs since.</summary>
    public required int PlateauWaited { get; init; }

    /// <summary>How often the rate has become smaller.</summary>
    public required int Reductions { get; init; }
}
