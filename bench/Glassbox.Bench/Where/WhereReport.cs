using System.Diagnostics;
using System.Globalization;

namespace Glassbox.Bench.Where;

/// <summary>Shows where the time of a sample of the main job goes, and the limits of the processor.</summary>
internal static class WhereReport
{
    private const int Rounds = 21;

    public static void Print(bool markdown)
    {
        if (Machine.Busy() is { } busy) Console.Error.WriteLine(busy);
        Dataset digits = Mnist.Load().Training;
        Network network = Job.Main.NewNetwork();
        var trainer = new Trainer(network, digits, Job.Main.Options);
        var parts = new SampleParts(network.Clone(), digits);
        int count = SampleParts.Names.Count;

        // Measures everything in turns, so that a disturbance affects all of it.
        List<double> whole = [];
        List<double>[] upTo = [.. Enumerable.Range(0, count + 1).Select(_ => new List<double>())];
        for (int round = 0; round < Rounds; round++)
        {
            whole.Add(trainer.Epochs(1).Single().Elapsed.TotalNanoseconds / digits.Count);
            upTo[0].Add(0);
            for (int part = 1; part <= count; part++) upTo[part].Add(Time(parts, part, digits.Count));
        }

        var limits = new SampleLimits(digits, network.Layers[0]);
        double perSample = Spread.From(whole).Median;
        var table = new Table("part", "ns a sample", "share", "limit, ns", "× limit");
        for (int part = 1; part <= count; part++)
        {
            double time = Spread.From(upTo[part].Zip(upTo[part - 1], (with, without) => with - without)).Median;
            double? least = limits.Of(SampleParts.Names[part - 1]);
            table.Add(
                SampleParts.Names[part - 1], Text($"{time:F0}"), Text($"{time / perSample:P0}"),
                least is null ? "" : Text($"{least:F0}"), least is null ? "" : Text($"{time / least:F1}"));
        }

        double sum = Spread.From(upTo[count]).Median;
        table.Add("all parts", Text($"{sum:F0}"), Text($"{sum / perSample:P0}"), "", "");
        table.Add("an epoch of the trainer", Text($"{perSample:F0}"), Text($"{1:P0}"), "", "");
        Console.WriteLine(Machine.Describe());
        Console.WriteLine();
        Console.Write(table.ToText(markdown));
        Console.WriteLine();
        Console.Write(limits.Describe());
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static double Time(SampleParts parts, int part, int samples)
    {
        long begun = Stopwatch.GetTimestamp();
        parts.Run(part);
        return Stopwatch.GetElapsedTime(begun).TotalNanoseconds / samples;
    }
}
