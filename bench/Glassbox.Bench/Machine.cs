using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Glassbox.Bench;

/// <summary>What the measurements were made on.</summary>
internal static class Machine
{
    public static string Describe() => string.Create(CultureInfo.InvariantCulture, $"""
        {Processor()}, {Environment.ProcessorCount} cores, {Vector<float>.Count * 32}-bit vectors
        {System()}, {RuntimeInformation.FrameworkDescription}
        {DateTime.UtcNow:yyyy-MM-dd}
        """);

    /// <summary>What others do on this machine at the moment, where that is more than little; else null.</summary>
    public static string? Busy()
    {
        const string Path = "/proc/loadavg";
        if (!File.Exists(Path)) return null;
        string load = File.ReadAllText(Path).Split(' ')[0];
        return double.Parse(load, CultureInfo.InvariantCulture) < 0.5
            ? null
            : $"This machine is not idle: its load over the last minute is {load}. Ratios survive that better than seconds.";
    }

    private static string Processor() =>
        Line("/proc/cpuinfo", "model name", ':') ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string System() =>
        $"{Line("/etc/os-release", "PRETTY_NAME", '=')?.Trim('"') ?? RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}";

    private static string? Line(string path, string name, char separator) => !File.Exists(path) ? null : File.ReadLines(path)
        .Where(line => line.StartsWith(name, StringComparison.Ordinal)).Select(line => line[(line.IndexOf(separator) + 1)..].Trim())
        .FirstOrDefault();
}
