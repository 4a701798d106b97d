using System.Diagnostics;
using System.Runtime.InteropServices;
using Glassbox.Inference;
using Glassbox.Schedules;
using Glassbox.Training;

namespace Glassbox;

/// <summary>What <see cref="Trainer"/> and <see cref="Reference.ReferenceTrainer"/> share: all of training but the arithmetic.</summary>
/// <remarks>Not for use by several threads at once.</remarks>
/// <typeparam name="T">The numbers that the network is made of: <see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class TrainerBase<T>
    where T : struct
{
    /// <summary>Samples after which the parameters are checked and a copy of them is kept, at the latest.</summary>
    private const int SamplesBetweenCopies = 2048;

    /// <summary>Samples asked again at each copy. What shows for none of these, the next step or an evaluation finds.</summary>
    private const int SamplesAskedAgain = 4;

    private readonly Dataset dataset;
    private readonly TrainingOptions options;
    private readonly bool hasAnswers; // whether outputs can be right or wrong, rather than only nearer to their targets
    private readonly int[] order;     // of the samples in this epoch
    private readonly Architecture architecture;
    private readonly long stepsPerEpoch;
    private ValidationWatch<T>? watch; // where there are validation samples
    private ValidationReport? validated; // of this epoch, once it is at its end
    private float? lastRate; // of the last step made
    private LastGood<T>? lastGood;
    private TimeSpan elapsed;
    private int epoch;
    private int taken; // samples of this epoch
    private long step;
    private long? keptStep; // the updates made when the parameters were last found good and kept
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

    /// <summary>What is allowed, and yet likely to go wrong: a sentence each, with what to do. Usually none.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>
    /// Samples that are not learned from: at the end of each epoch the network is asked about them, and the report says how that
    /// went. <see cref="TrainingOptions.EarlyStopping"/> and <see cref="PlateauSchedule"/> need them. None, if not given.
    /// </summary>
    /// <exception cref="ArgumentException">The network cannot be asked about them; it says why.</exception>
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

    /// <summary>The epoch whose parameters are kept as the best so far; null before the first epoch, and without <see cref="TrainingOptions.EarlyStopping"/>.</summary>
    public int? BestEpoch => watch is { BestEpoch: > 0 and int epoch } ? epoch : null;

    /// <summary>
    /// The learning rate that was asked for: at first that of the optimizer. It may change at any time. What the schedule makes
    /// of it, each report says.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to something else than a number above 0.</exception>
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
    /// Called for every sample while learning, in the order in which they are taken: with its place in the dataset, and whether it
    /// was answered rightly before the update it took part in. Null, as at first, calls nobody. Never called where the targets are
    /// numbers, not classes.
    /// </summary>
    /// <remarks>It must not change the network.</remarks>
    public Action<int, bool>? Answered { get; set; }

    /// <summary>Where training stands: epoch 0 before the first step.</summary>
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

    private bool HasSchedule => options.Schedule is not null || options.WarmupSteps > 0;

    private float RateOfNextStep => options.RateAt(LearningRate, new SchedulePlace(step, stepsPerEpoch, watch?.Reductions ?? 0));

    /// <summary>Samples for each update.</summary>
    private protected int BatchSize { get; }

    /// <summary>Whether there is one output, the probability of 1, and targets that are 0 or 1.</summary>
    private protected bool IsBinary { get; }

    /// <summary>The epoch, from 1; 0 before the first step.</summary>
    private protected int Epoch => epoch;

    /// <summary>What the samples of this epoch have come to; to be set where an epoch begins, or goes on from a state.</summary>
    private protected abstract Totals Totals { get; set; }

    /// <summary>The parameters, in their parts.</summary>
    private protected abstract IReadOnlyList<T[]> Parameters { get; }

    /// <summary>What the optimizer remembers, by name: each of the shape of the <see cref="Parameters"/>.</summary>
    private protected abstract IReadOnlyDictionary<string, IReadOnlyList<T[]>> OptimizerBuffers { get; }

    /// <summary>Makes some steps, to the end of the epoch at most: the next call then begins the next epoch.</summary>
    /// <param name="steps">How many, at least 1.</param>
    /// <param name="cancellation">Stops training within 64 samples, or before the next batch where batches are larger.</param>
    /// <returns>Where training stands after them.</returns>
    /// <exception cref="InvalidOperationException">It has stopped early, or an option needs validation samples and there are none.</exception>
    /// <exception cref="OperationCanceledException">Training was asked to stop; the parameters are those of the last step made.</exception>
    /// <exception cref="TrainingDivergedException">A NaN or an infinity came up.</exception>
    public TrainingReport Advance(int steps = 1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
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

    /// <summary>
    /// Trains for some epochs, and reports after each. Nothing is trained until it is enumerated. Where training stops early, the
    /// enumeration ends, and the network has the best parameters.
    /// </summary>
    /// <param name="count">How many, at least 0.</param>
    /// <param name="cancellation">Stops training within 64 samples, or before the next batch where batches are larger.</param>
    /// <exception cref="OperationCanceledException">Training was asked to stop; the parameters are those of the last step made.</exception>
    /// <exception cref="TrainingDivergedException">A NaN or an infinity came up.</exception>
    public IEnumerable<TrainingReport> Epochs(int count, CancellationToken cancellation = default) =>
        Steps(count, int.MaxValue, cancellation);

    /// <summary>
    /// Trains for some epochs, and reports after every so many steps and at the end of each epoch. Where training stops early, the
    /// enumeration ends, and the network has the best parameters.
    /// </summary>
    /// <param name="epochs">How many to complete, at least 0. One that was begun before counts as the first.</param>
    /// <param name="every">Steps between reports, at least 1.</param>
    /// <param name="cancellation">Stops training within 64 samples, or before the next batch where batches are larger.</param>
    /// <exception cref="OperationCanceledException">Training was asked to stop; the parameters are those of the last step made.</exception>
    /// <exception cref="TrainingDivergedException">A NaN or an infinity came up.</exception>
    public IEnumerable<TrainingReport> Steps(int epochs, int every = 1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
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

            // Also where it had stopped before, in a state that was taken then.
            if (HasStopped && BestEpoch is not null) RestoreBest();
        }
    }

    /// <summary>
    /// Gives the network the best parameters so far, those of <see cref="BestEpoch"/>: to be called where training is at its end
    /// without having stopped early. Training that goes on all the same, here or from a state that is taken, goes on from the last ones.
    /// </summary>
    /// <exception cref="InvalidOperationException">None are kept: there is no <see cref="TrainingOptions.EarlyStopping"/>, or no epoch is finished.</exception>
    public void RestoreBest()
    {
        if (BestEpoch is null) throw new InvalidOperationException("No parameters are kept as the best: that needs EarlyStopping among the options, and an epoch that is finished.");
        if (!HasBestParameters) lastParameters = AllParameters();
        Fill(Parameters, watch!.BestParameters);
        keptStep = null;
    }

    /// <summary>Whether the network has the best parameters, rather than those of the last step: nobody has changed them since <see cref="RestoreBest"/>.</summary>
    public bool HasBestParameters => lastParameters is not null && MemoryMarshal.AsBytes(AllParameters().AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(watch!.BestParameters));

    /// <summary>Takes the state of training: a copy of all that it needs to go on later as if it had never stopped.</summary>
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
    /// Gives training a state that was taken before, by this trainer or another: from here it goes on, bit for bit, as it went on there.
    /// </summary>
    /// <remarks>
    /// The network takes the parameters, and <see cref="LearningRate"/> its value, of that time. Sums of the loss go on but for the
    /// rounding of their last digit.
    /// </remarks>
    /// <exception cref="ArgumentException">It is the state of other training: of other sizes, or with other options. It says which.</exception>
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

    /// <summary>Called when somebody else may have changed the parameters.</summary>
    private protected abstract void ParametersChanged();

    /// <summary>Called when parameters and buffers have become what they were after a number of steps.</summary>
    private protected abstract void StateRestored(long steps);

    /// <summary>Makes updates, until all samples have been taken or a sum is found that is no finite number.</summary>
    /// <param name="samples">Places in the dataset.</param>
    /// <param name="rate">The learning rate.</param>
    /// <returns>The layer, from 0, whose sums are not finite before the next update; −1 where all went well.</returns>
    private protected abstract int Train(ReadOnlySpan<int> samples, float rate);

    /// <summary>Asks the network about samples that it does not learn from.</summary>
    private protected abstract ValidationReport Validate(Dataset samples);

    /// <summary>The layer, from 0, with the first parameter that is no finite number; −1 where there is none.</summary>
    private protected abstract int FaultyParameters();

    /// <summary>The layer, from 0, whose sums are not finite for one of some samples; −1 where all are. Changes nothing.</summary>
    /// <param name="samples">Places in the dataset.</param>
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

    /// <summary>Trains until so many samples of the epoch have been taken.</summary>
    private void Train(long end, CancellationToken cancellation)
    {
        if (HasBestParameters) Fill(Parameters, lastParameters);
        lastParameters = null;
        ParametersChanged();

        // A few steps at a time, so that a request to stop is soon heard.
        int burst = Math.Max(1, 64 / BatchSize) * BatchSize;
        while (taken < end)
        {
            cancellation.ThrowIfCancellationRequested();
            if (keptStep is not { } kept || (step - kept) * BatchSize >= SamplesBetweenCopies) KeepGood();
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

        if (taken == order.Length) KeepGood();
        else AskAgain(1);
    }

    /// <summary>Keeps a copy of the parameters, which must all be finite, and so must be what they make of the samples just taken.</summary>
    private void KeepGood()
    {
        if (FaultyParameters() is >= 0 and int layer) throw Diverged(layer, "the parameters are");
        AskAgain(SamplesAskedAgain);
        lastGood ??= new LastGood<T>([.. Parameters, .. OptimizerBuffers.Values.SelectMany(parts => parts)]);
        lastGood.Save();
        keptStep = step;
    }

    /// <summary>Asks the last samples taken again: the step they led to may be the one that went too far.</summary>
    private void AskAgain(int most)
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
