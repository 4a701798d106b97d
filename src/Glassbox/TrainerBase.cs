using System.Diagnostics;
using System.Runtime.InteropServices;
using Glassbox.Inference;
using Glassbox.Schedules;
using Glassbox.Training;

namespace Glassbox;

/// <summary>The base of <see cref="Trainer"/> and <see cref="Reference.ReferenceTrainer"/>: all of training except the arithmetic.</summary>
/// <remarks>Not thread-safe.</remarks>
/// <typeparam name="T">The type of the parameters: <see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class TrainerBase<T>
    where T : struct
{
    /// <summary>The maximum number of samples between checks of the parameters, each followed by a backup copy.</summary>
    private const int SamplesBetweenCopies = 2048;

    /// <summary>The number of samples evaluated again before each backup. A fault that they miss is found by the next step or evaluation.</summary>
    private const int SamplesRechecked = 4;

    private readonly Dataset dataset;
    private readonly TrainingOptions options;
    private readonly bool hasAnswers; // whether predictions are right or wrong, rather than only closer to or further from their targets
    private readonly int[] order;     // of the samples in this epoch
    private readonly Architecture architecture;
    private readonly long stepsPerEpoch;
    private ValidationWatch<T>? watch; // if there are validation samples
    private ValidationReport? validated; // of this epoch, once it has ended
    private float? lastRate; // of the last step
    private LastGood<T>? lastGood;
    private TimeSpan elapsed;
    private int epoch;
    private int taken; // samples of this epoch so far
    private long step;
    private long? keptStep; // the number of updates at the last backup
    private T[]? lastParameters; // those of the last step, while the network has the best ones

    private protected TrainerBase(Architecture architecture, Dataset dataset, TrainingOptions? options)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        this.dataset = dataset;
        this.architecture = architecture;
        this.options = options ?? TrainingOptions.Default;
        this.options.MustSuit(architecture, dataset);
        LearningRate = this.options.Optimizer.LearningRate;
        BatchSize = Math.Min(this.options.BatchSize, dataset.Count);
        IsBinary = architecture.IsBinaryFor(dataset);
        hasAnswers = dataset.HasClasses || IsBinary;
        Warnings = dataset.Warnings();
        order = new int[dataset.Count];
        stepsPerEpoch = (order.Length + (long)BatchSize - 1) / BatchSize;
        taken = order.Length;
    }

    /// <summary>Warnings about settings that are valid but likely to fail: one sentence each, with advice. Usually none.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>
    /// The validation samples, which are not learned from: the network is evaluated on them at the end of each epoch, and the report has the result.
    /// <see cref="TrainingOptions.EarlyStopping"/> and <see cref="PlateauSchedule"/> need them. None by default.
    /// </summary>
    /// <exception cref="ArgumentException">The network cannot be evaluated on them; the message says why.</exception>
    public Dataset? Validation
    {
        get => watch?.Samples;
        init
        {
            if (value is null) return;
            architecture.MustFit(value);
            options.Loss.MustMeasure(value);
            if (value.HasWeights && Enumerable.Range(0, value.Count).All(sample => value.Weight(sample) == 0))
                throw new ArgumentException("None of the validation samples counts: all their weights are 0.", nameof(value));
            if (options.EarlyStopping is { Metric: ValidationMetric.Accuracy } && !value.HasClasses && !architecture.IsBinaryFor(value))
                throw new ArgumentException("Early stopping cannot look at the accuracy: the targets of these samples are numbers, not classes.", nameof(value));
            watch = new ValidationWatch<T>(options, value);
        }
    }

    /// <summary>Whether training has stopped early: then there are no more steps, and enumerations are empty.</summary>
    public bool HasStopped => watch is { HasStopped: true };

    /// <summary>The epoch with the best parameters so far; null before the end of the first epoch, and without <see cref="TrainingOptions.EarlyStopping"/>.</summary>
    public int? BestEpoch => watch is { BestEpoch: > 0 and int epoch } ? epoch : null;

    /// <summary>
    /// The base learning rate: initially that of the optimizer. It may be changed at any time. Each report has the rate that the schedule made of
    /// it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a number above 0.</exception>
    public float LearningRate
    {
        get;
        set
        {
            (options.Optimizer with { LearningRate = value }).Validate();
            field = value;
        }
    }

    /// <summary>
    /// Called during training for every sample, in order, with its index in the dataset and whether it was predicted correctly before the update
    /// that it took part in. Null by default. Never called if the targets are numbers, not classes.
    /// </summary>
    /// <remarks>It must not change the network.</remarks>
    public Action<int, bool>? Answered { get; set; }

    /// <summary>The progress of training: epoch 0 before the first step.</summary>
    public TrainingReport Report => new()
    {
        Epoch = epoch,
        Step = step,
        Samples = epoch == 0 ? 0 : taken,
        IsEpochEnd = taken == order.Length,
        LearningRate = !HasSchedule ? LearningRate : lastRate ?? RateOfNextStep,
        Validation = validated,
        Correct = hasAnswers ? Totals.Correct : null,
        LossSum = Totals.Loss,
        SquaredErrorSum = Totals.SquaredErrors,
        Outputs = dataset.Outputs,
        Elapsed = elapsed,
    };

    /// <summary>Returns the network's shape and the progress, such as <c>784-20-10 (sigmoid, sigmoid), epoch 3, step 180000</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{architecture}, epoch {epoch}, step {step}");

    private bool HasSchedule => options.Schedule is not null || options.WarmupSteps > 0;

    private float RateOfNextStep => options.RateAt(LearningRate, new SchedulePlace(step, stepsPerEpoch, watch?.Reductions ?? 0));

    /// <summary>The number of samples per update.</summary>
    private protected int BatchSize { get; }

    /// <summary>Whether there is one output, the probability of 1, and targets that are 0 or 1.</summary>
    private protected bool IsBinary { get; }

    /// <summary>The epoch, from 1; 0 before the first step.</summary>
    private protected int Epoch => epoch;

    /// <summary>The totals over the samples of this epoch; set when an epoch begins, and when a state is restored.</summary>
    private protected abstract Totals Totals { get; set; }

    /// <summary>The mark on the network, 1 while a trainer changes its parameters.</summary>
    private protected abstract ref int IsBeingTrained { get; }

    /// <summary>The parameters, in parts.</summary>
    private protected abstract IReadOnlyList<T[]> Parameters { get; }

    /// <summary>The buffers of the optimizer, by name, each with the shape of <see cref="Parameters"/>.</summary>
    private protected abstract IReadOnlyDictionary<string, IReadOnlyList<T[]>> OptimizerBuffers { get; }

    /// <summary>Runs some training steps, up to the end of the epoch; the next call then begins the next epoch.</summary>
    /// <param name="steps">The number of steps: at least 1.</param>
    /// <param name="cancellation">Stops training within 64 samples, or before the next batch if batches are larger.</param>
    /// <returns>The progress after these steps.</returns>
    /// <exception cref="InvalidOperationException">
    /// Training has stopped early, an option needs validation samples and there are none, or the network is already being trained, by another
    /// thread or by the call that this is a callback of.
    /// </exception>
    /// <exception cref="OperationCanceledException">Training was canceled; the parameters are those of the last step.</exception>
    /// <exception cref="TrainingDivergedException">Training produced a NaN or an infinity.</exception>
    public TrainingReport Advance(int steps = 1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);

        // Two at once would lose updates silently, other ones each time.
        if (Interlocked.Exchange(ref IsBeingTrained, 1) != 0)
            throw new InvalidOperationException("The network is already being trained, by another thread or by the call that this is a callback of. Train a network with one trainer at a time.");
        try
        {
            if (taken == order.Length) BeginEpoch();
            long begun = Stopwatch.GetTimestamp();
            try
            {
                Train(Math.Min(order.Length, taken + ((long)steps * BatchSize)), cancellation);
            }
            finally
            {
                elapsed += Stopwatch.GetElapsedTime(begun);
            }

            if (taken == order.Length) EndEpoch();
            return Report;
        }
        finally
        {
            Volatile.Write(ref IsBeingTrained, 0);
        }
    }

    /// <summary>
    /// Trains for some epochs and reports after each. Nothing runs until it is enumerated. If training stops early, the enumeration ends, and the
    /// network has the best parameters.
    /// </summary>
    /// <param name="count">The number of epochs: at least 0.</param>
    /// <param name="cancellation">Stops training within 64 samples, or before the next batch if batches are larger.</param>
    /// <exception cref="OperationCanceledException">Training was canceled; the parameters are those of the last step.</exception>
    /// <exception cref="TrainingDivergedException">Training produced a NaN or an infinity.</exception>
    public IEnumerable<TrainingReport> Epochs(int count, CancellationToken cancellation = default) =>
        Steps(count, int.MaxValue, cancellation);

    /// <summary>
    /// Trains for some epochs and reports every few steps and at the end of each epoch. If training stops early, the enumeration ends, and the network
    /// has the best parameters.
    /// </summary>
    /// <param name="epochs">The number of epochs to complete: at least 0. One already begun counts as the first.</param>
    /// <param name="every">The number of steps between reports: at least 1.</param>
    /// <param name="cancellation">Stops training within 64 samples, or before the next batch if batches are larger.</param>
    /// <exception cref="OperationCanceledException">Training was canceled; the parameters are those of the last step.</exception>
    /// <exception cref="TrainingDivergedException">Training produced a NaN or an infinity.</exception>
    public IEnumerable<TrainingReport> Steps(int epochs, int every = 1, CancellationToken cancellation = default)
    {
        if (epochs < 0) throw new ArgumentOutOfRangeException(nameof(epochs), $"The number of epochs must be at least 0, not {epochs}.");
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        return Enumerate();

        IEnumerable<TrainingReport> Enumerate()
        {
            for (int i = 0; i < epochs && !HasStopped; i++)
            {
                TrainingReport report;
                do yield return report = Advance(every, cancellation);
                while (!report.IsEpochEnd);
            }

            // Also if a restored state had already stopped.
            if (HasStopped && BestEpoch is not null) RestoreBest();
        }
    }

    /// <summary>
    /// Gives the network the best parameters so far, those of <see cref="BestEpoch"/>. Call it at the end of training that has not stopped early.
    /// If training continues nevertheless, here or from a captured state, it continues from the last parameters.
    /// </summary>
    /// <exception cref="InvalidOperationException">There are no best parameters: no <see cref="TrainingOptions.EarlyStopping"/>, or no finished epoch.</exception>
    public void RestoreBest()
    {
        if (BestEpoch is null) throw new InvalidOperationException("No parameters are kept as the best: that needs EarlyStopping among the options, and an epoch that is finished.");
        if (!HasBestParameters) lastParameters = AllParameters();
        Fill(Parameters, watch!.BestParameters);
        keptStep = null;
    }

    /// <summary>Whether the network has the best parameters, rather than those of the last step: nobody has changed them since <see cref="RestoreBest"/>.</summary>
    public bool HasBestParameters => lastParameters is not null && MemoryMarshal.AsBytes(AllParameters().AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(watch!.BestParameters));

    /// <summary>Captures the state of training: a copy of everything needed to continue later as if it had never stopped.</summary>
    public TrainerState<T> CaptureState() => new()
    {
        Options = options,
        EpochLength = order.Length,
        DataFingerprint = dataset.Fingerprint,
        LearningRate = LearningRate,
        Report = Report,
        Validation = watch?.Capture(),
        Parameters = HasBestParameters ? [.. lastParameters!] : AllParameters(),
        OptimizerBuffers = OptimizerBuffers.ToDictionary(buffer => buffer.Key, buffer => buffer.Value.SelectMany(part => part).ToArray()),
    };

    /// <summary>
    /// Restores a state captured by this trainer or another: training continues bit for bit as it did there.
    /// </summary>
    /// <remarks>
    /// The network gets the parameters of the state, and <see cref="LearningRate"/> its value. Only the last digit of sums of losses may differ.
    /// </remarks>
    /// <exception cref="ArgumentException">The state belongs to a different training, with other sizes or options; the message says which.</exception>
    public void RestoreState(TrainerState<T> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Incompatibility(options, dataset, Validation, Parameters.Sum(part => part.Length), OptimizerBuffers.Keys) is { } incompatibility)
            throw new ArgumentException(incompatibility, nameof(state));
        TrainingReport report = state.Report;
        Fill(Parameters, state.Parameters);
        foreach ((string name, IReadOnlyList<T[]> parts) in OptimizerBuffers) Fill(parts, state.OptimizerBuffers[name]);
        LearningRate = state.LearningRate;
        (lastRate, validated) = (report.LearningRate, report.Validation);
        if (watch is not null && state.Validation is not null) watch.Restore(state.Validation);
        (epoch, step, elapsed) = (report.Epoch, report.Step, report.Elapsed);
        taken = report.IsEpochEnd ? order.Length : report.Samples;
        (keptStep, lastParameters) = (null, null);
        Totals = new Totals(report.Samples, report.Correct ?? 0, report.LossSum, report.SquaredErrorSum);
        options.DrawOrder(epoch, order);
        StateRestored(step);
    }

    /// <summary>Called when the parameters may have been changed from outside.</summary>
    private protected abstract void ParametersChanged();

    /// <summary>Called after parameters and buffers have been restored to those after a number of steps.</summary>
    private protected abstract void StateRestored(long steps);

    /// <summary>Makes updates until all samples have been used or a weighted sum is not finite.</summary>
    /// <param name="samples">Indices in the dataset.</param>
    /// <param name="rate">The learning rate.</param>
    /// <returns>The layer, from 0, whose sums are not finite before the next update; −1 on success.</returns>
    private protected abstract int Train(ReadOnlySpan<int> samples, float rate);

    /// <summary>Evaluates the network on validation samples.</summary>
    private protected abstract ValidationReport Validate(Dataset samples);

    /// <summary>Returns the layer, from 0, with the first parameter that is not finite; −1 if there is none.</summary>
    private protected abstract int FaultyParameters();

    /// <summary>Returns the layer, from 0, whose sums are not finite for any of some samples; −1 if all are finite. Changes nothing.</summary>
    /// <param name="samples">Indices in the dataset.</param>
    private protected abstract int FaultySums(ReadOnlySpan<int> samples);

    private void BeginEpoch()
    {
        if (HasStopped) throw new InvalidOperationException($"Training has stopped early, after epoch {epoch}: HasStopped says so.");
        if (watch is null && options.NeedsValidation)
            throw new InvalidOperationException("Early stopping and the plateau schedule need validation samples: new Trainer(…) { Validation = samples }.");
        validated = null;
        epoch++;
        taken = 0;
        elapsed = TimeSpan.Zero;
        Totals = default;
        options.DrawOrder(epoch, order);
    }

    private void EndEpoch()
    {
        if (watch is null) return;
        validated = Validate(watch.Samples);
        watch.Take(validated, epoch, AllParameters);
    }

    /// <summary>Trains until the given number of samples of the epoch have been used.</summary>
    private void Train(long end, CancellationToken cancellation)
    {
        if (HasBestParameters) Fill(Parameters, lastParameters);
        lastParameters = null;
        ParametersChanged();

        // A few steps at a time, so that cancellation takes effect soon.
        int burst = Math.Max(1, 64 / BatchSize) * BatchSize;
        while (taken < end)
        {
            cancellation.ThrowIfCancellationRequested();
            if (keptStep is not { } kept || (step - kept) * BatchSize >= SamplesBetweenCopies) Backup();
            int count = (int)Math.Min(options.ChangesRateAfter(step) ? BatchSize : burst, end - taken);
            int before = Totals.Samples;
            float rate = RateOfNextStep;
            lastRate = rate;
            int faulty = Train(order.AsSpan(taken, count), rate);
            int done = Totals.Samples - before;
            taken += done;
            step += (done + BatchSize - 1) / BatchSize;
            if (faulty >= 0) throw Diverged(faulty, "the weighted sums are");
        }

        if (taken == order.Length) Backup();
        else Recheck(1);
    }

    /// <summary>Makes a backup of the parameters. They and the weighted sums of the last samples must be finite.</summary>
    private void Backup()
    {
        if (FaultyParameters() is >= 0 and int layer) throw Diverged(layer, "the parameters are");
        Recheck(SamplesRechecked);
        lastGood ??= new LastGood<T>([.. Parameters, .. OptimizerBuffers.Values.SelectMany(parts => parts)]);
        lastGood.Save();
        keptStep = step;
    }

    /// <summary>Evaluates the last samples again, because the step that they led to may be the one that went too far.</summary>
    private void Recheck(int most)
    {
        int count = Math.Min(taken, most);
        if (FaultySums(order.AsSpan(taken - count, count)) is >= 0 and int layer) throw Diverged(layer, "the weighted sums are");
    }

    private TrainingDivergedException Diverged(int layer, string what)
    {
        long fault = step + 1;
        if (keptStep is { } kept)
        {
            lastGood!.Restore();
            StateRestored(kept);
        }

        return new TrainingDivergedException(fault, layer + 1, what, keptStep ?? 0);
    }

    private T[] AllParameters() => [.. Parameters.SelectMany(part => part)];

    private static void Fill(IReadOnlyList<T[]> parts, ReadOnlySpan<T> values)
    {
        foreach (T[] part in parts)
        {
            values[..part.Length].CopyTo(part);
            values = values[part.Length..];
        }
    }
}
