using Glassbox.Cli.Views;

namespace Glassbox.Cli.Tests;

/// <summary>What is shown on a terminal, for which the program <c>script</c> stands in.</summary>
public sealed class TerminalTests(TrainedNetwork network) : IClassFixture<TrainedNetwork>
{
    [Fact]
    public void On_a_terminal_there_is_color_a_bar_and_a_large_digit()
    {
        string seen = OnTerminal("12345\nnonsense\nq\n", new());
        Assert.Contains("\e[", seen, StringComparison.Ordinal);
        Assert.Contains("Epoch 1/3", seen, StringComparison.Ordinal);
        Assert.Contains("Enter a number (0 - 59999)", seen, StringComparison.Ordinal);
        Assert.Contains("Digit 12345", seen, StringComparison.Ordinal);
        Assert.Contains("▀", seen, StringComparison.Ordinal);
        Assert.Contains("The network says", seen, StringComparison.Ordinal);
        Assert.Contains("'nonsense' is not a whole number from 0 to 59999", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void NO_COLOR_leaves_shades_and_words()
    {
        string seen = OnTerminal("12345\nq\n", new() { ["NO_COLOR"] = "1" });
        Assert.DoesNotContain("\e[38;", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[48;", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("▀", seen, StringComparison.Ordinal);
        Assert.Contains("▓", seen, StringComparison.Ordinal);
        Assert.True(seen.Contains("✓ right", StringComparison.Ordinal) || seen.Contains("✗ wrong", StringComparison.Ordinal));
    }

    [Fact]
    public void A_dumb_terminal_gets_plain_lines()
    {
        string seen = OnTerminal("12345\nq\n", new() { ["TERM"] = "dumb" });
        Assert.DoesNotContain('\e', seen);
        Assert.Contains("12345: ", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_and_questions_stay_on_the_terminal_when_results_go_into_a_file()
    {
        using var folder = new TemporaryFolder();
        string results = folder.File("results.txt");
        string seen = OnTerminal("12345\nq\n", new(), $"> '{results}'");
        Assert.Contains("Epoch 1/3", seen, StringComparison.Ordinal);
        Assert.Contains("Enter a number (0 - 59999)", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("SHA-256", seen, StringComparison.Ordinal);

        string kept = File.ReadAllText(results);
        Assert.DoesNotContain('\e', kept);
        Assert.Contains("SHA-256", kept, StringComparison.Ordinal);
        Assert.Matches(@"\n12345: \d \(truth 3\)", kept);
    }

    [Fact]
    public void The_worst_mistakes_are_drawn()
    {
        string seen = OnTerminal("", new(), $"evaluate --model '{network.File}' --worst 2");
        Assert.Contains("The worst mistakes", seen, StringComparison.Ordinal);
        Assert.Equal(7, seen.Split('\n').Count(line => line.Contains('▀'))); // beside each other, half as large, two rows in a line
    }

    [Fact]
    public void A_picture_is_shown_as_the_digit_it_was_turned_into_and_its_way_there()
    {
        string picture = Path.Combine(AppContext.BaseDirectory, "Pictures", "seven-in-color.jpg");
        string seen = OnTerminal("", new(), $"predict --model '{network.File}' '{picture}'");
        Assert.Equal(14, seen.Split('\n').Count(line => line.Contains('▀')));
        Assert.Contains("The network says", seen, StringComparison.Ordinal);

        string stages = OnTerminal("", new(), $"predict --model '{network.File}' --stages '{picture}'");
        foreach (string stage in (string[])["given", "480 × 360", "inverted", "cleaned", "cropped", "scaled", "centered", "28 × 28"])
            Assert.Contains(stage, stages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(17)]
    public void A_terminal_may_be_as_narrow_as_it_likes(int columns)
    {
        string picture = Path.Combine(AppContext.BaseDirectory, "Pictures", "seven-in-color.jpg");
        foreach (string arguments in (string[])[
            $"evaluate --model '{network.File}' --worst 2", $"explain --model '{network.File}' --index 3", $"ask --model '{network.File}'",
            $"predict --model '{network.File}' --stages '{picture}'", $"predict --model '{network.File}' '{picture}' '{picture}'", "--help", "train --help"])
            Assert.DoesNotContain("glassbox: ", OnTerminal("3\nq\n", new(), arguments, columns), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(100)]
    public void What_is_told_beside_the_answer_breaks_between_words(int columns)
    {
        string silent = network.Beside($"silent{columns}.npz"), picture = Path.Combine(AppContext.BaseDirectory, "Pictures", "seven-in-color.jpg");
        ModelFile.Save(silent, ModelFile.Load(network.File) with { Inputs = null });
        string note = Ran.Glassbox("predict", "--model", silent, picture).Well().Errors.TrimEnd();
        Assert.DoesNotContain('\n', note); // in a file it is a line
        string seen = OnTerminal("", new(), $"predict --model '{silent}' '{picture}'", columns).ReplaceLineEndings("\n");
        string[] lines = seen[seen.IndexOf("glassbox:", StringComparison.Ordinal)..].TrimEnd().Split('\n');
        Assert.Equal(note, string.Join(' ', lines));
        Assert.All(lines, line => Assert.True(line.Length <= columns || !line.Contains(' '), line));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    public void A_row_that_is_asked_about_stays_whole(int columns)
    {
        string table = network.Beside($"names{columns}.csv"), model = network.Beside($"names{columns}.npz");
        File.WriteAllLines(table, ["a name that is longer than there is room for,都市,size,y", .. Enumerable.Range(0, 40).Select(i => $"{i}.5,{(i % 2 == 0 ? "大阪" : "東京")},{1000 + i}.25,{i % 3}")]);
        Ran.Glassbox("train", "--data", table, "--target", "y", "--epochs", "1", "--out", model).Well();
        string seen = OnTerminal("3\nq\n", new() { ["NO_COLOR"] = "1" }, $"ask --model '{model}' --data '{table}'", columns);
        foreach (string row in (string[])["a name.* 2\\.5 +│", "都市 +大阪 +│", "size +1002\\.25 +│"]) Assert.Matches($"│ {row}", seen);
        int[] widths = [.. seen.ReplaceLineEndings("\n").Split('\n').Where(line => line.StartsWith('│')).Select(line => NameText.Width(line.AsSpan(0, line.LastIndexOf('│') + 1)))];
        Assert.Equal([widths[0], widths[0], widths[0]], widths);
    }

    [Theory]
    [InlineData(24)]
    [InlineData(60)]
    public void What_people_copy_stays_on_one_line(int columns)
    {
        string[] command = OnTerminal("", new() { ["NO_COLOR"] = "1" }, "reproduce hinton-2005 --show", columns).ReplaceLineEndings("\n").Split('\n');
        string whole = Assert.Single(command, line => line.StartsWith("glassbox train ", StringComparison.Ordinal));
        Assert.Equal(Assert.Single(Ran.Glassbox("reproduce", "hinton-2005", "--show").Well().Output.ReplaceLineEndings("\n").Split('\n'), line => line.StartsWith("glassbox train ", StringComparison.Ordinal)), whole.TrimEnd());
        Assert.True(whole.Length > columns);
        string[] trained = OnTerminal("q\n", new() { ["NO_COLOR"] = "1" }, "train --take 100 --epochs 1", columns).ReplaceLineEndings("\n").Split('\n');
        Assert.Matches("^SHA-256 [0-9a-f]{64}$", Assert.Single(trained, line => line.StartsWith("SHA-256", StringComparison.Ordinal)).TrimEnd());
    }

    [Fact]
    public void The_help_of_the_command_fits_the_usual_terminal() =>
        Assert.All(OnTerminal("", new(), "--help", 80).ReplaceLineEndings("\n").Split('\n'), line => Assert.InRange(line.Length, 0, 80));

    private static string OnTerminal(string input, Dictionary<string, string> environment, string arguments = "", int columns = 100)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "there is no util-linux 'script'");
        environment.TryAdd("TERM", "xterm-256color");
        string command = $"stty rows 24 cols {columns}; dotnet '{Path.Combine(AppContext.BaseDirectory, "Glassbox.Cli.dll")}' {arguments}";
        return Ran.Program("script", ["-qec", command, "/dev/null"], input, environment).Well().Output;
    }
}
