using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Training;

/// <summary>Plays a run: continues training, replays what is known, and keeps track of the selected snapshot.</summary>
/// <param name="engine">The engine that trains it.</param>
/// <param name="digits">The digits; training requires all of them.</param>
/// <param name="changed">Called when there is something new to show.</param>
/// <param name="kept">Called when it is time to write the state to the URL.</param>
public sealed class RunPlayer(Engine engine, IDigits digits, Action changed, Action kept) : IDisposable
{
    private const string RunName = "training";
    private const int PaintEvery = 110;  // milliseconds between frames while training, so that the page stays responsive
    private const int KeepEvery = 1_000; // milliseconds between updates of the URL: a reader who leaves returns to about the same state
    private CancellationTokenSource? running;
    private Task course = Task.CompletedTask; // the current operation
    private bool isFollowing, isDisposed;
    private long keptAt;

    /// <summary>The run.</summary>
    public LiveRun Run { get; private set; } = null!;

    /// <summary>The previous run, with other settings.</summary>
    public LiveRun? Before { get; private set; }

    /// <summary>The parameters before the first digit.</summary>
    public float[] First { get; private set; } = [];

    /// <summary>The index of the selected snapshot.</summary>
    public int Place { get; private set; }

    /// <summary>The speed.</summary>
    public Pace Pace { get; set; } = Pace.All[^1];

    /// <summary>The number of digits to which it retrains after a reload; null if it is not doing so.</summary>
    public long? Returning { get; private set; }

    /// <summary>The error message, if any.</summary>
    public string? Fault { get; set; }

    /// <summary>Whether it is training or replaying.</summary>
    public bool IsBusy => running is not null;

    /// <summary>Whether it can continue training.</summary>
    public bool IsReady => digits.AreAllHere() && !Run.IsDone && Run.State.Report.Problem is null;

    /// <summary>The index of the last snapshot; if digits were seen after it, the index after that.</summary>
    public int Last => Run.IsBegun ? Run.Snapshots.Count - (Run.Snapshots[^1].Seen == Run.Seen ? 1 : 0) : 0;

    /// <summary>The run at the selected snapshot.</summary>
    public Snapshot Now => !Run.IsBegun ? new Snapshot(0, new RunReport(), First, 0, 0)
        : Place < Run.Snapshots.Count ? Run.Snapshots[Place]
        : Run.Snapshots[^1] with { Seen = Run.Seen, Report = Run.State.Report, Parameters = Run.State.Parameters };

    /// <summary>The number of digits that the numbers of <see cref="Now"/> cover.</summary>
    public int Window => Place > 0 && Place < Run.Snapshots.Count ? (int)(Now.Seen - Run.Snapshots[Place - 1].Seen) : (int)Math.Min(Now.Seen, 1_000);

    /// <summary>Prepares a run that has not started.</summary>
    public void Prepare(RunSettings settings)
    {
        Run = new LiveRun(engine, RunName, settings);
        First = new Network(NetworkFactory.Shape(settings.Hidden), settings.Seed).Parameters.ToArray();
        (Place, Fault) = (0, null);
    }

    /// <summary>Switches to another run, to compare it with this one.</summary>
    public async Task ChangeAsync(RunSettings settings)
    {
        await PauseAsync();
        if (Run.IsBegun) Before = Run;
        Prepare(settings);
    }

    /// <summary>Restarts the same run.</summary>
    public async Task StartOverAsync()
    {
        await PauseAsync();
        Prepare(Run.Settings);
    }

    /// <summary>Stops the current operation; completes when it has ended, since only then may another run start.</summary>
    public async Task PauseAsync()
    {
        if (running is null) return;
        await running.CancelAsync();
        await course;
    }

    /// <summary>Replays what is known from the selected snapshot, then continues training; starts over if there is nothing left of either.</summary>
    public Task PlayAsync() => GoAsync(async stop =>
    {
        if (Place == Last && !IsReady) Place = 0;
        await ShowAgainAsync(stop);
        isFollowing = true;
        await LearnAsync(Run.All, () => Pace, stop);
    });

    /// <summary>Continues training at full speed.</summary>
    /// <param name="to">The total number of digits seen at the end.</param>
    public Task TrainAsync(long to) => GoAsync(stop => LearnAsync(to, () => Pace.All[^1], stop));

    /// <summary>Retrains to the state in which a link was written, and selects its snapshot: the same seed gives the same numbers.</summary>
    /// <param name="seen">The number of digits seen when it was written.</param>
    /// <param name="at">The number of digits seen at the selected snapshot.</param>
    public async Task ReturnAsync(long seen, long at)
    {
        if (!IsReady || IsBusy) return;
        Returning = seen;
        await GoAsync(async stop =>
        {
            await LearnAsync(seen, () => Pace.All[^1], stop);
            if (!isFollowing || at == seen) return;
            isFollowing = false;
            Place = Run.Snapshots.Count(snapshot => snapshot.Seen <= at) - 1;
        });
    }

    /// <summary>
    /// Selects another snapshot. Stops training, unless the run is retraining to a previous state, which continues in the background.
    /// </summary>
    public void Look(int place)
    {
        isFollowing = false;
        if (Returning is null) _ = PauseAsync();
        Place = Math.Clamp(place, 0, Last);
        Keep();
        changed();
    }

    private Task GoAsync(Func<CancellationToken, Task> what) => IsBusy ? Task.CompletedTask : course = GoToEndAsync(what);

    private async Task GoToEndAsync(Func<CancellationToken, Task> what)
    {
        using var source = running = new CancellationTokenSource();
        (isFollowing, Fault, keptAt) = (true, null, Environment.TickCount64);
        try
        {
            await what(source.Token);
        }
        catch (OperationCanceledException)
        {
            // The reader has paused.
        }
        catch (Exception problem) when (problem is InvalidOperationException or IOException)
        {
            Fault = $"The run was lost: {problem.Message}";
        }

        (running, Returning) = (null, null);
        if (isDisposed) return; // the URL already belongs to another chapter
        if (isFollowing) Place = Last;
        Keep();
        changed();
    }

    private async Task LearnAsync(long to, Func<Pace> at, CancellationToken stop)
    {
        long painted = Environment.TickCount64;
        while (IsReady && Run.Seen < to)
        {
            Pace pace = at();
            await Run.AdvanceAsync((int)Math.Min(pace.Burst, to - Run.Seen));
            stop.ThrowIfCancellationRequested();
            if (pace.Pause == 0 && Environment.TickCount64 - painted < PaintEvery) continue;
            painted = Environment.TickCount64;
            if (isFollowing) Place = Last;
            await ShowAsync(pace.Pause, stop);
        }
    }

    private async Task ShowAgainAsync(CancellationToken stop)
    {
        isFollowing = false;
        for (; Place < Last; Place++) await ShowAsync(Pace.Again, stop);
    }

    private async Task ShowAsync(int pause, CancellationToken stop)
    {
        if (Environment.TickCount64 - keptAt >= KeepEvery) Keep();
        changed();
        if (pause > 0) await Task.Delay(pause, stop);
    }

    // While retraining, the URL already contains the target state.
    private void Keep()
    {
        keptAt = Environment.TickCount64;
        if (Returning is null) kept();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        isDisposed = true;
        running?.Cancel();
    }
}
