using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Glassbox.Cli.Tests;

public sealed class InterruptionTests
{
    [Fact]
    public async Task Ctrl_C_stops_training_and_keeps_the_last_epoch_that_was_finished()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no env --default-signal");
        using var folder = new TemporaryFolder();
        string file = folder.File("kept.safetensors");
        using Process process = Start("train", "--take", "500", "--epochs", "1000000", "--out", file);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string? line;
        do line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        while (line is not null && !Regex.IsMatch(line, "^Epoch +2 "));
        Interrupt(process);
        string rest = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, process.ExitCode);
        Assert.Contains("Keeping the network from epoch ", await errors, StringComparison.Ordinal);
        SavedModel kept = ModelFile.Load(file);
        Assert.Contains(kept.Network.ParametersSha256(), rest, StringComparison.Ordinal);

        // The same number of epochs without a Ctrl-C comes to the same network.
        JsonElement whole = Ran.Glassbox("train", "--take", "500", "--epochs", $"{kept.Recipe!.Epochs}", "--json").Json;
        Assert.Equal(whole.GetProperty("parametersSha256").GetString(), kept.Network.ParametersSha256());
    }

    [Fact]
    public async Task Ctrl_C_before_the_first_epoch_is_finished_saves_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no env --default-signal");
        using var folder = new TemporaryFolder();
        using Process process = Start("train", "--engine", "twin", "--layers", "784,2000,10", "--out", folder.File("kept.npz"));
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Interrupt(process);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("nothing was saved", await errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    // A shell that runs the tests in the background has them, and all they start, ignore Ctrl-C: `env` undoes that.
    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "Glassbox.Cli.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private static void Interrupt(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        kill.WaitForExit();
    }
}
