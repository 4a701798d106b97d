namespace Glassbox;

/// <summary>Everything that training needs to continue later as if it had never stopped; captured and restored by a trainer.</summary>
/// <typeparam name="T">The type of the parameters: <see cref="float"/> for a <see cref="Trainer"/>.</typeparam>
public sealed record TrainerState<T>
    where T : struct
{
    /// <summary>The training options; their seed and the epoch give the order of the samples.</summary>
    public required TrainingOptions Options { get; init; }

    /// <summary>The number of samples in an epoch.</summary>
    public required int EpochLength { get; init; }

    /// <summary>A hash of all samples in order: with other samples, training would not continue the same way.</summary>
    public required ulong DataFingerprint { get; init; }

    /// <summary>The base learning rate, before the schedule.</summary>
    public required float LearningRate { get; init; }

    /// <summary>The progress of training: the epoch, its samples so far, the steps, the rate of the last step, the totals.</summary>
    public required TrainingReport Report { get; init; }

    /// <summary>The validation state; null if there are no validation samples.</summary>
    public ValidationState<T>? Validation { get; init; }

    /// <summary>
    /// [parameters] As in <see cref="Network.Parameters"/>; for a reference network, for each layer the weights [outputs, inputs], then the biases.
    /// </summary>
    public required T[] Parameters { get; init; }

    /// <summary>The buffers of the optimizer, [parameters] each, by name, such as <c>velocity</c>.</summary>
    public required IReadOnlyDictionary<string, T[]> OptimizerBuffers { get; init; }

    private static object None => "none";

    /// <summary>Returns why training with these options cannot continue from this state, or null if it can.</summary>
    internal string? Incompatibility(TrainingOptions options, Dataset dataset, Dataset? validation, int parameters, IEnumerable<string> buffers)
    {
        int epochLength = dataset.Count;
        TrainingOptions other = Options; // the rate may change during training, so it is not compared
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
