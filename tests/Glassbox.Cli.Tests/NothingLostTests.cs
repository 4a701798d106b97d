using System.Diagnostics;

namespace Glassbox.Cli.Tests;

/// <summary>Whatever happens to the command, to its output or to its disk: what was trained is kept.</summary>
public sealed class NothingLostTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static string Command => $"dotnet '{Path.Combine(AppContext.BaseDirectory, "Glassbox.Cli.dll")}'";

    public void Dispose() => folder.Dispose();

    private static string Wine => $"--data '{Repository.PathOf("data", "tables", "wine.csv")}' --target cultivar";

    /// <summary>What is learned, for how many epochs: digits, and a table, which take about as long.</summary>
    public static TheoryData<string, int> Learned => new() { { "--take 20000", 3 }, { Wine, 2000 } };

    [Theory]
    [MemberData(nameof(Learned))]
    public async Task The_network_is_saved_while_it_is_trained(string learned, int few)
    {
        string file = folder.File("kept.safetensors");
        using Process process = Start($"exec {Command} train {learned} --epochs {few}00000 --out '{file}' > /dev/null");
        while (!File.Exists(file) && !process.HasExited) await Task.Delay(50, TestContext.Current.CancellationToken);
        process.Kill(); // without a chance to do anything more
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(ModelFile.Load(file).Recipe!.Epochs > 0);
    }

    [Theory]
    [InlineData("HUP")]
    [InlineData("TERM")]
    public async Task A_terminal_that_goes_away_costs_nothing(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no env --default-signal");
        string file = folder.File("kept.safetensors");
        // Whoever runs the tests by nohup has them, and all they start, ignore SIGHUP: `env` undoes that.
        using Process process = Start($"exec env --default-signal={signal} {Command} train --take 500 --epochs 1000000 --out '{file}'");
        string? line;
        do line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        while (line is not null && !line.StartsWith("Epoch", StringComparison.Ordinal));
        using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(130, process.ExitCode);
        Assert.True(ModelFile.Load(file).Recipe!.Epochs > 0);
    }

    [Fact]
    public void A_full_disk_behind_the_output_costs_nothing()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full");
        string file = folder.File("kept.npz");
        Ran run = Shell($"{Command} train --take 200 --epochs 2 --out '{file}' > /dev/full");
        Assert.Equal((1, "glassbox: standard output cannot be written: No space left on device\n"), (run.ExitCode, run.Errors));
        Assert.Equal(2, ModelFile.Load(file).Recipe!.Epochs);
    }

    [Fact]
    public void A_reader_that_leaves_ends_the_command_but_not_the_training()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "pipes of this kind are Unix's");
        string file = folder.File("kept.npz");
        Ran run = Shell($"{Command} train --take 200 --epochs 30 --out '{file}' | head -1");
        Assert.Equal("", run.Errors);
        Assert.Equal(30, ModelFile.Load(file).Recipe!.Epochs);

        run = Shell($"yes 5 | {Command} ask --model '{file}' | head -1");
        Assert.DoesNotContain("glassbox", run.Errors, StringComparison.Ordinal); // yes may complain
        Assert.Matches(@"^5: \d", run.Output);
    }

    [Theory]
    [MemberData(nameof(Learned))]
    public void A_folder_that_is_gone_at_the_end_is_made_up_for_by_another(string learned, int epochs)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an open folder stays there");
        string gone = Directory.CreateDirectory(folder.File("gone")).FullName, elsewhere = Directory.CreateDirectory(folder.File("elsewhere")).FullName;
        Ran run = Shell($"export TMPDIR='{elsewhere}'; {Command} train {learned} --epochs {epochs} --out '{gone}/kept.npz' | while read line; do rm -rf '{gone}'; done");
        Assert.Contains($"the folder {gone} does not exist. The network is in {elsewhere}/kept-2.npz.", run.Errors, StringComparison.Ordinal);
        Assert.Equal(epochs, ModelFile.Load($"{elsewhere}/kept-2.npz").Recipe!.Epochs);
    }

    [Theory]
    [MemberData(nameof(Learned))]
    public void A_report_that_cannot_be_written_at_the_end_costs_neither_the_network_nor_what_is_said_of_it(string learned, int epochs)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an open folder stays there");
        string gone = Directory.CreateDirectory(folder.File("gone")).FullName, file = folder.File("kept.npz");
        Ran run = Shell($"{Command} train {learned} --epochs {epochs} --out '{file}' --report '{gone}/report.html' | while read line; do rm -rf '{gone}'; echo \"$line\"; done");
        Assert.Contains($"the folder {gone} does not exist.", run.Errors, StringComparison.Ordinal);
        Assert.Contains($"SHA-256 {ModelFile.Load(file).Network.ParametersSha256()}", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Report in", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_taken_at_the_end_is_made_up_for_by_one_beside_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell of Unix is needed");
        string file = folder.File("kept.npz");
        Ran run = Shell($"{Command} train --take 20000 --epochs 3 --out '{file}' | while read line; do rm -f '{file}'; mkdir -p '{file}/full'; done");
        Assert.Contains($"The network is in {folder.File("kept-2.npz")}.", run.Errors, StringComparison.Ordinal);
        Assert.Equal(3, ModelFile.Load(folder.File("kept-2.npz")).Recipe!.Epochs);
    }

    [Fact]
    public void Closed_streams_neither_hang_nor_abort()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "streams are closed so in Unix's shells");
        string file = folder.File("kept.npz");
        Assert.Equal(0, Shell($"{Command} train --take 100 --epochs 1 --out '{file}' --json").ExitCode);
        Assert.Equal(1, Shell($"{Command} ask --model missing.npz 2>&-").ExitCode);
        Assert.Equal(2, Shell($"{Command} train --no-such-option 2>&-").ExitCode);
        Ran closed = Shell($"timeout 600 {Command} ask --model '{file}' <&-");
        Assert.Equal((0, "", ""), (closed.ExitCode, closed.Output, closed.Errors));
        Ran unwritten = Shell($"{Command} evaluate --model '{file}' >&-");
        Assert.Equal(1, unwritten.ExitCode);
        Assert.StartsWith("glassbox: standard output cannot be written", unwritten.Errors, StringComparison.Ordinal);
    }

    // What the loader of Linux looks for is on standard error: neither libssl and libcrypto, which end the process where they are missing, nor ICU.
    [Fact]
    public void Nothing_is_loaded_that_an_image_may_lack()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the loader is another");
        string file = folder.File("kept.safetensors"), picture = Path.Combine(AppContext.BaseDirectory, "Pictures", "seven-in-color.jpg");
        var loading = new Dictionary<string, string> { ["LD_DEBUG"] = "libs" };
        string[][] commands =
        [
            ["train", "--take", "100", "--epochs", "1", "--out", file], ["evaluate", "--model", file], ["predict", "--model", file, picture],
            ["explain", "--model", file, "--index", "0", "--json"], ["convert", file, folder.File("kept.npz")],
        ];
        foreach (string[] command in commands)
        {
            string looked = Ran.Started(command, loading).Well().Errors;
            Assert.Contains("libSystem.Native", looked, StringComparison.Ordinal); // it does tell
            Assert.DoesNotMatch("lib(ssl|crypto|icu)", looked);
        }
    }

    private static Ran Shell(string command) => Ran.Program("sh", ["-c", command]);

    private static Process Start(string command) =>
        Process.Start(new ProcessStartInfo("sh", ["-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
