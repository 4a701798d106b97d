using Microsoft.Extensions.Hosting;

namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>Regularly reports how many trials this machine trains at once.</summary>
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
                // The machine that counts them may have failed; another takes over.
            }

            await Task.Delay(pause, stoppingToken);
        }
    }
}
