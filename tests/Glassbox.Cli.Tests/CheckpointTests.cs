using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Glassbox.Cli.Tests;

/// <summary>Training that is ended at any moment goes on from its checkpoint to the network that it would have come to.</summary>
public sealed class CheckpointTests(FewDigits digits) : IClassFixture<FewDigits>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Killed_again_and_again_it_comes_to_the_same_network()
    {
        string[] recipe = ["--data", digits.Path, "--layers", "784,64,10", "--optimizer", "adam", "--batch", "16", "--shuffle", "--hold-out", "500", "--epochs", "40"];
        string unbroken = Sha(Ran.Glassbox(["train", .. recipe, "--json"]).Well().Json);
        string file = folder.File("run.checkpoint");
        var random = new RandomSequence(3);
        for (int kills = 0; ; kills++)
        {
            DateTime before = File.GetLastWriteTimeUtc(file);
            string[] arguments = File.Exists(file) ? ["train", "--resume", file] : ["train", .. recipe, "--checkpoint", file];
            using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Glassbox.Cli.dll"), .. arguments, "--checkpoint-every", "0", "--json"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            if (kills < 4)
            {
                // Once it has come further than the one before, at any moment: while it learns, or while it writes.
                while (File.GetLastWriteTimeUtc(file) == before && !process.HasExited) Thread.Sleep(1);
                Thread.Sleep(random.NextInt32(60));
                process.Kill();
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
                Assert.NotEqual(0, process.ExitCode); // 40 epochs take longer
                continue;
            }

            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, process.ExitCode);
            using var json = JsonDocument.Parse(await output);
            Assert.Equal(unbroken, Sha(json.RootElement));
            break;
        }

        Assert.Equal([file], Directory.EnumerateFiles(folder.Path).Where(path => !Path.GetFileName(path).StartsWith('.')));
    }

    [Theory]
    [InlineData("--optimizer", "nesterov", "--batch", "8")]
    [InlineData("--shuffle")]
    [InlineData("--engine", "twin", "--order", "video", "--layers", "784,6,10")]
    public void Two_epochs_and_two_more_are_four(params string[] options)
    {
        string[] recipe = ["train", "--data", digits.Path, "--take", "400", "--seed", "7", .. options, "--json"];
        string file = folder.File("run"), network = folder.File("digits.safetensors");
        string unbroken = Sha(Ran.Glassbox([.. recipe, "--epochs", "4"]).Well().Json);
        JsonElement first = Ran.Glassbox([.. recipe, "--epochs", "2", "--checkpoint", file]).Well().Json;
        Assert.Equal(file, first.GetProperty("checkpoint").GetString());
        JsonElement second = Ran.Glassbox("train", "--resume", file, "--epochs", "4", "--out", network, "--json").Well().Json;
        Assert.Equal(unbroken, Sha(second));
        Assert.Equal([3, 4], second.GetProperty("epochs").EnumerateArray().Select(epoch => epoch.GetProperty("epoch").GetInt32()));
        Assert.Equal(7, second.GetProperty("seed").GetInt32());
        Recipe kept = ModelFile.Load(network).Recipe!;
        Assert.Equal((4, 400, "uniform"), (kept.Epochs, kept.Samples, kept.Initializer!.Name));

        // Nothing is left to do, and the network is the same.
        Assert.Equal(unbroken, Sha(Ran.Glassbox("train", "--resume", file, "--json").Well().Json));
    }

    [Fact]
    public async Task Ctrl_C_saves_a_checkpoint_from_which_training_goes_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no env --default-signal");
        string[] recipe = ["train", "--data", digits.Path, "--optimizer", "adam", "--shuffle"];
        string file = folder.File("run");
        using var process = Process.Start(new ProcessStartInfo(
            "env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "Glassbox.Cli.dll"), .. recipe, "--epochs", "100000", "--checkpoint", file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string? line;
        do line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        while (line is not null && !Regex.IsMatch(line, "^Epoch +2 "));
        Assert.False(File.Exists(file)); // 30 seconds are not over
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(130, process.ExitCode);
        Assert.Contains($"'glassbox train --resume {file}' goes on from here.", await errors, StringComparison.Ordinal);

        int epochs = Checkpoint.Load(file).Report.Epoch + 1;
        string unbroken = Sha(Ran.Glassbox([.. recipe, "--epochs", $"{epochs}", "--json"]).Well().Json);
        Assert.Equal(unbroken, Sha(Ran.Glassbox("train", "--resume", file, "--epochs", $"{epochs}", "--json").Well().Json));
    }

    [Fact]
    public void What_cannot_go_on_says_why()
    {
        string file = folder.File("run"), network = folder.File("digits.npz");
        Ran.Glassbox("train", "--data", digits.Path, "--epochs", "1", "--checkpoint", file, "--out", network).Well();
        Refused(2, "--resume goes on with the --batch recorded in the checkpoint: leave --batch out.", "train", "--resume", file, "--batch", "2");
        Refused(2, "--checkpoint-every says how often, not where", "train", "--checkpoint-every", "2");
        Refused(1, "there is no such file; 'glassbox train --checkpoint", "train", "--resume", folder.File("none"));
        Refused(1, "its number of samples is 3000, and that of this trainer 100", "train", "--resume", file, "--take", "100");
        Refused(1, "no safetensors file", "train", "--resume", network);
        Refused(1, "does not exist", "train", "--checkpoint", "/no/such/folder/run");
        Refused(1, "a checkpoint of training", "evaluate", "--model", Renamed(file));

        void Refused(int exitCode, string message, params string[] arguments)
        {
            Ran ran = Ran.Glassbox(arguments);
            Assert.Equal((exitCode, ""), (ran.ExitCode, ran.Output));
            Assert.Contains(message, ran.Errors, StringComparison.Ordinal);
        }

        string Renamed(string path)
        {
            string renamed = folder.File("run.safetensors");
            File.Copy(path, renamed);
            return renamed;
        }
    }

    private static string Sha(JsonElement json) => json.GetProperty("parametersSha256").GetString()!;
}
