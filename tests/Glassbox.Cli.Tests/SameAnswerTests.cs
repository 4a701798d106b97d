using System.Text.Json;

namespace Glassbox.Cli.Tests;

/// <summary>One seed, one result: whatever the processor, the number of threads, and the way the command was compiled.</summary>
public class SameAnswerTests
{
    // Each way of training, every optimizer, layers that fill vectors and layers that do not.
    private static readonly string[][] Recipes =
    [
        ["--take", "3000", "--epochs", "1"],
        ["--take", "1000", "--epochs", "2", "--layers", "784,33,10", "--activation", "tanh", "--output-activation", "softmax",
            "--initializer", "xavier", "--shuffle"],
        ["--take", "1500", "--epochs", "1", "--layers", "784,64,17,10", "--activation", "relu", "--loss", "cross-entropy",
            "--initializer", "he", "--optimizer", "adam", "--batch", "50", "--shuffle", "--seed", "7"],
        ["--take", "700", "--epochs", "1", "--layers", "784,21,10", "--activation", "gelu", "--loss", "mse",
            "--initializer", "xavier", "--optimizer", "rmsprop", "--batch", "32", "--weight-decay", "0.001"],
        ["--take", "700", "--epochs", "1", "--layers", "784,12,10", "--activation", "silu", "--optimizer", "nesterov",
            "--batch", "7"],
        ["--take", "700", "--epochs", "1", "--layers", "784,9,10", "--activation", "leaky-relu", "--optimizer", "adamw",
            "--batch", "64"],
    ];

    private static readonly Lazy<string[]> Usual = new(() => [.. Recipes.Select(recipe => Sha256(RunJit(recipe, [])))]);

    public static TheoryData<string, string> Environments => new()
    {
        { "DOTNET_EnableAVX512", "0" },
        { "DOTNET_EnableAVX2", "0" },
        { "DOTNET_EnableHWIntrinsic", "0" },
        { "DOTNET_MaxVectorTBitWidth", "512" },
        { "DOTNET_TieredCompilation", "0" },
        { "DOTNET_TieredPGO", "0" },
        { "DOTNET_ReadyToRun", "0" },
    };

    [Theory]
    [MemberData(nameof(Environments))]
    public void Other_instructions_and_other_compilation_give_the_same_parameters(string variable, string value)
    {
        for (int i = 0; i < Recipes.Length; i++)
            Assert.Equal(Usual.Value[i], Sha256(RunJit(Recipes[i], new() { [variable] = value })));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Any_number_of_threads_gives_the_same_parameters(int threads)
    {
        for (int i = 0; i < Recipes.Length; i++)
            Assert.Equal(Usual.Value[i], Sha256(RunJit([.. Recipes[i], "--threads", $"{threads}"], [])));
    }

    [Fact]
    public void The_whole_main_job_gives_the_parameters_that_the_readme_prints()
    {
        string readme = File.ReadAllText(Repository.PathOf("README.md"));
        Assert.Contains(Sha256(RunJit([], [])), readme, StringComparison.Ordinal);
    }

    [Fact]
    public void The_other_configuration_gives_the_same_parameters()
    {
#if DEBUG
        const string configuration = "Release";
#else
        const string configuration = "Debug";
#endif
        using var folder = new TemporaryFolder();
        Ran.Program("dotnet",
            ["build", "src/Glassbox.Cli", "-c", configuration, "--artifacts-path", folder.Path, "--nologo"]).Well();
        string built = Path.Combine(folder.Path, "bin", "Glassbox.Cli", configuration.ToLowerInvariant(), "Glassbox.Cli.dll");
        for (int i = 0; i < Recipes.Length; i++)
            Assert.Equal(Usual.Value[i], Sha256(Ran.Program("dotnet", [built, "train", "--json", .. Recipes[i]])));
    }

    [Fact]
    public void Compiled_ahead_of_time_it_gives_the_same_parameters_and_compiles_without_a_warning()
    {
        using var folder = new TemporaryFolder();
        Ran publish = Ran.Program("dotnet",
            ["publish", "src/Glassbox.Cli", "-c", "Release", "--use-current-runtime", "-p:PublishAot=true", "--artifacts-path",
                folder.Path, "-o", Path.Combine(folder.Path, "out"), "--nologo"]);
        if (publish.ExitCode != 0 && publish.Output.Contains("Platform linker", StringComparison.Ordinal))
            Assert.Skip("Native AOT needs a C linker and zlib's headers: clang or gcc, and zlib1g-dev.");
        publish.Well();
        Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);

        string program = Path.Combine(folder.Path, "out", OperatingSystem.IsWindows() ? "glassbox.exe" : "glassbox");
        for (int i = 0; i < Recipes.Length; i++)
            Assert.Equal(Usual.Value[i], Sha256(Ran.Program(program, ["train", "--json", .. Recipes[i]])));
    }

    // Debian: qemu-user-static, and libc6-arm64-cross, libstdc++6-arm64-cross and libgcc-s1-arm64-cross for its libraries.
    // There is neither libssl nor ICU among them, so this also shows that the command needs none.
    [Fact]
    public void Arm64_under_emulation_gives_the_same_parameters()
    {
        const string emulator = "/usr/bin/qemu-aarch64-static", libraries = "/usr/aarch64-linux-gnu";
        Assert.SkipUnless(
            File.Exists(emulator) && File.Exists(libraries + "/lib/libstdc++.so.6"),
            "Arm64 is emulated by Debian's qemu-user-static, libc6-arm64-cross and libstdc++6-arm64-cross, which are not here.");
        using var folder = new TemporaryFolder();
        Ran.Program("dotnet",
            ["publish", "src/Glassbox.Cli", "-c", "Release", "-r", "linux-arm64", "--self-contained", "-p:CompileAhead=false", "--artifacts-path",
                folder.Path, "-o", Path.Combine(folder.Path, "out"), "--nologo"]).Well();
        string program = Path.Combine(folder.Path, "out", "glassbox");
        for (int i = 0; i < Recipes.Length; i++)
            Assert.Equal(Usual.Value[i], Sha256(Ran.Program(emulator, ["-L", libraries, program, "train", "--json", .. Recipes[i]])));
    }

    [Fact]
    public void Nothing_asks_for_the_platform_s_cryptography() => Assert.All(
        new[] { typeof(Network), typeof(CommandLine) },
        type => Assert.DoesNotContain(
            type.Assembly.GetReferencedAssemblies(), other => other.Name!.StartsWith("System.Security.Cryptography", StringComparison.Ordinal)));

    private static Ran RunJit(string[] recipe, Dictionary<string, string> environment) =>
        Ran.Glassbox(["train", "--json", .. recipe], environment);

    private static string Sha256(Ran ran) =>
        JsonDocument.Parse(ran.Well().Output).RootElement.GetProperty("parametersSha256").GetString()!;
}
