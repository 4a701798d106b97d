namespace Glassbox.Cli.Tests;

/// <summary>What is shown on a terminal, for which the program <c>script</c> stands in.</summary>
public sealed class TerminalTests
{
    [Fact]
    public void On_a_terminal_there_is_colour_a_bar_and_a_large_digit()
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

    private static string OnTerminal(string input, Dictionary<string, string> environment)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "there is no util-linux 'script'");
        environment["TERM"] = "xterm-256color";
        string command = $"stty rows 24 cols 80; dotnet '{Path.Combine(AppContext.BaseDirectory, "Glassbox.Cli.dll")}'";
        return Ran.Program("script", ["-qec", command, "/dev/null"], input, environment).Well().Output;
    }
}
