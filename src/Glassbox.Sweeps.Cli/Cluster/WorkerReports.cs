using Microsoft.Extensions.Hosting;

namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>Says, as long as this machine lives, how many trials it trains at once.</summary>
internal sealed class WorkerReports(IGrainFactory grains, TrialRoom room) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        string name = $"{Environment.MachineName}/{Guid.NewGuid():N}";
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await grains.GetGrain<IWorkersGrain>(0).Report(name, room.Jobs);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The machine where that is counted may be gone; another takes its place.
            }

            await Task.Delay(pause, stoppingToken);
        }
    }
}
