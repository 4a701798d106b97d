using Glassbox.Sweeps.Cli.Views;

namespace Glassbox.Sweeps.Tests;

public class FittedColumnsTests
{
    private static readonly string[][] recipes =
    [
        ["", "accuracy", "hidden", "learning-rate", "optimizer", "activation", "dropout", "epochs"],
        ["1", "98.81% ± 2.06", "128,64,32", "0.0003162", "adamw", "leaky-relu", "0.25", "20"],
        ["2", "97.62% ± 1.03", "16", "0.1", "sgd", "tanh", "0", "20"],
    ];

    [Theory]
    [InlineData(100)]
    [InlineData(80)]
    [InlineData(60)]
    [InlineData(40)]
    [InlineData(24)]
    public void Every_line_fits_and_every_number_is_whole(int width)
    {
        string[] lines = FittedColumns.Lines(recipes, width);
        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
        string[] numbers = [.. recipes[1..].SelectMany(row => row).SelectMany(cell => cell.Split(',', ' '))];
        foreach (string word in lines[1..].SelectMany(line => line.Split([' ', ',', '…'], StringSplitOptions.RemoveEmptyEntries)))
            if (char.IsDigit(word[0])) Assert.Contains(word, numbers);
        Assert.Contains("98.81% ± 2.06", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_words_are_shortened_before_columns_are_dropped() => Assert.Equal(
        [
            "   accuracy       hidden     learning-r…  optimiz…  activati…  dropout  epochs",
            "1  98.81% ± 2.06  128,64,32  0.0003162    adamw     leaky-re…  0.25     20",
            "2  97.62% ± 1.03  16         0.1          sgd       tanh       0        20",
        ], FittedColumns.Lines(recipes, 78));

    [Fact]
    public void Where_columns_are_dropped_their_names_say_so()
    {
        string[] lines = FittedColumns.Lines(recipes, 40);
        Assert.EndsWith("  …", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("epochs", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("…", FittedColumns.Lines(recipes, 200)[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("128,64,32", 8, "128,64,…")]
    [InlineData("1024", 3, "…")]
    [InlineData("leaky-relu", 6, "leaky…")]
    [InlineData("relu", 4, "relu")]
    public void No_number_is_cut(string text, int width, string expected) => Assert.Equal(expected, FittedColumns.Short(text, width));
}
