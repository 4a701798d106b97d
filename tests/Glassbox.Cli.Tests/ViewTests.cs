using Glassbox.Cli.Pictures;
using Glassbox.Cli.Views;
using Spectre.Console;
using Spectre.Console.Rendering;
using Spectre.Console.Testing;

namespace Glassbox.Cli.Tests;

public sealed class ViewTests
{
    private static readonly byte[] Ramp = [.. Enumerable.Range(0, 28 * 28).Select(i => (byte)(i % 28 * 9))];

    [Fact]
    public void Names_of_any_script_stand_below_each_other_in_their_line()
    {
        string[] names = ["東京", "a\nb", "Überlingen", "🙂🙂", "a long name without an end"];
        ConfusionMatrix confusion = new Network(new Architecture([1, 5]), seed: 1).Evaluate(Dataset.FromSamples(new float[,] { { 0 }, { 1 }, { 0 }, { 1 }, { 0 } }, [0, 1, 2, 3, 4], 5)).Confusion;
        foreach (ColorSystem colors in (ColorSystem[])[ColorSystem.NoColors, ColorSystem.TrueColor])
        {
            IReadOnlyList<string> lines = Render(new ConfusionView(confusion, names), 120, colors);
            Assert.Equal(6, lines.Count);
            Assert.Single(lines.Select(line => NameText.Width(line)).Distinct());
        }

        IReadOnlyList<string> bars = Render(new BarsView([0.1f, 0.1f, 0.1f, 0.1f, 0.1f], 0, 0, names), 80, ColorSystem.NoColors);
        Assert.Single(bars.Select(line => NameText.Width(line.AsSpan(0, line.IndexOf('0', StringComparison.Ordinal)))).Distinct());
        Assert.Equal(("東京都", "東…", @"a\nb", "\\u001b[31m"), (NameText.Of("東京都", 6), NameText.Of("東京都", 4), NameText.Of("a\nb"), NameText.Of("\e[31m")));
    }

    [Fact]
    public void No_view_is_wider_than_the_terminal()
    {
        float[] outputs = [0.1f, 0.9f, 0, 0.3f, 1, 0.004f, 0, 0, 0, 0.5f];
        double[] heat = [.. Ramp.Select(pixel => pixel - 100.0)];
        Func<IRenderable>[] views =
        [
            () => new DigitView(new Raster(Ramp, 28)), () => new DigitView(new Raster(Ramp, 28), isLarge: true), () => new DigitView(new Raster(new byte[300 * 20], 300)),
            () => new BarsView(outputs, 4, 1), () => new BarsView([.. Enumerable.Repeat(-3f, 256)], 0, 200), () => new HeatView(heat, 28, 150),
        ];
        foreach (ColorSystem colors in (ColorSystem[])[ColorSystem.NoColors, ColorSystem.EightBit, ColorSystem.TrueColor])
            foreach (int width in (int[])[40, 55, 56, 80, 119, 200])
                foreach (Func<IRenderable> view in views)
                    Assert.All(Render(view(), width, colors), line => Assert.InRange(line.TrimEnd().Length, 0, width));
    }

    [Fact]
    public void A_digit_has_two_rows_of_pixels_in_a_line_in_color_and_shades_without()
    {
        IReadOnlyList<string> color = Render(new DigitView(new Raster(Ramp, 28)), 80, ColorSystem.TrueColor);
        Assert.Equal(14, color.Count);
        Assert.All(color, line => Assert.Equal(new string('▀', 28), line));

        IReadOnlyList<string> plain = Render(new DigitView(new Raster(Ramp, 28), isLarge: true), 80, ColorSystem.NoColors);
        Assert.Equal(28, plain.Count);
        Assert.All(plain, line => Assert.Equal((56, ' ', '█'), (line.Length, line[0], line[^1])));
    }

    // The first 16 of the 256 colors are whatever the user's theme makes of them; a digit in them would have blotches.
    [Fact]
    public void Digits_and_heat_use_no_color_that_a_theme_may_change()
    {
        byte[] grays = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        double[] heat = [.. grays.Select(gray => gray - 128.0)];
        foreach (ColorSystem colors in (ColorSystem[])[ColorSystem.EightBit, ColorSystem.TrueColor])
        {
            foreach (IRenderable view in (IRenderable[])[new DigitView(new Raster(grays, 16)), new DigitView(new Raster(grays, 16), isLarge: true), new HeatView(heat, 16, 128)])
            {
                using var console = new TestConsole { EmitAnsiSequences = true };
                console.Profile.Capabilities.ColorSystem = colors;
                console.Write(view);
                Assert.Contains("8;", console.Output, StringComparison.Ordinal);
                Assert.DoesNotMatch(@"\[(3[0-7]|4[0-7]|9[0-7]|10[0-7])[;m]", console.Output);
                Assert.DoesNotMatch(@"[34]8;5;(\d|1[0-5])[;m]", console.Output);
            }
        }
    }

    [Fact]
    public void Bars_mark_the_answer_and_the_truth_in_words()
    {
        IReadOnlyList<string> lines = Render(new BarsView([0, 0.25f, 1], 2, 1), 80, ColorSystem.NoColors);
        Assert.Equal("0", lines[0][..1]);
        Assert.EndsWith("0.250  truth", lines[1].TrimEnd(), StringComparison.Ordinal);
        Assert.EndsWith("1.000  answer", lines[2].TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(4, lines[2].Count(c => c == '█') / lines[1].Count(c => c == '█'));
    }

    [Fact]
    public void Shrinking_keeps_the_mean_of_the_pixels()
    {
        Raster small = new Raster(Ramp, 28).Shrink(2);
        Assert.Equal((14, 14), (small.Rows, small.Columns));
        Assert.Equal(Ramp.Average(pixel => pixel), small.Pixels.Average(pixel => pixel), 1.0);
        Raster color = new Raster([.. Ramp.SelectMany(pixel => (byte[])[pixel, 0, (byte)(255 - pixel)])], 28, 3).Shrink(3);
        Assert.Equal((10, 10), (color.Rows, color.Columns));
        Assert.Equal(new Raster(Ramp, 28).Shrink(3).Pixels, color.Pixels.Where((_, i) => i % 3 == 0));
        Assert.All(color.Pixels.Where((_, i) => i % 3 == 1), green => Assert.Equal(0, green));
    }

    [Theory]
    [InlineData("[bold]Acc[/] 3", "Acc 3")]
    [InlineData("[[20, 1]] [grey]x[/]", "[20, 1] x")]
    [InlineData("plain", "plain")]
    public void Markup_is_left_out_of_plain_text(string markup, string plain) => Assert.Equal(plain, Screen.Plain(markup));

    private static IReadOnlyList<string> Render(IRenderable view, int width, ColorSystem colors)
    {
        using var console = new TestConsole();
        console.Profile.Width = width;
        console.Profile.Capabilities.ColorSystem = colors;
        console.Write(view);
        return [.. console.Output.Split('\n').Where(line => line.Length > 0)];
    }
}
