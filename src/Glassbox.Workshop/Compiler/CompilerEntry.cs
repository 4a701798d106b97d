using System.Globalization;
using System.Runtime.InteropServices.JavaScript;

namespace Glassbox.Workshop.Compiler;

/// <summary>The compiler's door for its worker's script. Fields of a line are set apart by <c>\u001f</c>, lists in a field by <c>\u001e</c>.</summary>
internal static partial class CompilerEntry
{
    private const char Field = '\u001f', Item = '\u001e';
    private static readonly Workbench Bench = new();
    private static Compiled? compiled;

    /// <summary>One line for each: 1 for an error, from, to, id, message.</summary>
    [JSExport]
    internal static string[] Check(string before, string code, string after)
    {
        Bench.Show(new(before, code, after));
        return [.. Bench.Complaints().Select(c => Line(c.IsError ? 1 : 0, c.From, c.To, c.Id, c.Message))];
    }

    /// <summary>From where on names are replaced; then a line for each: name, kind, detail.</summary>
    [JSExport]
    internal static string[] Complete(string before, string code, string after, int position)
    {
        Bench.Show(new(before, code, after));
        (int from, IReadOnlyList<Suggestion> found) = Bench.Complete(position);
        return [from.ToString(CultureInfo.InvariantCulture), .. found.Select(s => Line(s.Name, s.Kind, s.Detail))];
    }

    /// <summary>Which parameter is being written; then a line for each way: what stands before, the parameters, what stands behind. Empty where no call is.</summary>
    [JSExport]
    internal static string[] Sign(string before, string code, string after, int position)
    {
        Bench.Show(new(before, code, after));
        return Bench.SignaturesAt(position) is not { } found
            ? []
            : [found.Parameter.ToString(CultureInfo.InvariantCulture), .. found.Forms.Select(form => Line(form.Before, string.Join(Item, form.Parameters), form.After))];
    }

    /// <summary>The assembly; empty where there are errors.</summary>
    [JSExport]
    internal static byte[] Compile(string before, string code, string after, bool isMetered)
    {
        Bench.Show(new(before, code, after));
        compiled = Bench.Compile(isMetered);
        return compiled?.Assembly ?? [];
    }

    /// <summary>Of what was compiled last: whether it counts digits.</summary>
    [JSExport]
    internal static bool HasMeter() => compiled?.HasMeter ?? false;

    private static string Line(params object[] fields) => string.Join(Field, fields.Select(field => Convert.ToString(field, CultureInfo.InvariantCulture)));
}
