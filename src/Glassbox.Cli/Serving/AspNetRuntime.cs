using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Glassbox.Cli.Serving;

/// <summary>Locates ASP.NET Core, which only serving needs.</summary>
/// <remarks>
/// The command does not declare ASP.NET Core as a framework: the host would look it up at every start, which is slow, and no command would
/// start where only the base runtime is installed. ASP.NET Core is installed beside that runtime, and its assemblies are loaded from there
/// on first use. A program that is compiled ahead of time, or published with its runtime, includes them and needs none of this.
/// </remarks>
internal static class AspNetRuntime
{
    private const string Name = "Microsoft.AspNetCore.App";

    private static string? folder;

    /// <summary>Makes the assemblies of ASP.NET Core available. May be called more than once.</summary>
    /// <exception cref="CommandException">ASP.NET Core is not installed.</exception>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only whole assemblies of a shared runtime, which is never trimmed, are loaded.")]
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

    /// <summary>Returns the newest ASP.NET Core beside a runtime with the same major and minor version; null if there is none.</summary>
    /// <param name="runtime">The folder of the runtime: <c>…/shared/Microsoft.NETCore.App/10.0.12</c>.</param>
    /// <param name="version">The version of the runtime.</param>
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
