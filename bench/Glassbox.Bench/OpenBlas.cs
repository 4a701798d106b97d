using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Glassbox.Bench;

/// <summary>Finds the fastest kernel of OpenBLAS on this machine.</summary>
/// <remarks>
/// The kernel that OpenBLAS selects itself may be four times slower: it does not know every processor, least of all in a virtual machine.
/// Each kernel runs in its own process, because one that uses unsupported instructions crashes it.
/// </remarks>
internal static class OpenBlas
{
    private const string Variable = "OPENBLAS_CORETYPE";

    private static readonly string[] kernels = RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64
        ? ["ARMV8", "CORTEXA57", "NEOVERSEN1", "NEOVERSEV1", "NEOVERSEN2"]
        : ["Prescott", "Nehalem", "Sandybridge", "Haswell", "Zen", "SkylakeX", "Cooperlake", "Sapphirerapids"];

    private static Dictionary<string, string>? fastest;

    /// <summary>Returns environment variables for Python programs that use OpenBLAS; writes the measured speeds to standard error.</summary>
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

        Console.Error.WriteLine($"OpenBLAS: {string.Join(", ", speeds)} GFLOP/s; using {fastest.GetValueOrDefault(Variable, "its own choice")}.");
        return fastest;
    }

    /// <summary>Returns the speed in GFLOP/s, or 0 if the kernel does not run or its product is wrong.</summary>
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
