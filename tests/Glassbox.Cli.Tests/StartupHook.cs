using System.Reflection;

/// <summary>
/// Lets a process of the command do several commands, one after the other, where its own would stand: .NET calls this before the program, by
/// DOTNET_STARTUP_HOOKS. Starting .NET on an emulated processor, or without precompiled code, takes longer than all the commands do.
/// </summary>
internal static class StartupHook
{
    /// <summary>Names a file with a command a line, its words behind tabs.</summary>
    public const string Commands = "GLASSBOX_TEST_COMMANDS";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Commands) is not { } file) return;
        MethodInfo main = Assembly.Load("Glassbox.Cli").EntryPoint!;
        foreach (string command in File.ReadAllLines(file))
        {
            int exitCode = (int)main.Invoke(null, [command.Split('\t')])!;
            if (exitCode != 0) Environment.Exit(exitCode);
        }

        Environment.Exit(0);
    }
}
