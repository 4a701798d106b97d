using System.Text.Json;

namespace Glassbox.Bench;

/// <summary>Runs Glassbox and its peers, each in its own process.</summary>
internal sealed class Runner(Workspace workspace)
{
    private const int AllDigits = 60_000;

    private readonly string digits = workspace.InflatedDigits();
    private readonly string own = OwnCommand.Find(workspace);

    public Measurement RunOwn(Job job, int epochs, int? digits = null)
    {
        int take = digits ?? job.Digits;
        List<string> command = [own, "train", "--epochs", $"{epochs}", "--json", .. job.CommandOptions];
        if (take < AllDigits) command.AddRange(["--take", $"{take}"]);
        return Run("Glassbox", command, job, take);
    }

    public Measurement RunPeer(Peer peer, Job job, int epochs)
    {
        int take = peer.ShareOf(job)!.Digits;
        string weights = workspace.InitialWeights(job);
        return Run(peer.Name, [.. peer.Command(workspace, job), digits, weights, $"{epochs}", $"{take}", .. job.PeerOptions], job, take, peer.Environment);
    }

    private static Measurement Run(string name, List<string> command, Job job, int take, IReadOnlyDictionary<string, string>? environment = null)
    {
        ChildProcess.Result result = ChildProcess.Run(command, environment) ?? throw new BenchException($"{command[0]} could not be started.");
        if (result.ExitCode != 0)
            throw new BenchException(
                $"{name} failed with exit code {result.ExitCode}: {string.Join(' ', command)}\n{result.Errors}");
        try
        {
            using var line = JsonDocument.Parse(result.Output);
            JsonElement root = line.RootElement;
            double[] seconds = root.TryGetProperty("epochSeconds", out JsonElement list)
                ? [.. list.EnumerateArray().Select(s => s.GetDouble())]
                : [.. root.GetProperty("epochs").EnumerateArray().Select(e => e.GetProperty("seconds").GetDouble())];
            return new Measurement
            {
                Version = root.TryGetProperty("version", out JsonElement version) ? version.GetString() : null,
                EpochSeconds = seconds.Average() * job.Digits / take,
                WholeSeconds = result.Seconds,
                PeakBytes = result.PeakBytes,
                TestAccuracy = root.GetProperty("testAccuracy").GetDouble(),
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new BenchException(
                $"{name} did not print one line of JSON: {result.Output}{result.Errors}");
        }
    }
}
