using System.Net;

namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>The settings of a machine in a cluster.</summary>
internal sealed record ClusterSettings
{
    public const int FirstSiloPort = 11_111, FirstGatewayPort = 30_000;

    public required ClusterAddress Address { get; init; }

    public ClusterSecurity? Security { get; init; }

    /// <summary>The address at which this machine listens; 127.0.0.1 is not reachable from others.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>The port for machines of the cluster; 0 for the first free one.</summary>
    public int SiloPort { get; init; }

    /// <summary>The port for submitters; 0 for the first free one.</summary>
    public int GatewayPort { get; init; }

    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>The time after which an unresponsive machine is given up.</summary>
    public TimeSpan Patience { get; init; } = UsualPatience;

    /// <summary>The default patience; a machine that trains may respond slowly.</summary>
    public static TimeSpan UsualPatience { get; } = TimeSpan.FromSeconds(20);

    public string Cache { get; init; } = DataCache.Usual;
}
