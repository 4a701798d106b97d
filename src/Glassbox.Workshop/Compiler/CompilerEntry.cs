using System.Globalization;
using System.Runtime.InteropServices.JavaScript;

namespace Glassbox.Workshop.Compiler;

/// <summary>
/// The entry points of the compiler for the script of its worker. Fields of a line are separated by <c>\u001f</c>, items within a field by
/// <c>\u001e</c>.
/// </summary>
internal static partial class CompilerEntry
{
    private const char Field = '\u001f', Item = '\u001e';
    private static readonly Workbench Bench = new();
    private static Compiled? compiled;

    /// <summary>Returns one line per diagnostic: 1 for an error or 0 for a warning, start, end, ID, message.</summary>
    [JSExport]
    internal static string[] Check(string before, string code, string after)
    {
        Bench.Show(new(before, code, after));
        return [.. Bench.Complaints().Select(c => Line(c.IsError ? 1 : 0, c.From, c.To, c.Id, c.Message))];
    }

    /// <summary>Returns the position where the completed name starts, then one line per completion: name, kind, detail.</summary>
    [JSExport]
    internal static string[] Complete(string before, string code, string after, int position)
    {
        Bench.Show(new(before, code, after));
        (int from, IReadOnlyList<Suggestion> found) = Bench.Complete(position);
        return [from.ToString(CultureInfo.InvariantCulture), .. found.Select(s => Line(s.Name, s.Kind, s.Detail))];
    }

    /// <summary>
    /// Returns the index of the current parameter, then one line per overload: the text before the parameters, the parameters, the text
    /// after them. Empty outside a call.
    /// </summary>
    [JSExport]
    internal static string[] Sign(string before, string code, string after, int position)
    {
        Bench.Show(new(before, code, after));
        return Bench.SignaturesAt(position) is not { } found
            ? []
            : [found.Parameter.ToString(CultureInfo.InvariantCulture), .. found.Forms.Select(form => Line(form.Before, string.Join(Item, form.Parameters), form.After))];
    }

    /// <summary>Compiles the code and returns the assembly; empty if there are errors.</summary>
    [JSExport]
    internal static byte[] Compile(string before, string code, string after, bool isMetered)
    {
        Bench.Show(new(before, code, after));
        compiled = Bench.Compile(isMetered);
        return compiled?.Assembly ?? [];
    }

    /// <summary>Whether the last compiled program counts digits.</summary>
    [JSExport]
    internal static bool HasMeter() => compiled?.HasMeter ?? false;

    private static string Line(params object[] fields) => string.Join(Field, fields.Select(field => Convert.ToString(field, CultureInfo.InvariantCulture)));
}
