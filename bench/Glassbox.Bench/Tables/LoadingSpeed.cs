using System.Diagnostics;
using System.Globalization;
using nietras.SeparatedValues;

namespace Glassbox.Bench.Tables;

/// <summary>Times loading a large file of numbers, compared with Sep alone, which parses the same numbers and keeps none.</summary>
internal static class LoadingSpeed
{
    private const int Columns = 30;

    public static string Compare(Workspace workspace, int rows, int rounds)
    {
        string path = Path.Combine(workspace.Artifacts, $"numbers-{rows}.csv");
        if (!File.Exists(path)) Write(path, rows);
        List<double> sep = [], own = [];
        long kept = 0;
        for (int round = 0; round <= rounds; round++)
        {
            double ofSep = Seconds(() => SumBySep(path)), ofOwn = Seconds(() => kept = Load(path));
            if (round == 0) continue; // warm-up
            sep.Add(ofSep);
            own.Add(ofOwn);
        }

        var ratio = Spread.From(own.Zip(sep, (a, b) => a / b));
        return string.Create(CultureInfo.InvariantCulture, $"""
            {rows:N0} rows of {Columns} numbers, {new FileInfo(path).Length / 1e6:F0} MB, {rounds} rounds
            Sep, parsing each cell as a double   {Spread.From(sep)} s
            Table.FromCsv                        {Spread.From(own)} s
            ratio                                {ratio}
            The table holds                      {kept / 1e6:F0} MB; its numbers are {(double)rows * Columns * sizeof(double) / 1e6:F0} MB

            """);
    }

    private static double SumBySep(string path)
    {
        using SepReader reader = Sep.New(',').Reader().FromFile(path);
        double sum = 0;
        foreach (SepReader.Row row in reader)
            for (int c = 0; c < Columns; c++) sum += row[c].Parse<double>();
        return sum;
    }

    private static long Load(string path)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var table = Glassbox.Data.Table.FromCsv(path);
        long after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(table);
        return after - before;
    }

    private static double Seconds(Action action)
    {
        long begun = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private static void Write(string path, int rows)
    {
        var random = new RandomSequence(1);
        using var file = new StreamWriter(path);
        file.Write(string.Join(',', Enumerable.Range(1, Columns).Select(c => $"x{c}")) + "\n");
        for (int row = 0; row < rows; row++)
        {
            for (int c = 0; c < Columns; c++)
            {
                if (c > 0) file.Write(',');
                file.Write(((random.NextSingle() * 2000) - 1000).ToString("R", CultureInfo.InvariantCulture));
            }

            file.Write('\n');
        }
    }
}
