using System.Runtime.CompilerServices;

namespace Glassbox.Cli.Tests;

/// <summary>The folder that the tests were built from, for those that try what a reader of the README would.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
