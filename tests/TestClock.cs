using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Microsoft.Testing.Platform.Builder;
using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Extensions.TestHost;
using Microsoft.Testing.Platform.Services;
using Microsoft.Testing.Platform.TestHost;
using Xunit.v3;

[assembly: Glassbox.TestClock]

namespace Glassbox;

/// <summary>
/// Times every test: while they run, <c>artifacts/tests/progress.log</c> says every few seconds how many are done and which classes are at
/// work; at the end <c>artifacts/tests/&lt;assembly&gt;.txt</c>, to which the platform's summary points, lists classes and the slowest tests.
/// (On a terminal, <c>dotnet test</c> shows its own progress; elsewhere it is silent, and passes nothing on of what tests print: into a pipe,
/// as CI has it, the lines of progress are written past it.)
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class TestClockAttribute : BeforeAfterTestAttribute
{
    private const int Slowest = 10;
    private static readonly string assembly = typeof(TestClockAttribute).Assembly.GetName().Name!;
    private static readonly string folder = Repository.PathOf("artifacts", "tests");
    private static readonly ConcurrentDictionary<string, long> started = new();
    private static readonly ConcurrentDictionary<string, long> running = new(); // classes, and when a test of theirs has last ended
    private static readonly ConcurrentQueue<(string Class, string Test, TimeSpan Took)> done = new();
    private static readonly string? pipe = FindPipe();
    private static readonly long begun = Stopwatch.GetTimestamp();
    private static readonly Timer timer = new(_ => Report(), null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));

    static TestClockAttribute() => Directory.CreateDirectory(folder);

    public override void Before(MethodInfo methodUnderTest, IXunitTest test) => started[test.UniqueID] = Stopwatch.GetTimestamp();

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (started.TryRemove(test.UniqueID, out long since))
            done.Enqueue((methodUnderTest.ReflectedType!.Name, test.TestDisplayName, Stopwatch.GetElapsedTime(since)));
        running[methodUnderTest.ReflectedType!.Name] = Stopwatch.GetTimestamp();
    }

    private static void Report()
    {
        string[] classes = [.. running.Where(c => Stopwatch.GetElapsedTime(c.Value) < TimeSpan.FromSeconds(10)).Select(c => c.Key).Order(StringComparer.Ordinal)];
        string line = string.Create(CultureInfo.InvariantCulture,
            $"{Stopwatch.GetElapsedTime(begun):mm\\:ss}  {assembly}: {done.Count} tests done{(classes.Length == 0 ? "" : ", last of " + string.Join(", ", classes))}\n");
        try
        {
            File.AppendAllText(Path.Combine(folder, "progress.log"), line);
        }
        catch (IOException)
        {
            // Another test program writes at this moment: the next line tells more.
        }

        if (pipe is null) return;
        try
        {
            using var output = new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            output.Write(System.Text.Encoding.UTF8.GetBytes(line));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody reads it any more.
        }
    }

    /// <summary>The output of <c>dotnet test</c>, if it has started this program and writes into a pipe; into a file only one can write.</summary>
    private static string? FindPipe()
    {
        if (!OperatingSystem.IsLinux() || !Environment.GetCommandLineArgs().Contains("--dotnet-test-pipe")) return null;
        string status = File.ReadAllText("/proc/self/stat"); // number (name) state parent …
        string parent = status[(status.LastIndexOf(')') + 2)..].Split(' ')[1], output = $"/proc/{parent}/fd/1";
        return new FileInfo(output).LinkTarget?.StartsWith("pipe:", StringComparison.Ordinal) == true ? output : null;
    }

    /// <summary>Writes the lists.</summary>
    /// <returns>Into which file.</returns>
    internal static FileInfo Finish()
    {
        timer.Dispose();
        var lines = new List<string> { $"{assembly}: the slowest {Slowest} tests, in seconds" };
        lines.AddRange(done.OrderByDescending(t => t.Took).Take(Slowest).Select(t => Line(t.Took, t.Test)));
        lines.Add($"{assembly}: classes, with the sum of their tests");
        lines.AddRange(done.GroupBy(t => t.Class).Select(c => (Name: $"{c.Key} ({c.Count()})", Took: TimeSpan.FromTicks(c.Sum(t => t.Took.Ticks))))
            .OrderByDescending(c => c.Took).Select(c => Line(c.Took, c.Name)));
        string file = Path.Combine(folder, assembly + ".txt");
        File.WriteAllLines(file, lines);
        return new FileInfo(file);
    }

    private static string Line(TimeSpan took, string what) => string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds,8:F1}  {what}");
}

/// <summary>Has the platform call the clock when the tests are over, and name its lists in the summary.</summary>
internal sealed class TestClockReport(IServiceProvider services) : ITestSessionLifetimeHandler, IDataProducer
{
    public string Uid => nameof(TestClockReport);

    public string Version => "1.0.0";

    public string DisplayName => "The slowest tests";

    public string Description => "Lists the slowest tests, and the time of each class.";

    public Type[] DataTypesProduced => [typeof(SessionFileArtifact)];

    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    public Task OnTestSessionStartingAsync(SessionUid sessionUid, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task OnTestSessionFinishingAsync(SessionUid sessionUid, CancellationToken cancellationToken) =>
        services.GetMessageBus().PublishAsync(this, new SessionFileArtifact(sessionUid, TestClockAttribute.Finish(), DisplayName));
}

/// <summary>Called by the entry point that the platform generates.</summary>
internal static class TestClockHook
{
    public static void AddExtensions(ITestApplicationBuilder builder, string[] _) =>
        builder.TestHost.AddTestSessionLifetimeHandle(services => new TestClockReport(services));
}
