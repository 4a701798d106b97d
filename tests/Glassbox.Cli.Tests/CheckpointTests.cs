using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Glassbox.Cli.Tests;

/// <summary>Training that is ended at any moment goes on from its checkpoint to the network that it would have come to.</summary>
public sealed class CheckpointTests(FewDigits digits) : IClassFixture<FewDigits>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static readonly string Wine = Repository.PathOf("data", "tables", "wine.csv");

    [Fact]
    public Task Killed_again_and_again_it_comes_to_the_same_network() => MustSurviveAsync(
        4, "--data", digits.Path, "--layers", "784,64,10", "--optimizer", "adam", "--batch", "16", "--shuffle", "--hold-out", "500", "--epochs", "40");

    [Fact]
    public Task Killed_on_a_table_too() => MustSurviveAsync(
        2, "--data", Wine, "--target", "cultivar", "--hidden", "256,256", "--epochs", "150", "--patience", "150", "--schedule", "one-cycle", "--dropout", "0.1", "--scaling", "robust");

    private async Task MustSurviveAsync(int most, params string[] recipe)
    {
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
            if (kills < most)
            {
                // Once it has come further than the one before, at any moment: while it learns, or while it writes.
                while (File.GetLastWriteTimeUtc(file) == before && !process.HasExited) Thread.Sleep(1);
                Thread.Sleep(random.NextInt32(60));
                process.Kill();
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
                Assert.NotEqual(0, process.ExitCode); // it takes longer
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

    [Fact]
    public void Of_tables_and_pictures_two_epochs_and_two_more_are_four_with_what_they_were_asked_for()
    {
        string table = folder.File("moved.csv"), file = folder.File("run"), model = folder.File("wine.safetensors"), other = folder.File("whole.safetensors"), log = folder.File("log.csv");
        string[] recipe = ["train", "--data", table, "--target", "cultivar", "--ignore", "ash", "--weights", "hue", "--initializer", "he+biases", "--batch", "8", "--validation", "0.2", "--patience", "9",
            "--scaling", "min-max", "--l2", "0.001", "--label-smoothing", "0.1", "--class-weights", "balanced", "--seed", "5", "--json"];
        File.Copy(Wine, table);
        Ran.Glassbox([.. recipe, "--epochs", "4", "--out", other]).Well();
        JsonElement first = Ran.Glassbox([.. recipe, "--epochs", "2", "--checkpoint", file, "--log", log]).Well().Json;
        Assert.Equal(2, first.GetProperty("epochs").GetInt32());
        File.Move(table, folder.File("wine.csv"));
        Refused(1, "moved.csv, which does not exist. If the data has moved, name it with --data.", "train", "--resume", file, "--epochs", "4");
        Ran.Glassbox("train", "--resume", file, "--epochs", "4", "--data", folder.File("wine.csv"), "--out", model, "--log", log).Well();
        Assert.Equal(File.ReadAllBytes(other), File.ReadAllBytes(model)); // recipe, preparation, metrics and all
        Assert.Equal(["1", "2", "3", "4"], File.ReadLines(log).Skip(1).Select(line => line.Split(',')[0]));
        Assert.Contains("he+biases", File.ReadAllText(model), StringComparison.Ordinal);
        Refused(2, "--resume continues with the --scaling recorded in the checkpoint: leave --scaling out.", "train", "--resume", file, "--scaling", "none");
        Assert.Contains($"{file} already has 4 epochs: nothing to train.", Ran.Glassbox("train", "--resume", file, "--epochs", "2", "--data", folder.File("wine.csv")).Well().Errors, StringComparison.Ordinal);
        File.WriteAllLines(folder.File("wine.csv"), File.ReadLines(Wine).SkipLast(3));
        Refused(1, "it learned from other rows", "train", "--resume", file, "--data", folder.File("wine.csv"));

        foreach ((string name, int red) in new[] { ("warm", 200), ("cold", 20) })
        {
            Directory.CreateDirectory(folder.File($"colors/{name}"));
            for (int i = 0; i < 12; i++) Bitmap.WriteColor(folder.File($"colors/{name}/{i}.bmp"), [.. Enumerable.Range(0, 16).SelectMany(p => (byte[])[(byte)(red + p), 90, (byte)(i * 9)])], 4);
        }

        string[] pictures = ["train", "--data", folder.File("colors"), "--hidden", "8", "--augment", "shift=1", "--json"];
        string unbroken = Sha(Ran.Glassbox([.. pictures, "--epochs", "4"]).Well().Json), run = folder.File("pictures");
        JsonElement begun = Ran.Glassbox([.. pictures, "--epochs", "2", "--checkpoint", run]).Well().Json;
        Assert.Equal("images 4x4x3", begun.GetProperty("inputs").GetString());
        Assert.Equal(unbroken, Sha(Ran.Glassbox("train", "--resume", run, "--epochs", "4", "--json").Well().Json));
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
        Assert.Contains($"{file} already has 4 epochs: nothing to train.", Ran.Glassbox("train", "--resume", file, "--epochs", "4").Well().Errors, StringComparison.Ordinal);
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
        Assert.Contains($"'glassbox train --resume {file}' continues from here.", await errors, StringComparison.Ordinal);

        int epochs = Checkpoint.Load(file).Report.Epoch + 1;
        string unbroken = Sha(Ran.Glassbox([.. recipe, "--epochs", $"{epochs}", "--json"]).Well().Json);
        Assert.Equal(unbroken, Sha(Ran.Glassbox("train", "--resume", file, "--epochs", $"{epochs}", "--json").Well().Json));
    }

    [Fact]
    public void What_cannot_go_on_says_why()
    {
        string file = folder.File("run"), network = folder.File("digits.npz");
        Ran.Glassbox("train", "--data", digits.Path, "--epochs", "1", "--checkpoint", file, "--out", network).Well();
        Refused(2, "--resume continues with the --batch recorded in the checkpoint: leave --batch out.", "train", "--resume", file, "--batch", "2");
        Refused(2, "--checkpoint-every says how often, not where", "train", "--checkpoint-every", "2");
        Refused(1, "there is no such file; 'glassbox train --checkpoint", "train", "--resume", folder.File("none"));
        Refused(1, "its number of samples is 3000, and that of this trainer 100", "train", "--resume", file, "--take", "100");
        Refused(1, "not a safetensors file", "train", "--resume", network);
        Refused(1, "does not exist", "train", "--checkpoint", "/no/such/folder/run");
        Refused(1, "a checkpoint of training", "evaluate", "--model", Renamed(file));

        string Renamed(string path)
        {
            string renamed = folder.File("run.safetensors");
            File.Copy(path, renamed);
            return renamed;
        }
    }

    private static void Refused(int exitCode, string message, params string[] arguments)
    {
        Ran ran = Ran.Glassbox(arguments);
        Assert.Equal((exitCode, ""), (ran.ExitCode, ran.Output));
        Assert.Contains(message, ran.Errors, StringComparison.Ordinal);
    }

    private static string Sha(JsonElement json) => json.GetProperty("parametersSha256").GetString()!;
}
