using System.Diagnostics;
using Glassbox.Cli;

namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>Waits until a cluster has a worker.</summary>
internal static class ClusterReadiness
{
    /// <summary>What is said to who waits.</summary>
    public const string Waiting = "Waiting for workers: start some with 'glassbox worker --cluster …', on this machine or others.";

    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(500), patience = TimeSpan.FromSeconds(3);

    public static async Task WaitAsync(IGrainFactory grains, CancellationToken stop)
    {
        long begun = Stopwatch.GetTimestamp();
        bool isTold = false;
        while (true)
        {
            try
            {
                if (await grains.GetGrain<IWorkersGrain>(0).Count().WaitAsync(stop) is (_, > 0)) return;
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                // There is no worker yet, or one that is still joining.
            }

            if (!isTold && Stopwatch.GetElapsedTime(begun) > patience)
            {
                Screen.Note(Waiting);
                isTold = true;
            }

            await Task.Delay(pause, stop);
        }
    }
}
