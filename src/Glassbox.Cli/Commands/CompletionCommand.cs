using System.CommandLine;

namespace Glassbox.Cli.Commands;

/// <summary>Prints the completion script of a shell.</summary>
internal sealed class CompletionCommand : Verb
{
    private static readonly Dictionary<string, string> scripts = new() { ["bash"] = "glassbox.bash", ["zsh"] = "glassbox.zsh", ["powershell"] = "glassbox.ps1" };

    private readonly Argument<string> shell = new("SHELL") { Description = "bash, zsh or powershell." };

    public CompletionCommand()
        : base(
            "completion", "Print the script by which a shell completes commands, options and their values.",
            "source <(glassbox completion bash)        in ~/.bashrc",
            "source <(glassbox completion zsh)         in ~/.zshrc, below compinit",
            "glassbox completion powershell | Out-String | Invoke-Expression        in $PROFILE")
    {
        shell.AcceptOnlyFromAmong([.. scripts.Keys]);
        Arguments.Add(shell);
    }

    protected override int Run(ParseResult given)
    {
        using Stream script = typeof(CompletionCommand).Assembly.GetManifestResourceStream(scripts[given.GetRequiredValue(shell)])!;
        using var text = new StreamReader(script);
        Console.Out.Write(text.ReadToEnd().ReplaceLineEndings("\n"));
        return ExitCode.Success;
    }
}
