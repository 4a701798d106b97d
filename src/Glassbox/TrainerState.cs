namespace Glassbox;

/// <summary>All that training needs to go on later as if it had never stopped; taken and given back by a trainer.</summary>
/// <typeparam name="T">The numbers that the network is made of: <see cref="float"/> of a <see cref="Trainer"/>.</typeparam>
public sealed record TrainerState<T>
    where T : struct
{
    /// <summary>How training was asked for: with the epoch, its seed gives the order of the samples.</summary>
    public required TrainingOptions Options { get; init; }

    /// <summary>Samples in an epoch.</summary>
    public required int EpochLength { get; init; }

    /// <summary>A number made from all samples in their order: with other samples, training would not go on as it went on there.</summary>
    public required ulong DataFingerprint { get; init; }

    /// <summary>The learning rate that was asked for, which a schedule makes another of from step to step.</summary>
    public required float LearningRate { get; init; }

    /// <summary>Where training stood: the epoch, the samples taken of it, the steps made, the rate of the last one, the totals.</summary>
    public required TrainingReport Report { get; init; }

    /// <summary>What it has made of its validation samples; null where there are none.</summary>
    public ValidationState<T>? Validation { get; init; }

    /// <summary>
    /// [parameters] As <see cref="Network.Parameters"/>; of a twin layer by layer the weights [outputs, inputs], then the biases.
    /// </summary>
    public required T[] Parameters { get; init; }

    /// <summary>[parameters] each: what the optimizer remembers, by name, as <c>velocity</c>.</summary>
    public required IReadOnlyDictionary<string, T[]> OptimizerBuffers { get; init; }

    private static object None => "none";

    /// <summary>Why training with these options cannot go on from here, or null where it can.</summary>
    internal string? Incompatibility(TrainingOptions options, Dataset dataset, Dataset? validation, int parameters, IEnumerable<string> buffers)
    {
        int epochLength = dataset.Count;
        TrainingOptions other = Options; // a rate may change while training goes on, so it is no part of what training is
        (string What, object Here, object There)[] mustBeSame =
        [
            ("loss", other.Loss, options.Loss),
            ("optimizer", other.Optimizer with { LearningRate = 1 }, options.Optimizer with { LearningRate = 1 }),
            ("batch size", other.BatchSize, options.BatchSize),
            ("shuffling", other.Shuffle, options.Shuffle),
            ("seed", other.Seed, options.Seed),
            ("arithmetic", other.Arithmetic, options.Arithmetic),
            ("learning rate schedule", other.Schedule ?? None, options.Schedule ?? None),
            .. TrainingOptions.Numbers.Select(number => (number.Name, (object)number.Value(other), (object)number.Value(options))),
            ("class weights", other.ClassWeights ?? None, options.ClassWeights ?? None),
            ("augmentation", other.Augmentation ?? None, options.Augmentation ?? None),
            ("early stopping", other.EarlyStopping ?? None, options.EarlyStopping ?? None),
            ("number of samples", EpochLength, epochLength),
            ("number of parameters", Parameters.Length, parameters),
            .. buffers.Select(name => ($"length of the optimizer's {name}", (object)(OptimizerBuffers.GetValueOrDefault(name)?.Length ?? 0), (object)parameters)),
        ];
        foreach ((string what, object here, object there) in mustBeSame)
            if (!here.Equals(there)) return $"The state is of other training: its {what} is {here}, and that of this trainer {there}.";
        if (DataFingerprint != dataset.Fingerprint) return "The state is of other training: its samples are not those of this trainer, or stand in another order.";
        if (options.NeedsValidation && Validation?.DataFingerprint != validation?.Fingerprint)
            return "The state is of other training: its validation samples are not those of this trainer.";
        if (Validation is { BestEpoch: > 0 } && Validation.BestParameters.Length != (options.EarlyStopping is null ? 0 : parameters))
            return $"There are {Validation.BestParameters.Length} best parameters, and the network has {parameters}.";
        return Report.Epoch >= 0 && Report.Step >= 0 && Report.Samples >= 0 && Report.Samples < epochLength + (Report.IsEpochEnd ? 1 : 0)
            ? null
            : $"Training cannot stand at epoch {Report.Epoch}, step {Report.Step}, sample {Report.Samples} of {epochLength}.";
    }
}
