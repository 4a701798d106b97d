using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Glassbox.Bench;

/// <summary>Describes the machine.</summary>
internal static class Machine
{
    public static string Describe() => string.Create(CultureInfo.InvariantCulture, $"""
        {Processor()}, {Environment.ProcessorCount} cores, {Vector<float>.Count * 32}-bit vectors
        {System()}, {RuntimeInformation.FrameworkDescription}
        {DateTime.UtcNow:yyyy-MM-dd}
        """);

    /// <summary>Returns a warning if other programs keep the machine busy; otherwise null.</summary>
    public static string? Busy()
    {
        const string Path = "/proc/loadavg";
        if (!File.Exists(Path)) return null;
        string load = File.ReadAllText(Path).Split(' ')[0];
        return double.Parse(load, CultureInfo.InvariantCulture) < 0.5
            ? null
            : $"This machine is not idle: its load over the last minute is {load}. Ratios are more reliable than seconds.";
    }

    private static string Processor() =>
        Line("/proc/cpuinfo", "model name", ':') ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string System()
    {
        string name = Line("/etc/os-release", "PRETTY_NAME", '=')?.Trim('"') ?? RuntimeInformation.OSDescription;
        return $"{name}, {RuntimeInformation.OSArchitecture}";
    }

    /// <summary>Returns the value in the first line that starts with a name.</summary>
    private static string? Line(string path, string name, char separator)
    {
        if (!File.Exists(path)) return null;
        string? line = File.ReadLines(path).FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
        return line?[(line.IndexOf(separator) + 1)..].Trim();
    }
}
