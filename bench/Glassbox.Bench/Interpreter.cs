namespace Glassbox.Bench;

/// <summary>Finds a Python with a given module.</summary>
internal static class Interpreter
{
    // Packages of Debian are visible only to Debian's Python, which may not be the first in the PATH; packages installed with pip are visible
    // to the one that is.
    private static readonly string[] candidates = ["/usr/bin/python3", "python3"];

    /// <summary>Returns the Python that has a module and the version of the module; null if there is none.</summary>
    public static (string Path, string Version)? With(string module)
    {
        foreach (string candidate in candidates)
        {
            if (candidate.StartsWith('/') && !File.Exists(candidate)) continue;
            if (ChildProcess.Run([candidate, "-c", $"import {module}; print({module}.__version__)"]) is { ExitCode: 0 } found)
                return (candidate, found.Output.Trim());
        }

        return null;
    }
}
