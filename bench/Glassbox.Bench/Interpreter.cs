namespace Glassbox.Bench;

/// <summary>Finds the Python that has a module.</summary>
internal static class Interpreter
{
    // Debian's packages are seen by Debian's Python only, and another one may come first in the path; what was installed with pip is
    // seen by that one.
    private static readonly string[] candidates = ["/usr/bin/python3", "python3"];

    /// <summary>The Python that has a module, and the version of the module; or nothing.</summary>
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
