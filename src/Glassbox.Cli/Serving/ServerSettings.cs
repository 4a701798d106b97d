using System.Net;

namespace Glassbox.Cli.Serving;

/// <summary>Where a server listens, and how much it takes on.</summary>
internal sealed record ServerSettings
{
    public const int UsualPort = 8080, UsualConcurrency = 256;
    public const long UsualBody = 16 << 20;

    /// <summary>Requests that wait for each one that is being answered, before more are turned away.</summary>
    public const int QueuePerRequest = 16;

    /// <summary>0 for any that is free.</summary>
    public int Port { get; init; } = UsualPort;

    /// <summary>The address of this machine to listen at; null for the loopback ones, <see cref="IPAddress.IPv6Any"/> for all.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>The socket file to listen at instead, or null.</summary>
    public string? Socket { get; init; }

    /// <summary>The most bytes of a request.</summary>
    public long MaxBody { get; init; } = UsualBody;

    /// <summary>The most requests that are answered at once.</summary>
    public int MaxConcurrency { get; init; } = UsualConcurrency;

    /// <summary>How long requests that have begun may take once the server was asked to stop.</summary>
    public TimeSpan StopPatience { get; init; } = TimeSpan.FromSeconds(30);

    public bool IsLoopback => Socket is not null || Address is null || IPAddress.IsLoopback(Address);
}
