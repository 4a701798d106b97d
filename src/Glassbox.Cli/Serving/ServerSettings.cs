using System.Net;

namespace Glassbox.Cli.Serving;

/// <summary>The address of a server, and its limits.</summary>
internal sealed record ServerSettings
{
    public const int DefaultPort = 8080, DefaultConcurrency = 256;
    public const long DefaultBody = 16 << 20;

    /// <summary>The number of waiting requests for each one being answered; further ones are rejected.</summary>
    public const int QueuePerRequest = 16;

    /// <summary>The port; 0 for any free one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The address to listen at; null for the loopback addresses, <see cref="IPAddress.IPv6Any"/> for all addresses.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>The Unix domain socket to listen at instead, or null.</summary>
    public string? Socket { get; init; }

    /// <summary>The maximum size of a request, in bytes.</summary>
    public long MaxBody { get; init; } = DefaultBody;

    /// <summary>The maximum number of requests answered at once.</summary>
    public int MaxConcurrency { get; init; } = DefaultConcurrency;

    /// <summary>How long running requests may take after the server was asked to stop.</summary>
    public TimeSpan StopPatience { get; init; } = TimeSpan.FromSeconds(30);

    public bool IsLoopback => Socket is not null || Address is null || IPAddress.IsLoopback(Address);
}
