using System.CommandLine;
using System.Net;
using Glassbox.Cli;
using Glassbox.Cli.Grammar;
using Glassbox.Sweeps.Cli.Cluster;

namespace Glassbox.Sweeps.Cli.Grammar;

/// <summary>The options for joining a cluster.</summary>
internal sealed class ClusterOptions
{
    private const string Variable = "GLASSBOX_CLUSTER";

    private readonly Option<string?> cluster = new("--cluster")
    {
        Description = $"The cluster: localhost, for workers on this machine; or the connection of a PostgreSQL database, such as 'Host=db;Database=glassbox;Username=glassbox', or file:PATH for a file that contains it. [default: the variable {Variable}]",
        HelpName = "WHERE",
    };

    private readonly Option<string?> certificate = new("--certificate") { Description = "TLS: the certificate of this machine, as PEM.", HelpName = "FILE" };
    private readonly Option<string?> key = new("--key") { Description = "TLS: its key, as PEM.", HelpName = "FILE" };
    private readonly Option<string?> authority = new("--authority") { Description = "TLS: the certificate of the authority that signed all certificates, as PEM.", HelpName = "FILE" };
    private readonly Option<string?> listen = new("--listen") { Description = "Address at which others reach this machine. [default: 127.0.0.1, reachable only from this machine]", HelpName = "ADDRESS" };
    private readonly Option<bool> insecure = new("--insecure") { Description = "Accept other machines without TLS, on a private network." };
    private readonly Option<int?> port = Values.Whole("--port", "Port for workers. [default: the first free from 11111]", 1);
    private readonly Option<int?> gatewayPort = Values.Whole("--gateway-port", "Port for submitters. [default: the first free from 30000]", 1);
    private readonly Option<float?> patience = Values.Number(
        "--patience", FormattableString.Invariant($"Seconds after which a silent machine is given up and others take over its trials. [default: {ClusterSettings.UsualPatience.TotalSeconds}]"),
        "at least 1", seconds => seconds >= 1);

    private readonly Option<string?> cache = new("--cache") { Description = "Folder for the data of sweeps. [default: ~/.cache/glassbox/data]", HelpName = "DIR" };

    public void AddTo(Command command, bool isWorker)
    {
        foreach (Option option in (Option[])[cluster, certificate, key, authority]) command.Options.Add(option);
        if (isWorker)
            foreach (Option option in (Option[])[listen, insecure, port, gatewayPort, cache, patience]) command.Options.Add(option);
        listen.Validators.Add(given =>
        {
            if (given.Tokens is [var address] && !IPAddress.TryParse(address.Value, out _)) given.AddError($"--listen must be an address of this machine, such as 10.0.0.5, not '{address.Value}'.");
        });
        command.Validators.Add(given =>
        {
            int said = ((Option[])[certificate, key, authority]).Count(option => given.GetResult(option) is not null);
            if (said is 1 or 2) given.AddError("--certificate, --key and --authority belong together.");
        });
    }

    /// <summary>Returns the cluster settings, or null without a cluster.</summary>
    /// <exception cref="CommandException">The options are invalid.</exception>
    public ClusterSettings? Read(ParseResult given, int jobs)
    {
        if ((given.GetValue(cluster) ?? Environment.GetEnvironmentVariable(Variable)) is not { Length: > 0 } where) return null;
        bool isListening = given.CommandResult.Command.Options.Contains(listen);
        IPAddress address = isListening && given.GetValue(listen) is { } said ? IPAddress.Parse(said) : IPAddress.Loopback;
        ClusterSecurity? security = given.GetValue(certificate) is { } file ? ClusterSecurity.Load(file, given.GetValue(key)!, given.GetValue(authority)!) : null;
        var parsed = ClusterAddress.Parse(where);
        if (!IPAddress.IsLoopback(address) && security is null && !given.GetValue(insecure))
            throw CommandException.Usage($"--listen {address} opens a port to other machines: add --certificate, --key and --authority, or --insecure on a private network.");
        if (!IPAddress.IsLoopback(address) && parsed.Connection is null)
            throw CommandException.Usage("--cluster localhost is for workers on this machine: several machines need a database.");
        var settings = new ClusterSettings { Address = parsed, Security = security, Jobs = jobs };
        return isListening
            ? settings with { Listen = address, SiloPort = given.GetValue(port) ?? 0, GatewayPort = given.GetValue(gatewayPort) ?? 0, Cache = given.GetValue(cache) ?? DataCache.Usual, Patience = given.GetValue(patience) is { } seconds ? TimeSpan.FromSeconds(seconds) : ClusterSettings.UsualPatience }
            : settings;
    }
}
