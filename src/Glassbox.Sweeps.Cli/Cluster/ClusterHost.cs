using System.Collections;
using System.Net;
using System.Net.Sockets;
using Glassbox.Cli;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;

namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>Makes this process a machine of a cluster, or a submitter.</summary>
internal static class ClusterHost
{
    public const string Storage = "glassbox";

    /// <summary>The time after which an unanswered call is repeated; a trial responds sooner that it is still being trained.</summary>
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(12);

    private const string Cluster = "glassbox", Invariant = "Npgsql";
    private const int TriesUntilTold = 3;

    /// <summary>Why somebody whom the database knows of may not answer.</summary>
    private const string Unreachable = "The workers listed in the database do not answer: they may have ended, a firewall may be in between, or their certificates may be from another authority.";

    /// <summary>Joining takes a second or two, unless others do not answer; then Orleans asks them for minutes.</summary>
    private static readonly TimeSpan Joining = TimeSpan.FromSeconds(15);

    /// <summary>Starts a silo, which trains.</summary>
    /// <exception cref="CommandException">It cannot start; the message says why.</exception>
    public static async Task<IHost> StartWorkerAsync(ClusterSettings settings, CancellationToken cancellation)
    {
        await settings.Address.PrepareAsync(cancellation);
        int OwnPort() => settings.SiloPort > 0 ? settings.SiloPort : FreePort(settings.Listen, ClusterSettings.FirstSiloPort);
        LocalLead? lead = settings.Address.Connection is null ? await LocalLead.FindAsync(LocalLead.Usual, OwnPort, cancellation) : null;
        int siloPort = lead is { IsHere: true } ? lead.Port : OwnPort();
        int gatewayPort = settings.GatewayPort > 0 ? settings.GatewayPort : FreePort(settings.Listen, ClusterSettings.FirstGatewayPort);
        HostApplicationBuilder builder = Builder();
        builder.UseOrleans(silo =>
        {
            if (settings.Address.Connection is { } connection)
            {
                silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Invariant, connection));
                silo.AddAdoNetGrainStorage(Storage, options => options.Configure<Serializer>((storage, serializer) =>
                    (storage.Invariant, storage.ConnectionString, storage.GrainStorageSerializer) = (Invariant, connection, new OrleansGrainStorageSerializer(serializer))));
            }
            else
            {
                silo.UseDevelopmentClustering(new IPEndPoint(IPAddress.Loopback, lead!.Port));
                silo.AddMemoryGrainStorage(Storage, options => options.Configure<Serializer>((storage, serializer) => storage.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer)));
            }

            silo.ConfigureEndpoints(settings.Listen, siloPort, gatewayPort);
            if (settings.Security is { } security) silo.UseTls(security.Apply);
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = Answer);
            silo.Configure<ClusterMembershipOptions>(options =>
            {
                const int probes = 4;
                (options.ProbeTimeout, options.NumMissedProbesLimit) = (settings.Patience / probes, probes);
                options.DefunctSiloExpiration = TimeSpan.FromHours(1);
                options.DefunctSiloCleanupPeriod = TimeSpan.FromMinutes(10);
            });
        });
        builder.Services.Configure<ClusterOptions>(Name).AddSingleton(TimeProvider.System).AddSingleton<GivenUp>().AddSingleton<IFatalErrorHandler>(services => services.GetRequiredService<GivenUp>())
            .AddSingleton(_ => new TrialRoom(settings.Jobs, new DataCache(settings.Cache))).AddHostedService<WorkerReports>();
        IReadOnlyDictionary<string, string?> telemetry = TelemetrySettings();
        builder.Configuration.AddInMemoryCollection(telemetry);
        if (telemetry.GetValueOrDefault("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 })
            builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(ClusterMetrics.Name, "Microsoft.Orleans").AddOtlpExporter());
        if (lead is null)
        {
            Task<IHost> joining = StartAsync(builder, cancellation);
            if (await Task.WhenAny(joining, Task.Delay(Joining, cancellation)) != joining && !cancellation.IsCancellationRequested) Screen.Note($"{Unreachable} Trying again for some minutes.");
            return await joining;
        }

        builder.Services.AddSingleton(_ => lead); // disposed with the host
        return await StartAsync(builder, lead, cancellation);
    }

    /// <summary>Completes when the leading process of a cluster on this machine has ended; never if it is this process, or for other clusters.</summary>
    public static Task LeadGoneAsync(IHost host, CancellationToken cancellation) =>
        host.Services.GetService<LocalLead>() is { } lead ? lead.GoneAsync(cancellation) : Task.Delay(Timeout.Infinite, cancellation);

    /// <summary>Leaves a cluster.</summary>
    public static async Task LeaveAsync(IHost host)
    {
        using var briefly = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await host.StopAsync(briefly.Token);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Nothing to report it to.
        }
    }

    /// <summary>Starts a client, which submits and does not train.</summary>
    /// <exception cref="CommandException">The cluster cannot be reached.</exception>
    public static async Task<IHost> StartClientAsync(ClusterSettings settings, CancellationToken cancellation)
    {
        await settings.Address.PrepareAsync(cancellation);
        HostApplicationBuilder builder = Builder();
        builder.UseOrleansClient(client =>
        {
            client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Invariant, settings.Address.Connection!));
            if (settings.Security is { } security) client.UseTls(security.Apply);
            int tries = 0;
            client.UseConnectionRetryFilter(async (fault, stop) =>
            {
                // Once somebody is known and cannot be reached, waiting alone will not do.
                if (++tries == TriesUntilTold) Screen.Note(fault is SiloUnavailableException ? ClusterReadiness.Waiting : $"{Unreachable} Trying again.");
                await Task.Delay(TimeSpan.FromSeconds(1), stop);
                return !stop.IsCancellationRequested;
            });
        });
        builder.Services.Configure<ClusterOptions>(Name).Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5)).Configure<ClientMessagingOptions>(options => options.ResponseTimeout = Answer);
        return await StartAsync(builder, cancellation);
    }

    private static void Name(ClusterOptions options) => (options.ClusterId, options.ServiceId) = (Cluster, Cluster);

    private static HostApplicationBuilder Builder()
    {
        // No settings from files in the current folder.
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "glassbox" });
        builder.Logging.SetMinimumLevel(Environment.GetEnvironmentVariable("GLASSBOX_DEBUG") == "1" ? LogLevel.Information : LogLevel.None).AddSimpleConsole(options => options.SingleLine = true);
        builder.Logging.AddFilter("Glassbox", LogLevel.Warning);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
        return builder;
    }

    /// <summary>Returns the variables of OpenTelemetry: its exporter looks for them in the settings of the host, which are otherwise empty.</summary>
    private static Dictionary<string, string?> TelemetrySettings() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => ((string)variable.Key, (string?)variable.Value))
            .Where(variable => variable.Item1.StartsWith("OTEL_", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);

    /// <summary>Starts a process of a cluster on this machine; gives up if the leading process ends meanwhile.</summary>
    /// <exception cref="LeadGoneException">The leading process has ended; start again.</exception>
    private static async Task<IHost> StartAsync(HostApplicationBuilder builder, LocalLead lead, CancellationToken cancellation)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<IHost> starting = StartAsync(builder, waiting.Token);
        bool isGone = await Task.WhenAny(starting, lead.GoneAsync(waiting.Token)) != starting && !cancellation.IsCancellationRequested;
        await waiting.CancelAsync();
        if (isGone)
        {
            _ = starting.ContinueWith(late => late.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            throw new LeadGoneException();
        }

        IHost host = await starting;
        host.Services.GetRequiredService<LocalLead>();
        return host;
    }

    private static async Task<IHost> StartAsync(HostApplicationBuilder builder, CancellationToken cancellation)
    {
        IHost host = builder.Build();
        try
        {
            await host.StartAsync(cancellation);
            return host;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            host.Dispose();
            throw new CommandException($"the cluster cannot be joined: {fault.Message}");
        }
    }

    private static int FreePort(IPAddress address, int from)
    {
        for (int port = from; port < from + 1000; port++)
        {
            try
            {
                using var listener = new TcpListener(address, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // In use.
            }
        }

        throw new CommandException($"no port from {from} to {from + 999} is free on {address}.");
    }
}
