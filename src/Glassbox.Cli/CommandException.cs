namespace Glassbox.Cli;

/// <summary>Ends the command with an error message for the user.</summary>
/// <param name="message">What is wrong, and what to do about it.</param>
/// <param name="exitCode">An <see cref="ExitCode"/>.</param>
internal sealed class CommandException(string message, int exitCode = ExitCode.Failed) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    public static CommandException Usage(string message) => new(message, Cli.ExitCode.Usage);

    public static CommandException Usage(ArgumentException fault) => Usage(fault.WithoutParameter());
}
