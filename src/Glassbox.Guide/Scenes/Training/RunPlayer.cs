using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Training;

/// <summary>Plays a run: trains on, shows again what is known of it, and keeps the place that the reader looks at.</summary>
/// <param name="engine">Trains it.</param>
/// <param name="digits">It can train when all are here.</param>
/// <param name="changed">There is something new to see.</param>
/// <param name="kept">The time to write where it stands into the address.</param>
public sealed class RunPlayer(Engine engine, IDigits digits, Action changed, Action kept) : IDisposable
{
    private const string RunName = "training";
    private const int PaintEvery = 110;  // milliseconds between pictures while training: the page stays free for the reader's hand
    private const int KeepEvery = 1_000; // milliseconds between addresses: whoever leaves in the middle comes back to about there
    private CancellationTokenSource? running;
    private Task course = Task.CompletedTask; // what is going on, to its end
    private bool isFollowing, isDisposed;
    private long keptAt;

    /// <summary>The run.</summary>
    public LiveRun Run { get; private set; } = null!;

    /// <summary>The one before it, with other settings.</summary>
    public LiveRun? Before { get; private set; }

    /// <summary>Its parameters before the first digit.</summary>
    public float[] First { get; private set; } = [];

    /// <summary>The snapshot that is looked at, from 0.</summary>
    public int Place { get; private set; }

    /// <summary>How fast it plays.</summary>
    public Pace Pace { get; set; } = Pace.All[^1];

    /// <summary>The digits to which it trains again, after a reload; null when it is not on such a way.</summary>
    public long? Returning { get; private set; }

    /// <summary>What went wrong.</summary>
    public string? Fault { get; set; }

    /// <summary>Whether it is training, or being shown.</summary>
    public bool IsBusy => running is not null;

    /// <summary>Whether it can train on.</summary>
    public bool IsReady => digits.AreAllHere() && !Run.IsDone && Run.State.Report.Problem is null;

    /// <summary>The last snapshot; where some digits were seen after it, the place behind it.</summary>
    public int Last => Run.IsBegun ? Run.Snapshots.Count - (Run.Snapshots[^1].Seen == Run.Seen ? 1 : 0) : 0;

    /// <summary>The run as it stood at the place looked at.</summary>
    public Snapshot Now => !Run.IsBegun ? new Snapshot(0, new RunReport(), First, 0, 0)
        : Place < Run.Snapshots.Count ? Run.Snapshots[Place]
        : Run.Snapshots[^1] with { Seen = Run.Seen, Report = Run.State.Report, Parameters = Run.State.Parameters };

    /// <summary>The digits that the numbers of <see cref="Now"/> tell of alone.</summary>
    public int Window => Place > 0 && Place < Run.Snapshots.Count ? (int)(Now.Seen - Run.Snapshots[Place - 1].Seen) : (int)Math.Min(Now.Seen, 1_000);

    /// <summary>Lays out a run that has not begun.</summary>
    public void Prepare(RunSettings settings)
    {
        Run = new LiveRun(engine, RunName, settings);
        First = new Network(NetworkFactory.Shape(settings.Hidden), settings.Seed).Parameters.ToArray();
        (Place, Fault) = (0, null);
    }

    /// <summary>Another run, to be compared with this one.</summary>
    public async Task ChangeAsync(RunSettings settings)
    {
        await PauseAsync();
        if (Run.IsBegun) Before = Run;
        Prepare(settings);
    }

    /// <summary>The same from its beginning.</summary>
    public async Task StartOverAsync()
    {
        await PauseAsync();
        Prepare(Run.Settings);
    }

    /// <summary>Stops; ends when what was going on has ended: only then may another run begin.</summary>
    public async Task PauseAsync()
    {
        if (running is null) return;
        await running.CancelAsync();
        await course;
    }

    /// <summary>Shows again what is known from where one looks, then trains on; from the beginning where nothing is left of either.</summary>
    public Task PlayAsync() => GoAsync(async stop =>
    {
        if (Place == Last && !IsReady) Place = 0;
        await ShowAgainAsync(stop);
        isFollowing = true;
        await LearnAsync(Run.All, () => Pace, stop);
    });

    /// <summary>Trains on, as fast as it goes.</summary>
    /// <param name="to">Digits seen in the end.</param>
    public Task TrainAsync(long to) => GoAsync(stop => LearnAsync(to, () => Pace.All[^1], stop));

    /// <summary>Trains to where a link was written, and looks where it looked: the same seed makes the same numbers.</summary>
    /// <param name="seen">Digits seen when it was written.</param>
    /// <param name="at">Digits seen at the place that was looked at.</param>
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

    /// <summary>Looks at another place. What trains stops, but for a run on its way back to where it was: it goes on behind the picture.</summary>
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
        if (isDisposed) return; // the address is another chapter's by now
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

    // On the way back the address says already where it leads.
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
