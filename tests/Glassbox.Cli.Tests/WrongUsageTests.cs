using Glassbox.Cli.Commands;
using Glassbox.Cli.Grammar;

namespace Glassbox.Cli.Tests;

public sealed class WrongUsageTests
{
    [Theory]
    [InlineData("train", "trian")]
    [InlineData("Usage: glassbox [command] [options]", "trian")]
    [InlineData("--epochs", "train", "--epoch", "3")]
    [InlineData("--batch must be a whole number of at least 1, not '0'.", "train", "--batch", "0")]
    [InlineData("--take must be a whole number of at least 1, not '0'.", "train", "--take", "0")]
    [InlineData("--data - names no file: for standard input, write --data /dev/stdin.", "predict", "--model", "m.npz", "--data", "-")]
    [InlineData("--report must name a file that ends in .html or .htm, not 'churn.pdf'.", "train", "--report", "churn.pdf")]
    [InlineData("--report must name a file that ends in .html or .htm", "evaluate", "--model", "m.npz", "--report", "report")]
    [InlineData("--threads must be", "train", "--threads", "0")]
    [InlineData("--seed must be", "train", "--seed", "-1")]
    [InlineData("--learning-rate must be a number above 0, not '-1'.", "train", "--learning-rate", "-1")]
    [InlineData("--learning-rate must be a number above 0, not 'NaN'.", "train", "--learning-rate", "NaN")]
    [InlineData("--momentum must be at least 0 and below 1", "train", "--momentum", "1")]
    [InlineData("--layers must be", "train", "--layers", "784")]
    [InlineData("write --layers 784,20,10", "train", "--layers", "784,20,12")]
    [InlineData("write --layers 784,30,10", "train", "--layers", "700,30,10")]
    [InlineData("--loss must be one of mse, binary-cross-entropy, cross-entropy", "train", "--loss", "cross")]
    [InlineData("--order is for the twin", "train", "--order", "video")]
    [InlineData("--threads is for the fast engine", "train", "--engine", "twin", "--threads", "2")]
    [InlineData("--momentum is not for adam", "train", "--optimizer", "adam", "--momentum", "0.5")]
    [InlineData("this cannot learn", "train", "--loss", "cross-entropy", "--output-activation", "sigmoid")]
    [InlineData("--hold-out 60000 leaves none", "train", "--hold-out", "60000")]
    [InlineData("--take 60001 is more than there are", "train", "--take", "60001")]
    [InlineData(".safetensors, .npz or .onnx", "train", "--out", "network.pt")]
    [InlineData("'b.pt' names no format to save in: its name must end in .safetensors, .npz or .onnx.\n", "convert", "a.safetensors", "b.pt")]
    [InlineData("'customers.csv' is not a model file: its name must end in .safetensors, .npz or .onnx.\n", "evaluate", "--model", "customers.csv")]
    [InlineData("Save the weights in Python instead", "convert", "a.pt", "b.npz")]
    [InlineData("--model", "ask")]
    [InlineData("--model", "evaluate")]
    [InlineData("IMAGE", "predict", "--model", "x.npz")]
    [InlineData("OUT", "convert", "x.npz")]
    [InlineData("one of:\n  'ask'\n", "schema", "nonsense")]
    public void Wrong_usage_is_told_on_standard_error_with_exit_code_2(string message, params string[] arguments)
    {
        var run = Ran.Glassbox(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unknown option '--out'.", "predict", "--model", "m.npz", "--data", "new.csv", "--out", "pred.csv")]
    [InlineData("Unknown option '--stage'. Did you mean '--stages'?", "predict", "--model", "m.npz", "--stage", "seven.png")]
    [InlineData("Unknown option '--type'. Did you mean '--dtype'?", "convert", "--type", "float32", "in.npz", "out.npz")]
    [InlineData("Unknown option '--index'.", "ask", "--model", "m.npz", "--index", "3")]
    [InlineData("Unknown option '--modle'. Did you mean '--model'?", "ask", "--modle", "m.npz")]
    [InlineData("Unknown option '--learning_rate'. Did you mean '--learning-rate'?", "train", "--learning_rate", "0.1")]
    [InlineData("Unknown option '--epoch'. Did you mean '--epochs'?", "train", "--epoch=3")]
    [InlineData("Unknown option '--quiet'.", "train", "--quiet")]
    [InlineData("Unknown option '--verison'. Did you mean '--version'?", "--verison")]
    [InlineData("'32' is left over: separate several sizes by commas, as in --hidden 64,32.", "train", "--hidden", "64", "32")]
    [InlineData("'32' is left over: separate several sizes by commas, as in --hidden 32,32,16.", "train", "--hidden", "32", "32", "16")]
    [InlineData("Unexpected argument '32'.", "train", "--epochs", "3", "32")]
    [InlineData("Unexpected argument '-1'.", "train", "--epochs", "3", "-1")]
    [InlineData("Unexpected argument 'epochs'. Did you mean '--epochs'?", "train", "epochs")]
    [InlineData("Unknown command 'trian'. Did you mean 'train'?", "trian")]
    [InlineData("Unknown command 'nonsense'.", "nonsense")]
    public void A_word_that_fits_nowhere_is_the_only_thing_told_with_what_is_near(string line, params string[] arguments)
    {
        var run = Ran.Glassbox(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        string[] lines = run.Errors.TrimEnd().Split('\n');
        Assert.Equal((2, line), (lines.Length, lines[0]));
        Assert.StartsWith("Usage: glassbox", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Several_words_that_fit_nowhere_have_a_line_each_and_a_file_may_begin_with_a_dash()
    {
        string[] lines = Ran.Glassbox("train", "--epoch", "3", "--sed", "1").Errors.Split('\n');
        Assert.Equal(["Unknown option '--epoch'. Did you mean '--epochs'?", "Unknown option '--sed'. Did you mean '--seed'?"], lines[..2]);
        string picture = Path.Combine(Repository.Root, "-dashed.png");
        File.WriteAllText(picture, "");
        try
        {
            Assert.Contains("m.npz: there is no such file", Ran.Glassbox("predict", "--model", "m.npz", "-dashed.png").Errors, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(picture);
        }
    }

    [Theory]
    [InlineData("no such folder", "train", "--data", "/no/such/folder")]
    [InlineData("no/such/folder does not exist", "train", "--out", "/no/such/folder/network.npz")]
    [InlineData("no such file", "train", "--init", "missing.npz")]
    [InlineData("no such file", "ask", "--model", "missing.safetensors")]
    [InlineData("'glassbox train --out missing.npz' makes one", "evaluate", "--model", "missing.npz")]
    [InlineData("no such file", "convert", "missing.safetensors", "out.npz")]
    [InlineData("use smaller batches", "train", "--layers", "784,100000,10", "--batch", "60000")]
    [InlineData("Step ", "train", "--take", "100", "--activation", "relu", "--learning-rate", "1e30")]
    public void A_job_that_fails_says_why_in_a_line_with_exit_code_1(string message, params string[] arguments)
    {
        var run = Ran.Glassbox(arguments);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("glassbox: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("")]
    [InlineData("train")]
    [InlineData("ask")]
    [InlineData("evaluate")]
    [InlineData("predict")]
    [InlineData("explain")]
    [InlineData("convert")]
    public void Every_verb_has_help_with_examples(string verb)
    {
        var run = Ran.Glassbox([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        int examples = run.Output.IndexOf("Examples:", StringComparison.Ordinal);
        Assert.True(examples > 0);
        Assert.Contains($"glassbox {verb}".TrimEnd(), run.Output[examples..], StringComparison.Ordinal);
    }

    [Fact]
    public void The_help_of_train_shows_its_options_in_groups_each_of_them_once()
    {
        var command = new TrainCommand();
        string help = Ran.Glassbox("train", "--help").Output;
        string[] lines = help.ReplaceLineEndings("\n").Split('\n');
        foreach (OptionGroup group in command.Groups)
        {
            int title = Array.IndexOf(lines, $"{group.Title}:");
            Assert.True(title > 0, group.Title);
            string[] shown = [.. lines.Skip(title + 1).TakeWhile(line => line.Length > 0).Select(line => line.TrimStart().Split(' ', ',')[0])];
            Assert.Equal(group.Options.Select(option => option.Name), shown);
        }

        foreach (var option in command.Options)
        {
            Assert.Single(command.Groups.SelectMany(group => group.Options), option);
            Assert.Single(lines, line => line.StartsWith($"  {option.Name} ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_help_of_train_has_the_defaults_of_tables_too()
    {
        var model = Data.Model.Fit(Data.Table.FromArray(new double[,] { { 0, 1 }, { 1, 3 }, { 2, 5 } }, "x", "y"), "y", new Data.FitOptions { Epochs = 1 });
        string help = string.Join(' ', Ran.Glassbox("train", "--help").Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (string told in (string[])
            [
                $"sigmoid; for tables and pictures {model.Network.Architecture.Layers[0].Activation.Name}]",
                $"uniform; for tables and pictures {model.Recipe!.Initializer!.Name}, but xavier with sigmoid or tanh]",
                $"sgd; for tables and pictures {model.Recipe.Options.Optimizer.Name}]",
                FormattableString.Invariant($"for tables and pictures {model.Recipe.Options.Optimizer.LearningRate}, unless"),
                $"1; for tables and pictures {model.Recipe.Options.BatchSize}, or 256",
                "3; for tables and pictures 10 to 1000, more for fewer samples]",
                "for tables and pictures 0.01 to 1, more for fewer samples, unless",
            ])
            Assert.Contains(told, help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "glassbox [command] [options]")]
    [InlineData("explain", "glassbox explain [options]")]
    public void Help_may_be_asked_for_as_a_verb(string verb, string usage)
    {
        string[] words = verb.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var run = Ran.Glassbox(["help", .. words]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains(usage, run.Output, StringComparison.Ordinal);
        Assert.Equal(Ran.Glassbox([.. words, "--help"]).Output, run.Output);
    }

    [Fact]
    public void What_goes_wrong_before_training_leaves_no_file_behind()
    {
        using var folder = new TemporaryFolder();
        Ran.Glassbox("train", "--out", folder.File("x.npz"), "--hold-out", "60000");
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }
}
