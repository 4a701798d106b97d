using System.Globalization;
using System.Text.RegularExpressions;
using Glassbox.Reference;

namespace Glassbox.Cli.Tests;

/// <summary>nn.cs, run as its readers run it.</summary>
[Collection(Rebuilt.Name)]
public partial class OneScreenTests(Rebuilt rebuilt)
{
    [Fact]
    public void It_fits_on_a_screen()
    {
        string[] lines = File.ReadAllLines(Repository.PathOf("nn.cs"));
        Assert.True(lines.Length <= 80, $"nn.cs has {lines.Length} lines.");
        Assert.All(lines, line => Assert.True(line.Length <= 130, line));
    }

    [Fact]
    public void Only_the_digits_come_from_the_library_and_it_is_compiled_with_optimization()
    {
        string program = File.ReadAllText(Repository.PathOf("nn.cs"));
        Assert.Contains("\n#:property Optimize=true\n", program.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        string[] others = [.. typeof(Network).Assembly.GetExportedTypes().Select(type => type.Name.Split('`')[0]).Except([nameof(Dataset)])];
        string code = string.Join('\n', program.Split('\n').Select(line => line.Split("//")[0]));
        Assert.DoesNotContain(Regex.Matches(code, @"\w+").Select(word => word.Value), word => others.Contains(word) && word != "ArgMax");
        Assert.Contains("int ArgMax(double[] outputs) =>", code, StringComparison.Ordinal); // its own, not the library's
    }

    // NumPy's three epochs, from other weights of the same distribution, and the twin's, from these very weights: the
    // twin comes to NumPy's numbers (GoldenDigitsTests), so whoever comes to the twin's computes what NumPy does.
    [Fact]
    public void It_learns_what_NumPy_learns_and_answers()
    {
        Ran ran = rebuilt.OneScreen.Well();

        Match[] epochs = [.. EpochLine().Matches(ran.Output).Cast<Match>()];
        Assert.Equal(3, epochs.Length);
        double[] accuracies = [.. epochs.Select(e => Number(e, 2))], errors = [.. epochs.Select(e => Number(e, 3))];
        (double Accuracy, double Error)[] numpy = [(86.225, 0.023828), (92.445, 0.012759), (93.495, 0.011050)];
        TrainingReport[] twin = [.. Twin()];
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(i + 1, Number(epochs[i], 1));
            Assert.InRange(accuracies[i], numpy[i].Accuracy - 0.75, numpy[i].Accuracy + 0.75);
            Assert.InRange(errors[i], numpy[i].Error * 0.95, numpy[i].Error * 1.05);
            Assert.Equal(Math.Round(100 * twin[i].RunningAccuracy, 2), accuracies[i], 0.0051);
            Assert.Equal(twin[i].MeanSquaredError, errors[i], 0.0000051);
        }

        Assert.Equal(7, Regex.Count(ran.Output, Regex.Escape("Enter a number (0 - 59999): ")));
        Assert.Equal(["3", "5", "8"], Truth().Matches(ran.Output).Select(m => m.Groups[1].Value));
        Assert.EndsWith("\n", ran.Output, StringComparison.Ordinal); // the shell's prompt stands on a line of its own
        Assert.Contains("██", ran.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<TrainingReport> Twin()
    {
        var network = new ReferenceNetwork(new Architecture([784, 20, 10]));
        var random = new Random(0); // nn.cs draws its weights so
        foreach (Matrix weights in network.Weights)
            for (int i = 0; i < weights.Values.Length; i++) weights.Values[i] = random.NextDouble() - 0.5;
        return new ReferenceTrainer(network, Mnist.Load().Training).Epochs(3);
    }

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Epoch (\d)   accuracy ([\d.]+) %   mean error ([\d.]+)")]
    private static partial Regex EpochLine();

    [GeneratedRegex(@"It is a (\d)\.")]
    private static partial Regex Truth();
}
