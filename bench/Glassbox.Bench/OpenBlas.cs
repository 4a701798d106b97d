using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Glassbox.Bench;

/// <summary>Finds the kernel with which OpenBLAS multiplies fastest here.</summary>
/// <remarks>
/// What it picks alone may be four times slower: it does not know every processor, and on a virtual machine less still.
/// Each kernel multiplies in a process of its own, for one that asks for instructions that are not there ends it.
/// </remarks>
internal static class OpenBlas
{
    private const string Variable = "OPENBLAS_CORETYPE";

    private static readonly string[] kernels = RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64
        ? ["ARMV8", "CORTEXA57", "NEOVERSEN1", "NEOVERSEV1", "NEOVERSEN2"]
        : ["Prescott", "Nehalem", "Sandybridge", "Haswell", "Zen", "SkylakeX", "Cooperlake", "Sapphirerapids"];

    private static Dictionary<string, string>? fastest;

    /// <summary>What to set in the environment of Python programs that use OpenBLAS; says on the standard error stream why.</summary>
    public static Dictionary<string, string> Fastest(string python, Workspace workspace)
    {
        if (fastest is not null) return fastest;
        fastest = [];
        double best = Speed(python, workspace, fastest);
        var speeds = new List<string> { Text("its own choice", best) };
        foreach (string kernel in kernels)
        {
            var environment = new Dictionary<string, string> { [Variable] = kernel };
            double speed = Speed(python, workspace, environment);
            if (speed == 0) continue;
            speeds.Add(Text(kernel, speed));
            if (speed > best) (best, fastest) = (speed, environment);
        }

        Console.Error.WriteLine($"OpenBLAS: {string.Join(", ", speeds)} GFLOP/s; used is {fastest.GetValueOrDefault(Variable, "its own choice")}.");
        return fastest;
    }

    /// <summary>Billions of operations a second, or 0 where the product is wrong or there is none.</summary>
    private static double Speed(string python, Workspace workspace, Dictionary<string, string> environment)
    {
        ChildProcess.Result? result = ChildProcess.Run(
            [python, Path.Combine(workspace.PeerPrograms, "openblas.py")], environment);
        if (result is not { ExitCode: 0 }) return 0;
        using var line = JsonDocument.Parse(result.Output);
        return line.RootElement.GetProperty("isRight").GetBoolean() ? line.RootElement.GetProperty("gflops").GetDouble() : 0;
    }

    private static string Text(string name, double speed) => string.Create(CultureInfo.InvariantCulture, $"{name} {speed:F0}");
}
