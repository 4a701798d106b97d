using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Glassbox.Cli.Tests;

namespace Glassbox.Sweeps.Tests;

/// <summary>Sweeps by several machines, for which processes stand in. The great proof, with machines killed and networks cut, is tools/Glassbox.ClusterProof.</summary>
public sealed class ClusterTests : IDisposable
{
    private static readonly string[] sweep = [
        "--data", Repository.PathOf("data", "tables", "wine.csv"), "--target", "cultivar", "--epochs", "6", "--vary", "hidden=4..32", "--vary", "learning-rate=0.001..0.1", "log",
        "--recipes", "24", "--search", "asha"];

    private readonly TemporaryFolder folder = new();
    private readonly ConcurrentBag<Process> workers = [];

    public void Dispose()
    {
        foreach (Process worker in workers)
        {
            if (!worker.HasExited) worker.Kill();
            worker.WaitForExit();
            worker.Dispose();
        }

        folder.Dispose();
    }

    [Fact]
    public async Task A_cluster_gives_the_table_of_one_machine_though_a_worker_is_killed()
    {
        Assert.SkipWhen(PostgreSqlServer.Programs is null, "there is no PostgreSQL: apt-get install postgresql");
        Sweeping.Run([.. sweep, "--results", folder.File("one.db"), "--jobs", "1"]).Well();
        using var server = PostgreSqlServer.Start();
        (string authority, string certificate, string key) = Certificates(folder);
        string[] tls = ["--certificate", certificate, "--key", key, "--authority", authority];
        File.WriteAllText(folder.File("cluster.txt"), server.Connection);
        string[] cluster = ["--cluster", $"file:{folder.File("cluster.txt")}", .. tls];
        using var collector = new MetricsCollector();
        // Patience is for one that is killed: on a busy machine one that lives is silent for seconds too.
        void Work(int number) => Worker([.. cluster, "--jobs", "1", "--patience", "10", "--cache", folder.File($"cache{number}")], collector.Environment);
        Work(1);
        Task<Ran> sweeping = Task.Run(() => Sweeping.Started([.. sweep, "--results", folder.File("many.db"), .. cluster]), TestContext.Current.CancellationToken);

        // The first is killed once it has begun to train, its data being there; only then is there another.
        while (!sweeping.IsCompleted && Directory.GetFiles(folder.Path, "whole", SearchOption.AllDirectories).Length == 0) await Task.Delay(10, TestContext.Current.CancellationToken);
        workers.Single().Kill();
        Work(2);
        Ran ran = (await sweeping).Well();
        Assert.Contains("on the cluster", ran.Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(folder.File("one.csv")), File.ReadAllText(folder.File("many.csv")));
        Assert.Equal(File.ReadAllText(folder.File("one.jsonl")), File.ReadAllText(folder.File("many.jsonl")));

        // What can be watched of a worker has come to a collector: of the second, since the first may have learned all before it was killed.
        Sweeping.Started([.. sweep, "--results", folder.File("watched.db"), .. cluster]).Well();
        foreach (string counter in (string[])["glassbox.trials", "glassbox.epochs", "glassbox.trial.duration", "orleans-catalog-activation-created"]) collector.WaitFor(counter);

        // Whoever has no certificate of theirs is not heard.
        string stranger = Directory.CreateDirectory(folder.File("stranger")).FullName;
        Assert.NotEqual(authority, Certificates(folder, "stranger").Authority);
        Ran refused = Sweeping.Started([.. sweep, "--results", folder.File("x.db"), "--cluster", $"file:{folder.File("cluster.txt")}", "--certificate", certificate, "--key", key, "--authority", Path.Combine(stranger, "ca.pem")]);
        Assert.Contains("is not signed by", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_of_one_machine_goes_on_though_the_process_that_led_it_is_killed()
    {
        Sweeping.Run([.. sweep, "--results", folder.File("one.db"), "--jobs", "1"]).Well();
        var apart = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = folder.Path }; // from whatever else there is on this machine
        Worker(["--cluster", "localhost", "--jobs", "1"], apart);
        string[] arguments = [Sweeping.Tool, .. sweep, "--results", folder.File("many.db"), "--cluster", "localhost", "--jobs", "1"];
        Task<Ran> sweeping = Task.Run(() => Ran.Program("dotnet", arguments, environment: apart), TestContext.Current.CancellationToken);

        // It has got data, so the sweep has joined it.
        while (!sweeping.IsCompleted && Directory.GetFiles(folder.Path, "whole", SearchOption.AllDirectories).Length == 0) await Task.Delay(10, TestContext.Current.CancellationToken);
        workers.Single().Kill();
        Ran ran = (await sweeping).Well();
        Assert.Contains("has ended; this one starts it again", ran.Errors, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(folder.File("one.csv")), File.ReadAllText(folder.File("many.csv")));
    }

    [Fact]
    public void A_certificate_whose_time_is_over_or_whose_authority_is_another_is_refused_by_name()
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        (string authority, string certificate, string key) = Certificates(folder);
        string Refusal(string certificate, string key, string authority) =>
            Sweeping.Refusal("worker", "--cluster", "localhost", "--certificate", certificate, "--key", key, "--authority", authority);
        foreach (string place in (string[])["over", "early", "other"]) Directory.CreateDirectory(folder.File(place));
        (string oldAuthority, string old, string oldKey) = Certificates(folder, "over", (now.AddDays(-2), now.AddDays(-1)));
        Assert.Contains($"{old}: this certificate expired at {now.AddDays(-1):yyyy-MM-dd}", Refusal(old, oldKey, oldAuthority), StringComparison.Ordinal);
        (string earlyAuthority, string early, string earlyKey) = Certificates(folder, "early", (now.AddDays(1), now.AddDays(2)));
        Assert.Contains($"{early}: this certificate is not valid before", Refusal(early, earlyKey, earlyAuthority), StringComparison.Ordinal);
        (string otherAuthority, _, string otherKey) = Certificates(folder, "other");
        Assert.Contains($"{certificate} is not signed by {otherAuthority}", Refusal(certificate, key, otherAuthority), StringComparison.Ordinal);
        Assert.Contains($"{otherKey} is not the key of {certificate}", Refusal(certificate, otherKey, authority), StringComparison.Ordinal);
        Assert.Contains("cannot be read", Refusal(certificate, certificate, authority), StringComparison.Ordinal);
        Assert.Contains("there is no such file", Refusal(folder.File("nowhere.pem"), key, authority), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "--cluster must be localhost, the connection")]
    [InlineData("Database=x;Password=secret", "it names no Host")]
    [InlineData("file:/nowhere", "there is no such file")]
    [InlineData("Host=127.0.0.1;Port=1;Username=x;Password=secret;Timeout=1", "the database of the cluster cannot be used")]
    public void A_cluster_that_cannot_be_is_refused_and_no_password_told(string cluster, string expected)
    {
        string refusal = Sweeping.Refusal([.. sweep, "--results", folder.File("x.db"), "--cluster", cluster]);
        Assert.Contains(expected, refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--cluster localhost --listen 0.0.0.0", "opens a port to other machines")]
    [InlineData("--cluster localhost --listen 10.1.1.1 --insecure", "is for workers on this machine")]
    [InlineData("--cluster localhost --listen here", "--listen must be an address")]
    [InlineData("--cluster localhost --certificate a.pem", "belong together")]
    [InlineData("", "a worker needs a cluster")]
    public void A_worker_opens_no_port_to_others_unless_it_is_told_to(string command, string expected) =>
        Assert.Contains(expected, Sweeping.Refusal(["worker", .. command.Split(' ', StringSplitOptions.RemoveEmptyEntries)]), StringComparison.Ordinal);

    private void Worker(string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Sweeping.Tool, "worker", .. arguments]) { RedirectStandardError = true };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        Process worker = Process.Start(start)!;
        workers.Add(worker);
        var first = new TaskCompletionSource<string>();
        worker.ErrorDataReceived += (_, line) => first.TrySetResult(line.Data ?? "it ended");
        worker.BeginErrorReadLine();
        Assert.StartsWith("Working for the cluster", first.Task.GetAwaiter().GetResult(), StringComparison.Ordinal);
    }

    /// <summary>An authority, and a certificate that it has signed.</summary>
    private static (string Authority, string Certificate, string Key) Certificates(
        TemporaryFolder folder, string place = ".", (DateTimeOffset From, DateTimeOffset To)? time = null)
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=glassbox authority", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        DateTimeOffset now = DateTimeOffset.UtcNow;
        using X509Certificate2 authority = authorityRequest.CreateSelfSigned(now.AddDays(-3), now.AddDays(10));
        (DateTimeOffset from, DateTimeOffset to) = time ?? (now.AddDays(-1), now.AddDays(9));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=worker", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.Create(authority, from, to, [1, 2, 3]);
        (string ca, string pem, string secret) = (folder.File($"{place}/ca.pem"), folder.File($"{place}/worker.pem"), folder.File($"{place}/worker.key"));
        File.WriteAllText(ca, authority.ExportCertificatePem());
        File.WriteAllText(pem, certificate.ExportCertificatePem());
        File.WriteAllText(secret, key.ExportPkcs8PrivateKeyPem());
        return (ca, pem, secret);
    }
}
