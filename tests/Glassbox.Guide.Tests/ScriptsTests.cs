using System.ComponentModel;
using System.Diagnostics;

namespace Glassbox.Guide.Tests;

/// <summary>The guide's scripts, whose types stand in their comments, before the TypeScript compiler.</summary>
public sealed class ScriptsTests
{
    private static readonly string Guide = Repository.PathOf("src", "Glassbox.Guide");

    [Fact]
    public async Task Every_script_is_typed_and_agrees_with_its_types()
    {
        string compiler = Path.Combine(Guide, "node_modules", "typescript", "bin", "tsc"), kept = Path.Combine(Guide, "node_modules", ".package-lock.json"), asked = Path.Combine(Guide, "package-lock.json");
        if (!File.Exists(compiler) || File.GetLastWriteTimeUtc(kept) < File.GetLastWriteTimeUtc(asked))
        {
            (int npm, string told) = await RunAsync("npm", "ci");
            Assert.True(npm == 0, $"npm could not fetch what package-lock.json asks for.\n{told}");
        }

        (int code, string faults) = await RunAsync("node", compiler, "--project", "tsconfig.json");
        Assert.True(code == 0, faults);
    }

    // A machine without npm may read the guide and change it; where tests decide about a change, it must be there.
    private static async Task<(int Code, string Output)> RunAsync(string command, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(command, arguments) { WorkingDirectory = Guide, RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, output + await errors);
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") is not { Length: > 0 })
        {
            Assert.Skip($"No {command} is installed: apt-get install npm.");
            throw;
        }
    }
}
