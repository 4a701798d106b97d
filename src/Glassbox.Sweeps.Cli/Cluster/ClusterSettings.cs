using System.Net;

namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>How a machine belongs to a cluster.</summary>
internal sealed record ClusterSettings
{
    public const int FirstSiloPort = 11_111, FirstGatewayPort = 30_000;

    public required ClusterAddress Address { get; init; }

    public ClusterSecurity? Security { get; init; }

    /// <summary>Where this machine listens for the others: nobody else reaches 127.0.0.1.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>For machines of the cluster; 0 for the first that is free.</summary>
    public int SiloPort { get; init; }

    /// <summary>For those who submit sweeps; 0 for the first that is free.</summary>
    public int GatewayPort { get; init; }

    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>After which a machine that does not answer is given up.</summary>
    public TimeSpan Patience { get; init; } = UsualPatience;

    /// <summary>A machine that trains may be slow to answer.</summary>
    public static TimeSpan UsualPatience { get; } = TimeSpan.FromSeconds(20);

    public string Cache { get; init; } = DataCache.Usual;
}
