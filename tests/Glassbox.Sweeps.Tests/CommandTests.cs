using System.Diagnostics;
using Glassbox.Cli.Completion;
using Glassbox.Cli.Tests;
using Glassbox.Data;
using Glassbox.Sweeps.Cli.Commands;
using Glassbox.Sweeps.Cli.Grammar;

namespace Glassbox.Sweeps.Tests;

/// <summary>The tool as a user has it.</summary>
public sealed class CommandTests : IDisposable
{
    private static readonly string Wine = Repository.PathOf("data", "tables", "wine.csv");
    private static readonly string[] small = ["--data", Wine, "--target", "cultivar", "--epochs", "4", "--vary", "hidden=4", "8,4", "--vary", "learning-rate=0.001..0.1", "log", "--recipes", "4", "--seeds", "1..2"];
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_sweep_ends_with_a_command_that_makes_the_very_network_and_saves_it()
    {
        Ran ran = Sweeping.Run([.. small, "--results", folder.File("wine.db")]).Well();
        string command = ran.Lines.Single(line => line.StartsWith("glassbox train ", StringComparison.Ordinal));
        string sha = ran.Lines.Single(line => line.StartsWith("SHA-256 ", StringComparison.Ordinal))[8..];
        Ran trained = Ran.Glassbox([.. command.Split(' ')[1..], "--json"]).Well();
        Assert.Equal(sha, trained.Json.GetProperty("parametersSha256").GetString());
        Assert.Equal(sha, Model.Load(folder.File("wine.safetensors")).Network.ParametersSha256());

        // The same again trains nothing, and writes the same to the byte.
        string csv = File.ReadAllText(folder.File("wine.csv")), lines = File.ReadAllText(folder.File("wine.jsonl"));
        Assert.Equal(9, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Ran again = Sweeping.Run([.. small, "--results", folder.File("wine.db")]).Well();
        Assert.Contains("8 of these trials are already in", again.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("8/8", again.Errors, StringComparison.Ordinal);
        Assert.Equal((csv, lines), (File.ReadAllText(folder.File("wine.csv")), File.ReadAllText(folder.File("wine.jsonl"))));

        string page = File.ReadAllText(folder.File("wine.html"));
        foreach (string part in (string[])["The best recipe", command, sha, "parallel", "learning-rate", "Epoch by epoch", "Ranking"]) Assert.Contains(part, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("successive halving", page, StringComparison.Ordinal);

        // Charts and tables side by side share their rows, without gaps.
        string settings = page.Split("Each setting by itself")[1].Split("</section>")[0];
        Assert.Equal(2, settings.Split("<figure class=\"plot\"").Length - 1);
        Assert.DoesNotContain("<figure>", settings, StringComparison.Ordinal);
    }

    [Fact]
    public void If_all_trials_diverge_there_is_no_best_one_and_the_sweep_fails()
    {
        string[] words = ["--data", Wine, "--target", "cultivar", "--epochs", "2", "--optimizer", "sgd", "--vary", "learning-rate=1e30", "1e31", "--results", folder.File("wine.db")];
        foreach (string[] command in (string[][])[words, ["report", folder.File("wine.db")]])
        {
            Ran ran = Sweeping.Run(command);
            Assert.Equal(1, ran.ExitCode);
            Assert.EndsWith("All 2 trials diverged: try smaller learning rates.\n", ran.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("The best recipe", ran.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("glassbox train", ran.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("The best recipe", File.ReadAllText(folder.File("wine.html")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Each_trial_learns_by_its_own_column_of_weights()
    {
        string table = folder.File("rows.csv");
        File.WriteAllLines(table, ["x,y,one,other", .. Enumerable.Range(0, 60).Select(i => $"{i * 7 % 13},{(i * 5 % 9 > 4 ? "a" : "b")},{i % 3},{i % 4}")]);
        string[] words = ["--data", table, "--target", "y", "--ignore", "one", "--ignore", "other", "--epochs", "3"];
        Sweeping.Run([.. words, "--vary", "weights=one", "other", "--results", folder.File("trials.db"), "--jobs", "1"]).Well();
        string[][] lines = [.. File.ReadAllLines(folder.File("trials.csv")).Select(line => line.Split(','))];
        (int weights, int sha) = (Array.IndexOf(lines[0], "weights"), Array.IndexOf(lines[0], "sha256"));
        Assert.Equal(["one", "other"], lines[1..].Select(line => line[weights]));
        foreach (string[] line in lines[1..])
        {
            Ran trained = Ran.Glassbox(["train", .. words, "--weights", line[weights], "--validation", "0.2", "--json"]).Well();
            Assert.Equal(line[sha], trained.Json.GetProperty("parametersSha256").GetString());
        }
    }

    [Fact]
    public void Every_option_that_does_not_make_the_network_is_refused()
    {
        // What a recipe is made of: anything else would be a setting of each trial that changes nothing.
        string[] recipe = [
            "layers", "activation", "output-activation", "loss", "optimizer", "initializer", "learning-rate", "momentum", "weight-decay", "schedule", "warm-up", "batch", "epochs",
            "patience", "min-change", "monitor", "clip-norm", "clip-value", "l1", "l2", "bias-l1", "bias-l2", "max-norm", "dropout", "input-dropout", "label-smoothing",
            "class-weights", "augment", "shuffle", "take", "hold-out", "hold-out-last", "arithmetic", "target", "task", "hidden", "ignore", "weights", "scaling", "test",
            "validation", "image", "color", "separator", "decimal", "header", "number", "category", "transpose", "names", "seed", "data"];
        Assert.Equal(recipe.Order(StringComparer.Ordinal), new TrainGrammar().Names.Where(name => TrainGrammar.Refusal(name) is null).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_column_may_have_the_name_of_a_value_or_of_an_option()
    {
        string table = folder.File("rows.csv");
        File.WriteAllLines(table, ["x,true,false,-y", .. Enumerable.Range(0, 40).Select(i => $"{i},{(i % 3 > 0 ? "a" : "b")},{i % 5},{i % 7}")]);
        string yaml = folder.File("s.yaml");
        File.WriteAllText(yaml, $"data: {table}\ntarget: true\nignore: [false, -y]\nepochs: 2\nvary: {{hidden: [2, 3]}}\n");
        string command = Sweeping.Run(yaml, "--results", folder.File("s.db")).Well().Lines.Single(line => line.StartsWith("glassbox train ", StringComparison.Ordinal));
        Assert.Contains("--target true --ignore false --ignore=-y ", command, StringComparison.Ordinal);
        Ran.Glassbox([.. command.Split(' ')[1..], "--json"]).Well();
        Assert.Equal(["x"], Model.Load(folder.File("s.safetensors")).Columns.Select(column => column.Name));
    }

    [Theory]
    [InlineData("true", "--color --seed")]
    [InlineData("false", "--color false --seed")]
    public void A_switch_that_is_off_is_not_one_that_is_not_said(string color, string expected)
    {
        string yaml = folder.File("s.yaml");
        File.WriteAllText(yaml, $"data: {Wine}\ntarget: cultivar\nepochs: 2\nimage: 1x13\nshuffle: false\nvary: {{hidden: [2, 3]}}\ncolor: {color}\n");
        string[] words = [.. new TrainGrammar().WordsOf([new Setting("shuffle", "false"), new Setting("color", color)], null, 1)];
        Assert.Equal(expected, string.Join(' ', words[..^1]));
        Assert.Contains($"--color{(color == "true" ? "" : "=false")}", SweepFile.Expand([yaml]));
        Assert.DoesNotContain(SweepFile.Expand([yaml]), word => word.StartsWith("--shuffle", StringComparison.Ordinal));
    }

    [Fact]
    public void Data_on_a_pipe_are_refused_as_they_can_be_read_only_once()
    {
        Assert.SkipUnless(File.Exists("/dev/stdin"), "there is no /dev/stdin");
        string[] words = ["--data", "/dev/stdin", "--target", "cultivar", "--epochs", "2", "--vary", "hidden=2", "3", "--results", folder.File("s.db")];
        Ran refused = Ran.Program("dotnet", [Sweeping.Tool, .. words], File.ReadAllText(Wine));
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("/dev/stdin is not a file on a disk, but a pipe, which can be read only once", refused.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("glassbox-sweep me", "merge", ":files")]
    [InlineData("glassbox-sweep ", "merge", "report", "worker", ":files")]
    [InlineData("glassbox-sweep sweep.yaml --resul", "--results")]
    [InlineData("glassbox-sweep --optimizer ada", "adam", "adamw")]
    [InlineData("glassbox-sweep worker --clus", "--cluster")]
    [InlineData("glassbox-sweep my.yaml", ":files")]
    public void The_tab_key_finds_verbs_files_options_and_values(string line, params string[] expected) =>
        Assert.Equal(expected, Completer.Complete(new SweepCommand(), line).Select(candidate => candidate.Text));

    [Fact]
    public void The_tab_key_asks_the_tool_through_the_command() =>
        Assert.Equal(["merge", ":files"], Ran.Started(["complete", "glassbox sweep me"]).Well().Lines.Select(line => line.Split('\t')[0]));

    [Fact]
    public void Parts_that_know_nothing_of_each_other_come_together()
    {
        Sweeping.Run([.. small, "--results", folder.File("whole.db"), "--jobs", "1"]).Well();
        foreach (string part in (string[])["2", "1"]) Sweeping.Run([.. small, "--results", folder.File($"{part}.db"), "--shard", $"{part}/2"]).Well();
        Sweeping.Run("merge", folder.File("1.db"), folder.File("2.db"), "--results", folder.File("all.db")).Well();
        Assert.Equal(File.ReadAllText(folder.File("whole.csv")), File.ReadAllText(folder.File("all.csv")));
        Assert.Equal(File.ReadAllText(folder.File("whole.jsonl")), File.ReadAllText(folder.File("all.jsonl")));
    }

    [Fact]
    public void Parts_that_are_missing_or_do_not_belong_together_are_told()
    {
        foreach (string part in (string[])["1", "2"]) Sweeping.Run([.. small, "--results", folder.File($"{part}.db"), "--shard", $"{part}/3"]).Well();
        Ran merged = Sweeping.Run("merge", folder.File("1.db"), folder.File("2.db"), folder.File("1.db"), "--results", folder.File("all.db")).Well();
        Assert.Contains("2 of 8 trials are missing: of part 3/3.", merged.Errors, StringComparison.Ordinal);
        Assert.Equal(1 + 6, File.ReadAllLines(folder.File("all.csv")).Length);

        Sweeping.Run([.. small, "--results", folder.File("other.db"), "--search-seed", "2"]).Well();
        Ran refused = Sweeping.Run("merge", folder.File("other.db"), "--results", folder.File("all.db"));
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains($"{folder.File("other.db")} contains a different sweep from {folder.File("all.db")}", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("nowhere.db: there is no such file", Sweeping.Refusal("merge", folder.File("1.db"), "nowhere.db", "--results", folder.File("none.db")), StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("none.db")));
    }

    [Fact]
    public void What_there_is_so_far_can_be_seen_while_a_sweep_is_at_work()
    {
        string results = folder.File("s.db");
        Sweeping.Run([.. small, "--results", results]).Well();
        string csv = File.ReadAllText(folder.File("s.csv"));
        using var atWork = SweepStore.Open(results);
        File.Delete(folder.File("s.csv"));
        Assert.Contains("The best of 4 recipes", Sweeping.Run("report", results).Well().Output, StringComparison.Ordinal);
        Assert.Equal(csv, File.ReadAllText(folder.File("s.csv")));
    }

    [Fact]
    public void Trials_of_data_that_have_changed_are_told_and_do_not_count()
    {
        string table = folder.File("rows.csv"), results = folder.File("trials.db");
        string[] words = ["--data", table, "--target", "y", "--epochs", "1", "--vary", "hidden=2", "3", "--results", results, "--jobs", "1"];
        File.WriteAllLines(table, ["x,y", .. Enumerable.Range(0, 40).Select(i => $"{i},{(i % 3 > 0 ? "a" : "b")}")]);
        Assert.DoesNotContain("other data", Sweeping.Run(words).Well().Output, StringComparison.Ordinal);
        Assert.Empty(Sweeping.Run("report", results).Well().Errors);
        File.AppendAllText(table, "41,a\n");
        Assert.Contains("has changed since the sweep", Sweeping.Run("report", results).Well().Errors, StringComparison.Ordinal);
        Ran again = Sweeping.Run(words).Well();
        Assert.Contains("contains trials on other data", again.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("already", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_sweep_in_the_same_file_is_told_and_its_trials_stay()
    {
        string results = folder.File("s.db");
        string[] words = ["--data", Wine, "--target", "cultivar", "--epochs", "1", "--jobs", "1", "--results", results];
        foreach (string again in (string[])["", "3 of these"])
        {
            Ran first = Sweeping.Run([.. words, "--vary", "hidden=2", "3", "4"]).Well(), same = Sweeping.Run([.. words, "--vary", "hidden=2", "3", "4"]).Well();
            Assert.Contains(again, first.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("another sweep", same.Output, StringComparison.Ordinal);
            Assert.Contains("s.db contains another sweep", Sweeping.Run([.. words, "--vary", "batch=8", "16"]).Well().Output, StringComparison.Ordinal);
            Assert.Equal(1 + 2, File.ReadAllLines(folder.File("s.csv")).Length);
        }
    }

    [Theory]
    [InlineData("rows.db", "rows.csv exists and is not from a sweep")]
    [InlineData("table.csv", "name it, for example,")]
    public void Nothing_is_written_over_the_data_or_the_results(string results, string expected)
    {
        string table = folder.File("rows.csv");
        string[] rows = ["x,y", .. Enumerable.Range(0, 40).Select(i => $"{i},{(i % 3 > 0 ? "a" : "b")}")];
        File.WriteAllLines(table, rows);
        string refusal = Sweeping.Refusal("--data", table, "--target", "y", "--epochs", "1", "--vary", "hidden=2", "3", "--results", folder.File(results));
        Assert.Contains(expected, refusal, StringComparison.Ordinal);
        Assert.Equal(rows, File.ReadAllLines(table));
        Assert.Equal([table], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_list_in_a_file_is_what_it_is_on_the_command_line()
    {
        string yaml = folder.File("s.yaml");
        File.WriteAllText(yaml, $"data: {Wine}\ntarget: cultivar\nignore: [ash, hue]\nhidden: [8, 4]\nepochs: 2\nvary: {{learning-rate: [0.1], dropout: 0..1}}\nrecipes: 2\nseeds: [1, 7]\n");
        Ran listed = Sweeping.Run(yaml, "--dry-run").Well();
        Assert.Equal(4, listed.Lines.Length);
        foreach (string words in (string[])["--ignore ash --ignore hue ", "--hidden 8,4 ", "--dropout 0."]) Assert.All(listed.Lines, line => Assert.Contains(words, line, StringComparison.Ordinal));
        Assert.Equal(["1", "7", "1", "7"], listed.Lines.Select(line => line.Split("--seed ")[1]));
        Assert.Equal(["5", "5"], Sweeping.Run(yaml, "--dry-run", "--seed", "5").Well().Lines.Select(line => line.Split("--seed ")[1]));
    }

    [Fact]
    public void Killed_at_any_moment_it_loses_no_trial_that_was_finished()
    {
        string yaml = folder.File("s.yaml"), results = folder.File("s.db");
        File.WriteAllText(yaml, $"data: {Wine}\ntarget: cultivar\nepochs: 30\nvary:\n  hidden: [16, 32]\n  learning-rate: 0.001..0.1 log\nrecipes: 30\nresults: {results}\n");
        var start = new ProcessStartInfo("dotnet", [Sweeping.Tool, yaml]) { RedirectStandardError = true, RedirectStandardOutput = true };
        int seen = 0;
        using (Process process = Process.Start(start)!)
        {
            while (seen < 5 && process.StandardError.ReadLine() is { } line)
                if (line.Contains("after 30 epochs", StringComparison.Ordinal)) seen++;
            process.Kill();
            process.WaitForExit();
        }

        Ran rest = Sweeping.Run(yaml).Well();
        int known = int.Parse(rest.Lines.Single(line => line.Contains("of these trials are already in", StringComparison.Ordinal)).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(known, seen, 29);
        string csv = File.ReadAllText(folder.File("s.csv"));
        File.Delete(results);
        Sweeping.Run(yaml, "--jobs", "1").Well();
        Assert.Equal(File.ReadAllText(folder.File("s.csv")), csv);
    }

    [Fact]
    public void Digits_are_swept_by_halving_and_what_the_command_line_says_comes_first()
    {
        string yaml = folder.File("digits.yaml");
        File.WriteAllText(yaml, "take: 600\nepochs: 4\nsearch: asha\nfactor: 2\nrecipes: 6\nshuffle: true\nvary:\n  - optimizer: sgd\n    learning-rate: 0.01..1 log\n  - optimizer: adam\n    learning-rate: 1e-4..1e-1 log\n    dropout: [0, 0.1]\n");
        Ran listed = Sweeping.Run(yaml, "--recipes", "3", "--dry-run").Well();
        Assert.Equal(3, listed.Lines.Length);
        Assert.All(listed.Lines, line => Assert.Matches("^glassbox train --epochs 4 --shuffle --take 600 --hold-out 100 --optimizer (sgd|adam) --learning-rate [^ ]+( --dropout [^ ]+)? --seed 1$", line));
        Assert.Contains("3 trials; none was trained", listed.Errors, StringComparison.Ordinal);
        Ran ran = Sweeping.Run(yaml, "--results", folder.File("d.db")).Well();
        string[] rows = File.ReadAllLines(folder.File("d.csv"));
        Assert.Equal(7, rows.Length);
        Assert.Contains(rows, row => row.Contains(",trained,4,", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains(",stopped,1,", StringComparison.Ordinal));
        Assert.Contains("6 trials over optimizer, learning-rate, dropout", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_hands_sweeps_to_the_tool_and_says_where_it_comes_from()
    {
        Assert.Contains("--vary", Ran.Started(["sweep", "--help"]).Well().Output, StringComparison.Ordinal); // the tool lies beside it here
        string alone = Repository.PathOf("src", "Glassbox.Cli", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "Glassbox.Cli.dll");
        Ran refused = Ran.Program("dotnet", [alone, "sweep", "x.yaml"], environment: new Dictionary<string, string> { ["HOME"] = folder.Path, ["DOTNET_CLI_HOME"] = folder.Path });
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("dotnet tool install -g Glassbox.Sweeps.Cli", refused.Errors, StringComparison.Ordinal);
    }
}
