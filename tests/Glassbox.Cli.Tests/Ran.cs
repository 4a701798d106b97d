using System.Diagnostics;
using System.Text.Json;
using Glassbox.Cli.Commands;

namespace Glassbox.Cli.Tests;

/// <summary>A program that has run to its end.</summary>
internal sealed record Ran(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15); // for the slowest, a native build on a busy machine

    /// <summary>What makes a build take a sixth less of the processor: compilers run for seconds and allocate much, so they neither count how
    /// often each method is called nor collect what is young.</summary>
    public static readonly IReadOnlyDictionary<string, string> Building = new Dictionary<string, string> { ["DOTNET_TieredPGO"] = "0", ["DOTNET_GCgen0size"] = "0x8000000" };

    /// <summary>The lines of standard output, without those that are empty.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The one object on standard output.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }

    /// <summary>The glassbox command, called within this process.</summary>
    public static Ran Glassbox(params string[] arguments) => Asked("", arguments);

    /// <summary>The glassbox command, called within this process, with lines on its standard input.</summary>
    public static Ran Asked(string input, params string[] arguments) => Called.Run(arguments, input, () => new GlassboxCommand());

    /// <summary>The glassbox command as a process, as built beside the tests: where a process is the subject.</summary>
    public static Ran Started(string[] arguments, IReadOnlyDictionary<string, string>? environment = null, string input = "") =>
        Program("dotnet", [Path.Combine(AppContext.BaseDirectory, "Glassbox.Cli.dll"), .. arguments], input, environment);

    /// <summary>Any program, in a folder or in the root of the repository.</summary>
    public static Ran Program(
        string file, IEnumerable<string> arguments, string input = "", IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder ?? Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("NO_COLOR"); // as whoever runs the tests may have set it
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;

        using Process process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{file} {string.Join(' ', start.ArgumentList)} did not end within {Patience}.");
        }

        return new Ran(process.ExitCode, output.Result.ReplaceLineEndings("\n"), errors.Result.ReplaceLineEndings("\n"));
    }

    /// <summary>Fails unless the program ended well.</summary>
    public Ran Well()
    {
        Assert.True(ExitCode == 0, $"Exit code {ExitCode}.\n{Output}\n{Errors}");
        return this;
    }
}
