using System.Diagnostics;

namespace Glassbox.Training;

/// <summary>Epochs, steps and reports: all of training but the arithmetic.</summary>
internal sealed class TrainingLoop
{
    /// <summary>Samples after which the parameters are checked and a copy of them is kept, at the latest.</summary>
    private const int SamplesBetweenCheckpoints = 2048;

    /// <summary>Samples asked again at each checkpoint. What shows for none of these, the next step or an evaluation finds.</summary>
    private const int SamplesAskedAgain = 4;

    private readonly Learner learner;
    private readonly TrainingOptions options;
    private readonly int[] order; // of the samples in this epoch
    private TimeSpan elapsed;
    private int epoch;
    private int taken; // samples of this epoch
    private long step;
    private long? keptStep; // the updates made when the parameters were last found good and kept

    public TrainingLoop(Learner learner, Dataset dataset, TrainingOptions options)
    {
        this.learner = learner;
        this.options = options;
        order = new int[dataset.Count];
        taken = order.Length;
    }

    /// <summary>Trains for some epochs, and reports after every so many steps and at the end of each epoch.</summary>
    public IEnumerable<TrainingReport> Run(int epochs, int every, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        return Enumerate(epochs, every, cancellation);
    }

    private IEnumerable<TrainingReport> Enumerate(int epochs, int every, CancellationToken cancellation)
    {
        for (int i = 0; i < epochs; i++)
        {
            if (taken == order.Length) BeginEpoch();
            while (taken < order.Length)
            {
                Advance(every, cancellation);
                yield return Report();
            }
        }
    }

    private void BeginEpoch()
    {
        epoch++;
        taken = 0;
        elapsed = TimeSpan.Zero;
        learner.BeginEpoch();
        for (int i = 0; i < order.Length; i++) order[i] = i;

        // Stream 0 made the weights; each epoch has a stream of its own, so no epoch depends on those before it.
        if (options.Shuffle) new RandomSequence(options.Seed, (ulong)epoch).Shuffle(order);
    }

    private void Advance(int steps, CancellationToken cancellation)
    {
        long begun = Stopwatch.GetTimestamp();
        learner.ParametersChanged();
        int batch = learner.BatchSize;
        long end = Math.Min(order.Length, taken + ((long)steps * batch));

        // A few steps at a time, so that a request to stop is soon heard.
        int burst = Math.Max(1, 64 / batch) * batch;
        try
        {
            while (taken < end)
            {
                cancellation.ThrowIfCancellationRequested();
                if (keptStep is not { } kept || (step - kept) * batch >= SamplesBetweenCheckpoints) Save();
                int count = (int)Math.Min(burst, end - taken);
                int before = learner.Score.Samples;
                int faulty = learner.Run(order.AsSpan(taken, count));
                int done = learner.Score.Samples - before;
                taken += done;
                step += (done + batch - 1) / batch;
                if (faulty >= 0) throw Diverged(faulty, "the weighted sums are");
            }

            if (taken == order.Length) Save();
            else AskAgain(1);
        }
        finally
        {
            elapsed += Stopwatch.GetElapsedTime(begun);
        }
    }

    /// <summary>Keeps a copy of the parameters, which must all be finite, and so must be what they make of the samples just taken.</summary>
    private void Save()
    {
        if (learner.FaultyParameters() is >= 0 and int layer) throw Diverged(layer, "the parameters are");
        AskAgain(SamplesAskedAgain);
        learner.Save();
        keptStep = step;
    }

    /// <summary>Asks the last samples taken again: the step they led to may be the one that went too far.</summary>
    private void AskAgain(int most)
    {
        int count = Math.Min(taken, most);
        if (learner.FaultySums(order.AsSpan(taken - count, count)) is >= 0 and int layer) throw Diverged(layer, "the weighted sums are");
    }

    private TrainingDivergedException Diverged(int layer, string what)
    {
        long fault = step + 1;
        if (keptStep is not null) learner.Restore();
        return new TrainingDivergedException(fault, layer + 1, what, keptStep ?? 0);
    }

    private TrainingReport Report()
    {
        Score score = learner.Score;
        return new TrainingReport
        {
            Epoch = epoch,
            Step = step,
            Samples = taken,
            IsEpochEnd = taken == order.Length,
            MeanLoss = score.MeanLoss,
            MeanSquaredError = score.MeanSquaredError,
            RunningAccuracy = learner.HasAnswers ? (double)score.Correct / score.Samples : double.NaN,
            Elapsed = elapsed,
        };
    }
}
