using Glassbox.Cli;
using Glassbox.Sweeps.Cli.Cluster;
using Glassbox.Sweeps.Cli.Views;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Glassbox.Sweeps.Cli;

/// <summary>Runs a sweep on this machine or on a cluster, and shows its progress.</summary>
/// <param name="request">The sweep.</param>
/// <param name="results">The file for results.</param>
/// <param name="jobs">The number of trials at once.</param>
/// <param name="shard">The shard to train.</param>
/// <param name="cluster">The cluster to train it on; null for this machine only.</param>
/// <param name="screen">The screen for its progress.</param>
internal sealed class SweepJob(SweepRequest request, string results, int jobs, SweepShard shard, ClusterSettings? cluster, Screen screen)
{
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run()
    {
        SweepFiles.Beside(results);
        using var store = SweepStore.Open(results);
        using var interruption = new Interruption();
        using IDisposable postponement = Outlet.Postpone();
        SweepLines.Start(screen, request, cluster is null ? jobs : null, shard, store);
        bool isInterrupted = false;
        try
        {
            var view = new SweepView(screen, request.Plan);
            if (cluster is null) view.Follow(new Sweep(request.Plan, request.Factory.Start) { Jobs = jobs, Shard = shard }.Run(store, interruption.Token));
            else RunOnClusterAsync(cluster, view, store, interruption.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            isInterrupted = true;
        }

        int code = SweepOutcome.Show(screen, request.Plan, store, request.Factory);
        if (isInterrupted) Screen.Note($"Stopped. The same command continues from here; nothing in {results} is trained again.");
        return isInterrupted ? ExitCode.Interrupted : code;
    }

    private async Task RunOnClusterAsync(ClusterSettings settings, SweepView view, SweepStore store, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await RunOnceAsync(settings, view, store, stop);
                return;
            }
            catch (LeadGoneException)
            {
                Screen.Note("The process that led the cluster of this machine has ended; this one starts it again and continues.");
            }
        }
    }

    private async Task RunOnceAsync(ClusterSettings settings, SweepView view, SweepStore store, CancellationToken stop)
    {
        // With --cluster localhost, this process is a worker itself, and others may join; otherwise it uses existing workers.
        using IHost host = settings.Address.Connection is null ? await ClusterHost.StartWorkerAsync(settings, stop) : await ClusterHost.StartClientAsync(settings, stop);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bool isGone = false;
        Task watching = WatchAsync();
        try
        {
            IGrainFactory grains = host.Services.GetRequiredService<IGrainFactory>();
            await ClusterReadiness.WaitAsync(grains, leaving.Token);
            await DataCache.OfferAsync(request.Data, request.Plan.DataSha256, grains).WaitAsync(leaving.Token);
            view.Follow(new ClusterSweep(request.Plan, grains).Run(store, leaving.Token));
        }
        catch (Exception) when (isGone && !stop.IsCancellationRequested)
        {
            throw new LeadGoneException();
        }
        finally
        {
            if (isGone) await ClusterHost.LeaveAsync(host);
            else await host.StopAsync(CancellationToken.None);
            await leaving.CancelAsync();
            await watching;
        }

        async Task WatchAsync()
        {
            try
            {
                await ClusterHost.LeadGoneAsync(host, leaving.Token);
                isGone = true;
                await leaving.CancelAsync();
            }
            catch (OperationCanceledException)
            {
                // The sweep has ended.
            }
        }
    }
}
