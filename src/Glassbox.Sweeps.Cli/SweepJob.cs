using Glassbox.Cli;
using Glassbox.Sweeps.Cli.Views;

namespace Glassbox.Sweeps.Cli;

/// <summary>Runs a sweep on this machine, and shows how it goes.</summary>
/// <param name="request">What was asked for.</param>
/// <param name="results">The file to keep results in.</param>
/// <param name="jobs">Trials at once.</param>
/// <param name="shard">The part to train.</param>
/// <param name="screen">Where to show it.</param>
internal sealed class SweepJob(SweepRequest request, string results, int jobs, SweepShard shard, Screen screen)
{
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run()
    {
        using var store = SweepStore.Open(results);
        using var interruption = new Interruption();
        using IDisposable postponement = Outlet.Postpone();
        SweepLines.Start(screen, request, jobs, shard, store);
        var sweep = new Sweep(request.Plan, request.Factory.Start) { Jobs = jobs, Shard = shard };
        bool isInterrupted = false;
        try
        {
            new SweepView(screen, request.Plan).Follow(sweep.Run(store, interruption.Token));
        }
        catch (OperationCanceledException)
        {
            isInterrupted = true;
        }

        SweepOutcome.Show(screen, request.Plan, store, request.Factory);
        if (isInterrupted) Screen.Note($"Stopped. The same command goes on from here; nothing that is in {results} is trained again.");
        return isInterrupted ? ExitCode.Interrupted : ExitCode.Success;
    }
}
