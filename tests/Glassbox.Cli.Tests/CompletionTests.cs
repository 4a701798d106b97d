using Glassbox.Cli.Commands;
using Glassbox.Cli.Completion;

namespace Glassbox.Cli.Tests;

/// <summary>What a shell offers at the tab key; and that shells do offer it.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("glassbox tr", "train")]
    [InlineData("/some/where/glassbox ex", "explain")]
    [InlineData("glassbox --js", "--json")]
    [InlineData("glassbox train --opti", "--optimizer")]
    [InlineData("glassbox train --json --opti", "--optimizer")] // past a flag
    [InlineData("glassbox train --ignore a b --opti", "--optimizer")] // past an option that takes several
    [InlineData("glassbox train --loss nonsense --opti", "--optimizer")]
    [InlineData("glassbox train --optimizer ada", "adam", "adamw")]
    [InlineData("glassbox train --optimizer=ada", "adam", "adamw")]
    [InlineData("glassbox train --schedule co", "cosine")]
    [InlineData("glassbox train --class-weights ", "balanced")]
    [InlineData("glassbox train --data ", "mnist", ":files")]
    [InlineData("glassbox train --out ", ":files")]
    [InlineData("glassbox train --epochs ")]
    [InlineData("glassbox evaluate --set t", "training", "test")]
    [InlineData("glassbox predict --model x.npz ", ":files")]
    [InlineData("glassbox predict --model x.npz a.png ", ":files")]
    [InlineData("glassbox predict --skip sc", "scale")]
    [InlineData("glassbox convert a.npz ", ":files")]
    [InlineData("glassbox completion ", "bash", "zsh", "powershell")]
    [InlineData("glassbox nonsense tr", "train")]
    [InlineData("")]
    public void A_line_is_completed(string line, params string[] expected)
    {
        if (line.Length == 0) expected = Verbs;
        Assert.Equal(expected.Order(), Complete(line).Order());
    }

    [Fact]
    public void Every_command_is_offered_but_not_the_one_that_shells_use()
    {
        Assert.Equal(Verbs, Complete("glassbox "));
        Assert.DoesNotContain("complete", Verbs);
        Assert.Contains("train", Verbs);
    }

    [Fact]
    public void Every_option_of_every_command_is_offered_once_and_no_more_where_it_stands_already()
    {
        foreach (System.CommandLine.Command verb in new GlassboxCommand().Subcommands.Where(verb => !verb.Hidden))
        {
            string[] options = [.. verb.Options.Where(option => !option.Hidden).Select(option => option.Name)];
            Assert.Equal(options, Complete($"glassbox {verb.Name} --"));
            if (verb.Arguments.Count == 0) Assert.Equal(options, Complete($"glassbox {verb.Name} "));
        }

        Assert.DoesNotContain("--out", Complete("glassbox train --out x.npz --"));
        Assert.Contains("--ignore", Complete("glassbox train --ignore x --")); // may be given several times
    }

    [Theory]
    [InlineData("glassbox sweep ", "glassbox-sweep ")]
    [InlineData("/some/where/glassbox  sweep  --vary=x sweep", "glassbox-sweep  --vary=x sweep")]
    [InlineData("glassbox worker --cl", "glassbox-sweep worker --cl")]
    [InlineData("glassbox sweep", null)]
    [InlineData("glassbox train sweep ", null)]
    [InlineData("glassbox sweeper ", null)]
    public void What_the_tool_of_sweeps_understands_it_completes(string line, string? expected) => Assert.Equal(expected, Completer.LineOfTool(line));

    [Fact]
    public void Columns_are_those_of_the_table()
    {
        string wine = Repository.PathOf("data", "tables", "wine.csv");
        Assert.Equal(["cultivar"], Complete($"glassbox train --data {wine} --target cul"));
        Assert.Equal(["alcohol", "alcalinity of ash"], Complete($"glassbox train --data {wine} --target cultivar --ignore alc"));
        Assert.Empty(Complete($"glassbox train --data {folder.File("none.csv")} --target "));
        Assert.Empty(Complete("glassbox train --target "));

        // Of a large file no more than the beginning is read: the number of columns in its last row is not what it should be.
        string large = folder.File("large.csv");
        File.WriteAllText(large, "first,second\n" + string.Concat(Enumerable.Repeat("1,2\n", 20_000)) + "1,2,3\n");
        Assert.Equal(["first", "second"], Complete($"glassbox train --data {large} --target "));
    }

    [Fact]
    public void Bash_completes_words_values_and_files()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script") && File.Exists("/bin/bash"), "there is no bash on a terminal");
        string start = Starting("bash", "bind -x '\"\\C-g\": printf \"<%s>\\n\" \"$READLINE_LINE\"; READLINE_LINE='\nbind 'set bell-style none'\n");
        MustComplete($"bash --noprofile --rcfile '{start}' -i");
    }

    [Fact]
    public void Zsh_completes_words_values_and_files()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script") && File.Exists("/usr/bin/zsh"), "there is no zsh on a terminal");
        Starting("zsh", "show() { zle -I; print -r -- \"<$BUFFER>\"; BUFFER=; }\nzle -N show\nbindkey '^G' show\nunsetopt beep\n", ".zshrc", "autoload -Uz compinit && compinit -u -D\n");
        MustComplete($"env ZDOTDIR='{folder.Path}' zsh -i");
    }

    [Fact]
    public void PowerShell_completes_words_values_and_files()
    {
        string? powershell = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(place => Path.Combine(place, "pwsh")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(powershell is null || OperatingSystem.IsWindows(), "there is no pwsh");
        Starting("powershell", "");
        File.WriteAllText(folder.File("try.ps1"), $$"""
            $env:PATH = "{{folder.File("bin")}}:" + $env:PATH
            glassbox completion powershell | Out-String | Invoke-Expression
            foreach ($line in 'glassbox train --json --opti', 'glassbox train --optimizer=rms', 'glassbox evaluate --model a', 'glassbox train --data wine.csv --ignore alca') {
                ([System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)).CompletionMatches | ForEach-Object { $_.CompletionText }
            }
            """);
        Assert.Equal(
            ["--optimizer", "--optimizer=rmsprop", "'./a network.npz'", "'alcalinity of ash'"],
            Ran.Program(powershell!, ["-NoProfile", "-File", folder.File("try.ps1")], folder: folder.Path).Well().Lines);
    }

    [Fact]
    public void Each_shell_has_a_script_and_others_are_told_which_there_are()
    {
        foreach ((string shell, string holds) in (IEnumerable<(string, string)>)[("bash", "complete -F _glassbox glassbox"), ("zsh", "#compdef glassbox"), ("powershell", "Register-ArgumentCompleter")])
            Assert.Contains(holds, Ran.Glassbox("completion", shell).Well().Output, StringComparison.Ordinal);
        Ran refused = Ran.Glassbox("completion", "tcsh");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("'bash'", refused.Errors, StringComparison.Ordinal);
    }

    private static string[] Verbs => [.. new GlassboxCommand().Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name)];

    private static string[] Complete(string line) => [.. Completer.Complete(new GlassboxCommand(), line).Select(candidate => candidate.Text)];

    /// <summary>Writes a program <c>glassbox</c> and what a shell runs as it starts.</summary>
    private string Starting(string shell, string keys, string name = "start", string before = "")
    {
        string program = Path.Combine(Directory.CreateDirectory(folder.File("bin")).FullName, "glassbox");
        File.WriteAllText(program, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "Glassbox.Cli.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.Copy(Repository.PathOf("data", "tables", "wine.csv"), folder.File("wine.csv"));
        File.WriteAllText(folder.File("a network.npz"), "");
        File.WriteAllText(folder.File(name), $"{before}PS1='$ '\nPATH='{folder.File("bin")}':$PATH\ncd '{folder.Path}'\nsource <(glassbox completion {shell})\n{keys}");
        return folder.File(name);
    }

    /// <summary>Types lines with tab keys into a shell, and has it show what became of each.</summary>
    private static void MustComplete(string shell)
    {
        (string Typed, string Completed)[] lines =
        [
            ("glassbox trai\t--opti\tadam\t", "glassbox train --optimizer adam"),
            ("glassbox train --optimizer=rms\t", "glassbox train --optimizer=rmsprop"),
            ("glassbox evaluate --model a\t", @"glassbox evaluate --model a\ network.npz"),
            ("glassbox train --data wi\t--target cul\t", "glassbox train --data wine.csv --target cultivar"),
            ("glassbox train --data mn\t", "glassbox train --data mnist"),
            ("glassbox train --data wine.csv --ignore alca\t", @"glassbox train --data wine.csv --ignore alcalinity\ of\ ash"),
        ];
        string input = string.Concat(lines.Select(line => $"{line.Typed}\x07")) + "exit\n";
        string seen = Ran.Program("script", ["-qec", $"timeout --foreground 100 {shell}", "/dev/null"], input, new Dictionary<string, string> { ["TERM"] = "dumb" }).Output;
        foreach ((string _, string completed) in lines)
            Assert.True(System.Text.RegularExpressions.Regex.IsMatch(seen, $"<{System.Text.RegularExpressions.Regex.Escape(completed)} ?>"), $"{completed} is not in\n{seen}");
    }
}
