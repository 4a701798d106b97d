using System.Text.Json;

namespace Glassbox.Cli.Tests.Logs;

/// <summary>A line an epoch, in files that go on where training goes on.</summary>
public sealed class LogTests(FewDigits digits) : IClassFixture<FewDigits>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_run_that_went_on_has_the_log_of_one_that_never_stopped()
    {
        string[] recipe = ["--data", digits.Path, "--take", "600", "--hold-out", "100", "--schedule", "step:epochs=2,factor=0.5"];
        string csv = folder.File("run.csv"), lines = folder.File("run.jsonl"), file = folder.File("run.checkpoint"), whole = folder.File("whole.csv");
        Ran.Glassbox(["train", .. recipe, "--epochs", "4", "--log", whole]).Well();
        Ran.Glassbox(["train", .. recipe, "--epochs", "2", "--checkpoint", file, "--log", csv, "--log", lines]).Well();

        // As one that was killed in the middle of its third epoch, after it had logged it but before it was kept, and while it wrote the fourth.
        string third = File.ReadLines(whole).ElementAt(3);
        File.AppendAllText(csv, $"{third}\n4,2400,0.0");
        File.AppendAllText(lines, "{\"epoch\":3,\"step\":1}\n{\"epoch\":4,");
        Ran.Glassbox("train", "--resume", file, "--epochs", "4", "--log", csv, "--log", lines).Well();
        string[][] resumed = Cells(csv), unbroken = Cells(whole);
        Assert.Equal(5, resumed.Length);
        Assert.Equal(["epoch", "step", "learningRate", "trainingLoss", "trainingAccuracy", "trainingMeanError", "validationLoss", "validationAccuracy", "testAccuracy", "seconds"], resumed[0]);
        Assert.Equal(unbroken.Select(row => string.Join(',', row.SkipLast(1))), resumed.Select(row => string.Join(',', row.SkipLast(1))));
        Assert.Equal(["0.01", "0.01", "0.005", "0.005"], resumed.Skip(1).Select(row => row[2]));

        JsonElement[] objects = [.. File.ReadLines(lines).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal([1, 2, 3, 4], objects.Select(o => o.GetProperty("epoch").GetInt32()));
        for (int i = 0; i < 4; i++) Assert.Equal(resumed[i + 1][3], objects[i].GetProperty("trainingLoss").GetRawText());

        // Training that begins anew begins its log anew.
        Ran.Glassbox(["train", .. recipe, "--epochs", "1", "--log", csv]).Well();
        Assert.Equal(2, Cells(csv).Length);
    }

    [Fact]
    public void Tables_are_logged_too_and_what_is_unknown_is_empty()
    {
        string csv = folder.File("wine.csv.log.csv");
        Ran.Glassbox("train", "--data", Repository.PathOf("data", "tables", "wine.csv"), "--target", "cultivar", "--epochs", "3", "--log", csv).Well();
        string[][] rows = Cells(csv);
        Assert.Equal(["1", "2", "3"], rows.Skip(1).Select(row => row[0]));
        Assert.All(rows.Skip(1), row => Assert.Equal(["", "", ""], row[6..9]));
    }

    [Fact]
    public void What_is_no_log_is_not_written_over_by_going_on()
    {
        string file = folder.File("run.checkpoint"), other = folder.File("other.csv");
        Ran.Glassbox("train", "--data", digits.Path, "--take", "100", "--epochs", "1", "--checkpoint", file).Well();
        File.WriteAllText(other, "name,price\nbread,3\n");
        Ran refused = Ran.Glassbox("train", "--resume", file, "--epochs", "2", "--log", other);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("other.csv, line 1: this is not a training log", refused.Errors, StringComparison.Ordinal);
        Assert.Equal("name,price\nbread,3\n", File.ReadAllText(other));
        Assert.Equal(2, Ran.Glassbox("train", "--log", "run.txt").ExitCode);
        Assert.Contains("--log must name a file that ends in .csv or .jsonl, not 'run.txt'.", Ran.Glassbox("train", "--log", "run.txt").Errors, StringComparison.Ordinal);
        Assert.Contains("nowhere does not exist", Ran.Glassbox("train", "--take", "10", "--log", folder.File("nowhere/run.csv")).Errors, StringComparison.Ordinal);
    }

    private static string[][] Cells(string file) => [.. File.ReadLines(file).Select(line => line.Split(','))];
}
