namespace Glassbox.Cli.Tests.Views;

/// <summary>An evaluation in terminals of any width, with names of any length.</summary>
public sealed class EvaluationViewTests(EvaluationViewTests.Trained trained) : IClassFixture<EvaluationViewTests.Trained>
{
    public sealed class Trained : IDisposable
    {
        private readonly TemporaryFolder folder = new();

        public Trained()
        {
            string[] names = ["a class of a name that no terminal has room for, and then some", "[[b]]", "c"];
            System.IO.File.WriteAllLines(
                File("rows.csv"), ["\"a column that is called by a name as long as this one here is\",second,kind", .. Enumerable.Range(0, 120).Select(i => $"{i % 30},{i * 7 % 11},\"{names[i % 30 / 10]}\"")]);
            Ran.Glassbox("train", "--data", File("rows.csv"), "--target", "kind", "--epochs", "2", "--out", File("model.npz")).Well();
        }

        public string File(string name) => folder.File(name);

        public void Dispose() => folder.Dispose();
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(160)]
    public void No_line_is_wider_and_every_number_stays_whole(int columns)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "there is no util-linux 'script'");
        string command = $"stty rows 50 cols {columns}; dotnet '{Path.Combine(AppContext.BaseDirectory, "Glassbox.Cli.dll")}' evaluate --model '{trained.File("model.npz")}' --data '{trained.File("rows.csv")}' --worst 0";
        var environment = new Dictionary<string, string> { ["TERM"] = "xterm-256color", ["NO_COLOR"] = "1" };
        string seen = System.Text.RegularExpressions.Regex.Replace(Ran.Program("script", ["-qec", command, "/dev/null"], environment: environment).Well().Output, @"\e\[[0-9;?]*[a-zA-Z]", "");
        string[] lines = [.. seen.Split('\n').Select(line => line.TrimEnd('\r', ' '))];
        Assert.All(lines, line => Assert.InRange(line.Length, 0, columns));
        string scores = Assert.Single(lines, line => line.Contains("macro mean", StringComparison.Ordinal));
        Assert.Matches(@"macro mean\W+\d+\.\d{2}%\W+\d+\.\d{2}%", scores);
        Assert.Contains(lines, line => line.Contains("ROC AUC", StringComparison.Ordinal) && line.Contains("precision", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("[[b]]", StringComparison.Ordinal));
        bool areBeside = lines.Any(line => line.Contains("precision", StringComparison.Ordinal) && line.Contains("came true", StringComparison.Ordinal));
        Assert.Equal(columns == 160, areBeside);
    }
}
