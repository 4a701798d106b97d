using Glassbox.Guide.Scenes.Training;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Bugs;

/// <summary>The correct program and a wrong one side by side: the same seed, the same digits in the same order.</summary>
/// <param name="engine">The engine that trains them.</param>
/// <param name="bug">The bug.</param>
/// <param name="common">The shared settings.</param>
/// <param name="count">The number of digits.</param>
public sealed class Duel(Engine engine, Bug bug, RunSettings common, int count)
{
    private const int Bursts = 40;

    /// <summary>The bug.</summary>
    public Bug Bug => bug;

    /// <summary>The program without the bug.</summary>
    public Course Right { get; } = new(engine, "right", common with { Count = count, IsByProgram = true });

    /// <summary>The program with the bug.</summary>
    public Course Wrong { get; } = new(engine, "wrong", common with { Count = count, IsByProgram = true, Bugs = common.Bugs | bug.Switch });

    /// <summary>The correct program with other initial weights: a yardstick for insignificant differences.</summary>
    public Course Yardstick { get; } = new(engine, "yardstick", common with { Count = count, IsByProgram = true, Seed = common.Seed + 1 });

    /// <summary>The progress, 0 to 1.</summary>
    public double Progress => IsDone ? 1 : All.Sum(course => (Share(course) * 0.28) + (course.Test is null ? 0 : 0.05));

    /// <summary>Whether all programs have been tested.</summary>
    public bool IsDone => All.All(course => course.Test is not null);

    private Course[] All => [Right, Wrong, Yardstick];

    /// <summary>The effect of the bug; null until known.</summary>
    public Outcome? Outcome => IsDone ? Outcomes.Compare(Right, Wrong) : null;

    /// <summary>Trains them in turns and tests them.</summary>
    /// <param name="changed">Called when more results are known.</param>
    /// <param name="cancellation">Stops between two bursts.</param>
    /// <exception cref="OperationCanceledException">The run was canceled.</exception>
    public async Task RunAsync(Action changed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(changed);
        foreach (Course course in All) await course.BeginAsync();
        while (!All.All(course => course.IsOver))
        {
            foreach (Course course in All)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!course.IsOver) await course.AdvanceAsync(Math.Max(1, count / Bursts));
            }

            changed();
        }

        foreach (Course course in All)
        {
            cancellation.ThrowIfCancellationRequested();
            await course.TestAsync();
            changed();
        }
    }

    private double Share(Course course) => course.IsOver ? 1 : (double)course.Report.Samples / count;
}
