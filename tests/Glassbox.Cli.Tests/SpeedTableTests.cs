using System.Globalization;
using System.Text.RegularExpressions;

namespace Glassbox.Cli.Tests;

/// <summary>What the README says of speed stands, with more digits, in the record of a run of <c>bench/Glassbox.Bench</c>.</summary>
public sealed partial class SpeedTableTests
{
    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Every_number_of_the_table_is_rounded_from_the_record_that_it_links_to()
    {
        string[][] table = [.. Rows(Speed(), "main job")], record = [.. Rows(Record(), "program")];
        Assert.Equal(["Glassbox", "NumPy", "FANN", "PyTorch"], table.Select(Program));
        foreach (string[] row in table)
        {
            string[] measured = record.First(r => Program(r) == Program(row)); // the main job comes first
            for (int column = 1; column < row.Length; column++)
            {
                double[] said = [.. Numbers(row[column])], found = [.. Numbers(measured[column])];
                Assert.True(said.Length > 0 || row[column] is "-" or "–", $"{row[0]}: '{row[column]}' is no number");
                Assert.True(said.Length <= found.Length, $"{row[0]}: '{row[column]}' is not in the record, which has '{measured[column]}'");
                foreach ((string text, double number) in NumberPattern().Matches(row[column]).Select(m => m.Value).Zip(found)) AssertRounded(text, number);
            }
        }
    }

    [Fact]
    public void The_sentences_about_batches_and_wide_layers_are_rounded_from_the_record_too()
    {
        Match batches = Batches().Match(Speed()), wide = Wide().Match(Speed());
        Assert.True(batches.Success && wide.Success, "The sentences are not there.");
        AssertRounded(batches.Groups[1].Value, Ratio("784-128-10", "PyTorch"));
        AssertRounded(batches.Groups[2].Value, Ratio("784-128-10", "scikit-learn"));
        AssertRounded(wide.Groups[1].Value, Ratio("784-1024-1024-1024-10", "PyTorch"));

        double Ratio(string network, string program)
        {
            string record = Record();
            int title = record.IndexOf($"**{network},", StringComparison.Ordinal);
            Assert.True(title >= 0, $"The record has no table of {network}.");
            return Numbers(Rows(record[title..], "program").First(row => Program(row) == program)[2]).First();
        }
    }

    [Fact]
    public void The_date_and_the_machine_are_those_of_the_record()
    {
        string date = Link().Match(Speed()).Groups[1].Value;
        Assert.Contains(date, Speed().Replace($"{date}.md", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains($"\n{date}\n", Record(), StringComparison.Ordinal);
        Assert.Contains("AMD EPYC", Record(), StringComparison.Ordinal);
        Assert.Contains(Runtime().Match(Record()).Value, Speed(), StringComparison.Ordinal);
    }

    private static string Speed() => SpeedSection().Match(Readme).Value;

    private static string Record()
    {
        Match link = Link().Match(Speed());
        Assert.True(link.Success, "The README links to no record of a run.");
        return File.ReadAllText(Repository.PathOf("docs", "benchmarks", $"{link.Groups[1].Value}.md")).ReplaceLineEndings("\n");
    }

    /// <summary>The cells of the rows below each table head that begins so.</summary>
    private static IEnumerable<string[]> Rows(string text, string head)
    {
        bool isTable = false;
        foreach (string line in text.Split('\n'))
        {
            if (!line.StartsWith('|'))
            {
                Assert.True(!isTable || line.Length == 0, $"'{line}' stands in a table and is no row of it");
                isTable = false;
                continue;
            }

            string[] cells = [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];
            if (cells[0].StartsWith(head, StringComparison.Ordinal)) isTable = true;
            else if (isTable && !cells[0].StartsWith('-')) yield return cells;
        }
    }

    private static string Program(string[] row) => row[0].Split(' ')[0];

    private static IEnumerable<double> Numbers(string cell) =>
        NumberPattern().Matches(cell).Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture));

    private static void AssertRounded(string text, double number)
    {
        int decimals = text.Contains('.', StringComparison.Ordinal) ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        double half = 0.5 * Math.Pow(10, -decimals);
        Assert.True(
            Math.Abs(double.Parse(text, CultureInfo.InvariantCulture) - number) <= half * 1.000001, $"the README says {text}, the record {number}");
    }

    [GeneratedRegex(@"^## Speed$.*?(?=^## )", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex SpeedSection();

    [GeneratedRegex(@"\(docs/benchmarks/(\d{4}-\d\d-\d\d)\.md\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"PyTorch takes ([\d.]+) times and scikit-learn ([\d.]+) times as long")]
    private static partial Regex Batches();

    [GeneratedRegex(@"three layers of 1024 neurons it takes ([\d.]+) times")]
    private static partial Regex Wide();

    [GeneratedRegex(@"\.NET [\d.]+")]
    private static partial Regex Runtime();

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex NumberPattern();
}
