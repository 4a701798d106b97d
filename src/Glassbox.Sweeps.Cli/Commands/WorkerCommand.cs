using System.CommandLine;
using Glassbox.Cli;
using Glassbox.Cli.Commands;
using Glassbox.Cli.Grammar;
using Glassbox.Sweeps.Cli.Cluster;
using Glassbox.Sweeps.Cli.Grammar;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Glassbox.Sweeps.Cli.Commands;

/// <summary>Trains trials for the sweeps of a cluster.</summary>
internal sealed class WorkerCommand : Verb
{
    private const string Left = "The process that led the cluster of this machine has ended; this one starts it again.";

    private readonly ClusterOptions options = new();
    private readonly Option<int?> jobs = Values.Whole("--jobs", "Number of trials at once. [default: one per core]", 1);

    /// <summary>The invocation without 'sweep', unlike other commands of this tool.</summary>
    public override string Invocation => $"{GlassboxCommand.Word} {Name}";

    public WorkerCommand()
        : base(
            "worker", "Train for the sweeps of a cluster, until it is stopped; its trials then go to others.",
            "glassbox worker --cluster localhost",
            "glassbox worker --cluster file:cluster.txt --listen 10.0.0.5 --certificate worker.pem --key worker.key --authority ca.pem")
    {
        options.AddTo(this, isWorker: true);
        Options.Add(jobs);
    }

    protected override int Run(ParseResult given)
    {
        ClusterSettings settings = options.Read(given, given.GetValue(jobs) ?? Environment.ProcessorCount)
            ?? throw CommandException.Usage("a worker needs a cluster: add --cluster.");
        using var interruption = new Interruption();
        return RunAsync(settings, interruption.Token).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(ClusterSettings settings, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                using IHost host = await ClusterHost.StartWorkerAsync(settings, stop);
                Screen.Note($"Working for the cluster, {settings.Jobs} trials at once; Ctrl-C leaves it.");
                Task<string> givenUp = host.Services.GetRequiredService<GivenUp>().Heard;
                Task gone = ClusterHost.LeadGoneAsync(host, stop), asked = Task.Delay(Timeout.Infinite, stop);
                Task first = await Task.WhenAny(asked, givenUp, gone, host.WaitForShutdownAsync(CancellationToken.None));
                if (stop.IsCancellationRequested || (first != givenUp && first != gone))
                {
                    await host.StopAsync(CancellationToken.None);
                    return ExitCode.Interrupted;
                }

                Screen.Note(first == gone ? Left : "The cluster gave up this machine after not hearing from it for too long. It is joining again.");
                await ClusterHost.LeaveAsync(host);
            }
            catch (LeadGoneException)
            {
                Screen.Note(Left);
            }
        }
    }
}
