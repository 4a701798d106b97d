using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Glassbox.Cli.Serving;

/// <summary>Finds ASP.NET Core, which only serving needs.</summary>
/// <remarks>
/// The command does not ask .NET's host for it: looking it up would slow down the start of every other command, and none of them would
/// start where only the base runtime is installed. It lies beside that runtime, so its assemblies are taken from there once one is needed.
/// A program that is compiled ahead of time, or published with its runtime, has it inside and never comes here.
/// </remarks>
internal static class AspNetRuntime
{
    private const string Name = "Microsoft.AspNetCore.App";

    private static string? folder;

    /// <summary>From here on, ASP.NET Core's assemblies are found. May be called more than once.</summary>
    /// <exception cref="CommandException">It is not installed.</exception>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only whole assemblies are loaded, of a shared runtime that is never trimmed.")]
    public static void Find()
    {
        if (folder is not null || IsPresent()) return;
        string runtime = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
        folder = Beside(runtime, Environment.Version) ?? throw new CommandException(
            $"serving needs the ASP.NET Core runtime {Environment.Version.ToString(2)}, which is not installed beside {runtime}: "
            + "https://dotnet.microsoft.com/download/dotnet has it, and so has the SDK. All other commands work without it.");
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            Path.Combine(folder!, name.Name + ".dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
    }

    /// <summary>The newest ASP.NET Core of a version's major and minor number that is installed beside a runtime, or null.</summary>
    /// <param name="runtime">The folder of the runtime: <c>…/shared/Microsoft.NETCore.App/10.0.12</c>.</param>
    /// <param name="version">Of the runtime.</param>
    internal static string? Beside(string runtime, Version version)
    {
        string all = Path.Combine(runtime, "..", "..", Name);
        if (!Directory.Exists(all)) return null;
        return Directory.EnumerateDirectories(all)
            .Select(path => (Path: path, Version: Version.TryParse(Path.GetFileName(path), out Version? found) ? found : null))
            .Where(found => found.Version is not null && (found.Version.Major, found.Version.Minor) == (version.Major, version.Minor))
            .OrderBy(found => found.Version).LastOrDefault().Path;
    }

    private static bool IsPresent()
    {
        try
        {
            return Assembly.Load(new AssemblyName("Microsoft.AspNetCore.Server.Kestrel.Core")) is not null;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }
}
