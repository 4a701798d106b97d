using System.Globalization;

namespace Glassbox.ClusterProof;

/// <summary>What processes have used of the processor, as Linux counts it: true on a machine that others use, too, where a clock is not.</summary>
internal static class ProcessorTime
{
    private const double TicksASecond = 100; // USER_HZ, the same on every Linux that .NET runs on

    /// <summary>Seconds of a process and of all that it has started, as the connections of a database are.</summary>
    /// <param name="process">Its number.</param>
    public static double Of(int process)
    {
        double seconds = 0;
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && Read(number) is { } found && (number == process || found.Parent == process))
                seconds += found.Seconds;
        return seconds;
    }

    private static (int Parent, double Seconds)? Read(int process)
    {
        try
        {
            // The second field is the name of the program, in brackets, and may hold anything; user and system time are the 14th and 15th.
            string text = File.ReadAllText($"/proc/{process}/stat");
            string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (Whole(fields[1]), (Whole(fields[11]) + Whole(fields[12])) / TicksASecond);
        }
        catch (IOException)
        {
            return null; // it has ended meanwhile
        }

        static int Whole(string field) => int.Parse(field, CultureInfo.InvariantCulture);
    }
}
